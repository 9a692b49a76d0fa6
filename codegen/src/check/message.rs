//! Can the message of a code be cut into text and params, and are they the params that it has?

use std::ops::Range;

use crate::check::context::Context;
use crate::check::text::{self, Owner};
use crate::format;
use crate::model::{Message, Piece};
use crate::raw::{self, Text};
use crate::report::Diagnostic;
use crate::rules;

/// After this: each message is cut at its params, all of which are declared and used.
pub(super) fn check(cx: &mut Context<'_, '_>) -> Vec<Option<Message>> {
    let raw = cx.raw;
    (0..raw.codes.len())
        .map(|index| {
            let code = &raw.codes[index];
            let Some(message) = &code.message else {
                unused(cx, index, &vec![false; code.params.len()]);
                return None;
            };
            let name = format_args!("of code `{}`", code.code.value);
            text::plain(cx, Some(message), Owner { name, mapping: &format::CODE, key: "message" })?;
            one(cx, index, message)
        })
        .collect()
}

fn one(cx: &mut Context<'_, '_>, index: usize, message: &Text<'_>) -> Option<Message> {
    let code = &cx.raw.codes[index];
    let mut used = vec![false; code.params.len()];
    let mut pieces = Vec::new();
    let mut right = true;
    for part in parts(&message.value) {
        match part {
            Part::Text(text) => push_text(&mut pieces, &message.value[text]),
            Part::Brace(brace) => push_text(&mut pieces, brace),
            Part::Param(range) => match param(cx, index, message, range) {
                Some(param) => {
                    used[param] = true;
                    pieces.push(Piece::Param(param));
                }
                None => right = false,
            },
            Part::Wrong(range, words, help) => {
                let problem = format!("the message of code `{}` {words}", code.code.value);
                let site = text::inside(message, range);
                cx.push(Diagnostic::new(&rules::MESSAGE_BRACES, site, problem).help(help));
                right = false;
            }
        }
    }
    // A param may be in the part that is wrong.
    if right {
        unused(cx, index, &used);
    }
    right.then_some(Message(pieces))
}

/// Which param a name in braces is.
fn param(cx: &mut Context<'_, '_>, index: usize, message: &Text<'_>, range: Range<usize>) -> Option<usize> {
    let code = &cx.raw.codes[index];
    let name = &message.value[range.start + 1..range.end - 1];
    let found = code.params.iter().position(|(param, _)| param.value == name);
    // Params that could not be read were reported there.
    if found.is_none() && !cx.is_partial_code(index) {
        let words = format!("param `{name}` of code `{}` is not declared", code.code.value);
        let diagnostic = Diagnostic::new(&rules::UNKNOWN_PARAM, text::inside(message, range), words);
        let known = code.params.iter().map(|(param, _)| &*param.value);
        let meant = cx.nearest(name, known);
        cx.push(match meant {
            Some(meant) => diagnostic.help(format!("did you mean `{{{meant}}}`?")),
            None => diagnostic.help(format!(
                "declare it with its type, as in `params: {{ {name}: string }}`, or write `{{{{{name}}}}}` for braces"
            )),
        });
    }
    found
}

fn unused(cx: &mut Context<'_, '_>, index: usize, used: &[bool]) {
    if cx.is_partial_code(index) {
        return;
    }
    let code: &raw::Code<'_> = &cx.raw.codes[index];
    for ((param, _), _) in code.params.iter().zip(used).filter(|(_, used)| !**used) {
        let [code_name, name] = [&code.code.value, &param.value];
        let diagnostic = if let Some(message) = &code.message {
            let words = format!("param `{name}` of code `{code_name}` is not in its message");
            Diagnostic::new(&rules::UNUSED_PARAM, param.site, words)
                .related(message.site, "the message")
                .help(format!("write `{{{name}}}` into the message, or remove the param"))
        } else {
            let words = format!("param `{name}` of code `{code_name}` has no message to be in");
            Diagnostic::new(&rules::UNUSED_PARAM, param.site, words)
                .help(format!("add a `message` with `{{{name}}}` in it, or remove the param"))
        };
        cx.push(diagnostic);
    }
}

enum Part {
    Text(Range<usize>),
    /// One brace, written twice.
    Brace(&'static str),
    /// A name with its braces.
    Param(Range<usize>),
    /// What is wrong with the braces there, and the way out.
    Wrong(Range<usize>, String, &'static str),
}

const DOUBLE: &str = "write `{{` and `}}` for braces, or `{name}` for a param";

/// Cuts a message at its braces, as `format!` would.
fn parts(message: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < message.len() {
        let rest = &message[at..];
        let brace = rest.find(['{', '}']).unwrap_or(rest.len());
        if brace > 0 {
            parts.push(Part::Text(at..at + brace));
            at += brace;
            continue;
        }
        let part = if rest.starts_with("{{") {
            at += 2;
            Part::Brace("{")
        } else if rest.starts_with("}}") {
            at += 2;
            Part::Brace("}")
        } else if rest.starts_with('}') {
            at += 1;
            Part::Wrong(at - 1..at, "has a `}` without its `{`".into(), DOUBLE)
        } else {
            let range = at..at + in_braces(rest);
            at = range.end;
            hole(message, range)
        };
        parts.push(part);
    }
    parts
}

/// How long the text is that a brace opens: to the brace that closes it, or only the brace.
fn in_braces(rest: &str) -> usize {
    match rest[1..].find(['{', '}']) {
        Some(end) if rest[1 + end..].starts_with('}') => end + 2,
        _ => 1,
    }
}

fn hole(message: &str, range: Range<usize>) -> Part {
    let whole = &message[range.clone()];
    if whole == "{" {
        return Part::Wrong(range, "has a `{` without its `}`".into(), DOUBLE);
    }
    let name = &whole[1..whole.len() - 1];
    let is_name = name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    if is_name {
        return Part::Param(range);
    }
    let words = match name {
        "" => "has a param without a name".into(),
        _ => format!("has `{whole}` in it, which names no param"),
    };
    Part::Wrong(range, words, DOUBLE)
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(last)) => last.push_str(text),
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}
