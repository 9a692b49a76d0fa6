//! Rejects a `variant` that is empty or cannot be seen. Whether it is a valid Rust name is only checked if Rust is
//! generated.

use crate::check::codes::Draft;
use crate::check::context::Context;
use crate::check::text;
use crate::quoted::shown;
use crate::report::Diagnostic;
use crate::rules;

/// After this: no `variant` is empty or has characters that cannot be seen.
pub(super) fn check(cx: &mut Context<'_, '_>, drafts: &mut [Draft]) {
    let raw = cx.raw;
    for (code, draft) in raw.codes.iter().zip(drafts) {
        let variant = code.variant.as_ref();
        if let Some(variant) = variant.filter(|variant| variant.value.is_empty()) {
            let help = "use a capital letter followed by ASCII letters and digits, as in `NotFound`";
            cx.push(Diagnostic::new(&rules::EMPTY_STRING, variant.site, "a `variant` is empty").help(help));
        }
        if let Some(variant) = variant {
            let name = shown(&code.code.value);
            text::is_seen(cx, variant, format_args!("the `variant` of code `{name}`"));
        }
        draft.variant = variant.map(|variant| variant.value.clone().into_owned());
    }
}
