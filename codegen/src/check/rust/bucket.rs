//! Does each bucket have a valid and unique Rust name?

use std::collections::HashMap;

use super::variant;
use crate::case;
use crate::check::context::Context;
use crate::check::text;
use crate::quoted::shown;
use crate::raw::Text;
use crate::report::Diagnostic;
use crate::rules;
use crate::rust_name;

/// Each bucket is a variant of an enum, named after its words: `fix_in_code` is `FixInCode`.
pub(super) fn check(cx: &mut Context<'_, '_>) -> Vec<Option<String>> {
    let raw = cx.raw;
    let mut first = HashMap::<String, &Text<'_>>::with_capacity(raw.buckets.len());
    let mut variants = Vec::with_capacity(raw.buckets.len());
    for bucket in &raw.buckets {
        let name = &bucket.name;
        let variant = of(cx, name);
        if let Some(earlier) = variant.as_ref().and_then(|variant| first.get(variant)) {
            cx.push(repeated(earlier, name));
        } else if let Some(variant) = &variant {
            first.insert(variant.clone(), name);
        }
        variants.push(variant);
    }
    variants
}

fn of(cx: &mut Context<'_, '_>, name: &Text<'_>) -> Option<String> {
    // Already reported.
    if name.value.trim().is_empty()
        || text::unfit(&name.value).is_some()
        || text::hidden(&name.value).is_some()
    {
        return None;
    }
    let variant = rust_name::variant(&name.value);
    if case::is_camel(&variant) && !variant::is_taken(&variant) {
        return Some(variant);
    }
    let message = format!("bucket `{}` does not yield a valid Rust name", shown(&name.value));
    cx.push(
        Diagnostic::new(&rules::BUCKET_NAME, name.site, message)
            .note(variant::why(&variant))
            .help("give it another name, here and in its codes, as in `fix_in_code`"),
    );
    None
}

fn repeated(earlier: &Text<'_>, later: &Text<'_>) -> Diagnostic {
    let variant = rust_name::variant(&later.value);
    let [first, second, name] = [&*earlier.value, &*later.value, &variant].map(shown);
    let message = format!("buckets `{first}` and `{second}` have the same Rust name, `{name}`");
    Diagnostic::new(&rules::BUCKET_NAME, later.site, message)
        .related(earlier.site, format!("the first `{name}`"))
        .help("give one of them another name, here and in its codes")
}
