//! Is the message of each code well formed, with no other params than those that the code declares?

use std::collections::HashMap;
use std::ops::Range;

use crate::check::braces::{self, Part};
use crate::check::codes::Draft;
use crate::check::context::{Context, by_name};
use crate::check::param::is_sent;
use crate::check::text::{self, TextOwner, What};
use crate::grammar::{CodeKey, Keys};
use crate::model::{Message, Piece};
use crate::quoted::{shown, verbatim};
use crate::raw::{self, Text};
use crate::report::Diagnostic;
use crate::rules;
use crate::rust_name;
use crate::suggest::similar;

/// After this: each message is split at its params, all of which are declared, and each param is sent or in the message.
pub(super) fn check(cx: &mut Context<'_, '_>, drafts: &mut [Draft]) {
    let raw = cx.raw;
    for (index, (code, draft)) in raw.codes.iter().zip(drafts).enumerate() {
        let name = format_args!("of code `{}`", shown(&code.code.value));
        let owner = TextOwner { name, text: What::Value(CodeKey::Message.key()) };
        draft.message = match &code.message {
            None => {
                unsent(cx, index, |_| false);
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
    let params = by_name(code.params.iter().map(|param| &*param.name.value));
    let mut names = ParamNames::new();
    let mut pieces = Vec::new();
    let mut right = true;
    for (place, part) in braces::parts(&message.value, |name| params.contains_key(name)) {
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
        unsent(cx, index, |name| names.contains_key(name));
    }
    right.then_some(Message(pieces))
}

fn undeclared(cx: &mut Context<'_, '_>, index: usize, name: &str, message: &Text<'_>, place: Range<usize>) {
    // Params that could not be read have been reported.
    let code = &cx.raw.codes[index];
    if code.misread.has(CodeKey::Params) {
        return;
    }
    let words = format!("param `{}` of code `{}` is not declared", shown(name), shown(&code.code.value));
    let diagnostic = Diagnostic::new(&rules::UNKNOWN_PARAM, text::inside(message, place), words);
    // A param can have another name in Rust than in JSON.
    let is_same = |param: &&raw::Param<'_>| rust_name::param(&param.name.value) == rust_name::param(name);
    let same = code.params.iter().find(is_same).map(|param| &*param.name.value);
    let meant = same.or_else(|| cx.nearest(name, code.params.iter().map(|param| &*param.name.value)));
    cx.push(match meant {
        Some(meant) => diagnostic.help(similar("param", meant)),
        None => diagnostic
            .help(format!("declare it with its type, as in `params: {{ {}: string }}`", verbatim(name)))
            .help("for literal braces, write `{{` and `}}`"),
    });
}

/// Reports the params that would be nowhere: neither in the details nor in the message.
fn unsent(cx: &mut Context<'_, '_>, index: usize, is_mentioned: impl Fn(&str) -> bool) {
    let raw = cx.raw;
    let code = &raw.codes[index];
    // Whether a message mentions a param is only known if it could be read.
    if code.misread.has(CodeKey::Message) {
        return;
    }
    for param in &code.params {
        let name = &param.name;
        let Some(sent) = param.sent.as_ref().filter(|_| !is_sent(param) && !is_mentioned(&name.value)) else {
            continue;
        };
        let of_code = format!("of code `{}`", shown(&code.code.value));
        let message = format!("param `{}` {of_code} is neither sent nor in its message", shown(&name.value));
        let mut diagnostic = Diagnostic::new(&rules::UNSENT_PARAM, sent.site, message);
        if let Some(message) = &code.message {
            diagnostic = diagnostic.related(message.site, "the message");
        }
        cx.push(
            diagnostic.help(format!(
                "remove `sent: false`, or write `{{{}}}` in the message",
                verbatim(&name.value)
            )),
        );
    }
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(last)) => last.push_str(text),
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}
