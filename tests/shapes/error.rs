//! An error with all parts of a body.

use std::fmt;

use errspec::__v1::{self, Column};
use errspec::{ApiErrorSpec, Bucket, Entry, Retry, Shape, Value};

pub(crate) static BUCKET: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);

pub(crate) const MEANING: &str = "What it \"means\".";

/// The fields of three codes.
static COLUMNS: &[Column] = &[
    __v1::choices("type", &[2, 0, 2], &["auth", "rate \"limit\"", "system"]),
    __v1::integers("number", &[1004, i64::MIN, 0]),
    __v1::bools("retriable", &[true, false, false]),
    __v1::some_strings("target", &[(1, "größe")]),
    __v1::some_choices("team", &[(0, 1), (2, 0)], &["a", "b"]),
    __v1::some_integers("since", &[(2, 7)]),
    __v1::strings("code:kebab-case", &["no-a", "no-b", "no-c"]),
];

#[derive(Debug)]
pub(crate) struct Error {
    pub(crate) shape: &'static Shape,
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) docs_url: &'static str,
    /// The row of its fields.
    pub(crate) row: usize,
    pub(crate) details: Vec<(&'static str, Detail)>,
    /// The further errors of the same response.
    pub(crate) others: Vec<Error>,
}

#[derive(Debug, Clone)]
pub(crate) enum Detail {
    Str(String),
    I64(i64),
    U64(u64),
    U128(u128),
    F64(f64),
    Bool(bool),
    Display(String),
    Json(String),
}

impl ApiErrorSpec for Error {
    fn entry(&self) -> Entry {
        let entry = Entry::new(self.code, 404, &BUCKET).meaning(MEANING).docs_url(self.docs_url);
        __v1::with_fields(entry.shape(self.shape), &COLUMNS, self.row)
    }

    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // In parts, as a template is written.
        self.message.chars().try_for_each(|c| fmt::Write::write_char(f, c))
    }

    fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
        for (name, value) in &self.details {
            let value = match value {
                Detail::Str(text) => Value::Str(text),
                Detail::I64(number) => Value::I64(*number),
                Detail::U64(number) => Value::U64(*number),
                Detail::U128(number) => Value::U128(*number),
                Detail::F64(number) => Value::F64(*number),
                Detail::Bool(value) => Value::Bool(*value),
                Detail::Display(text) => Value::Display(text),
                Detail::Json(text) => Value::Json(text),
            };
            visit(name, value);
        }
    }

    fn visit_other_errors(&self, visit: &mut dyn FnMut(&dyn ApiErrorSpec)) {
        self.others.iter().for_each(|error| visit(error));
    }
}
