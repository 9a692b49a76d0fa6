//! Random shapes, and random errors for them.

use errspec::__v1::{self, Member, Node, Piece, Slot};
use errspec::{Envelope, Shape};
use fastrand::Rng;
use serde_json::{Map, Value as Json, json};

use crate::error::{Detail, Error};

pub(crate) struct Case {
    pub(crate) shape: &'static Shape,
    pub(crate) body_shape: Node,
    /// The details that have a place of their own.
    pub(crate) apart: Vec<&'static str>,
    pub(crate) error: Error,
    pub(crate) request_id: Option<&'static str>,
    pub(crate) retry_after: Option<u64>,
    pub(crate) body: Vec<u8>,
}

const NAMES: [&str; 12] =
    ["a", "b", "c", "tag", "retryAfterMs", "größe", "q\"uote", "x-y", "limit", "at", "who", "list"];

fn kept(text: String) -> &'static str {
    text.leak()
}

fn list<T>(items: Vec<T>) -> &'static [T] {
    items.leak()
}

/// The text in JSON, without its quotes.
fn escaped(text: &str) -> String {
    let json = Json::from(text).to_string();
    json[1..json.len() - 1].to_owned()
}

fn literal(text: &'static str) -> Piece {
    Piece::Literal(kept(escaped(text)), text)
}

/// A text that occurs once in its body.
fn unique(rng: &mut Rng, next: &mut u32) -> String {
    *next += 1;
    let odd = ["", "é", "\"", "\\", "\n", "\u{1}", "😀", "/", " ", "\u{7f}", "{", "]", ","];
    let mut text = format!("<{next}");
    for _ in 0..rng.usize(..12) {
        if rng.bool() {
            text += odd[rng.usize(..odd.len())];
        } else {
            text.push(rng.alphanumeric());
        }
    }
    text + ">"
}

pub(crate) fn any_json(rng: &mut Rng, depth: usize) -> Json {
    match rng.usize(..if depth == 0 { 5 } else { 7 }) {
        0 => Json::Null,
        1 => rng.bool().into(),
        2 => rng.i64(..).into(),
        3 => json!(rng.f64() * 1e9),
        4 => format!("t{}", rng.char(..)).into(),
        5 => (0..rng.usize(..4)).map(|_| any_json(rng, depth - 1)).collect(),
        _ => Json::Object(
            (0..rng.usize(..4))
                .map(|at| (format!("k{at}{}", rng.char(..)), any_json(rng, depth - 1)))
                .collect::<Map<_, _>>(),
        ),
    }
}

