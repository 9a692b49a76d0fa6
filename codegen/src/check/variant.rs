//! Rejects an empty `variant`. Whether it is a valid Rust name is only checked if Rust is generated.

use crate::check::codes::Draft;
use crate::check::context::Context;
use crate::report::Diagnostic;
use crate::rules;

/// After this: no `variant` is empty.
pub(super) fn check(cx: &mut Context<'_, '_>, drafts: &mut [Draft]) {
    let raw = cx.raw;
    for (code, draft) in raw.codes.iter().zip(drafts) {
        let variant = code.variant.as_ref();
        if let Some(variant) = variant.filter(|variant| variant.value.is_empty()) {
            let help = "use a capital letter followed by ASCII letters and digits, as in `NotFound`";
            cx.push(Diagnostic::new(&rules::EMPTY_STRING, variant.site, "a `variant` is empty").help(help));
        }
        draft.variant = variant.map(|variant| variant.value.clone().into_owned());
    }
}
