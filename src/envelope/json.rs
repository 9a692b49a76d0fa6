//! Which bytes does a server send as an envelope?
//!
//! They are the ones that `serde_json` writes, and a test ensures it; but they go straight into one buffer, and the
//! shape has the names of members in quotes.

use alloc::vec::Vec;
use core::fmt::{self, Write};

use super::shape::{Member, Node, Slot};
use super::write::EnvelopeParts;
use crate::Value;

/// Writes an object with these members, without whitespace.
pub(super) fn to_json(parts: &EnvelopeParts<'_>, members: &[Member]) -> Vec<u8> {
    let mut json = Vec::with_capacity(capacity(parts));
    write_object(parts, members, &mut json);
    json
}

/// Returns how many bytes a usual envelope has at most; the buffer of a longer one grows.
fn capacity(parts: &EnvelopeParts<'_>) -> usize {
    const NAMES_AND_MESSAGE: usize = 160;
    const DETAIL: usize = 32;
    let strings = parts.code.len() + parts.request_id.map_or(0, str::len) + parts.docs_url.len();
    NAMES_AND_MESSAGE + strings + DETAIL * parts.details.count
}

fn write_object(parts: &EnvelopeParts<'_>, members: &[Member], json: &mut Vec<u8>) {
    json.push(b'{');
    let mut first = true;
    for Member { key, value, .. } in members.iter().filter(|member| parts.has(&member.value)) {
        write_comma(&mut first, json);
        json.extend_from_slice(key.as_bytes());
        match value {
            Node::Object(members) => write_object(parts, members, json),
            Node::Slot(Slot::Code) => write_string(parts.code, json),
            Node::Slot(Slot::Message) => write_display(parts.message, json),
            Node::Slot(Slot::RequestId) => write_string(parts.request_id.unwrap_or_default(), json),
            Node::Slot(Slot::DocsUrl) => write_string(parts.docs_url, json),
            Node::Slot(Slot::Details) => write_details(parts, json),
        }
    }
    json.push(b'}');
}

fn write_details(parts: &EnvelopeParts<'_>, json: &mut Vec<u8>) {
    json.push(b'{');
    let mut first = true;
    parts.details.visit(&mut |name, value| {
        write_comma(&mut first, json);
        write_string(name, json);
        json.push(b':');
        write_value(value, json);
    });
    json.push(b'}');
}

fn write_comma(first: &mut bool, json: &mut Vec<u8>) {
    if !*first {
        json.push(b',');
    }
    *first = false;
}

fn write_value(value: Value<'_>, json: &mut Vec<u8>) {
    match value {
        Value::Str(value) => write_string(value, json),
        Value::Display(value) => write_display(value, json),
        Value::I64(_) | Value::U64(_) | Value::I128(_) | Value::U128(_) | Value::Bool(_) => {
            write_escaped_display(&value, json);
        }
        // Unlike in messages, large floats have an exponent, and a float that is not a number is `null`.
        Value::F32(_) | Value::F64(_) => match serde_json::to_vec(&value) {
            Ok(number) => json.extend_from_slice(&number),
            Err(error) => unreachable!("any float is a number or `null`: {error}"),
        },
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

/// Writes what a `Display` writes, up to its first error: one that fails must not take the whole response with it.
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
    let bytes = string.as_bytes();
    // Most strings have nothing to escape. A loop that never ends early checks many bytes in one instruction.
    if !bytes.iter().fold(false, |found, &byte| found | is_escaped(byte)) {
        return json.extend_from_slice(bytes);
    }
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|&byte| is_escaped(byte)) {
        json.extend_from_slice(&rest[..at]);
        write_escape(rest[at], json);
        rest = &rest[at + 1..];
    }
    json.extend_from_slice(rest);
}

const fn is_escaped(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
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
