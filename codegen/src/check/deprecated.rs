//! Does each deprecated code have a replacement or a reason?

use crate::check::alias;
use crate::check::codes::Draft;
use crate::check::context::Context;
use crate::check::text::{self, TextOwner, What};
use crate::grammar::{CodeKey, DeprecatedKey, Keys};
use crate::model::{self, Checked, DeprecatedSites};
use crate::quoted::{shown, verbatim};
use crate::raw;
use crate::report::Diagnostic;
use crate::rules;
use crate::suggest::similar;

/// After this: each deprecated code has a reason, or a replacement that is not deprecated itself.
pub(super) fn check(cx: &mut Context<'_, '_>, drafts: &mut [Draft]) {
    let raw = cx.raw;
    for (index, (code, draft)) in raw.codes.iter().zip(drafts).enumerate() {
        draft.deprecated = code.deprecated.as_ref().and_then(|deprecated| one(cx, index, deprecated));
    }
}

fn one(
    cx: &mut Context<'_, '_>,
    index: usize,
    deprecated: &raw::Deprecated<'_>,
) -> Option<model::Deprecated> {
    let code = shown(&cx.raw.codes[index].code.value);
    let instead = deprecated.instead.as_ref().map(|instead| self::instead(cx, index, instead));
    let reason = deprecated.reason.as_ref().map(|reason| {
        let name = format_args!("for the deprecation of code `{code}`");
        text::markdown(cx, Some(reason), TextOwner { name, text: What::Value(DeprecatedKey::Reason.key()) })
    });
    if instead.is_none() && reason.is_none() && !cx.raw.codes[index].misread.has(CodeKey::Deprecated) {
        let message = format!("code `{code}` is deprecated but has neither `use` nor `reason`");
        cx.push(
            Diagnostic::new(&rules::INVALID_DEPRECATED, deprecated.site, message)
                .help("add `use:` with the replacement, or `reason:`"),
        );
        return None;
    }
    let sites = DeprecatedSites {
        key: deprecated.site,
        instead: deprecated.instead.as_ref().map(|instead| instead.site),
        reason: deprecated.reason.as_ref().map(|reason| reason.site),
        checked: Checked::new(),
    };
    Some(model::Deprecated { instead: instead.flatten(), reason: reason.flatten(), sites })
}

fn instead(cx: &mut Context<'_, '_>, index: usize, instead: &raw::Text<'_>) -> Option<usize> {
    let raw = cx.raw;
    let [code, name] = [&raw.codes[index].code.value, &instead.value].map(|name| shown(name));
    let Some(found) = cx.code(&instead.value) else {
        if !raw.cut_short && !raw.has_unread_codes {
            let message = format!("unknown code `{name}` as the replacement for `{code}`");
            let diagnostic = Diagnostic::new(&rules::UNKNOWN_CODE, instead.site, message);
            let known = raw.codes.iter().map(|code| &*code.code.value);
            let similar =
                |cx: &mut Context<'_, '_>| Some(similar("code", cx.nearest(&instead.value, known)?));
            let help = alias::instead(raw, &instead.value).or_else(|| similar(cx));
            cx.push(
                diagnostic
                    .help(help.unwrap_or_else(|| "name a code of this spec, or give a `reason`".into())),
            );
        }
        return None;
    };
    if found == index {
        let message = format!("code `{code}` cannot be its own replacement");
        cx.push(
            Diagnostic::new(&rules::INVALID_DEPRECATED, instead.site, message)
                .help("name another code, or give a `reason`"),
        );
        return None;
    }
    if let Some(next) = &raw.codes[found].deprecated {
        let message = format!("code `{name}`, the replacement for `{code}`, is deprecated itself");
        let further = next.instead.as_ref().filter(|further| further.value != raw.codes[index].code.value);
        let help = match further.filter(|further| cx.code(&further.value).is_some()) {
            Some(further) => format!("write `use: {}`", verbatim(&further.value)),
            None => "name a code that is not deprecated, or give a `reason`".into(),
        };
        cx.push(
            Diagnostic::new(&rules::INVALID_DEPRECATED, instead.site, message)
                .related(next.site, format!("`{name}` is deprecated here"))
                .help(help),
        );
        return None;
    }
    Some(found)
}
