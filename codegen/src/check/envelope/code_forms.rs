//! Can every code be sent in the forms that the envelope asks for?

use std::collections::HashMap;

use crate::case;
use crate::check::context::Context;
use crate::grammar::CodeStyle;
use crate::model::envelope::Slot;
use crate::quoted::shown;
use crate::report::Diagnostic;
use crate::rules;
use crate::site::Site;
use crate::suggest::LABELED;

/// The largest integer up to which every JSON reader is exact.
const EXACT: u128 = 1 << 53;

/// After this: codes that are sent as numbers are integers, and codes that are sent in another style stay different.
pub(super) fn check(cx: &mut Context<'_, '_>, forms: &[(Slot, Site)]) {
    for (slot, site) in forms {
        match slot {
            Slot::CodeNumber => numbers(cx, *site),
            Slot::CodeIn(style) => styled(cx, *style, *site),
            _ => {}
        }
    }
}

fn numbers(cx: &mut Context<'_, '_>, site: Site) {
    let raw = cx.raw;
    // Codes of another style have been reported.
    let is_checked = raw.code_style.as_ref().is_some_and(|style| style.value == CodeStyle::Number.name());
    let is_number = |code: &str| case::has_style(code, CodeStyle::Number);
    let wrong: Vec<_> =
        raw.codes.iter().filter(|code| !is_number(&code.code.value)).map(|code| &code.code).collect();
    if let [first, others @ ..] = &*wrong
        && !is_checked
    {
        let count = match others {
            [] => format!("code `{}` is not an integer", shown(&first.value)),
            _ => format!("{} codes are not integers", wrong.len()),
        };
        let message = format!("`{{code:number}}` sends codes as numbers, but {count}");
        let diagnostic = Diagnostic::new(&rules::INVALID_CODE_FORM, site, message);
        let labeled = wrong
            .iter()
            .take(LABELED)
            .fold(diagnostic, |diagnostic, code| diagnostic.related(code.site, "is not an integer in JSON"));
        cx.push(labeled.help("write `{code}` to send codes as strings"));
    }
    for code in &raw.codes {
        let digits = code.code.value.trim_start_matches('-');
        let is_exact = digits.parse::<u128>().is_ok_and(|number| number <= EXACT);
        if is_number(&code.code.value) && !is_exact {
            let message = format!("code `{}` is sent as a number beyond 2^53", shown(&code.code.value));
            let diagnostic = Diagnostic::new(&rules::LARGE_CODE, code.code.site, message)
                .related(site, "sent as a number here")
                .note("many JSON readers, such as JavaScript, round larger numbers")
                .help("write `{code}` to send codes as strings");
            cx.push_unless_allowed(code.code.site, &code.allow, diagnostic);
        }
    }
}

fn styled(cx: &mut Context<'_, '_>, style: CodeStyle, site: Site) {
    let raw = cx.raw;
    let mut first = HashMap::new();
    for code in &raw.codes {
        let code = &code.code;
        let sent = case::written_in(&code.value, style);
        if sent.is_empty() {
            // An empty code has been reported.
            if !code.value.trim().is_empty() {
                let message = format!(
                    "code `{}` has neither letters nor digits for `{{code:{}}}`",
                    shown(&code.value),
                    style.name()
                );
                cx.push(
                    Diagnostic::new(&rules::INVALID_CODE_FORM, code.site, message)
                        .related(site, "sent in this style here")
                        .help("write `{code}` to send codes as they are"),
                );
            }
            continue;
        }
        let Some(earlier) = first.insert(sent, code) else { continue };
        let sent = case::written_in(&code.value, style);
        let message = format!(
            "codes `{}` and `{}` are both sent as `{}`",
            shown(&earlier.value),
            shown(&code.value),
            shown(&sent)
        );
        cx.push(
            Diagnostic::new(&rules::DUPLICATE_CODE_FORM, code.site, message)
                .related(earlier.site, "the first code that is sent like this")
                .related(site, "sent in this style here")
                .help("write `{code}` to send codes as they are, or rename one of the codes"),
        );
    }
}
