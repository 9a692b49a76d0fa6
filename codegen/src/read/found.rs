//! Describes values of the wrong form in diagnostics, and how to fix them.

use std::fmt;

use crate::read::scalar::{NumberStyle, Scalar, classify};
use crate::read::yaml::YamlNode;
use crate::site::Site;

/// The form of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// An empty value.
    Nothing,
    Null,
    Bool,
    Number(NumberStyle),
    /// A string that would be an integer without its quotes.
    QuotedInteger,
    Text,
    List,
    Map,
}

impl Found {
    pub(super) fn of(node: &YamlNode<'_>, site: Site) -> Self {
        match node {
            YamlNode::Map => Self::Map,
            YamlNode::List => Self::List,
            YamlNode::Scalar { text, plain: true } => match classify(text) {
                Scalar::Null if site.start == site.end => Self::Nothing,
                Scalar::Null => Self::Null,
                Scalar::Bool => Self::Bool,
                Scalar::Integer(_) => Self::Number(NumberStyle::Whole),
                Scalar::Number(number) => Self::Number(number),
                Scalar::Text => Self::Text,
            },
            YamlNode::Scalar { text, plain: false } => match classify(text) {
                Scalar::Integer(_) => Self::QuotedInteger,
                _ => Self::Text,
            },
            YamlNode::Refused => Self::Nothing,
        }
    }

    /// The help where a string is expected.
    pub(super) fn as_text(self) -> Option<&'static str> {
        match self {
            Self::Null | Self::Bool | Self::Number(_) => Some("put it in quotes"),
            Self::List => Some("write one string; quote it if it begins with `[` or `- `"),
            Self::Map => Some("write one string; quote it if it begins with `{` or contains `: `"),
            Self::Nothing | Self::QuotedInteger | Self::Text => None,
        }
    }

    /// The help where an integer is expected.
    pub(super) fn as_integer(self) -> Option<&'static str> {
        match self {
            Self::QuotedInteger => Some("remove the quotes"),
            // A number that is too large stays too large if it is written in digits.
            Self::Number(number) => (number != NumberStyle::Huge).then_some("write it in digits only"),
            Self::Nothing | Self::Null | Self::Bool | Self::Text | Self::List | Self::Map => None,
        }
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing => "nothing",
            Self::Null => "null",
            Self::Bool => "a boolean",
            Self::Number(NumberStyle::Whole) => "a number",
            Self::Number(NumberStyle::Signed) => "a number with a sign",
            Self::Number(NumberStyle::LeadingZero) => "a number with a leading zero",
            Self::Number(NumberStyle::Octal) => "an octal number",
            Self::Number(NumberStyle::Hexadecimal) => "a hexadecimal number",
            Self::Number(NumberStyle::Float) => "a number with a fraction or an exponent",
            Self::Number(NumberStyle::NotFinite) => "a non-finite number",
            Self::Number(NumberStyle::Huge) => "a number of more than 19 digits",
            Self::QuotedInteger => "a quoted string",
            Self::Text => "a string",
            Self::List => "a list",
            Self::Map => "a mapping",
        })
    }
}
