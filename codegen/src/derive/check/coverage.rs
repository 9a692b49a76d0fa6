//! Checks that each code of the spec has a variant.

use std::collections::HashSet;

use quote::ToTokens;
use syn::LitStr;

use super::ItemContext;
use super::codes::{self, VariantCode};
use super::params::DRAWN;
use crate::derive::findings::{Finding, Findings};
use crate::derive::raw::{Field, Shape, Variant};
use crate::model::rust::Code;
use crate::quoted::{quoted, verbatim};
use crate::rules;

/// How many missing variants a help lists.
const LISTED: usize = 20;

/// After this: each code has a variant, except deprecated codes, excluded codes, and the codes in the result, which the
/// errors in transparent variants have to cover.
pub(super) fn check<'s>(
    cx: &ItemContext<'_, 's>,
    codes: &[VariantCode],
    findings: &mut Findings,
) -> Vec<(&'s str, String)> {
    let covered: HashSet<usize> = codes.iter().filter_map(|found| found.code()).collect();
    let excepted = except(cx, codes, findings);
    // An attribute that could not be read may be the one that names a missing code.
    let misread = cx.item.misread || cx.item.variants.iter().any(|variant| variant.misread);
    if cx.item.shape != Shape::Enum || cx.item.partial.is_some() || misread {
        return Vec::new();
    }
    let meant: HashSet<usize> = codes
        .iter()
        .filter_map(|found| if let VariantCode::Unknown(meant) = found { *meant } else { None })
        .collect();
    let (open, known): (Vec<_>, Vec<_>) = transparent(cx).partition(|field| cx.item.is_generic(&field.ty));
    let mut owed = Vec::new();
    let mut without_variant = Vec::new();
    for (index, code) in cx.spec.codes.iter().enumerate() {
        if code.deprecated.is_some() || [&covered, &excepted, &meant].iter().any(|set| set.contains(&index)) {
            continue;
        }
        let renamed = predecessor(cx, codes, index).map(|(variant, old)| renamed(cx, code, variant, old));
        if !known.is_empty() {
            let note = "the errors in transparent variants do not have it either, according to their `ApiErrorCodes`";
            let finding = renamed.unwrap_or_else(|| missing(cx, code));
            owed.push((code.code.as_str(), with_open(finding, &open).note(note).text(cx.sources)));
        } else if let Some(renamed) = renamed {
            findings.push(with_open(renamed, &open));
        } else {
            without_variant.push(code);
        }
    }
    match without_variant.as_slice() {
        [] => {}
        [code] => findings.push(with_open(missing(cx, code), &open)),
        several => findings.push(with_open(missing_several(cx, several), &open)),
    }
    owed
}

/// Adds a note for each generic error in a transparent variant, whose codes are unknown.
fn with_open(finding: Finding, open: &[&Field]) -> Finding {
    open.iter().fold(finding, |finding, field| {
        let ty = field.ty.to_token_stream();
        finding.note(format!("the codes of `{ty}` are unknown, because it is generic"))
    })
}

/// The errors in transparent variants, except the item itself, which adds no codes.
fn transparent<'a>(cx: &'a ItemContext<'_, '_>) -> impl Iterator<Item = &'a Field> {
    let variants = cx.item.variants.iter().filter(|variant| variant.transparent.is_some());
    variants.filter_map(|variant| variant.fields.first()).filter(|field| !cx.item.is_itself(&field.ty))
}

fn missing(cx: &ItemContext<'_, '_>, code: &Code<'_>) -> Finding {
    let words = format!("code {} has no variant", quoted(&code.code));
    Finding::new(&rules::MISSING_VARIANT, cx.item.name.span(), words)
        .at(code.site, "the code")
        .help(format!("add a variant `{}`", code.variant))
        .help(format!(
            "or exclude it with `#[api_error(except({}))]` or `#[api_error(partial)]`",
            codes::literal(&code.code)
        ))
}

