//! Which bytes does a server send as an envelope?
//!
//! A test ensures that `serde_json` writes the same bytes. This writer is faster: it writes into one buffer, and the
//! shape has the names of members already in quotes.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Write};

use super::parts::{EnvelopeParts, FilledText, FilledValue, Filling, float};
use super::scan;
use crate::Value;
use crate::shape::{Member, Node, Piece, Slot};

/// A typical envelope has fewer bytes; the buffer of a longer one grows.
const CAPACITY: usize = 512;

/// Writes the body, without whitespace.
pub(super) fn to_json(parts: &EnvelopeParts<'_>) -> Vec<u8> {
    let mut json = Vec::with_capacity(CAPACITY);
    write_node(parts, &parts.shape.body, &mut json);
    json
}

/// Writes the details as one object, without whitespace.
pub(super) fn details(parts: &EnvelopeParts<'_>) -> Vec<u8> {
    let mut json = Vec::new();
    write_slot(parts, Slot::Details, &mut json);
    json
}

/// Returns a value as compact JSON.
pub(super) fn value_to_json(value: Value<'_>) -> String {
    let mut json = Vec::new();
    write_value(value, &mut json);
    String::from_utf8(json).unwrap_or_else(|error| unreachable!("only strings are written: {error}"))
}

/// Writes a value. If it is absent, returns `false`, and the caller must truncate what was written.
fn write_node(parts: &EnvelopeParts<'_>, node: &Node, json: &mut Vec<u8>) -> bool {
    match node {
        Node::Const(value) => json.extend_from_slice(value.as_bytes()),
        Node::Slot(slot) => return write_slot(parts, *slot, json),
        Node::Text(pieces) => write_text(parts, pieces, json),
        Node::Object(members) => write_object(parts, members, json),
        Node::List(elements) => write_list(parts, elements, json),
        Node::Each(element) => write_each(parts, element, json),
    }
    true
}

fn write_object(parts: &EnvelopeParts<'_>, members: &[Member], json: &mut Vec<u8>) {
    json.push(b'{');
    let first = json.len();
    for member in members {
        if member.is_spread() {
            write_details(parts, members, first, json);
            continue;
        }
        let start = json.len();
        // The key begins with a comma. The length says whether it is needed; to read the last byte would be slower.
        let comma = usize::from(start == first);
        json.extend_from_slice(&member.key.as_bytes()[comma..]);
        if !write_node(parts, &member.value, json) {
            json.truncate(start);
        }
    }
    json.push(b'}');
}

fn write_list(parts: &EnvelopeParts<'_>, elements: &[Node], json: &mut Vec<u8>) {
    json.push(b'[');
    let first = json.len();
    for element in elements {
        write_element(parts, element, first, json);
    }
    json.push(b']');
}

/// Writes the element once for each error.
fn write_each(parts: &EnvelopeParts<'_>, element: &Node, json: &mut Vec<u8>) {
    json.push(b'[');
    let first = json.len();
    parts.visit_errors(|parts| write_element(parts, element, first, json));
    json.push(b']');
}

/// Writes an element of a list whose first element is at this position.
fn write_element(parts: &EnvelopeParts<'_>, element: &Node, first: usize, json: &mut Vec<u8>) {
    let start = json.len();
    if start != first {
        json.push(b',');
    }
    if !write_node(parts, element, json) {
        json.truncate(start);
    }
}

fn write_text(parts: &EnvelopeParts<'_>, pieces: &[Piece], json: &mut Vec<u8>) {
    json.push(b'"');
    for piece in pieces {
        match piece {
            Piece::Literal(escaped, _) => json.extend_from_slice(escaped.as_bytes()),
            Piece::Slot(_) => write_escaped_display(&FilledText(parts, core::slice::from_ref(piece)), json),
        }
    }
    json.push(b'"');
}

#[inline]
fn write_slot(parts: &EnvelopeParts<'_>, slot: Slot, json: &mut Vec<u8>) -> bool {
    let start = json.len();
    match parts.filling(slot) {
        Filling::Absent => return false,
        Filling::String(string) => write_string(string, json),
        Filling::Display(value) => write_display(value, json),
        Filling::NumberText(number) => json.extend_from_slice(number.as_bytes()),
        Filling::Number(number) => write_number(number, json),
        Filling::NumberString(number) => {
            json.push(b'"');
            write_number(number, json);
            json.push(b'"');
        }
        Filling::Field(value) => write_value(value, json),
        Filling::FieldString(value) => write_display(&FilledValue(value), json),
        Filling::Details => {
            json.push(b'{');
            write_details(parts, &[], start + 1, json);
            json.push(b'}');
            return json.len() > start + 2;
        }
        Filling::Detail(name) => {
            parts.visit_detail(name, |value| write_value(value, json));
            return json.len() > start;
        }
    }
    true
}

