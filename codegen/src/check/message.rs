//! Can the message of a code be cut into text and params, and are they the params that it has?

use std::collections::HashMap;
use std::ops::Range;

use crate::case;
use crate::check::braces::{self, Part};
use crate::check::codes::Draft;
use crate::check::context::Context;
use crate::check::text::{self, TextOwner, What};
use crate::grammar::{CodeKey, Keys};
use crate::model::{CodeStyle, Message, Piece};
use crate::quoted::shown;
use crate::raw::{self, Text};
use crate::report::Diagnostic;
use crate::rules;
use crate::suggest::similar;

/// After this: each message is cut at its params, all of which are declared and used.
pub(super) fn check(cx: &mut Context<'_, '_>, drafts: &mut [Draft]) {
    let raw = cx.raw;
    for (index, (code, draft)) in raw.codes.iter().zip(drafts).enumerate() {
        let name = format_args!("of code `{}`", shown(&code.code.value));
        let owner = TextOwner { name, text: What::Value(CodeKey::Message.key()) };
        draft.message = match &code.message {
            None => {
                unused(cx, index, |_| false);
                None
            }
            Some(message) => text::plain(cx, Some(message), owner).and_then(|_| one(cx, index, message)),
        };
    }
}

/// The names in a message, those that are no params of its code included.
type ParamNames<'m> = HashMap<&'m str, Option<usize>>;

fn one(cx: &mut Context<'_, '_>, index: usize, message: &Text<'_>) -> Option<Message> {
    let code = &cx.raw.codes[index];
    let params: HashMap<_, _> =
        code.params.iter().enumerate().map(|(at, (name, _))| (&*name.value, at)).collect();
    let mut names = ParamNames::new();
    let mut pieces = Vec::new();
    let mut right = true;
    for (place, part) in braces::parts(&message.value) {
        match part {
            Part::Text(text) => push_text(&mut pieces, text),
            Part::Param(name) => {
                let param = params.get(name).copied();
                // Which name it should be is said once.
                if names.insert(name, param).is_none() && param.is_none() {
                    undeclared(cx, index, name, message, place);
                }
                pieces.extend(param.map(Piece::Param));
            }
            Part::Wrong(wrong) => {
                let problem = format!("the message of code `{}` {wrong}", shown(&code.code.value));
                let site = text::inside(message, place);
                cx.push(
                    Diagnostic::new(&rules::MESSAGE_BRACES, site, problem)
                        .help("write `{{` and `}}` for braces, or `{name}` for a param"),
                );
                right = false;
            }
        }
    }
    // A param may be meant where the message is wrong.
    if right && names.values().all(Option::is_some) {
        unused(cx, index, |name| names.contains_key(name));
    }
    right.then_some(Message(pieces))
}

fn undeclared(cx: &mut Context<'_, '_>, index: usize, name: &str, message: &Text<'_>, place: Range<usize>) {
    // Params that could not be read were reported there.
    let code = &cx.raw.codes[index];
    if code.misread.has(CodeKey::Params) {
        return;
    }
    // A param that is declared in another case was reported there, with this name as the way out.
    let snake = |declared: &str| case::restyle(declared, CodeStyle::SnakeCase);
    if code.params.iter().any(|(param, _)| snake(&param.value).as_deref() == Some(name)) {
        return;
    }
    let words = format!("param `{}` of code `{}` is not declared", shown(name), shown(&code.code.value));
    let diagnostic = Diagnostic::new(&rules::UNKNOWN_PARAM, text::inside(message, place), words);
    let meant = cx.nearest(name, code.params.iter().map(|(param, _)| &*param.value));
    cx.push(match meant {
        Some(meant) => diagnostic.help(similar("param", meant)),
        None => diagnostic
            .help(format!("declare it with its type, as in `params: {{ {}: string }}`", shown(name)))
            .help("for braces in the text, write `{{` and `}}`"),
    });
}

fn unused(cx: &mut Context<'_, '_>, index: usize, is_used: impl Fn(&str) -> bool) {
    let code: &raw::Code<'_> = &cx.raw.codes[index];
    // Whether a param is used is known once both were read; what could not be was reported there.
    if code.misread.has(CodeKey::Message) || code.misread.has(CodeKey::Params) {
        return;
    }
    for (param, _) in code.params.iter().filter(|(param, _)| !is_used(&param.value)) {
        let [code_name, name] = [&code.code.value, &param.value].map(|name| shown(name));
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

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(last)) => last.push_str(text),
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}
