//! An error with all parts of a body.

use std::fmt;

use errspec::{ApiErrorSpec, Bucket, Entry, Retry, Shape, Value};

pub(crate) static BUCKET: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);

pub(crate) const MEANING: &str = "What it \"means\".";

#[derive(Debug)]
pub(crate) struct Error {
    pub(crate) shape: &'static Shape,
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) docs_url: &'static str,
    pub(crate) details: Vec<(&'static str, Detail)>,
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
        Entry::new(self.code, 404, &BUCKET).meaning(MEANING).docs_url(self.docs_url).shape(self.shape)
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
}