/// The members of an object in random order, and the details that have a place of their own.
fn members(rng: &mut Rng) -> (Node, Vec<&'static str>) {
    let slot = Node::Slot;
    let mut values = vec![
        match rng.usize(..6) {
            0 => slot(Slot::CodeNumber),
            1 => Node::Text(list(vec![literal("urn:\"x\":"), Piece::Slot(Slot::Code)])),
            2 => Node::Text(list(vec![Piece::Slot(Slot::Code), literal("!")])),
            3 => slot(Slot::CodeIn("kebab-case")),
            _ => slot(Slot::Code),
        },
        if rng.bool() {
            slot(Slot::Message)
        } else {
            Node::Text(list(vec![literal("m: "), Piece::Slot(Slot::Message), literal(" .")]))
        },
    ];
    let is_cased = values[0] == slot(Slot::CodeIn("kebab-case"));
    // The code may be in two places.
    let again = Node::Text(list(vec![literal("again/"), Piece::Slot(Slot::Code)]));
    let nested = Node::Object(list(vec![
        Member::new("bucket", ",\"bucket\":", slot(Slot::Bucket)),
        Member::new("id", ",\"id\":", slot(Slot::RequestId)),
    ]));
    let mut apart = Vec::new();
    let text = vec![Piece::Slot(Slot::Bucket), literal(" {} "), Piece::Slot(Slot::Http)];
    for (chance, value) in [
        (0.7, slot(Slot::DocsUrl)),
        (0.5, slot(Slot::Http)),
        (0.3, slot(Slot::HttpString)),
        (0.3, slot(Slot::Reason)),
        (0.4, slot(Slot::Meaning)),
        (0.3, slot(Slot::Bucket)),
        (0.3, Node::Text(list(text))),
        (0.3, Node::Const("7")),
        (0.3, Node::Const("[]")),
        (0.3, Node::Const("{}")),
        (0.3, Node::Const("null")),
        (0.3, Node::Const(r#"["a",true,1.5,{"b":"c"}]"#)),
        (0.2, Node::List(list(vec![slot(Slot::Http), slot(Slot::RetryAfter), Node::Const("1")]))),
        (0.3, slot(Slot::Detail("tag"))),
        (0.3, slot(Slot::RetryAfter)),
        (0.5, slot(Slot::RequestId)),
        (0.3, slot(Slot::Field("type"))),
        (0.2, Node::Text(list(vec![literal("urn:"), Piece::Slot(Slot::Field("type")), literal("/")]))),
        (0.3, slot(Slot::Field("number"))),
        (0.2, slot(Slot::FieldString("number"))),
        (0.3, slot(Slot::Field("retriable"))),
        (0.3, slot(Slot::Field("target"))),
        (0.2, slot(Slot::Field("team"))),
        (0.2, slot(Slot::FieldString("since"))),
        (0.1, slot(Slot::Field("unknown"))),
        (0.2, Node::List(list(vec![Node::Const("{}"), nested]))),
        (
            0.2,
            Node::Text(list(vec![literal("in "), Piece::Slot(Slot::Detail("who")), Piece::Slot(Slot::Http)])),
        ),
        (if is_cased { 0.0 } else { 0.2 }, again),
    ] {
        if rng.f64() < chance {
            values.push(value);
            if let Node::Slot(Slot::Detail(name)) = value {
                apart.push(name);
            }
        }
    }
    let spread = rng.f64() < 0.4;
    if !spread && rng.bool() {
        values.push(slot(Slot::Details));
    }
    rng.shuffle(&mut values);
    let mut members: Vec<_> = values
        .into_iter()
        .enumerate()
        .map(|(at, value)| {
            let name = kept(format!("m{at}{}", ["", "\"", "é", "_x"][rng.usize(..4)]));
            let value = match rng.usize(..8) {
                0 => Node::Object(list(vec![Member::new("in", ",\"in\":", value)])),
                _ => value,
            };
            Member::new(name, kept(format!(",\"{}\":", escaped(name))), value)
        })
        .collect();
    if spread {
        members.insert(rng.usize(..=members.len()), Member::SPREAD);
    }
    (Node::Object(list(members)), apart)
}

/// A shape and its body, which has a list of errors or not, and the details that have a place of their own.
fn shape(rng: &mut Rng) -> (&'static Shape, Node, Vec<&'static str>) {
    let (mut body, mut apart) = members(rng);
    if rng.usize(..3) == 0 {
        let each = Node::Each(&list(vec![body])[0]);
        body = match rng.usize(..4) {
            0 => each,
            _ => Node::Object(list(vec![Member::new("errors", ",\"errors\":", each)])),
        };
    }
    for _ in 0..rng.usize(..3) {
        let mut outer = vec![
            Member::new("error", ",\"error\":", body),
            Member::new("ok", ",\"ok\":", Node::Const("false")),
        ];
        // The same values once more, for the first error.
        if rng.usize(..4) == 0 {
            outer.push(Member::new("message", ",\"message\":", Node::Slot(Slot::Message)));
            outer.push(Member::new("id", ",\"id\":", Node::Slot(Slot::RequestId)));
            outer.push(Member::new("more", ",\"more\":", Node::Slot(Slot::Detail("limit"))));
            if !apart.contains(&"limit") {
                apart.push("limit");
            }
        }
        rng.shuffle(&mut outer);
        body = Node::Object(list(outer));
    }
    let shape = __v1::shape("application/json", Some("x-request-id"), &[], body, list(apart.clone()));
    (&list(vec![shape])[0], body, apart)
}

fn error(rng: &mut Rng, shape: &'static Shape, number: bool, next: &mut u32) -> Error {
    let mut details = Vec::new();
    for name in NAMES {
        if rng.usize(..4) == 0 {
            let value = match rng.usize(..8) {
                0 => Detail::Str(unique(rng, next)),
                1 => Detail::I64(rng.i64(..)),
                2 => Detail::U64(rng.u64(..)),
                3 => Detail::U128(rng.u128(..)),
                4 => Detail::F64(f64::from_bits(rng.u64(..))),
                5 => Detail::Bool(rng.bool()),
                6 => Detail::Display(unique(rng, next)),
                _ => Detail::Json(any_json(rng, 3).to_string()),
            };
            details.push((name, value));
        }
    }
    let codes = if number { ["1004", "-32005", "7", "0"] } else { ["no_a", "no\"b", "no c", "nö"] };
    Error {
        shape,
        code: codes[rng.usize(..4)],
        message: unique(rng, next),
        row: rng.usize(..3),
        docs_url: kept(format!("https://docs.example.com/{}", unique(rng, next))),
        details,
        others: Vec::new(),
    }
}

pub(crate) fn case(seed: u64) -> Case {
    let mut rng = Rng::with_seed(seed);
    let mut next = 0;
    let (shape, body_shape, apart) = shape(&mut rng);
    let number = has(&body_shape, Slot::CodeNumber);
    let mut first = error(&mut rng, shape, number, &mut next);
    for _ in 0..rng.usize(..4) {
        first.others.push(error(&mut rng, shape, number, &mut next));
    }
    let error = first;
    let request_id = rng.bool().then(|| kept(format!("req_{}", unique(&mut rng, &mut next))));
    let retry_after = rng.bool().then(|| rng.u64(..100));
    let body = envelope(&error, request_id, retry_after).to_json();
    Case { shape, body_shape, apart, error, request_id, retry_after, body }
}

pub(crate) fn envelope<'a>(
    error: &'a Error,
    request_id: Option<&'a str>,
    retry_after: Option<u64>,
) -> Envelope<'a> {
    let mut envelope = Envelope::new(error);
    if let Some(request_id) = request_id {
        envelope = envelope.with_request_id(request_id);
    }
    if let Some(seconds) = retry_after {
        envelope = envelope.with_retry_after(std::time::Duration::from_secs(seconds));
    }
    envelope
}

