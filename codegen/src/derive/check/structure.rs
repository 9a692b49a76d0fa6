//! Is a variant made as its attributes need it?

use std::collections::HashMap;

use proc_macro2::Span;
use quote::ToTokens;

use super::ItemContext;
use super::codes::variant_name;
use crate::derive::findings::{Finding, Findings};
use crate::derive::raw::{Field, Variant, Without};
use crate::rules;

/// After this: a transparent variant has one field and nothing of its own, at most one field is the source,
/// and at most one variant is made from a type.
pub(super) fn check(cx: &ItemContext<'_, '_>, findings: &mut Findings) {
    for variant in &cx.item.variants {
        if variant.transparent.is_some() {
            transparent(cx, variant, findings);
        }
        sources(cx, variant, findings);
        from(cx, variant, findings);
    }
    made_from(cx, findings);
}

fn transparent(cx: &ItemContext<'_, '_>, variant: &Variant, findings: &mut Findings) {
    let Some(span) = variant.transparent else { return };
    let name = variant_name(cx, variant);
    if variant.fields.len() != 1 {
        let words = format!("{name} is transparent and has {} fields", variant.fields.len());
        findings.push(
            Finding::new(&rules::INVALID_SHAPE, span, words)
                .help("the one field of a transparent variant is the error that it stands for"),
        );
    }
    let code = variant.code.as_ref().map(|code| ("code", code.span()));
    let message = variant.message.as_ref().map(|message| ("message", message.span()));
    let shared = variant.shared.map(|span| ("shared", span));
    let params = variant.params.first().map(|(name, _)| ("params", name.span()));
    let of_fields = variant.fields.iter().flat_map(|field| {
        let param = field.param.as_ref().map(|param| ("param", param.span()));
        let internal = field.internal.map(|span| ("internal", span));
        let source = field.source.map(|span| ("source", span));
        [param, internal, source].into_iter().flatten()
    });
    let own = [code, message, shared, params].into_iter().flatten();
    for (attribute, span) in own.chain(of_fields) {
        let words = format!("{name} is transparent, so `{attribute}` says nothing");
        findings.push(
            Finding::new(&rules::INVALID_SHAPE, span, words)
                .beside(variant.transparent.unwrap_or(span), "transparent here")
                .help(
                    "code, message, details and source are those of the error inside; remove one of the two",
                ),
        );
    }
}

fn sources(cx: &ItemContext<'_, '_>, variant: &Variant, findings: &mut Findings) {
    let mut first: Option<(&Field, Span)> = None;
    for field in &variant.fields {
        let Some(span) = field.source.or(field.from) else { continue };
        if let Some(source) = field.source.filter(|_| cx.item.is_without(Without::Error)) {
            let words = "`source` says nothing where the impl of `Error` is somebody else's";
            findings.push(
                Finding::new(&rules::INVALID_SHAPE, source, words)
                    .help("say it to the derive that has `Error`, or remove `without(Error)`"),
            );
        }
        match first {
            None => first = Some((field, span)),
            Some((_, first)) => {
                let words = format!("{} has two sources", variant_name(cx, variant));
                findings.push(
                    Finding::new(&rules::INVALID_SHAPE, span, words)
                        .beside(first, "the first one")
                        .help("remove one of them"),
                );
            }
        }
    }
}

fn from(cx: &ItemContext<'_, '_>, variant: &Variant, findings: &mut Findings) {
    if variant.fields.len() < 2 {
        return;
    }
    let mut from = variant.fields.iter().filter_map(|field| field.from);
    let has_source = variant.fields.iter().any(|field| field.from.is_none() && field.source.is_some());
    // Two of them are two sources, and so is one beside a source.
    if let (Some(span), None, false) = (from.next(), from.next(), has_source) {
        let words = format!("{} cannot be made from one of its fields alone", variant_name(cx, variant));
        findings.push(
            Finding::new(&rules::INVALID_SHAPE, span, words)
                .help("`from` is for the only field of a variant; write the `From` impl by hand"),
        );
    }
}

/// As far as the types are written alike; rustc knows the others.
fn made_from(cx: &ItemContext<'_, '_>, findings: &mut Findings) {
    let mut known: HashMap<String, (&Variant, Span)> = HashMap::new();
    for variant in &cx.item.variants {
        let Some((field, span)) = variant.fields.iter().find_map(|field| Some((field, field.from?))) else {
            continue;
        };
        let ty = field.ty.to_token_stream().to_string();
        let Some((first, first_span)) = known.get(&ty) else {
            known.insert(ty, (variant, span));
            continue;
        };
        let words = format!("variants `{}` and `{}` are made from one type", first.name, variant.name);
        findings.push(
            Finding::new(&rules::INVALID_SHAPE, span, words)
                .beside(*first_span, format!("`{}` is made from it", first.name))
                .help("keep `from` on one of them, and write `source` on the other"),
        );
    }
}
