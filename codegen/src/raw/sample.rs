//! A value that is any JSON, as it was written in YAML.

use std::borrow::Cow;

use super::Text;
use crate::site::Site;

/// Any value, with its span.
#[derive(Debug, Clone)]
pub struct Sample<'s> {
    /// Where it was written.
    pub site: Site,
    /// What was written.
    pub value: SampleValue<'s>,
}

/// Any value that JSON can have.
#[derive(Debug, Clone)]
pub enum SampleValue<'s> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as JSON writes it.
    Number(Cow<'s, str>),
    /// A string.
    String(Text<'s>),
    /// A list.
    List(Vec<Sample<'s>>),
    /// A mapping, in the order of the file; duplicates are skipped.
    Map(Vec<(Text<'s>, Sample<'s>)>),
    /// Something else, which the reader has reported.
    Misread,
}

impl Sample<'_> {
    /// Whether nothing in it was reported. It recurses only as deep as a sample can be.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        match &self.value {
            SampleValue::Null | SampleValue::Bool(_) | SampleValue::Number(_) | SampleValue::String(_) => {
                true
            }
            SampleValue::List(elements) => elements.iter().all(Self::is_whole),
            SampleValue::Map(members) => members.iter().all(|(_, value)| value.is_whole()),
            SampleValue::Misread => false,
        }
    }

    /// Returns the first number in it that is beyond the range of IEEE 754 `binary64`, with its text.
    ///
    /// Such numbers are not portable (RFC 8259, section 6), and some parsers, such as `serde_json`, reject the whole
    /// document. It recurses only as deep as a sample can be.
    #[must_use]
    pub fn number_out_of_range(&self) -> Option<(&str, Site)> {
        match &self.value {
            SampleValue::Number(number) => {
                let is_in_range = number.parse().is_ok_and(f64::is_finite);
                (!is_in_range).then_some((&**number, self.site))
            }
            SampleValue::List(elements) => elements.iter().find_map(Self::number_out_of_range),
            SampleValue::Map(members) => members.iter().find_map(|(_, value)| value.number_out_of_range()),
            SampleValue::Null | SampleValue::Bool(_) | SampleValue::String(_) | SampleValue::Misread => None,
        }
    }
}
