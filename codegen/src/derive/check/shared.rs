//! Checks that variants share a code only on purpose.

use super::ItemContext;
use super::codes::VariantCode;
use crate::derive::findings::{Finding, Findings};
use crate::derive::raw::Variant;
use crate::quoted::quoted;
use crate::rules;

/// After this: at most one variant per code has no `shared`.
pub(super) fn check(cx: &ItemContext<'_, '_>, codes: &[VariantCode], findings: &mut Findings) {
    let mut first: Vec<Option<&Variant>> = vec![None; cx.spec.codes.len()];
    for (variant, found) in cx.item.variants.iter().zip(codes) {
        let Some(code) = found.code().filter(|_| variant.shared.is_none()) else { continue };
        // The attribute that could not be read may have been `shared`.
        if variant.misread {
            continue;
        }
        let Some(first) = first[code] else {
            first[code] = Some(variant);
            continue;
        };
        let code = &cx.spec.codes[code];
        let span = variant.code.as_ref().map_or(variant.name.span(), syn::LitStr::span);
        let words = format!(
            "variants `{}` and `{}` have the same code {}",
            first.name,
            variant.name,
            quoted(&code.code)
        );
        findings.push(
            Finding::new(&rules::SHARED_CODE, span, words)
                .at(code.site, "the code")
                .also_at(first.name.span(), format!("`{}` has this code", first.name))
                .help(format!("if this is on purpose, add `#[api_error(shared)]` to `{}`", variant.name)),
        );
    }
}
