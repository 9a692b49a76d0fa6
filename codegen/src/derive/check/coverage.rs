//! Does each code of the spec have a variant?

use std::collections::HashSet;

use quote::ToTokens;
use syn::LitStr;

use super::ItemContext;
use super::codes::{self, VariantCode};
use crate::derive::findings::{Finding, Findings};
use crate::derive::raw::{Field, Shape, Variant};
use crate::model::rust::Code;
use crate::quoted::{quoted, shown};
use crate::rules;

/// After this: each code has a variant, but for deprecated ones, those that are left out on purpose, and those that
/// are given back, which the errors inside of transparent variants have to cover.
pub(super) fn check<'s>(
    cx: &ItemContext<'_, 's>,
    codes: &[VariantCode],
    findings: &mut Findings,
) -> Vec<(&'s str, String)> {
    let covered: HashSet<usize> = codes.iter().filter_map(|found| found.code()).collect();
    let excepted = except(cx, codes, findings);
    // Which codes are missing cannot be known where something was not read.
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
    for (index, code) in cx.spec.codes.iter().enumerate() {
        if code.deprecated.is_some() || [&covered, &excepted, &meant].iter().any(|set| set.contains(&index)) {
            continue;
        }
        let finding = missing(cx, codes, index, code);
        let finding = open.iter().fold(finding, |finding, field| {
            let ty = field.ty.to_token_stream();
            finding.note(format!("which codes `{ty}` can have depends on what it is made for"))
        });
        if known.is_empty() {
            findings.push(finding);
        } else {
            let note = "the errors inside of transparent variants do not have it either, as far as their `ApiErrorCodes` say";
            owed.push((code.code.as_str(), finding.note(note).text(cx.sources)));
        }
    }
    owed
}

/// The errors inside of transparent variants, but for the item itself, which has no other codes than it has.
fn transparent<'a>(cx: &'a ItemContext<'_, '_>) -> impl Iterator<Item = &'a Field> {
    let variants = cx.item.variants.iter().filter(|variant| variant.transparent.is_some());
    variants.filter_map(|variant| variant.fields.first()).filter(|field| !cx.item.is_itself(&field.ty))
}

fn missing(cx: &ItemContext<'_, '_>, codes: &[VariantCode], index: usize, code: &Code<'_>) -> Finding {
    let words = format!("code {} has no variant", quoted(&code.code));
    let finding = Finding::new(&rules::MISSING_VARIANT, cx.item.name.span(), words);
    match predecessor(cx, codes, index) {
        Some((variant, old)) => finding
            .at(code.site, "the code")
            .at(old.site, format!("`{}` stands for its predecessor", variant.name))
            .help(format!("let `{}` stand for {}", variant.name, quoted(&code.code))),
        None => finding.at(code.site, "the code").help(format!(
            "add a variant `{}`, or say that some codes are left out, as in `#[api_error(except(\"{}\"))]` or `#[api_error(partial)]`",
            code.variant,
            shown(&code.code).replace('"', "\\\"")
        )),
    }
}

/// The variant of a code that was renamed to this one.
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

/// The codes that are left out on purpose. After this: each is in the spec, once, and has no variant.
fn except(cx: &ItemContext<'_, '_>, codes: &[VariantCode], findings: &mut Findings) -> HashSet<usize> {
    let mut excepted = HashSet::new();
    for (at, name) in cx.item.except.iter().enumerate() {
        let text = name.value();
        let Some(index) = cx.spec.codes.iter().position(|code| code.code == text) else {
            let words = format!("code {}, which is left out, is not in the spec", quoted(&text));
            let meant = codes::nearest(cx.spec, &text);
            let finding = codes::unknown(cx.spec, name.span(), words, meant);
            findings.push(if meant.is_none() { finding.help("remove it from the list") } else { finding });
            excepted.extend(meant);
            continue;
        };
        if !excepted.insert(index) {
            let first = cx.item.except[..at].iter().find(|first| first.value() == text).map(LitStr::span);
            let words = format!("code {} is left out twice", quoted(&text));
            let mut finding =
                Finding::new(&rules::UNUSED_EXCEPT, name.span(), words).help("remove one of them");
            if let Some(first) = first {
                finding = finding.beside(first, "first left out here");
            }
            findings.push(finding);
            continue;
        }
        let code = &cx.spec.codes[index];
        let variant = cx.item.variants.iter().zip(codes).find(|(_, found)| found.code() == Some(index));
        if let Some((variant, _)) = variant {
            let words = format!("code {} is left out, but has variant `{}`", quoted(&text), variant.name);
            findings.push(
                Finding::new(&rules::UNUSED_EXCEPT, name.span(), words)
                    .at(code.site, "the code")
                    .beside(variant.name.span(), "its variant")
                    .help("remove it from the list"),
            );
        } else if cx.item.partial.is_some() {
            let words = format!("code {} is left out of an enum that is `partial`", quoted(&text));
            findings.push(
                Finding::new(&rules::UNUSED_EXCEPT, name.span(), words)
                    .at(code.site, "the code")
                    .help("remove one of `except` and `partial`"),
            );
        }
    }
    excepted
}
