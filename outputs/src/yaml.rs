//! Writes an envelope as the sample that a spec can have, also if the spec has the name of a preset.

use std::fmt::Write as _;

use errspec_codegen::__internal::characters::{is_bidi, is_line_separator};
use errspec_codegen::__internal::grammar::NO_HEADER;
use errspec_codegen::__internal::model::doubled_braces;
use errspec_codegen::__internal::model::envelope::{Envelope, Node};

use crate::json;
use crate::placeholder;

/// Returns the value of `envelope` as YAML, one key or element per line, with a line break at its end.
#[must_use]
pub fn envelope(envelope: &Envelope) -> String {
    let mut yaml = format!("content_type: {}\n", scalar(&envelope.content_type));
    let header = envelope.request_id_header.as_deref().unwrap_or(NO_HEADER);
    // A string takes everything.
    let _ = writeln!(yaml, "request_id_header: {}", scalar(header));
    if !envelope.headers.is_empty() {
        yaml.push_str("headers:\n");
    }
    for header in &envelope.headers {
        let _ =
            writeln!(yaml, "  {}: {}", scalar(&header.name), quoted(&placeholder::template(&header.value)));
    }
    yaml.push_str("body:");
    push_node(&mut yaml, &envelope.body, 1);
    yaml
}

/// Writes a value after its key. It recurses only as deep as a sample can be.
fn push_node(yaml: &mut String, node: &Node, depth: usize) {
    let indent = "  ".repeat(depth);
    match node {
        Node::Object(members) if !members.is_empty() => {
            yaml.push('\n');
            for member in members {
                let _ = write!(yaml, "{indent}{}:", scalar(&member.name));
                push_node(yaml, &member.value, depth + 1);
            }
        }
        Node::List(elements) if !elements.is_empty() => push_list(yaml, elements, depth),
        Node::Each(element) => push_list(yaml, std::slice::from_ref(element), depth),
        Node::Object(_) => yaml.push_str(" {}\n"),
        Node::List(_) => yaml.push_str(" []\n"),
        Node::Const(json) => {
            let _ = writeln!(yaml, " {}", constant(json));
        }
        Node::Slot(slot) => {
            let _ = writeln!(yaml, " \"{{{}}}\"", placeholder::name(slot));
        }
        Node::Text(pieces) => {
            let _ = writeln!(yaml, " {}", quoted(&placeholder::template(pieces)));
        }
    }
}

fn push_list(yaml: &mut String, elements: &[Node], depth: usize) {
    yaml.push('\n');
    let indent = "  ".repeat(depth);
    for element in elements {
        let mut nested = String::new();
        push_node(&mut nested, element, depth + 1);
        // The first member of an object is on the line of its dash.
        let _ = write!(yaml, "{indent}- {}", nested.trim_start());
    }
}

/// A constant on one line: JSON is YAML, except that a brace in a string would begin a placeholder.
fn constant(json: &str) -> String {
    let mut yaml = String::new();
    let mut rest = json;
    while let Some(start) = rest.find('"') {
        let length = string_length(&rest[start..]);
        let (before, from) = rest.split_at(start);
        let (string, after) = from.split_at(length);
        // Without a space, some readers take a colon or a comma for a part of what is before it.
        yaml.extend(before.chars().map(|c| if c == ',' { ", ".to_owned() } else { c.to_string() }));
        let text = serde_json::from_str::<String>(string).unwrap_or_default();
        // The names of members have no placeholders.
        if let Some(value) = after.strip_prefix(':') {
            yaml.extend([&quoted(&text), ": "]);
            rest = value;
        } else {
            yaml.push_str(&quoted(&doubled_braces(&text)));
            rest = after;
        }
    }
    yaml.push_str(&rest.replace(',', ", "));
    yaml
}

/// The length of the JSON string at the start, with its quotes.
fn string_length(json: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in json.bytes().enumerate().skip(1) {
        match byte {
            b'"' if !escaped => return at + 1,
            b'\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    json.len()
}

/// A string in double quotes, without characters that YAML does not allow or people do not see.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    for c in json::string(text).chars() {
        if c.is_control() || is_bidi(c) || is_line_separator(c) || c == '\u{feff}' {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// A name or a header, in quotes only if it needs them.
fn scalar(text: &str) -> String {
    let is_plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'/' | b'+' | b'.');
    let starts = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    // As YAML 1.1 has them, which many tools still read.
    let is_word = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word));
    if starts && text.bytes().all(is_plain) && !is_word { text.to_owned() } else { quoted(text) }
}