/// Returns whether the slot has a place from which it is read back.
pub(crate) fn has(node: &Node, wanted: Slot) -> bool {
    match node {
        Node::Const(_) => false,
        Node::Slot(slot) => *slot == wanted,
        Node::Text(pieces) => {
            let slots: Vec<_> = pieces.iter().filter(|piece| matches!(piece, Piece::Slot(_))).collect();
            matches!(&*slots, [Piece::Slot(slot)] if *slot == wanted)
        }
        Node::Object(members) => parts(members).iter().any(|(_, node)| has(node, wanted)),
        Node::List(nodes) => nodes.iter().any(|node| has(node, wanted)),
        Node::Each(node) => has(node, wanted),
    }
}

/// Returns the element of the list of errors, if the body has one.
pub(crate) fn element(node: &Node) -> Option<&'static Node> {
    match node {
        Node::Each(element) => Some(element),
        Node::Object(members) => parts(members).iter().find_map(|(_, node)| element(node)),
        Node::Const(_) | Node::Slot(_) | Node::Text(_) | Node::List(_) => None,
    }
}

/// The names and values of members.
pub(crate) fn parts(members: &'static [Member]) -> Vec<(&'static str, &'static Node)> {
    members.iter().map(|member| (member.name(), member.value())).collect()
}