/// Writes the details as members of an object whose first member is at this position.
fn write_details(parts: &EnvelopeParts<'_>, siblings: &[Member], first: usize, json: &mut Vec<u8>) {
    parts.visit_details(siblings, |name, value| {
        if json.len() != first {
            json.push(b',');
        }
        write_string(name, json);
        json.push(b':');
        write_value(value, json);
    });
}

fn write_value(value: Value<'_>, json: &mut Vec<u8>) {
    match value {
        // A hand-written value must not break the body.
        Value::Json(value) if scan::is_json(value) => json.extend_from_slice(value.as_bytes()),
        Value::Str(value) | Value::Json(value) => write_string(value, json),
        Value::Display(value) => write_display(value, json),
        Value::List(list) => {
            json.push(b'[');
            list.visit(&mut |element| {
                if json.last() != Some(&b'[') {
                    json.push(b',');
                }
                write_value(element, json);
            });
            json.push(b']');
        }
        Value::U64(number) => write_number(number, json),
        Value::I64(number) => {
            if number < 0 {
                json.push(b'-');
            }
            write_number(number.unsigned_abs(), json);
        }
        // Each by itself: the `Display` of `Value` would bring the core's formatter of floats into every server.
        Value::I128(number) => write_escaped_display(&number, json),
        Value::U128(number) => write_escaped_display(&number, json),
        Value::Bool(value) => json.extend_from_slice(if value { b"true" } else { b"false" }),
        Value::F32(_) | Value::F64(_) => json.extend_from_slice(float(value).as_bytes()),
    }
}

/// Writes an integer without the formatter, which needs more time than the digits.
fn write_number(mut number: u64, json: &mut Vec<u8>) {
    let mut digits = [0; 20];
    let mut from = digits.len();
    loop {
        from -= 1;
        digits[from] = b'0' + (number % 10).to_le_bytes()[0];
        number /= 10;
        if number == 0 {
            return json.extend_from_slice(&digits[from..]);
        }
    }
}

fn write_string(string: &str, json: &mut Vec<u8>) {
    json.push(b'"');
    write_escaped(string, json);
    json.push(b'"');
}

fn write_display(value: &dyn fmt::Display, json: &mut Vec<u8>) {
    json.push(b'"');
    write_escaped_display(value, json);
    json.push(b'"');
}

/// Writes what a `Display` writes, up to its first error, which must not fail the whole response.
fn write_escaped_display(value: &dyn fmt::Display, json: &mut Vec<u8>) {
    struct Escaped<'a>(&'a mut Vec<u8>);

    impl Write for Escaped<'_> {
        fn write_str(&mut self, part: &str) -> fmt::Result {
            write_escaped(part, self.0);
            Ok(())
        }
    }

    let _ = write!(Escaped(json), "{value}");
}

/// Writes the inside of a JSON string: quotes, backslashes and control characters are escaped, nothing else.
fn write_escaped(string: &str, json: &mut Vec<u8>) {
    let mut rest = string.as_bytes();
    // Hardly any string has a byte to escape, and to know this is faster than to look for the first one.
    if !scan::has_special(rest) {
        return json.extend_from_slice(rest);
    }
    loop {
        let (plain, special) = rest.split_at(scan::special(rest, 0));
        json.extend_from_slice(plain);
        let Some((&byte, after)) = special.split_first() else { return };
        write_escape(byte, json);
        rest = after;
    }
}

fn write_escape(byte: u8, json: &mut Vec<u8>) {
    let short = match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        b'\t' => b't',
        b'\n' => b'n',
        0x0C => b'f',
        b'\r' => b'r',
        _ => {
            let digit = |digit: u8| b"0123456789abcdef"[usize::from(digit)];
            return json.extend_from_slice(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte & 0xF)]);
        }
    };
    json.extend_from_slice(&[b'\\', short]);
}
