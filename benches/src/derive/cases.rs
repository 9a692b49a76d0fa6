//! The errors of an invented service: the same data for the derive and for its peer.
//!
//! Of ten variants, two have a message with params, one carries its source, and two have a payload that is not sent.

use crate::fmt::put;

const SUBJECTS: &[&str] = &[
    "order", "invoice", "cursor", "session", "webhook", "payment", "account", "project", "device", "region",
];
const STATES: &[&str] =
    &["not_found", "locked", "expired", "conflicting", "too_large", "archived", "revoked", "duplicated"];
/// Words have no digits, because the peer's snake case could not be converted back.
const KINDS: &[&str] = &[
    "", "shared_", "nested_", "remote_", "hidden_", "public_", "linked_", "copied_", "merged_", "queued_",
    "signed_", "pinned_", "quoted_",
];

/// The names of params; several errors share a name, as they do in real enums.
const LIMITS: &[&str] = &["limit", "seconds", "size", "count", "days", "line", "version"];
const OWNERS: &[&str] = &["owner", "name", "file", "field", "host"];

/// An error of the service.
pub(super) struct Case {
    pub(super) code: String,
    pub(super) variant: String,
    pub(super) http: u16,
    pub(super) bucket: &'static str,
    /// Contains Markdown, so that it differs from the message.
    pub(super) meaning: String,
    /// What `Display` writes, with `{param}` in place of a param.
    pub(super) message: String,
    pub(super) shape: Shape,
}

/// The payload of a variant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Unit,
    /// `{ limit: u32 }` or the like, a param.
    Limit(&'static str),
    /// `{ owner: String, limit: u32 }` or the like, both params.
    Owner(&'static str, &'static str),
    /// `(StoreError)`, the source.
    Source,
    /// `(u32)`, not shown.
    Number,
    /// `{ trace: String, attempt: u8 }`, not shown.
    Trace,
}

impl Shape {
    /// The params in the spec.
    pub(super) fn params(self) -> Vec<(&'static str, &'static str)> {
        match self {
            Self::Limit(limit) => vec![(limit, "u32")],
            Self::Owner(owner, limit) => vec![(owner, "string"), (limit, "u32")],
            Self::Unit | Self::Source | Self::Number | Self::Trace => Vec::new(),
        }
    }

    /// The fields of the variant; `source` is the attribute before the source field.
    pub(super) fn fields(self, source: &str) -> String {
        match self {
            Self::Unit => String::new(),
            Self::Limit(limit) => format!(" {{ {limit}: u32 }}"),
            Self::Owner(owner, limit) => format!(" {{ {owner}: String, {limit}: u32 }}"),
            Self::Source => format!("({source} StoreError)"),
            Self::Number => "(u32)".into(),
            Self::Trace => " { trace: String, attempt: u8 }".into(),
        }
    }

    /// The pattern that matches any value of the variant.
    pub(super) fn pattern(self) -> &'static str {
        match self {
            Self::Unit => "",
            Self::Limit(_) | Self::Owner(..) | Self::Trace => " { .. }",
            Self::Source | Self::Number => "(_)",
        }
    }

    /// The payload of the value whose methods are called.
    pub(super) fn payload(self, index: usize) -> String {
        match self {
            Self::Unit => String::new(),
            Self::Limit(limit) => format!(" {{ {limit}: {index} }}"),
            Self::Owner(owner, limit) => {
                format!(" {{ {owner}: \"user {index}\".into(), {limit}: {} }}", index * 7)
            }
            Self::Source => format!("(StoreError({index}))"),
            Self::Number => format!("({index})"),
            Self::Trace => " { trace: \"trace\".into(), attempt: 3 }".into(),
        }
    }
}

/// This many errors.
pub(super) fn cases(count: usize) -> Vec<Case> {
    assert!(count <= SUBJECTS.len() * STATES.len() * KINDS.len(), "there are no more names");
    (0..count).map(case).collect()
}

fn case(index: usize) -> Case {
    let subject = SUBJECTS[index % SUBJECTS.len()];
    let state = STATES[index / SUBJECTS.len() % STATES.len()];
    let code = format!("{}{subject}_{state}", KINDS[index / SUBJECTS.len() / STATES.len()]);
    let (http, bucket) = match index % 5 {
        0 => (404, "fix_in_code"),
        1 => (429, "fix_by_waiting"),
        2 => (503, "fix_by_retrying"),
        3 => (409, "fix_in_code"),
        _ => (400, "fix_in_code"),
    };
    let shape = match index % 10 {
        0 => Shape::Limit(LIMITS[index / 10 % LIMITS.len()]),
        1 => Shape::Owner(OWNERS[index / 10 % OWNERS.len()], LIMITS[index / 10 % LIMITS.len()]),
        2 => Shape::Source,
        5 => Shape::Number,
        7 => Shape::Trace,
        _ => Shape::Unit,
    };
    let words = code.replace('_', " ");
    let plain = format!("The {subject} of the request says {words}. Check its id, then send it again.");
    let message = match shape {
        Shape::Limit(limit) => format!("The {subject} says {words}, with at most {{{limit}}} requests."),
        Shape::Owner(owner, limit) => {
            format!("The {subject} of {{{owner}}} says {words} for {{{limit}}} seconds.")
        }
        Shape::Unit | Shape::Source | Shape::Number | Shape::Trace => plain.clone(),
    };
    let meaning = plain.replace("id", "`id`");
    Case { variant: camel(&code), code, http, bucket, meaning, message, shape }
}

fn camel(code: &str) -> String {
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    code.split('_').map(capital).collect()
}

/// The spec of these errors. A message is written only if it differs from the meaning.
pub(super) fn spec(cases: &[Case]) -> String {
    let mut text = String::from(
        "version: 1\nname: Made API\ndocs_url: https://docs.example.com/errors#{code}\nbuckets:\n  \
         fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }\n  \
         fix_by_waiting: { title: Fix by waiting, retry: after_delay, advice: Respect `Retry-After`. }\n  \
         fix_by_retrying: { title: Fix by retrying, retry: backoff, max_attempts: 5, advice: Retry with backoff. }\n\
         codes:\n",
    );
    for Case { code, http, bucket, meaning, message, shape, .. } in cases {
        put(
            &mut text,
            format_args!("  {code}:\n    http: {http}\n    bucket: {bucket}\n    meaning: {meaning}\n"),
        );
        let params = shape.params();
        if !params.is_empty() {
            let params: Vec<_> = params.iter().map(|(name, of)| format!("{name}: {of}")).collect();
            put(
                &mut text,
                format_args!("    message: \"{message}\"\n    params: {{ {} }}\n", params.join(", ")),
            );
        }
    }
    text
}
