//! Valid specs with texts that try to break out of their context.

use std::fmt::Write as _;

use errspec_codegen::__internal::characters::is_unseen;
use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::model::Spec;
use errspec_codegen::__internal::render::{self, Color};
use errspec_codegen::__internal::site::Sources;
use proptest::prelude::*;

use super::nasty::nasty;

/// The random parts of a code: its string, meaning, message, reason for deprecation, and which of these it has.
type Wish = (String, String, String, String, usize);

/// Two to six codes in one to three buckets.
pub(crate) fn nasty_spec() -> impl Strategy<Value = Spec> {
    let buckets = prop::collection::vec((text(), text()), 1..4);
    let codes = prop::collection::vec((nasty(), text(), text(), text(), 0..8_usize), 2..7);
    let support = prop::collection::vec(text(), 0..3);
    (text(), buckets, codes, support)
        .prop_map(|(name, buckets, codes, support)| checked(&yaml(&name, &buckets, &codes, &support)))
}

/// A text that the checks accept: not empty, and without control characters.
fn text() -> impl Strategy<Value = String> {
    nasty().prop_map(|text| {
        let text = text.replace('\0', "");
        if text.trim().is_empty() { "x".to_owned() } else { text }
    })
}

fn yaml(name: &str, buckets: &[(String, String)], codes: &[Wish], support: &[String]) -> String {
    let mut yaml = format!(
        "version: 1\nname: {}\ndocs_url: https://docs.example.com/errors#{{code}}\ncode_style: any\nbuckets:\n",
        quoted(&format!("{}.", name.replace(is_unseen, "")))
    );
    let retries = ["never", "after_delay", "backoff", "after_refresh"];
    for (index, ((title, advice), retry)) in buckets.iter().zip(retries).enumerate() {
        let (title, advice) = (quoted(title), quoted(advice));
        let _ = writeln!(yaml, "  bucket_{index}: {{ title: {title}, retry: {retry}, advice: {advice} }}");
    }
    yaml.push_str("codes:\n");
    let wire = |index: usize| {
        // Control characters and invisible ones are rejected in codes.
        quoted(&format!("{}{index}", codes[index].0.replace(is_unseen, "")))
    };
    let last = codes.len() - 1;
    // Fallbacks and replacements are not deprecated.
    let is_deprecated = |index: usize| index != 0 && index != last && codes[index].4 > 3;
    for (index, (_, meaning, message, reason, choice)) in codes.iter().enumerate() {
        let http = if index == last { 500 } else { 400 };
        let bucket = choice % buckets.len();
        let _ = writeln!(yaml, "  {}:\n    http: {http}\n    bucket: bucket_{bucket}", wire(index));
        let _ = writeln!(yaml, "    meaning: {}", quoted(meaning));
        if choice % 2 == 1 {
            let text = message.replace('{', "{{").replace('}', "}}");
            let name = format!("a{}b", reason.replace(|c: char| is_unseen(c) || "{}".contains(c), ""));
            let message = quoted(&format!("{text}{{limit}}{text}{{{name}}}"));
            let name = quoted(&name);
            let settings = format!(
                "type: string, one_of: [{name}, another], example: {name}, sent: {}",
                choice % 4 == 1
            );
            let params = format!("limit: u32, {name}: {{ {settings} }}");
            let _ = writeln!(yaml, "    message: {message}\n    params: {{ {params} }}");
        }
        if is_deprecated(index) {
            let instead = (!is_deprecated(index + 1)).then(|| format!("use: {}", wire(index + 1)));
            let reason = (*choice > 5 || instead.is_none()).then(|| format!("reason: {}", quoted(reason)));
            let both: Vec<_> = instead.into_iter().chain(reason).collect();
            let _ = writeln!(yaml, "    deprecated: {{ {} }}", both.join(", "));
        }
    }
    let (first, last) = (wire(0), wire(last));
    let _ = writeln!(yaml, "fallback: {{ 4xx: {first}, 5xx: {last}, 404: {first}, 502: {last} }}");
    let rules: Vec<_> = support.iter().map(|rule| quoted(rule)).collect();
    let _ = writeln!(yaml, "support: [{}]", rules.join(", "));
    // Only docs, because not every code has a valid Rust name.
    yaml.push_str("outputs: { a.md: page }\n");
    yaml
}

/// A string in double quotes, as in YAML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            ' '..='~' => quoted.push(c),
            c => {
                let _ = write!(quoted, "\\U{:08X}", u32::from(c));
            }
        }
    }
    quoted.push('"');
    quoted
}

fn checked(yaml: &str) -> Spec {
    let mut sources = Sources::default();
    let loaded = load::bytes(&mut sources, yaml.as_bytes().to_vec(), "spec/errors.yaml", Use::Outputs);
    loaded.spec.unwrap_or_else(|| {
        panic!(
            "{}
{yaml}",
            render::human(&sources, &loaded.report, Color::Plain)
        )
    })
}

/// Percent-encoded, as `check` inserts a code into its docs URL.
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
