//! What a team would write by hand: a serde struct for each shape.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{EDITOR, Kind, ORDER, REQUEST_ID};

const SHIPPED: Facts = Facts {
    code: "order_shipped",
    meaning: "A shipped order cannot be changed.",
    docs_url: "https://docs.example.com/errors#order_shipped",
};
const LOCKED: Facts = Facts {
    code: "order_locked",
    meaning: "Another request is changing the order.",
    docs_url: "https://docs.example.com/errors#order_locked",
};

/// What is known about a code.
struct Facts {
    code: &'static str,
    meaning: &'static str,
    docs_url: &'static str,
}

/// An error as a team would define it.
pub(super) struct Error {
    facts: &'static Facts,
    details: Option<(u64, String)>,
    is_filled: bool,
}

impl Error {
    pub(super) fn new(kind: Kind) -> Self {
        let details = || Some((ORDER, EDITOR.to_owned()));
        match kind {
            Kind::Bare => Self { facts: &SHIPPED, details: None, is_filled: false },
            Kind::Details => Self { facts: &SHIPPED, details: details(), is_filled: false },
            Kind::Filled => Self { facts: &LOCKED, details: details(), is_filled: true },
        }
    }

    fn details(&self) -> Option<Details<&str>> {
        self.details.as_ref().map(|(order, editor)| Details { order: *order, editor: &**editor })
    }

    /// The message, where it is filled in.
    fn filled(&self) -> Option<String> {
        let (order, editor) = self.details.as_ref().filter(|_| self.is_filled)?;
        Some(format!("Order {order} is being changed by {editor}."))
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct Details<S> {
    order: u64,
    editor: S,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Nested<S, D> {
    error: Flat<S, D>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Flat<S, D> {
    code: S,
    message: S,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<S>,
    docs_url: S,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<D>,
}

#[derive(Serialize)]
struct Problem<'a> {
    #[serde(rename = "type")]
    docs_url: &'a str,
    title: &'a str,
    status: u16,
    detail: &'a str,
    code: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    editor: Option<&'a str>,
}

/// As a client reads it that knows all details.
#[derive(Deserialize)]
#[expect(dead_code, reason = "only reading is measured")]
pub(super) struct ProblemRead {
    #[serde(rename = "type")]
    docs_url: String,
    detail: String,
    code: String,
    request_id: Option<String>,
    order: Option<u64>,
    editor: Option<String>,
}

/// As a client reads it that keeps details it does not know.
#[derive(Deserialize)]
#[expect(dead_code, reason = "only reading is measured")]
pub(super) struct ProblemReadAny {
    #[serde(rename = "type")]
    docs_url: String,
    detail: String,
    code: String,
    request_id: Option<String>,
    #[serde(flatten)]
    details: Any,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Errors<S, D> {
    errors: Vec<Listed<S, D>>,
}

#[derive(Serialize, Deserialize)]
struct Listed<S, D> {
    code: S,
    message: S,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<D>,
}

/// Details that a client knows.
pub(super) type Typed = Details<String>;
/// Details of any name and type.
pub(super) type Any = Map<String, Value>;

fn flat<'a>(error: &'a Error, message: &'a str) -> Flat<&'a str, Details<&'a str>> {
    let Facts { code, docs_url, .. } = *error.facts;
    Flat { code, message, request_id: Some(REQUEST_ID), docs_url, details: error.details() }
}

fn json(body: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(body).expect("strings and numbers")
}

pub(super) fn encode(preset: &str, errors: &[Error]) -> Vec<u8> {
    let [error, ..] = errors else { unreachable!("a body has an error") };
    let filled = error.filled();
    let message = filled.as_deref().unwrap_or(error.facts.meaning);
    match preset {
        "nested" => json(&Nested { error: flat(error, message) }),
        "flat" => json(&flat(error, message)),
        "problem_details" => json(&Problem {
            docs_url: error.facts.docs_url,
            title: error.facts.meaning,
            status: 409,
            detail: message,
            code: error.facts.code,
            request_id: Some(REQUEST_ID),
            order: error.details.as_ref().map(|details| details.0),
            editor: error.details.as_ref().map(|details| &*details.1),
        }),
        "errors" => {
            let messages: Vec<_> = errors.iter().map(Error::filled).collect();
            let listed = errors.iter().zip(&messages).map(|(error, message)| Listed {
                code: error.facts.code,
                message: message.as_deref().unwrap_or(error.facts.meaning),
                detail: error.details(),
            });
            json(&Errors { errors: listed.collect() })
        }
        _ => unreachable!("all presets are above"),
    }
}
