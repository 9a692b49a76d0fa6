//! Whose value is read: what messages call it, and what it may hold.

use std::borrow::Cow;
use std::fmt;

use crate::format::{Key, Value};
use crate::quoted::quoted;
use crate::raw::Text;
use crate::read::found::Found;
use crate::site::Site;
use crate::suggest;

/// Whose value is read, for messages.
#[derive(Clone)]
pub(super) struct Owner<'s> {
    name: Name<'s>,
    /// Its key.
    pub(super) site: Site,
    /// What it may hold, where that is more than a form.
    value: Option<&'static Value>,
}

/// Put into words only when something is wrong, for a right spec has thousands of owners.
#[derive(Clone)]
enum Name<'s> {
    Spec,
    Key(&'static Key),
    Entry(&'static Key),
    Chosen(&'static str, Cow<'s, str>),
}

impl<'s> Owner<'s> {
    /// The spec itself, with the place of its first key.
    pub(super) fn spec(site: Site) -> Self {
        Self { name: Name::Spec, site, value: None }
    }

    /// A key of the format.
    pub(super) fn key(key: &'static Key, site: Site) -> Self {
        Self { name: Name::Key(key), site, value: Some(&key.value) }
    }

    /// An entry of the list that a key holds.
    pub(super) fn entry(key: &'static Key, site: Site) -> Self {
        Self { name: Name::Entry(key), site, value: None }
    }

    /// A name that the author of the spec chose, and what it names, such as a code.
    pub(super) fn chosen(what: &'static str, name: &Text<'s>) -> Self {
        Self { name: Name::Chosen(what, name.value.clone()), site: name.site, value: None }
    }

    /// The way out where a value of another form was found.
    pub(super) fn help(&self, expected: &str, found: Found) -> Option<Cow<'static, str>> {
        if let Some(help) = self.shape() {
            return Some(help.into());
        }
        match (expected, self.value) {
            (_, Some(Value::Duration)) => Some("write it with its unit, such as `500ms` or `30s`".into()),
            (_, Some(Value::Choice(choices))) => {
                Some(suggest::or_list("", choices.iter().copied(), "value").into())
            }
            ("a whole number", Some(Value::Integer(least, most))) => {
                found.as_integer().map(Cow::Borrowed).or_else(|| {
                    Some(if least == most {
                        format!("write `{least}`").into()
                    } else {
                        format!("write a number from {least} to {most} in digits alone").into()
                    })
                })
            }
            ("text", _) => found.as_text().map(Cow::Borrowed),
            _ => None,
        }
    }

    /// How a value that is more than a text is written.
    fn shape(&self) -> Option<&'static str> {
        match &self.name {
            Name::Spec => Some("begin with `version: 1`; `errspec init` writes a spec to start from"),
            Name::Key(key) => match key.name {
                "buckets" => Some(
                    "write each bucket under its name, as in `fix_in_code: { title: …, retry: never, advice: … }`",
                ),
                "codes" => {
                    Some("write each code as a key, as in `not_found: { http: 404, bucket: …, meaning: … }`")
                }
                "fallback" => Some(
                    "write a code for each class, as in `fallback: { 4xx: bad_request, 5xx: internal_error }`",
                ),
                "4xx" | "5xx" => Some("write the code that stands in, as in `4xx: bad_request`"),
                "support" => Some("write a list, with `- ` before each rule"),
                "outputs" => Some("write each file as a key, as in `docs/errors.md: page`"),
                "params" => Some("write each param with its type, as in `limit: u32`"),
                "deprecated" => Some(
                    "write `deprecated: { use: other_code }`, or `deprecated: { reason: … }` where there is none",
                ),
                "allow" => {
                    Some("write each rule with the reason, as in `unused-bucket: Its codes come next.`")
                }
                _ => None,
            },
            Name::Chosen("bucket", _) => Some("give it `title`, `retry` and `advice`"),
            Name::Chosen("code", _) => Some("give it `http`, `bucket` and `meaning`"),
            Name::Chosen("output", _) => Some("write its kind, as in `docs/errors.md: page`"),
            Name::Chosen("status", _) => Some("write the code that stands in, as in `404: not_found`"),
            Name::Entry(_) | Name::Chosen(..) => None,
        }
    }
}

/// Such as ``code `not_found` `` or `` `http` ``.
impl fmt::Display for Owner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Name::Spec => f.write_str("the spec"),
            Name::Key(key) => write!(f, "`{}`", key.name),
            Name::Entry(key) => write!(f, "an entry of `{}`", key.name),
            Name::Chosen(what, name) => write!(f, "{what} {}", quoted(name)),
        }
    }
}
