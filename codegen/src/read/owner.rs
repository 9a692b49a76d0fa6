//! The owner of the value that is read: its name in messages, and the values that it may have.

use std::borrow::Cow;
use std::fmt;

use crate::grammar::{CodeKey, Key, Keys, Mapping, Value};
use crate::quoted::quoted;
use crate::raw::Text;
use crate::read::found::Found;
use crate::site::Site;
use crate::suggest;

/// The key or name whose value is read, for messages.
#[derive(Clone)]
pub(super) struct Owner<'s> {
    name: Name<'s>,
    /// Its key.
    pub(super) site: Site,
    /// The value that it may have, if the grammar describes it.
    value: Option<&'static Value>,
    /// How a value that is not just a string is written.
    shape: Option<&'static str>,
}

/// Formatted only if there is something to report, because a valid spec has thousands of owners.
#[derive(Clone)]
enum Name<'s> {
    Spec,
    Key(&'static Key),
    EntryOf(&'static Key),
    Chosen(&'static str, Cow<'s, str>),
    Setting(Cow<'s, str>),
}

impl<'s> Owner<'s> {
    /// The spec itself, with the site of its first key.
    pub(super) fn spec(mapping: &'static Mapping, site: Site) -> Self {
        Self { name: Name::Spec, site, value: None, shape: mapping.shape }
    }

    /// A key of the format.
    pub(super) fn key(key: &'static Key, site: Site) -> Self {
        Self { name: Name::Key(key), site, value: Some(&key.value), shape: key.shape }
    }

    /// An entry of the list of a key.
    pub(super) fn entry(&self) -> Self {
        let name = match &self.name {
            Name::Key(key) => Name::EntryOf(key),
            name => name.clone(),
        };
        Self { name, site: self.site, value: None, shape: None }
    }

    /// An entry of a mapping from names to mappings, such as a code.
    pub(super) fn named(mapping: &'static Mapping, name: &Text<'s>) -> Self {
        Self::chosen(mapping.name, mapping.shape, name)
    }

    /// A name that the author of the spec chose, with what it names and how its value is written.
    pub(super) fn chosen(what: &'static str, shape: Option<&'static str>, name: &Text<'s>) -> Self {
        Self { name: Name::Chosen(what, name.value.clone()), site: name.site, value: None, shape }
    }

    /// A key of an output, which may be unknown.
    pub(super) fn setting(name: &Text<'s>) -> Self {
        Self { name: Name::Setting(name.value.clone()), site: name.site, value: None, shape: None }
    }

    fn is_deprecation(&self) -> bool {
        matches!(self.name, Name::Key(key) if std::ptr::eq(key, CodeKey::Deprecated.key()))
    }

    /// The help where a value of another form was found.
    pub(super) fn help(&self, expected: &str, found: Found) -> Option<Cow<'static, str>> {
        // In other formats, a code that is in use has `deprecated: false`.
        if found == Found::Bool && self.is_deprecation() {
            let help = "remove the key from a code that is in use; for any other, write its replacement or a reason, as in `deprecated: { use: other_code }`";
            return Some(help.into());
        }
        if let Some(help) = self.shape {
            return Some(help.into());
        }
        match (expected, self.value) {
            (_, Some(Value::Duration)) => Some("write it with its unit, such as `500ms` or `30s`".into()),
            (_, Some(Value::Choice(choices))) => {
                Some(suggest::list(choices.iter().copied(), "valid value").into())
            }
            (_, Some(Value::Decimal)) => Some("write a number from 0.001 to 1 without quotes".into()),
            ("an integer", Some(Value::Integer(range))) => {
                found.as_integer().map(Cow::Borrowed).or_else(|| {
                    let (least, most) = (range.start(), range.end());
                    Some(if least == most {
                        format!("write `{least}`").into()
                    } else {
                        format!("write a number from {least} to {most} in digits only").into()
                    })
                })
            }
            ("an integer", Some(Value::IntegersOr(range, word))) => {
                found.as_integer().map(Cow::Borrowed).or_else(|| {
                    let (least, most) = (range.start(), range.end());
                    Some(format!("write a number from {least} to {most} in digits only, or `{word}`").into())
                })
            }
            ("a string", _) => found.as_text().map(Cow::Borrowed),
            _ => None,
        }
    }
}

/// Such as ``code `not_found` `` or `` `http` ``.
impl fmt::Display for Owner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Name::Spec => f.write_str("the spec"),
            Name::Key(key) => write!(f, "`{}`", key.name),
            Name::EntryOf(key) => write!(f, "an entry of `{}`", key.name),
            Name::Chosen(what, name) => write!(f, "{what} {}", quoted(name)),
            Name::Setting(name) => f.write_str(&quoted(name)),
        }
    }
}
