//! Is the message of each code well formed, with exactly the params that the code declares?

use std::collections::HashMap;
use std::ops::Range;

use crate::case;
use crate::check::braces::{self, Part};
use crate::check::codes::Draft;
use crate::check::context::Context;
use crate::check::text::{self, TextOwner, What};
use crate::grammar::{CodeKey, Keys};
use crate::model::{CodeStyle, Message, Piece};
use crate::quoted::{shown, verbatim};
use crate::raw::{self, Text};
use crate::report::Diagnostic;
use crate::rules;
use crate::suggest::{LABELED, joined, similar};

/// After this: each message is split at its params, all of which are declared and used.
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

/// The names in a message, including those that are not params of its code.
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
                // An unknown name is reported only once per message.
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
    // An invalid part of the message may have been meant as a param.
    if right && names.values().all(Option::is_some) {
        unused(cx, index, |name| names.contains_key(name));
    }
    right.then_some(Message(pieces))
}

fn undeclared(cx: &mut Context<'_, '_>, index: usize, name: &str, message: &Text<'_>, place: Range<usize>) {
    // Params that could not be read have been reported.
    let code = &cx.raw.codes[index];
    if code.misread.has(CodeKey::Params) {
        return;
    }
    // A param that is declared in another case has been reported, with this name as the fix.
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
            .help(format!("declare it with its type, as in `params: {{ {}: string }}`", verbatim(name)))
            .help("for literal braces, write `{{` and `}}`"),
    });
}

fn unused(cx: &mut Context<'_, '_>, index: usize, is_used: impl Fn(&str) -> bool) {
    let code: &raw::Code<'_> = &cx.raw.codes[index];
    // Whether a param is used is only known if both could be read.
    if code.misread.has(CodeKey::Message) || code.misread.has(CodeKey::Params) {
        return;
    }
    let unused: Vec<_> =
        code.params.iter().map(|(param, _)| param).filter(|param| !is_used(&param.value)).collect();
    let [first, others @ ..] = &*unused else { return };
    let code_name = shown(&code.code.value);
    let in_braces: Vec<_> = unused.iter().map(|param| format!("{{{}}}", param.value)).collect();
    let in_braces = joined(in_braces.iter().map(|param| &**param));
    let (count, verb, it) = match others {
        [] => (format!("param `{}`", shown(&first.value)), "is", "the param"),
        _ => (format!("{} params", unused.len()), "are", "the params"),
    };
    let (words, help) = match code.message {
        Some(_) => (
            format!("{count} of code `{code_name}` {verb} not in its message"),
            format!("use {in_braces} in the message, or remove {it}"),
        ),
        None => (
            format!("code `{code_name}` has {count} but no message"),
            format!("add a `message` with {in_braces} in it, or remove {it}"),
        ),
    };
    let mut diagnostic = Diagnostic::new(&rules::UNUSED_PARAM, first.site, words);
    if !others.is_empty() {
        diagnostic = diagnostic.label("not used");
    }
    for other in others.iter().take(LABELED) {
        diagnostic = diagnostic.related(other.site, "not used");
    }
    if let Some(message) = &code.message {
        diagnostic = diagnostic.related(message.site, "the message");
    }
    cx.push(diagnostic.help(help));
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(last)) => last.push_str(text),
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}
