//! Any body is read by any shape, and a code that is where the shape has it is never lost.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;

use errspec::__v1::{Member, Node, Piece, Slot, shape};
use errspec::Shape;
use errspec::envelope::Body;
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// Panics if a body is not read as the docs of `Body` say.
///
/// The first line is a shape (see [`object`]), the rest is the body.
pub(crate) fn check(bytes: &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (line, body) = (&bytes[..end], bytes.get(end + 1..).unwrap_or_default());
    let Some((shape, node)) = known(line) else { return };
    let read = Body::parse_as(shape, body);
    for text in [read.code(), read.message(), read.docs_url(), read.request_id()].into_iter().flatten() {
        assert!(!text.is_empty());
    }
    assert!(read.details().count() <= 100 && read.errors().count() <= Body::MAX_ERRORS);
    for (name, value) in read.details() {
        if let errspec::Value::Json(text) = value {
            assert!(serde_json::from_str::<de::IgnoredAny>(text).is_ok(), "{name}: {text}");
        }
    }
    if body.len() > Body::MAX_LEN || body.contains(&b'\\') {
        return;
    }
    let Ok(tree) = serde_json::from_slice::<Tree>(body) else { return };
    let (mut codes, mut first) = (Vec::new(), Vec::new());
    collect(&node, &tree, usize::MAX, &mut codes);
    collect(&node, &tree, 1, &mut first);
    // Large integers and `-0` are floats for serde.
    let is_odd = |code: &str| code == "-0" || code.len() > 18 && code.parse::<f64>().is_ok();
    let is_known = |code: &str| is_odd(code) || codes.iter().any(|known| known == code);
    match read.code() {
        Some(code) => assert!(is_known(code), "{code} is not in {codes:?}"),
        None => assert!(first.is_empty(), "lost: {first:?}"),
    }
    for error in read.errors() {
        assert!(error.code().is_none_or(is_known), "{:?} is not in {codes:?}", error.code());
    }
    let mut scalars = Scalars::default();
    scalars.add(&tree);
    // A part of the body has no other code, and no other value.
    for cut in (0..body.len()).step_by(body.len() / 16 + 1) {
        let part = Body::parse_as(shape, &body[..cut]);
        if let Some(code) = part.code() {
            assert!(is_known(code), "{code} of a part is not in {codes:?}");
        }
        check_values(&part, &scalars);
    }
}

/// Each value is one of the body, or a part of a string of it, and no number is the beginning of one.
fn check_values(part: &Body, scalars: &Scalars) {
    let error = || part.errors().flat_map(|error| [error.message(), error.docs_url()]);
    for text in error().chain([part.request_id()]).flatten() {
        assert!(scalars.strings.iter().any(|known| known.contains(text)), "{text:?} is in no string");
    }
    let wait = part.retry_after().map(|wait| wait.as_secs().to_string());
    let values = part.errors().flat_map(|error| {
        error.details().map(|(_, value)| value).chain(error.fields().map(|(_, value)| value))
    });
    let numbers = values.filter_map(|value| match value {
        errspec::Value::U64(number) => Some(number.to_string()),
        errspec::Value::I64(number) => Some(number.to_string()),
        _ => None,
    });
    for number in numbers.chain(wait) {
        let is_known = scalars.numbers.contains(&number);
        // A number can also be sent as a string, or as a part of one.
        let is_in_string = scalars.strings.iter().any(|text| text.contains(&number));
        assert!(is_known || is_in_string || number == "0", "{number} is not in the body");
    }
}

/// The strings and the numbers of a body.
#[derive(Default)]
struct Scalars {
    strings: Vec<String>,
    numbers: Vec<String>,
}

impl Scalars {
    fn add(&mut self, tree: &Tree) {
        match tree {
            Tree::Null => {}
            Tree::Text(text) => {
                self.strings.push(text.clone());
                self.numbers.push(text.trim_start_matches('0').to_owned());
            }
            Tree::List(list) => list.iter().for_each(|tree| self.add(tree)),
            Tree::Object(members) => members.iter().for_each(|(_, tree)| self.add(tree)),
        }
    }
}

/// A body with all members of its objects, also those with the same name.
enum Tree {
    Null,
    Text(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Tree;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }

            fn visit_unit<E>(self) -> Result<Tree, E> {
                Ok(Tree::Null)
            }

            fn visit_bool<E>(self, _: bool) -> Result<Tree, E> {
                Ok(Tree::Null)
            }

            fn visit_u64<E>(self, number: u64) -> Result<Tree, E> {
                Ok(Tree::Text(number.to_string()))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Tree, E> {
                Ok(Tree::Text(number.to_string()))
            }

            fn visit_f64<E>(self, _: f64) -> Result<Tree, E> {
                Ok(Tree::Null)
            }

            fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
                Ok(Tree::Text(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Tree, A::Error> {
                let mut elements = Vec::new();
                while let Some(element) = list.next_element()? {
                    elements.push(element);
                }
                Ok(Tree::List(elements))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Tree::Object(members))
            }
        }

        deserializer.deserialize_any(Any)
    }
}

