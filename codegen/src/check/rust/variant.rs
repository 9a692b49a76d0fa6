//! Does each code have a valid and unique Rust name?

use std::collections::{HashMap, HashSet};

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
    let taken = taken(cx, names.as_ref(), &style.kept);
    let mut variants: Vec<_> =
        (0..raw.codes.len()).map(|index| of(cx, names.as_ref(), &taken, index, style.kept[index])).collect();
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

/// The names of all codes, which no help may propose for another code.
#[derive(Default)]
struct Taken {
    names: HashSet<String>,
    /// Those of several codes.
    repeated: HashSet<String>,
}

fn taken(cx: &Context<'_, '_>, names: Option<&VariantNaming<'_>>, kept: &[bool]) -> Taken {
    let of = |(code, is_kept): (&raw::Code<'_>, &bool)| match &code.variant {
        Some(own) => Some(own.value.clone().into_owned()),
        None => names.filter(|_| *is_kept).map(|names| names.of(&code.code.value)),
    };
    let mut taken = Taken::default();
    for name in cx.raw.codes.iter().zip(kept).filter_map(of) {
        if let Some(name) = taken.names.replace(name) {
            taken.repeated.insert(name);
        }
    }
    taken
}

/// The first of some names that is valid, and that neither a code nor another help has.
fn free(cx: &mut Context<'_, '_>, taken: &Taken, names: impl IntoIterator<Item = String>) -> Option<String> {
    let is_free = |name: &String| case::is_type_name(name) && !is_taken(name) && !taken.names.contains(name);
    cx.propose("variant", names.into_iter().filter(is_free))
}

fn of(
    cx: &mut Context<'_, '_>,
    names: Option<&VariantNaming<'_>>,
    taken: &Taken,
    index: usize,
    kept: bool,
) -> Option<String> {
    let code = &cx.raw.codes[index];
    if let Some(own) = &code.variant {
        return explicit(cx, taken, own);
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
    let better = better(&name);
    let numbered = numbered(&better);
    let apart = name.starts_with(|c: char| c.is_ascii_digit()).then(|| apart(&code.code.value));
    let names = [better.clone()].into_iter().chain(apart).chain(numbered);
    let better = free(cx, taken, names).unwrap_or(better);
    let mut help = format!("name it in Rust, as in `variant: {better}`");
    // With a common prefix, two codes with the same digits would still have one name.
    if is_digit(name.chars().next()) && !taken.repeated.contains(&name) {
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

/// The words of a code that begins with a digit, with its numbers apart: `0.2.11` is `Code0_2_11`.
fn apart(code: &str) -> String {
    let mut name = "Code".to_owned();
    for word in code.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if is_digit(name.chars().next_back()) && is_digit(word.chars().next()) {
            name.push('_');
        }
        name += &rust_name::variant(word);
    }
    name
}

/// A name with a number at its end: `NotFound2`, `NotFound3` and so on.
pub(super) fn numbered(name: &str) -> impl Iterator<Item = String> + use<> {
    let separator = if is_digit(name.chars().next_back()) { "_" } else { "" };
    let start = format!("{name}{separator}");
    (2..).map(move |number: u32| format!("{start}{number}"))
}

fn is_digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit())
}

fn explicit(cx: &mut Context<'_, '_>, taken: &Taken, own: &raw::Text<'_>) -> Option<String> {
    let name = &*own.value;
    let diagnostic = match name {
        // Already reported.
        name if name.is_empty() || name.contains(is_hidden) => return None,
        "Self" => Diagnostic::new(&rules::RESERVED_NAME, own.site, "variant `Self` is a Rust keyword"),
        name if !case::is_type_name(name) => {
            let message = format!("variant `{}` is not `UpperCamelCase`", shown(name));
            Diagnostic::new(&rules::INVALID_VARIANT, own.site, message)
        }
        name if rust_name::is_reserved(name) => {
            let message = format!("variant `{name}` would hide the constant `{name}` of the enum");
            Diagnostic::new(&rules::RESERVED_NAME, own.site, message)
        }
        name => return Some(name.to_owned()),
    };
    let better = free(cx, taken, [rust_name::variant(name)]);
    cx.push(match better {
        Some(better) => diagnostic.help(format!("write `{}`", verbatim(&better))),
        None => {
            diagnostic.help("use a capital letter followed by ASCII letters and digits, as in `NotFound`")
        }
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
