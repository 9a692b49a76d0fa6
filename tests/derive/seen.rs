//! Everything that is visible of an error, as strings for tables of cases.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::{self, Display, Write};

use errspec::{ApiErrorCodes, ApiErrorSpec, Value};

/// The message as the trait writes it.
pub(crate) struct Message<'e>(pub(crate) &'e dyn ApiErrorSpec);

impl Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt_message(f)
    }
}

/// Checks the code and every form of the message.
#[track_caller]
pub(crate) fn check<E: ApiErrorSpec + Display>(error: &E, code: &str, message: &str) {
    assert_eq!(error.code(), code);
    assert_eq!(error.entry().code, code);
    assert_eq!(error.to_string(), message);
    assert_eq!(Message(error).to_string(), message);
    assert_eq!(format!("{error:#}"), format!("{message} ({code}, see {})", error.docs_url()));
    check_entry(error);
}

/// Checks that every method returns the value of the entry.
#[track_caller]
pub(crate) fn check_entry(error: &dyn ApiErrorSpec) {
    let entry = error.entry();
    assert_eq!(error.code(), entry.code);
    assert_eq!(error.http_status(), entry.http_status);
    assert_eq!(error.bucket(), entry.bucket);
    assert_eq!(error.meaning(), entry.meaning);
    assert_eq!(error.docs_url(), entry.docs_url);
    assert_eq!(error.retry(), entry.bucket.retry);
}

/// The details, as in `limit=U64(7);`.
pub(crate) fn details(error: &dyn ApiErrorSpec) -> String {
    let mut details = String::new();
    error.visit_details(&mut |name, value| {
        write!(details, "{name}={}({value:?});", kind(value)).unwrap();
    });
    details
}

fn kind(value: Value<'_>) -> &'static str {
    match value {
        Value::Str(_) => "Str",
        Value::I64(_) => "I64",
        Value::U64(_) => "U64",
        Value::I128(_) => "I128",
        Value::U128(_) => "U128",
        Value::F32(_) => "F32",
        Value::F64(_) => "F64",
        Value::Bool(_) => "Bool",
        Value::Display(_) => "Display",
        _ => "unknown",
    }
}

/// The details as JSON.
pub(crate) fn json(error: &dyn ApiErrorSpec) -> serde_json::Value {
    let mut details = BTreeMap::new();
    error.visit_details(&mut |name, value| {
        let twice = details.insert(name, serde_json::to_value(value).unwrap());
        assert_eq!(twice, None, "detail `{name}` comes twice");
    });
    serde_json::to_value(details).unwrap()
}

/// The codes that the values of a type can have.
pub(crate) fn codes<E: ApiErrorCodes>() -> Vec<&'static str> {
    E::CODES.iter().collect()
}

/// The error and its sources, as `Display` writes them.
pub(crate) fn chain(error: &dyn Error) -> Vec<String> {
    let mut chain = vec![error.to_string()];
    let mut next = error.source();
    while let Some(source) = next {
        chain.push(source.to_string());
        next = source.source();
    }
    chain
}
