//! Does each alias differ from every code and every other alias?

use std::borrow::Cow;
use std::collections::HashMap;

use crate::check::context::Context;
use crate::check::text;
use crate::quoted::{quoted, shown, verbatim};
use crate::raw::{self, Text};
use crate::report::Diagnostic;
use crate::rules;

/// After this: no alias is empty or has characters that cannot be seen, and each belongs to one code and differs from all codes.
///
/// `code_style` does not apply: an alias is usually what a code was called before it had a style.
pub(super) fn check(cx: &mut Context<'_, '_>) {
    let raw = cx.raw;
    let mut first = HashMap::<&str, (usize, &Text<'_>)>::new();
    for (index, code) in raw.codes.iter().enumerate() {
        for alias in &code.aliases {
            if !is_fit(cx, code, alias) {
                continue;
            }
            if let Some(other) = cx.code(&alias.value) {
                cx.push(is_code(raw, index, alias, other));
                continue;
            }
            let &mut (owner, earlier) = first.entry(&alias.value).or_insert((index, alias));
            if earlier.site != alias.site {
                cx.push(again(raw, index, alias, owner, earlier));
            }
        }
    }
}

/// The help for an unknown code that is an alias.
pub(super) fn instead(raw: &raw::Spec<'_>, name: &str) -> Option<String> {
    let has = |code: &&raw::Code<'_>| code.aliases.iter().any(|alias| alias.value == name);
    let code = raw.codes.iter().find(has)?;
    Some(format!("write `{}`, of which this is an alias", verbatim(&code.code.value)))
}

/// Reports an alias that is empty, or contains control characters or invisible ones. Returns whether it does not.
fn is_fit(cx: &mut Context<'_, '_>, code: &raw::Code<'_>, alias: &Text<'_>) -> bool {
    if alias.value.trim().is_empty() {
        let message = format!("an alias of code `{}` is empty", shown(&code.code.value));
        cx.push(
            Diagnostic::new(&rules::EMPTY_STRING, alias.site, message)
                .help("remove it, or write the string that clients read as this code"),
        );
        return false;
    }
    if !text::may_have_control(&alias.value) && alias.value.is_ascii() {
        return true;
    }
    let Some((at, control)) = alias.value.char_indices().find(|(_, c)| c.is_control()) else {
        return text::is_seen(cx, alias, format_args!("alias `{}`", shown(&alias.value)));
    };
    let message = format!(
        "alias `{}` contains the control character U+{:04X}",
        shown(&alias.value),
        u32::from(control)
    );
    let site = text::inside(alias, at..at + control.len_utf8());
    cx.push(Diagnostic::new(&rules::CONTROL_CHARACTER, site, message).help("remove it"));
    false
}

fn is_code(raw: &raw::Spec<'_>, index: usize, alias: &Text<'_>, other: usize) -> Diagnostic {
    let [owner, code] = [index, other].map(|index| &raw.codes[index].code);
    let name = shown(&alias.value);
    if index == other {
        let message = format!("alias `{name}` is the code itself");
        return Diagnostic::new(&rules::DUPLICATE_ALIAS, alias.site, message)
            .help("remove it; clients read a code by its own name, too");
    }
    let message = format!("alias `{name}` of code `{}` is a code", shown(&owner.value));
    Diagnostic::new(&rules::DUPLICATE_ALIAS, alias.site, message)
        .related(code.site, format!("code `{name}`"))
        .help("remove the alias, or the code")
}

fn again(
    raw: &raw::Spec<'_>,
    index: usize,
    alias: &Text<'_>,
    owner: usize,
    earlier: &Text<'_>,
) -> Diagnostic {
    let name = quoted(&alias.value);
    let codes = [owner, index].map(|index| shown(&raw.codes[index].code.value));
    let (message, help): (_, Cow<'_, str>) = match &codes {
        _ if owner == index => {
            (format!("alias {name} is listed more than once"), "remove one of them".into())
        }
        [first, second] => (
            format!("codes `{first}` and `{second}` have the same alias {name}"),
            "remove one of them; clients must read a string as one code".into(),
        ),
    };
    Diagnostic::new(&rules::DUPLICATE_ALIAS, alias.site, message)
        .related(earlier.site, "first listed here")
        .help(help)
}