/// Several codes, in one diagnostic: an enum that covers part of a spec may miss hundreds.
fn missing_several(cx: &ItemContext<'_, '_>, codes: &[&Code<'_>]) -> Finding {
    let shown: Vec<_> = codes.iter().take(DRAWN).map(|code| quoted(&code.code)).collect();
    let words = match codes.len() - shown.len() {
        0 => format!("{} codes have no variant: {}", codes.len(), shown.join(", ")),
        more => format!("{} codes have no variant: {} and {more} more", codes.len(), shown.join(", ")),
    };
    let mut finding = Finding::new(&rules::MISSING_VARIANT, cx.item.name.span(), words);
    for code in codes.iter().take(DRAWN) {
        finding = finding.at(code.site, "no variant");
    }
    let variants: Vec<_> = codes.iter().take(LISTED).map(|code| code.variant).collect();
    let more = if codes.len() > LISTED { ", …" } else { "" };
    finding.help("if the enum covers only part of the spec, write `#[api_error(partial)]` on it").help(
        format!(
            "otherwise add the variants `{}{more}`, or exclude codes, as in `#[api_error(except({}))]`",
            variants.join(", "),
            codes::literal(&codes[0].code)
        ),
    )
}

/// A code that replaces a deprecated one, which has a variant.
fn renamed(cx: &ItemContext<'_, '_>, code: &Code<'_>, variant: &Variant, old: &Code<'_>) -> Finding {
    let words = format!("code {} has no variant", quoted(&code.code));
    Finding::new(&rules::MISSING_VARIANT, cx.item.name.span(), words)
        .at(code.site, "the code")
        .at(old.site, format!("`{}` has this code, which it replaces", variant.name))
        .help(format!("use `{}` for `{}`", verbatim(&code.code), variant.name))
}

/// The variant for a deprecated code that this one replaces.
fn predecessor<'a>(
    cx: &'a ItemContext<'_, '_>,
    codes: &[VariantCode],
    index: usize,
) -> Option<(&'a Variant, &'a Code<'a>)> {
    cx.item.variants.iter().zip(codes).find_map(|(variant, found)| {
        let old = &cx.spec.codes[found.code()?];
        (old.deprecated.as_ref()?.instead == Some(index)).then_some((variant, old))
    })
}

/// The excluded codes. After this: each is in the spec, is excluded once, and has no variant.
fn except(cx: &ItemContext<'_, '_>, codes: &[VariantCode], findings: &mut Findings) -> HashSet<usize> {
    let mut excepted = HashSet::new();
    for (at, name) in cx.item.except.iter().enumerate() {
        let text = name.value();
        let Some(index) = cx.spec.codes.iter().position(|code| code.code == text) else {
            let words = format!("excluded code {} is not in the spec", quoted(&text));
            let meant = codes::meant(cx.spec, &text);
            let finding = codes::unknown(cx.spec, name.span(), words, meant);
            findings.push(if meant.is_none() { finding.help("remove it from the list") } else { finding });
            excepted.extend(meant.map(|meant| meant.code));
            continue;
        };
        if !excepted.insert(index) {
            let first = cx.item.except[..at].iter().find(|first| first.value() == text).map(LitStr::span);
            let words = format!("code {} is excluded more than once", quoted(&text));
            let mut finding =
                Finding::new(&rules::UNUSED_EXCEPT, name.span(), words).help("remove one of them");
            if let Some(first) = first {
                finding = finding.also_at(first, "first excluded here");
            }
            findings.push(finding);
            continue;
        }
        let code = &cx.spec.codes[index];
        let variant = cx.item.variants.iter().zip(codes).find(|(_, found)| found.code() == Some(index));
        if let Some((variant, _)) = variant {
            let words = format!("code {} is excluded, but has variant `{}`", quoted(&text), variant.name);
            findings.push(
                Finding::new(&rules::UNUSED_EXCEPT, name.span(), words)
                    .at(code.site, "the code")
                    .also_at(variant.name.span(), "its variant")
                    .help("remove it from the list"),
            );
        } else if cx.item.partial.is_some() {
            let words = format!("code {} is excluded from an enum that is `partial`", quoted(&text));
            findings.push(
                Finding::new(&rules::UNUSED_EXCEPT, name.span(), words)
                    .at(code.site, "the code")
                    .help("remove `except` or `partial`"),
            );
        }
    }
    excepted
}
