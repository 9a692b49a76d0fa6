//! Is a string not empty, and free of control characters? Is a name free of invisible characters?

use std::borrow::Cow;
use std::fmt;

use crate::characters::{is_hidden, named};
use crate::check::context::Context;
use crate::grammar::{Key, Keys, SpecKey};
use crate::model::Markdown;
use crate::raw::Text;
use crate::report::Diagnostic;
use crate::rules;
use crate::site::Site;

/// The owner of a string, for messages.
#[derive(Clone, Copy)]
pub(super) struct TextOwner<'a> {
    /// Such as ``of code `not_found` ``.
    pub(super) name: fmt::Arguments<'a>,
    /// What the string is.
    pub(super) text: What,
}

/// What a string is in a spec.
#[derive(Clone, Copy)]
pub(super) enum What {
    /// The value of a key.
    Value(&'static Key),
    /// The name of a bucket, which is itself a key.
    Name,
}

/// After this: the name of the spec is not empty and can be shown.
pub(super) fn name(cx: &mut Context<'_, '_>) -> Option<String> {
    let owner = TextOwner { name: format_args!("of the spec"), text: What::Value(SpecKey::Name.key()) };
    let name = cx.raw.name.as_ref();
    let shown = plain(cx, name, owner)?;
    is_seen(cx, name?, format_args!("the name of the spec")).then_some(shown)
}

/// After this: no rule of `support` is empty.
pub(super) fn support(cx: &mut Context<'_, '_>) -> Vec<Option<Markdown>> {
    let owner = TextOwner { name: format_args!("in a rule"), text: What::Value(SpecKey::Support.key()) };
    let mut rules = Vec::with_capacity(cx.raw.support.len());
    for text in &cx.raw.support {
        if text.value.trim().is_empty() {
            cx.push(
                Diagnostic::new(&rules::EMPTY_STRING, text.site, "a criterion of `support` is empty")
                    .help("describe when to contact support, or remove the criterion"),
            );
            rules.push(None);
        } else {
            rules.push(markdown(cx, Some(text), owner));
        }
    }
    rules
}

/// Plain text, or `None` if it is missing or was reported.
pub(super) fn plain(
    cx: &mut Context<'_, '_>,
    text: Option<&Text<'_>>,
    owner: TextOwner<'_>,
) -> Option<String> {
    let text = text?;
    let (key, help) = match owner.text {
        What::Value(key) => (key.name, Some(key)),
        What::Name => ("name", None),
    };
    if text.value.trim().is_empty() {
        let message = format!("`{key}` {} is empty", owner.name);
        let help = help.map(|key| format!("set `{}`: {}", key.name, key.summary()));
        cx.push(Diagnostic::new(&rules::EMPTY_STRING, text.site, message).help_opt(help));
        return None;
    }
    if let Some((at, control)) = unfit(&text.value) {
        let message =
            format!("`{key}` {} contains the control character U+{:04X}", owner.name, u32::from(control));
        let site = inside(text, at..at + control.len_utf8());
        cx.push(Diagnostic::new(&rules::CONTROL_CHARACTER, site, message).help("remove it"));
        return None;
    }
    Some(text.value.clone().into_owned())
}

/// Whether each character of a name can be seen; otherwise the first that cannot is reported. `what` is the name in a
/// sentence.
///
/// Two names that differ only in such a character look the same. Texts can have them: some scripts and emoji need them.
pub(super) fn is_seen(cx: &mut Context<'_, '_>, name: &Text<'_>, what: fmt::Arguments<'_>) -> bool {
    let Some((at, hidden)) = hidden(&name.value) else { return true };
    let message = format!("{what} contains the invisible character {}", named(hidden));
    let site = inside(name, at..at + hidden.len_utf8());
    cx.push(Diagnostic::new(&rules::INVISIBLE_CHARACTER, site, message).help(without(hidden)));
    false
}

/// The first character of a name that cannot be seen.
pub(super) fn hidden(name: &str) -> Option<(usize, char)> {
    name.char_indices().find(|&(_, c)| is_hidden(c))
}

/// The help for a character that cannot be seen.
pub(super) fn without(hidden: char) -> &'static str {
    if hidden.is_whitespace() { "remove it, or write a plain space" } else { "remove it" }
}

/// Inline Markdown, or `None` if it is missing or was reported.
pub(super) fn markdown(
    cx: &mut Context<'_, '_>,
    text: Option<&Text<'_>>,
    owner: TextOwner<'_>,
) -> Option<Markdown> {
    plain(cx, text, owner).map(Markdown)
}

/// The site of a part of a string: exact if the string has no escapes, otherwise the whole string.
pub(super) fn inside(text: &Text<'_>, part: std::ops::Range<usize>) -> Site {
    let written = (text.site.end - text.site.start) as usize;
    // The reader borrows strings that need no decoding, so they differ from the source only by their quotes.
    let quote = match (&text.value, written.checked_sub(text.value.len())) {
        (Cow::Borrowed(_), Some(0)) => 0,
        (Cow::Borrowed(_), Some(2)) => 1,
        _ => return text.site,
    };
    let at = |index: usize| text.site.start + quote + u32::try_from(index).expect("a source is below 4 GiB");
    Site { start: at(part.start), end: at(part.end), ..text.site }
}

/// The first control character. Line breaks and tabs count as white space; others were usually copied by mistake.
pub(crate) fn unfit(text: &str) -> Option<(usize, char)> {
    if !may_have_control(text) {
        return None;
    }
    let is_unfit = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    text.char_indices().find(|&(_, c)| is_unfit(c))
}

/// Whether a string may contain a control character. Nearly none does, and scanning bytes is fast.
pub(super) fn may_have_control(text: &str) -> bool {
    // The first byte of every control character: U+0080 to U+009F begin with 0xC2.
    text.bytes().any(|byte| matches!(byte, ..b' ' | 0x7F | 0xC2))
}
