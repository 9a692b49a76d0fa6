//! How is a body read whose members are not what the shape says, and what is sent where a value is unusual?

use std::fmt::Write;
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use errspec::__v1::{self, Member, Node, Piece, Slot};
use errspec::client::{Failure, RetryAfter};
use errspec::envelope::Body;
use errspec::{ApiErrorShape, Envelope, Shape, UnknownCode};
use http::{HeaderMap, HeaderValue, StatusCode};

use crate::error::{Detail, Error};

macro_rules! member {
    ($name:literal, $value:expr) => {
        Member::new($name, concat!(",\"", $name, "\":"), $value)
    };
}

const fn shape(body: Node) -> Shape {
    __v1::shape("application/json", Some("x-request-id"), &[], body, &["tag"])
}

static STRING: Shape = shape(Node::Object(&[member!("code", Node::Slot(Slot::Code))]));
static NUMBER: Shape = shape(Node::Object(&[member!("code", Node::Slot(Slot::CodeNumber))]));
/// The code twice, as the docs of RFC 9457 advise.
static TWICE: Shape = shape(Node::Object(&[
    member!("type", Node::Text(&[Piece::Literal("urn:x:", "urn:x:"), Piece::Slot(Slot::Code)])),
    member!("code", Node::Slot(Slot::Code)),
]));
static TWO_MESSAGES: Shape = shape(Node::Object(&[
    member!("message", Node::Slot(Slot::Message)),
    member!("title", Node::Text(&[Piece::Literal("Failed: ", "Failed: "), Piece::Slot(Slot::Message)])),
]));
static OUTSIDE: Shape = shape(Node::Object(&[
    member!("message", Node::Slot(Slot::Message)),
    member!(
        "errors",
        Node::Each(&Node::Object(&[
            member!("code", Node::Slot(Slot::Code)),
            member!("message", Node::Slot(Slot::Message)),
        ]))
    ),
]));
static IN_A_LIST: Shape = shape(Node::Object(&[
    member!("path", Node::List(&[Node::Slot(Slot::Http), Node::Slot(Slot::RequestId), Node::Const("1")])),
    member!("code", Node::Slot(Slot::Code)),
]));
static DETAILS: Shape = shape(Node::Object(&[
    member!("tag", Node::Slot(Slot::Detail("tag"))),
    member!("again", Node::Slot(Slot::Detail("tag"))),
    member!("details", Node::Slot(Slot::Details)),
]));
static EMPTY: Shape = shape(Node::Object(&[
    member!("code", Node::Slot(Slot::Code)),
    member!("meta", Node::Object(&[member!("id", Node::Slot(Slot::RequestId))])),
]));
static WAIT: Shape = shape(Node::Object(&[member!("wait", Node::Slot(Slot::RetryAfter))]));

/// What the reader takes from a body: code, message, details.
fn read(shape: &Shape, body: &str) -> String {
    let body = Body::parse_as(shape, body.as_bytes());
    let mut line = format!("{} | {} |", body.code().unwrap_or("-"), body.message().unwrap_or("-"));
    for (name, value) in body.details() {
        write!(line, " {name}={value}").unwrap();
    }
    line
}

