//! Rust source code that is not part of the skeleton: literals, docs, attributes.

use std::fmt::Write as _;
use std::time::Duration;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// A string literal.
pub(super) fn string(text: &str) -> String {
    Literal::string(text).to_string()
}

/// `Some` with a string literal, or `None`.
pub(super) fn optional_string(text: Option<&str>) -> String {
    text.map_or_else(
        || "::core::option::Option::None".to_owned(),
        |text| format!("::core::option::Option::Some({})", string(text)),
    )
}

/// A number in groups of four hexadecimal digits.
pub(super) fn hex(number: u32) -> Literal {
    let digits = format!("0x{:04x}_{:04x}", number >> 16, number & 0xFFFF);
    digits.parse().unwrap_or_else(|_| unreachable!("hexadecimal digits are a literal"))
}

/// A duration in seconds and nanoseconds.
pub(super) fn duration(duration: Duration) -> String {
    let [seconds, nanoseconds] = [duration.as_secs(), duration.subsec_nanos().into()].map(grouped);
    format!("::core::time::Duration::new({seconds}, {nanoseconds})")
}

/// A number in groups of three digits, as clippy requires.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped
}

/// Writes doc comments. The lines contain no line breaks.
pub(super) fn push_docs(row: &mut String, lines: &[String]) {
    for line in lines {
        row.push_str(if line.is_empty() { "///" } else { "/// " });
        row.push_str(line);
        row.push('\n');
    }
}

pub(super) fn push_deprecated(row: &mut String, note: Option<&str>) {
    if let Some(note) = note {
        let _ = writeln!(row, "#[deprecated(note = {})]", string(note));
    }
}

/// Doc comments as tokens, for the skeleton.
pub(super) fn docs(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// Lines as tokens. rustc lexes them, in one call over its bridge.
pub(crate) fn lexed(lines: &str) -> TokenStream {
    lines.parse().unwrap_or_else(|error| unreachable!("lines are tokens: {error}"))
}

/// A name of the spec as an identifier. The checks have made sure that it is one.
pub(crate) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
