//! The sample response of a code, as docs and the view show it.

use errspec::envelope::Sample;
use errspec_codegen::__internal::inline;
use errspec_codegen::__internal::model::{Code, Envelope, Example, Param, ParamType, Piece, Retry, Spec};
use errspec_codegen::__internal::rust_name;

use crate::columns;
use crate::json;
use crate::shape::shape;

/// Returns the body of the sample response of a code, as indented JSON.
///
/// It is what a server sends for an error whose params have sample values, in the message and in the details.
#[must_use]
pub fn body(spec: &Spec, code: &Code) -> String {
    sample(spec, code, |sample| sample.to_json())
}

/// Returns the headers of the sample response of a code, except those that each response has anyway.
#[must_use]
pub fn headers(spec: &Spec, code: &Code) -> Vec<(String, String)> {
    let Envelope { content_type, request_id_header, .. } = &spec.envelope;
    let content_type = ("content-type".to_owned(), content_type.clone());
    let request_id = request_id_header.iter().map(|name| (name.clone(), Sample::REQUEST_ID.to_owned()));
    let own = sample(spec, code, |sample| sample.headers().collect::<Vec<_>>());
    let own = own.into_iter().map(|(name, value)| (name.to_owned(), value));
    [content_type].into_iter().chain(request_id).chain(own).collect()
}

fn sample<T>(spec: &Spec, code: &Code, show: impl FnOnce(Sample<'_>) -> T) -> T {
    let meaning = inline::plain(&code.meaning.0);
    let message = message(code).unwrap_or_else(|| meaning.clone());
    let sent = code.params.iter().filter(|param| param.is_sent);
    let values: Vec<_> = sent.map(|param| (&*param.name, value(param).json)).collect();
    let details: Vec<_> = values.iter().map(|(name, json)| (*name, &**json)).collect();
    let bucket = &spec.buckets[code.bucket];
    let sample = Sample::new(&code.code)
        .with_shape(shape(spec))
        .with_message(&message)
        .with_meaning(&meaning)
        .with_docs_url(&code.docs_url)
        .with_bucket(&bucket.name)
        .with_http_status(code.http.unwrap_or_else(|| spec.status_without_http()))
        .with_fields(columns::fields(spec, code))
        .with_details(&details);
    show(match bucket.retry {
        Retry::AfterDelay(numbers) => sample.with_retry_after(numbers.base_delay),
        Retry::Never | Retry::Backoff(_) | Retry::AfterRefresh => sample,
    })
}

/// Returns the message of a code with sample values, or `None` if the spec gives none.
#[must_use]
pub fn message(code: &Code) -> Option<String> {
    let message = code.message.as_ref()?;
    let pieces = message.0.iter().map(|piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Param(param) => value(&code.params[*param]).text,
    });
    Some(pieces.collect())
}

/// Returns the sample value of a param: its example, the first of its values, or one that suits its type and name.
#[must_use]
pub fn value(param: &Param) -> Example {
    let known = param.example.as_ref().or(param.one_of.first());
    known.cloned().unwrap_or_else(|| of_type(&param.ty, &param.name))
}

fn of_type(ty: &ParamType, name: &str) -> Example {
    let bare = |text: &str| Example { json: text.to_owned(), text: text.to_owned() };
    match ty {
        ParamType::String | ParamType::Opaque(_) => {
            let text = by_name(name, STRINGS, "example");
            Example { json: json::string(text), text: text.to_owned() }
        }
        ParamType::Integer(_) => bare(by_name(name, INTEGERS, "42")),
        ParamType::Number(_) => bare(by_name(name, INTEGERS, "1.5")),
        ParamType::Bool => bare("true"),
        ParamType::Json => bare("{}"),
        ParamType::List(element) => bare(&format!("[{}]", of_type(element, name).json)),
    }
}

/// Words in the names of params, and a value that suits a param with such a name. The last word of a name counts most.
type Values = &'static [(&'static [&'static str], &'static str)];

const STRINGS: Values = &[
    (&["id", "key", "token", "reference"], "id_8f3b2c"),
    (&["email", "mail"], "ada@example.com"),
    (&["url", "uri", "link", "href"], "https://example.com"),
    (&["at", "time", "timestamp", "until"], "2030-01-31T12:00:00Z"),
    (&["date", "day"], "2030-01-31"),
    (&["currency"], "USD"),
    (&["country"], "US"),
    (&["field", "parameter", "param", "property"], "email"),
    (&["path"], "/example"),
    (&["host", "domain"], "example.com"),
];

/// Each of them fits every type of integer.
const INTEGERS: Values = &[
    (&["limit", "seconds", "secs", "maximum", "max", "expected"], "60"),
    (&["minimum", "min", "remaining", "attempt"], "1"),
    (&["minutes", "hours", "days", "retries", "attempts", "page"], "5"),
    (&["percent", "size", "length"], "100"),
];

fn by_name(name: &str, values: Values, other: &'static str) -> &'static str {
    let name = rust_name::param(name).unwrap_or_else(|| name.to_owned());
    let words = name.rsplit('_');
    let mut found = words.filter_map(|word| values.iter().find(|(words, _)| words.contains(&word)));
    found.next().map_or(other, |(_, value)| value)
}

/// Returns the code whose sample has the most members: the first one with params, or else the plainest.
#[must_use]
pub fn fullest(spec: &Spec) -> Option<&Code> {
    let is_full = |code: &&Code| !code.params.is_empty() && code.deprecated.is_none() && code.http.is_some();
    spec.codes.iter().find(is_full).or_else(|| plainest(spec))
}

/// Returns the code whose sample is shown for a whole spec: the first one without params that is sent over HTTP and is
/// not deprecated.
#[must_use]
pub fn plainest(spec: &Spec) -> Option<&Code> {
    let is_plain = |code: &&Code| code.params.is_empty() && code.deprecated.is_none() && code.http.is_some();
    spec.codes.iter().find(is_plain).or(spec.codes.first())
}