#[test]
fn the_reader_takes_what_it_can() {
    for (rule, shape, body, expected) in [
        ("a number is a code", &STRING, r#"{"code":1004}"#, "1004 | - |"),
        ("a negative one, too", &STRING, r#"{"code":-32005}"#, "-32005 | - |"),
        ("a float is none", &STRING, r#"{"code":1.5}"#, "- | - |"),
        ("a string is a code of digits", &NUMBER, r#"{"code":"1004"}"#, "1004 | - |"),
        ("any other string is none", &NUMBER, r#"{"code":"no_index"}"#, "- | - |"),
        ("the right type counts", &STRING, r#"{"code":"a","code":7}"#, "a | - |"),
        ("wherever it is", &STRING, r#"{"code":7,"code":"a"}"#, "a | - |"),
        ("and for numbers", &NUMBER, r#"{"code":7,"code":"8"}"#, "7 | - |"),
        ("the last of the right type counts", &STRING, r#"{"code":"a","code":"b"}"#, "b | - |"),
        ("an empty or wrong one erases nothing", &STRING, r#"{"code":"a","code":"","code":{}}"#, "a | - |"),
        ("no code is an object", &STRING, r#"{"code":{"code":"a"}}"#, "- | - |"),
        ("a code in two places", &TWICE, r#"{"type":"urn:x:a","code":"a"}"#, "a | - |"),
        ("one of them is enough", &TWICE, r#"{"type":"urn:x:a"}"#, "a | - |"),
        ("the whole value is trusted first", &TWICE, r#"{"code":"a","type":"urn:x:b"}"#, "a | - |"),
        ("another string is not a code", &TWICE, r#"{"type":"about:blank"}"#, "- | - |"),
        ("also for messages", &TWO_MESSAGES, r#"{"message":"M","title":"Failed: T"}"#, "- | M |"),
        ("in any order", &TWO_MESSAGES, r#"{"title":"Failed: T","message":"M"}"#, "- | M |"),
        ("a part is better than nothing", &TWO_MESSAGES, r#"{"title":"Failed: T","message":7}"#, "- | T |"),
        (
            "outside of the list is the first",
            &OUTSIDE,
            r#"{"errors":[{"code":"a"}],"message":"M"}"#,
            "a | M |",
        ),
        ("and counts more", &OUTSIDE, r#"{"message":"M","errors":[{"code":"a","message":"N"}]}"#, "a | M |"),
        ("a list with fewer values", &IN_A_LIST, r#"{"path":[404,1],"code":"a"}"#, "a | - |"),
        ("details of another type", &Shape::FLAT, r#"{"details":[{"a":1}]}"#, r#"- | - | details=[{"a":1}]"#),
        ("a string as well", &Shape::FLAT, r#"{"details":"x"}"#, "- | - | details=x"),
        ("null means no details", &Shape::FLAT, r#"{"details":null}"#, "- | - |"),
        ("null in details", &Shape::FLAT, r#"{"details":{"a":null}}"#, "- | - | a=null"),
        (
            "a detail in two places",
            &DETAILS,
            r#"{"tag":"t","again":"t","details":{"b":1}}"#,
            "- | - | tag=t b=1",
        ),
        ("null in a place of its own", &DETAILS, r#"{"tag":null}"#, "- | - | tag=null"),
    ] {
        assert_eq!(read(shape, body), expected, "{rule}");
    }
}

fn error(shape: &'static Shape, details: Vec<(&'static str, Detail)>) -> Error {
    Error {
        shape,
        code: "a",
        message: "M".to_owned(),
        docs_url: "https://a.example",
        row: 0,
        details,
        others: Vec::new(),
    }
}

#[test]
fn the_writer_omits_what_is_absent() {
    let tag = || vec![("tag", Detail::Str("t".to_owned())), ("b", Detail::I64(1))];
    for (rule, error, expected) in [
        (
            "an absent element leaves the list",
            error(&IN_A_LIST, Vec::new()),
            r#"{"path":[404,1],"code":"a"}"#,
        ),
        ("an object stays", error(&EMPTY, Vec::new()), r#"{"code":"a","meta":{}}"#),
        ("a detail in two places", error(&DETAILS, tag()), r#"{"tag":"t","again":"t","details":{"b":1}}"#),
        ("details without any", error(&DETAILS, tag()[..1].to_vec()), r#"{"tag":"t","again":"t"}"#),
        (
            "outside of the list is the first",
            error(&OUTSIDE, Vec::new()),
            r#"{"message":"M","errors":[{"code":"a","message":"M"}]}"#,
        ),
    ] {
        assert_eq!(String::from_utf8(Envelope::new(&error).to_json()).unwrap(), expected, "{rule}");
        assert_eq!(serde_json::to_string(&Envelope::new(&error)).unwrap(), expected, "{rule}");
    }
}

/// A client waits as the header says, and as the body says where there is no header.
#[test]
fn the_wait_of_the_header_counts_more_than_that_of_the_body() {
    for (header, body, expected) in [
        (None, r#"{"wait":7}"#, Some(7)),
        (None, r#"{"wait":"7"}"#, Some(7)),
        (None, r#"{"wait":0}"#, Some(0)),
        (None, r#"{"wait":-7}"#, None),
        (None, r#"{"wait":null}"#, None),
        (None, r#"{"wait":99999999999}"#, Some(u64::from(u32::MAX))),
        (Some("9"), r#"{"wait":7}"#, Some(9)),
        (Some("5"), r#"{"wait":7}"#, Some(5)),
        (Some("never"), r#"{"wait":7}"#, Some(7)),
    ] {
        let mut headers = HeaderMap::new();
        if let Some(header) = header {
            headers.insert("retry-after", HeaderValue::from_static(header));
        }
        let (status, now) = (StatusCode::TOO_MANY_REQUESTS, SystemTime::UNIX_EPOCH);
        let failure = Failure::<Waiting>::from_response(status, &headers, body.as_bytes(), now);
        let read = failure.retry_after().map(RetryAfter::delay);
        assert_eq!(read, expected.map(Duration::from_secs), "{header:?} {body}");
    }
}

/// A code whose responses have the wait in the body.
struct Waiting;

impl ApiErrorShape for Waiting {
    const SHAPE: &'static Shape = &WAIT;
}

impl FromStr for Waiting {
    type Err = UnknownCode;

    fn from_str(_: &str) -> Result<Self, UnknownCode> {
        Err(UnknownCode::new())
    }
}