/// Adds each code of the body that is where the shape has it, in so many errors of a list.
fn collect(node: &Node, tree: &Tree, errors: usize, codes: &mut Vec<String>) {
    match (node, tree) {
        (Node::Object(members), Tree::Object(all)) => {
            for (name, value) in all {
                if let Some(member) =
                    members.iter().find(|member| !member.is_spread() && member.name() == name)
                {
                    collect(member.value(), value, errors, codes);
                }
            }
        }
        (Node::Each(element), Tree::List(list)) => {
            list.iter().take(errors).for_each(|error| collect(element, error, errors, codes));
        }
        (Node::Each(element), Tree::Object(_)) => collect(element, tree, errors, codes),
        (Node::List(elements), Tree::List(list)) => {
            elements.iter().zip(list).for_each(|(element, value)| collect(element, value, errors, codes));
        }
        (Node::Slot(Slot::Code | Slot::CodeIn(_)), Tree::Text(code)) => codes.push(code.clone()),
        (Node::Slot(Slot::CodeNumber), Tree::Text(code)) => {
            let digits = code.strip_prefix('-').unwrap_or(code);
            let is_integer = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            codes.extend(is_integer.then(|| code.clone()));
        }
        (Node::Text([Piece::Literal(_, before), Piece::Slot(Slot::Code)]), Tree::Text(text)) => {
            codes.extend(text.strip_prefix(before).map(str::to_owned));
        }
        _ => {}
    }
    codes.retain(|code| !code.is_empty());
}

/// The shape of a line. There are only so many, since shapes are never freed.
fn known(line: &[u8]) -> Option<(&'static Shape, Node)> {
    thread_local! {
        static SHAPES: RefCell<HashMap<Vec<u8>, (&'static Shape, Node)>> = RefCell::default();
    }
    SHAPES.with_borrow_mut(|shapes| {
        if let Some(known) = shapes.get(line) {
            return Some(*known);
        }
        if shapes.len() == 300_000 || line.len() > 24 {
            return None;
        }
        let mut letters = line.iter().copied();
        let node = object(&mut letters, 0);
        let shape: &_ =
            Box::leak(Box::new(shape("application/json", Some("x-request-id"), &[], node, &["t"])));
        shapes.insert(line.to_vec(), (shape, node));
        Some((shape, node))
    })
}

/// An object whose members have the names of the letters: `cm{d}` is `{"c": "{code}", "m": "{message}", "o": {"d": "{docs_url}"}}`.
fn object(letters: &mut impl Iterator<Item = u8>, depth: usize) -> Node {
    let mut members: Vec<Member> = Vec::new();
    while let Some(letter) = letters.next() {
        let text = |before: &'static str, slot| {
            Node::Text(vec![Piece::Literal(before, before), Piece::Slot(slot)].leak())
        };
        let slot = Node::Slot;
        let (name, value) = match letter {
            b'c' => ("c", slot(Slot::Code)),
            b'n' => ("n", slot(Slot::CodeNumber)),
            b'k' => ("k", slot(Slot::CodeIn("kebab-case"))),
            b'u' => ("u", text("urn:", Slot::Code)),
            b'm' => ("m", slot(Slot::Message)),
            b'M' => ("M", text("m: ", Slot::Message)),
            b'h' => ("h", slot(Slot::Http)),
            b'H' => ("H", slot(Slot::HttpString)),
            b'd' => ("d", slot(Slot::DocsUrl)),
            b'w' => ("w", slot(Slot::RetryAfter)),
            b'i' => ("i", slot(Slot::RequestId)),
            b'D' => ("D", slot(Slot::Details)),
            b't' => ("t", slot(Slot::Detail("t"))),
            b'f' => ("f", slot(Slot::Field("f"))),
            b'F' => ("F", slot(Slot::FieldString("F"))),
            b'0' => ("0", Node::Const("[]")),
            b'l' => {
                ("l", Node::List(vec![slot(Slot::Http), slot(Slot::Code), object(letters, depth + 1)].leak()))
            }
            b'{' if depth < 4 => ("o", object(letters, depth + 1)),
            b'[' if depth < 4 => ("e", Node::Each(&*Box::leak(Box::new(object(letters, depth + 1))))),
            b's' if !members.contains(&Member::SPREAD) => {
                members.push(Member::SPREAD);
                continue;
            }
            b'}' | b']' if depth > 0 => break,
            _ => continue,
        };
        if members.iter().all(|member| member.name() != name) {
            members.push(Member::new(name, format!(",\"{name}\":").leak(), value));
        }
    }
    Node::Object(members.leak())
}
