//! Derives Rust names from codes, with what `variant_names` strips and prepends.

use crate::case;
use crate::check::context::Context;
use crate::check::style::Style;
use crate::grammar::SpecKey;
use crate::model::CodeStyle;
use crate::quoted::shown;
use crate::raw;
use crate::report::Diagnostic;
use crate::rules;
use crate::rust_name;

/// The prefix of Rust names if codes are numbers.
const NUMBERED: &str = "Code";

/// Derives the Rust name of a code.
pub(super) struct VariantNaming<'s> {
    strip: &'s str,
    prepend: &'s str,
    is_number: bool,
}

impl VariantNaming<'_> {
    /// The name, which may not be a valid one. It is empty if the code has neither letters nor digits.
    pub(super) fn of(&self, code: &str) -> String {
        let rest = code.strip_prefix(self.strip).unwrap_or(code);
        let name = match rest.strip_prefix('-') {
            // Otherwise `-5` and `5` would have the same name.
            Some(digits) if self.is_number => format!("Minus{digits}"),
            _ => rust_name::variant(rest),
        };
        if name.is_empty() { name } else { format!("{}{name}", self.prepend) }
    }
}

/// After this: `strip` is a prefix that a code has, and `prepend` can begin a Rust name.
///
/// `None` if the names of codes are unknown, because a value is invalid.
pub(super) fn check<'s>(cx: &mut Context<'s, '_>, style: &Style) -> Option<VariantNaming<'s>> {
    if cx.raw.misread.has(SpecKey::VariantNames) {
        return None;
    }
    let is_number = style.style == Some(CodeStyle::Number);
    let default = if is_number { NUMBERED } else { "" };
    let Some(names) = &cx.raw.variant_names else {
        return Some(VariantNaming { strip: "", prepend: default, is_number });
    };
    let strip = strip(cx, names);
    let prepend = prepend(cx, names, default);
    Some(VariantNaming { strip: strip?, prepend: prepend?, is_number })
}

fn strip<'s>(cx: &mut Context<'_, '_>, names: &'s raw::VariantNames<'_>) -> Option<&'s str> {
    let Some(strip) = &names.strip else { return Some("") };
    if strip.value.is_empty() {
        let help = "remove the key, or write the prefix that codes have, as in `strip: M_`";
        cx.push(Diagnostic::new(&rules::EMPTY_STRING, strip.site, "`strip` is empty").help(help));
        return None;
    }
    let has_prefix = cx.raw.codes.iter().any(|code| code.code.value.starts_with(&*strip.value));
    if !has_prefix && !cx.is_partial() {
        let message = format!("no code begins with `{}`", shown(&strip.value));
        cx.push(
            Diagnostic::new(&rules::VARIANT_NAMES, strip.site, message)
                .help("remove `strip`, or write the prefix that codes have"),
        );
        return None;
    }
    Some(&strip.value)
}

fn prepend<'s>(
    cx: &mut Context<'_, '_>,
    names: &'s raw::VariantNames<'_>,
    default: &'static str,
) -> Option<&'s str> {
    let Some(prepend) = &names.prepend else { return Some(default) };
    let value = &*prepend.value;
    if value.is_empty() {
        let help = "remove the key, or write the prefix of all Rust names, as in `prepend: Code`";
        cx.push(Diagnostic::new(&rules::EMPTY_STRING, prepend.site, "`prepend` is empty").help(help));
        return None;
    }
    if case::is_camel(value) {
        return Some(value);
    }
    let message = format!("`prepend` must be `UpperCamelCase`, found `{}`", shown(value));
    let better = rust_name::variant(value);
    let diagnostic = Diagnostic::new(&rules::VARIANT_NAMES, prepend.site, message);
    cx.push(if case::is_camel(&better) {
        diagnostic.help(format!("write `{better}`"))
    } else {
        diagnostic.help("use a capital letter followed by ASCII letters and digits, as in `Code`")
    });
    None
}
