//! The fields of a spec, and the code in another style.

use std::collections::HashSet;

use errspec::__v1::{self, Member, Node, Slot};
use errspec::envelope::{Body, Sample};
use errspec::{ApiErrorSpec, Entry, Envelope, Shape};

use crate::error::{BUCKET, Error};

const CODE: Member = Member::new("code", ",\"code\":", Node::Slot(Slot::Code));
const CASED: Member = Member::new("cased", ",\"cased\":", Node::Slot(Slot::CodeIn("kebab-case")));
const TYPE: Member = Member::new("type", ",\"type\":", Node::Slot(Slot::Field("type")));
const NUMBER: Member = Member::new("number", ",\"number\":", Node::Slot(Slot::FieldString("number")));
const TARGET: Member = Member::new("target", ",\"target\":", Node::Slot(Slot::Field("target")));
const TITLE: Member = Member::new("title", ",\"title\":", Node::Slot(Slot::Meaning));

fn shape(members: &'static [Member]) -> &'static Shape {
    Box::leak(Box::new(__v1::shape(
        "application/json",
        Some("x-request-id"),
        &[],
        Node::Object(members),
        &[],
    )))
}

fn error(shape: &'static Shape, row: usize) -> Error {
    Error {
        shape,
        code: "no_a",
        message: String::new(),
        docs_url: "",
        row,
        details: Vec::new(),
        others: Vec::new(),
    }
}

fn sent(error: &Error) -> String {
    String::from_utf8(Envelope::new(error).to_json()).unwrap()
}

#[test]
fn a_field_without_a_value_is_omitted() {
    let shape = shape(&[CODE, TYPE, NUMBER, TARGET]);
    assert_eq!(sent(&error(shape, 0)), r#"{"code":"no_a","type":"system","number":"1004"}"#);
    let with_target = r#"{"code":"no_a","type":"auth","number":"-9223372036854775808","target":"größe"}"#;
    assert_eq!(sent(&error(shape, 1)), with_target);
}

#[test]
fn the_code_itself_counts_wherever_it_is() {
    for members in [&[CODE, CASED], &[CASED, CODE]] {
        let shape = shape(members);
        let body = sent(&error(shape, 0));
        assert!(body.contains(r#""cased":"no-a""#), "{body}");
        assert_eq!(Body::parse_as(shape, body.as_bytes()).code(), Some("no_a"));
    }
    let body = Body::parse_as(shape(&[CODE, CASED]), br#"{"cased":"no-b"}"#);
    assert_eq!(body.code(), Some("no-b"));
}

/// Without columns there is nothing to send, except the code as it is.
#[test]
fn an_entry_without_fields_has_none() {
    let shape = shape(&[CASED, TYPE, NUMBER, TITLE]);
    let entry = Entry::new("no_a", 404, &BUCKET).meaning("It *is*.").shape(shape);
    assert!(entry.field("type").is_none());
    let sample = Sample::from(entry).to_json();
    assert_eq!(sample, "{\n  \"cased\": \"no_a\",\n  \"title\": \"It *is*.\"\n}");
}

#[test]
fn a_meaning_in_plain_text_replaces_markdown() {
    static COLUMNS: &[__v1::Column] = &[__v1::some_strings("meaning", &[(1, "It is.")])];
    let entry = Entry::new("no_a", 404, &BUCKET).meaning("It *is*.").shape(shape(&[TITLE]));
    for (row, title) in [(0, "It *is*."), (1, "It is.")] {
        let sample = Sample::from(__v1::with_fields(entry, &COLUMNS, row)).to_json();
        assert_eq!(sample, format!("{{\n  \"title\": \"{title}\"\n}}"));
    }
}

#[test]
fn no_other_type_is_a_field() {
    let shape = shape(&[CODE, TYPE, NUMBER]);
    for other in ["null", "{}", r#"{"type":"x"}"#, r#"["x"]"#, r#""""#, "NaN", "tru"] {
        let body = format!(r#"{{"type":{other},"code":"no_a","number":{other}}}"#);
        let body = Body::parse_as(shape, body.as_bytes());
        assert_eq!((body.fields().count(), body.code()), (0, Some("no_a")), "{other}");
    }
    for (sent, read) in [(r#""7""#, "7"), ("7", "7"), (r#""x""#, "\"x\""), ("true", "true"), ("1.5", "1.5")] {
        let body = Body::parse_as(shape, format!(r#"{{"number":{sent}}}"#).as_bytes());
        assert_eq!(format!("{:?}", body.field("number").unwrap()), read);
    }
}

#[test]
fn entries_are_equal_if_their_fields_are() {
    let rows = [0, 1, 2].map(|row| error(&Shape::NESTED, row).entry());
    assert_eq!(rows.iter().collect::<HashSet<_>>().len(), 3);
    assert_eq!(rows[1], error(&Shape::NESTED, 1).entry());
    assert_eq!(
        format!("{:?}", rows[1].fields),
        r#"{"type": "auth", "number": -9223372036854775808, "retriable": false, "target": "größe", "code:kebab-case": "no-b"}"#
    );
}
