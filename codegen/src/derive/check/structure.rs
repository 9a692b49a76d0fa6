//! Checks that a variant has the fields that its attributes require.

use std::collections::HashMap;

use proc_macro2::Span;
use quote::ToTokens;

use super::ItemContext;
use super::codes::variant_name;
use crate::derive::findings::{Finding, Findings};
use crate::derive::raw::{Field, Variant, Without};
use crate::rules;

/// After this: a transparent variant has one field and nothing of its own, at most one field is the source,
/// and at most one variant has `from` for a type.
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
        let words = match variant.fields.len() {
            0 => format!("{name} is transparent, but has no field"),
            fields => format!("{name} is transparent, but has {fields} fields"),
        };
        findings.push(
            Finding::new(&rules::INVALID_SHAPE, span, words)
                .help("a transparent variant has one field, the error that it forwards to"),
        );
    }
    let code = variant.code.as_ref().map(|code| ("code", code.span()));
    let http = variant.http.as_ref().map(|http| ("http", http.span()));
    let message = variant.message.as_ref().map(|message| ("message", message.span()));
    let shared = variant.shared.map(|span| ("shared", span));
    let params = variant.params.first().map(|(name, _)| ("params", name.span));
    let of_fields = variant.fields.iter().flat_map(|field| {
        let param = field.param.as_ref().map(|param| ("param", param.span()));
        let internal = field.internal.map(|span| ("internal", span));
        let source = field.source.map(|span| ("source", span));
        [param, internal, source].into_iter().flatten()
    });
    let own = [code, http, message, shared, params].into_iter().flatten();
    for (attribute, span) in own.chain(of_fields) {
        let words = format!("{name} is transparent, so `{attribute}` has no effect");
        findings.push(
            Finding::new(&rules::INVALID_SHAPE, span, words)
                .also_at(variant.transparent.unwrap_or(span), "transparent here")
                .note("the error in the field has the code, message, details and source")
                .help(format!("remove `{attribute}` or `transparent`")),
        );
    }
}

fn sources(cx: &ItemContext<'_, '_>, variant: &Variant, findings: &mut Findings) {
    let mut first: Option<(&Field, Span)> = None;
    for field in &variant.fields {
        let Some(span) = field.source.or(field.from) else { continue };
        if let Some(source) = field.source.filter(|_| cx.item.is_without(Without::Error)) {
            let words = "`source` has no effect with `without(Error)`";
            findings.push(
                Finding::new(&rules::INVALID_SHAPE, source, words).help(
                    "use the attribute of the derive that implements `Error`, or remove `without(Error)`",
                ),
            );
        }
        match first {
            None => first = Some((field, span)),
            Some((_, first)) => {
                let words = format!("{} has two sources", variant_name(cx, variant));
                findings.push(
                    Finding::new(&rules::INVALID_SHAPE, span, words)
                        .also_at(first, "first source")
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
    // Two `from`, or `from` and `source`, are two sources, which is reported already.
    if let (Some(span), None, false) = (from.next(), from.next(), has_source) {
        let words = format!("{} has `from` and other fields", variant_name(cx, variant));
        findings.push(
            Finding::new(&rules::INVALID_SHAPE, span, words)
                .help("`from` requires a variant with one field; write the `From` impl by hand"),
        );
    }
}

/// Compares types as written. rustc reports the others.
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
        let words =
            format!("variants `{}` and `{}` both have `from` for the same type", first.name, variant.name);
        findings.push(
            Finding::new(&rules::INVALID_SHAPE, span, words)
                .also_at(*first_span, format!("`from` of `{}`", first.name))
                .help("keep `from` on one of them and use `source` on the other"),
        );
    }
}
