//! Does each code have a valid and unique Rust name?

use std::collections::HashMap;

use super::variant_names::{self, VariantNaming};
use crate::case;
use crate::characters::is_hidden;
use crate::check::context::Context;
use crate::check::style::Style;
use crate::grammar::CodeKey;
use crate::quoted::{shown, verbatim};
use crate::raw;
use crate::report::Diagnostic;
use crate::rules;
use crate::rust_name;
use crate::site::Site;

/// After this: each code has a valid and unique Rust name.
pub(super) fn check(cx: &mut Context<'_, '_>, style: &Style) -> Vec<Option<String>> {
    let raw = cx.raw;
    let names = variant_names::check(cx, style);
    let mut variants: Vec<_> =
        (0..raw.codes.len()).map(|index| of(cx, names.as_ref(), index, style.kept[index])).collect();
    let mut first = HashMap::<&str, usize>::with_capacity(variants.len());
    let mut again = Vec::new();
    for (index, variant) in variants.iter().enumerate() {
        let Some(name) = variant else { continue };
        let earlier = *first.entry(name).or_insert(index);
        if earlier != index {
            again.push((earlier, index));
        }
    }
    for (earlier, index) in again {
        let Some(name) = variants[index].take() else { continue };
        cx.push(repeated(raw, earlier, index, &name, "Rust name"));
    }
    variants
}

fn of(
    cx: &mut Context<'_, '_>,
    names: Option<&VariantNaming<'_>>,
    index: usize,
    kept: bool,
) -> Option<String> {
    let code = &cx.raw.codes[index];
    if let Some(own) = &code.variant {
        return explicit(cx, own);
    }
    // The code has to be renamed, which changes its variant, or its `variant` could not be read.
    if !kept || code.misread.has(CodeKey::Variant) {
        return None;
    }
    let name = names?.of(&code.code.value);
    if case::is_camel(&name) && !is_taken(&name) {
        return Some(name);
    }
    let message = format!("code `{}` does not yield a valid Rust name", shown(&code.code.value));
    let diagnostic = Diagnostic::new(&rules::NO_VARIANT, code.code.site, message);
    let mut help = format!("name it in Rust, as in `variant: {}`", better(&name));
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        help.push_str(", or set `variant_names: { prepend: Code }` for all codes");
    }
    cx.push(diagnostic.note(why(&name)).help(help));
    None
}

/// Why a name that was derived from a code or a bucket is not valid in Rust.
pub(super) fn why(name: &str) -> String {
    let cut = shown(name);
    match name.chars().next() {
        None => "it has neither letters nor digits".to_owned(),
        Some(_) if !name.is_ascii() => format!("`{cut}` is not ASCII"),
        Some(first) if first.is_ascii_digit() => format!("`{cut}` starts with a digit"),
        Some(_) => format!("`{cut}` is a reserved name"),
    }
}

/// A similar name that is valid in Rust.
fn better(name: &str) -> String {
    match name.chars().next() {
        None => "NotFound".to_owned(),
        Some(_) if !name.is_ascii() => "NotFound".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("Code{}", rust_name::variant(name)),
        Some(_) => format!("{name}Error"),
    }
}

fn explicit(cx: &mut Context<'_, '_>, own: &raw::Text<'_>) -> Option<String> {
    let name = &*own.value;
    let diagnostic = match name {
        // Already reported.
        name if name.is_empty() || name.contains(is_hidden) => return None,
        "Self" => Diagnostic::new(&rules::RESERVED_NAME, own.site, "variant `Self` is a Rust keyword"),
        name if !case::is_camel(name) => {
            let message = format!("variant `{}` is not `UpperCamelCase`", shown(name));
            Diagnostic::new(&rules::INVALID_VARIANT, own.site, message)
        }
        name if rust_name::is_reserved(name) => {
            let message = format!("variant `{name}` would hide the constant `{name}` of the enum");
            Diagnostic::new(&rules::RESERVED_NAME, own.site, message)
        }
        name => return Some(name.to_owned()),
    };
    let better = rust_name::variant(name);
    cx.push(if better != name && case::is_camel(&better) && !is_taken(&better) {
        diagnostic.help(format!("write `{}`", verbatim(&better)))
    } else {
        diagnostic.help("use a capital letter followed by ASCII letters and digits, as in `NotFound`")
    });
    None
}

pub(super) fn repeated(
    raw: &raw::Spec<'_>,
    earlier: usize,
    later: usize,
    name: &str,
    what: &str,
) -> Diagnostic {
    let [one, two] = [earlier, later].map(|index| &raw.codes[index]);
    let [first, second, name] = [&one.code.value, &two.code.value, name].map(|name| shown(name));
    let message = format!("codes `{first}` and `{second}` have the same {what}, `{name}`");
    Diagnostic::new(&rules::DUPLICATE_VARIANT, place(two), message)
        .related(place(one), format!("the first `{name}`"))
        .help("give one of them another `variant`")
}

/// The site of the value that determines the Rust name of a code.
pub(super) fn place(code: &raw::Code<'_>) -> Site {
    code.variant.as_ref().unwrap_or(&code.code).site
}

/// Whether Rust or the enum already uses a name.
pub(super) fn is_taken(name: &str) -> bool {
    rust_name::is_keyword(name) || rust_name::is_reserved(name)
}
