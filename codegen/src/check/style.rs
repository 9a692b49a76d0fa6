//! Are the codes written in the style of the spec?

use crate::case;
use crate::characters::is_unseen;
use crate::check::choice;
use crate::check::context::Context;
use crate::check::text;
use crate::grammar::{self, CodeStyle};
use crate::quoted::{shown, verbatim};
use crate::report::Diagnostic;
use crate::rules;
use crate::suggest::{nearest, similar};

/// The style, and which codes are written in it.
pub(super) struct Style {
    pub(super) style: Option<CodeStyle>,
    /// For each code, whether it can be used.
    pub(super) kept: Vec<bool>,
}

/// After this: there are codes, and each is in the style and can be seen.
pub(super) fn check(cx: &mut Context<'_, '_>) -> Style {
    let style = match &cx.raw.code_style {
        None => Some(CodeStyle::SnakeCase),
        Some(style) => grammar::CODE_STYLES.find(&style.value).or_else(|| {
            let help = of_all(cx).map(|of_all| match nearest(&style.value, [of_all.name()]) {
                Some(name) => similar("value", name),
                None => format!("set `code_style: {}`, which all codes use", of_all.name()),
            });
            choice::unknown(cx, style, &grammar::CODE_STYLES, help);
            None
        }),
    };
    some(cx);
    let mut kept = vec![true; cx.raw.codes.len()];
    for (index, kept) in kept.iter_mut().enumerate() {
        *kept = fit(cx, index)
            && style.is_none_or(|style| case::has_style(&cx.raw.codes[index].code.value, style));
    }
    if let Some(style) = style {
        report(cx, style, &kept);
    }
    Style { style, kept }
}

/// Reports a spec without codes.
fn some(cx: &mut Context<'_, '_>) {
    if cx.raw.codes.is_empty() && !cx.is_partial() {
        cx.push(
            Diagnostic::new(&rules::NO_CODES, cx.raw.site, "the spec has no codes")
                .help("add one under `codes`, with `http`, `bucket` and `meaning`"),
        );
    }
}

/// Reports a code that is empty, or contains control characters or invisible ones. Returns whether it does not.
fn fit(cx: &mut Context<'_, '_>, index: usize) -> bool {
    let code = &cx.raw.codes[index].code;
    if code.value.trim().is_empty() {
        cx.push(
            Diagnostic::new(&rules::EMPTY_STRING, code.site, "a code is empty")
                .help("name the code, as in `not_found`"),
        );
        return false;
    }
    if !text::may_have_control(&code.value) && code.value.is_ascii() {
        return true;
    }
    let Some((at, control)) = code.value.char_indices().find(|(_, c)| c.is_control()) else {
        return text::is_seen(cx, code, format_args!("code `{}`", shown(&code.value)));
    };
    let message =
        format!("code `{}` contains the control character U+{:04X}", shown(&code.value), u32::from(control));
    let site = text::inside(code, at..at + control.len_utf8());
    cx.push(Diagnostic::new(&rules::CONTROL_CHARACTER, site, message).help("remove it"));
    false
}

fn report(cx: &mut Context<'_, '_>, style: CodeStyle, kept: &[bool]) {
    if let Some(other) = common(cx, style) {
        let first = cx.raw.codes[0].code.site;
        let site = cx.raw.code_style.as_ref().map_or(first, |style| style.site);
        let message = format!("`code_style` is `{}`, but no code uses it", style.name());
        let diagnostic = Diagnostic::new(&rules::CODE_STYLE, site, message)
            .help(format!("set `code_style: {}`, which all codes use", other.name()));
        cx.push(match &cx.raw.code_style {
            Some(_) => diagnostic.related(first, "the first code"),
            None => diagnostic.note("the default of `code_style` is `snake_case`"),
        });
        return;
    }
    for (code, _) in cx.raw.codes.iter().zip(kept).filter(|(_, kept)| !**kept) {
        let code = &code.code;
        // Already reported, whatever its style.
        if code.value.trim().is_empty() || code.value.contains(is_unseen) {
            continue;
        }
        let message = format!("code `{}` is not `{}`", shown(&code.value), style.name());
        let diagnostic = Diagnostic::new(&rules::CODE_STYLE, code.site, message);
        let free = case::restyle(&code.value, style).filter(|name| cx.code(name).is_none());
        let free = cx.propose("code", free);
        cx.push(match free {
            Some(name) => diagnostic.help(format!("write `{}`, or set `code_style: any`", verbatim(&name))),
            None => diagnostic.help("give it another name, or set `code_style: any`"),
        });
    }
}

/// The style of all codes, if none has the style of the spec. Then one error is reported instead of one per code.
fn common(cx: &Context<'_, '_>, style: CodeStyle) -> Option<CodeStyle> {
    let codes = || cx.raw.codes.iter().map(|code| &*code.code.value);
    if codes().len() < 2 || codes().any(|code| case::has_style(code, style)) {
        return None;
    }
    let others = grammar::CODE_STYLES.values.iter().copied().filter(|&other| other != CodeStyle::Any);
    others.into_iter().find(|&other| codes().all(|code| case::has_style(code, other)))
}

/// The one style that all codes have.
fn of_all(cx: &Context<'_, '_>) -> Option<CodeStyle> {
    let codes = &cx.raw.codes;
    if codes.len() < 2 {
        return None;
    }
    let is_of_all = |style: &CodeStyle| codes.iter().all(|code| case::has_style(&code.code.value, *style));
    let fits: Vec<_> = grammar::CODE_STYLES.values.iter().copied().filter(is_of_all).collect();
    match *fits {
        [style, CodeStyle::Any] | [style @ CodeStyle::SnakeCase, CodeStyle::DotCase, CodeStyle::Any] => {
            Some(style)
        }
        _ => None,
    }
}
