//! What fills the params of each variant?

use proc_macro2::{Span, TokenStream};

use super::ItemContext;
use super::codes::{VariantCode, variant_name};
use super::message::unknown_param;
use crate::derive::check::field_types;
use crate::derive::findings::{Finding, Findings};
use crate::derive::model::{By, FilledParam};
use crate::derive::raw::{Field, Variant};
use crate::derive::tokens;
use crate::model::{Code, Param, rust};
use crate::quoted::{quoted, shown};
use crate::rules;
use crate::suggest;

/// After this: each param of a variant's code is filled by one field or expression, and nothing internal by either.
pub(super) fn check<'s>(
    cx: &ItemContext<'_, 's>,
    codes: &[VariantCode],
    findings: &mut Findings,
) -> Vec<Vec<FilledParam<'s>>> {
    let variants = cx.item.variants.iter().zip(codes);
    let fills = variants.map(|(variant, found)| match found.code() {
        Some(code) => one(cx, variant, &cx.spec.codes[code], findings),
        None => Vec::new(),
    });
    fills.collect()
}

fn one<'s>(
    cx: &ItemContext<'_, 's>,
    variant: &Variant,
    code: &'s Code,
    findings: &mut Findings,
) -> Vec<FilledParam<'s>> {
    let said = said(variant);
    let mut meant = Vec::new();
    for said in &said {
        if code.params.iter().all(|param| param.name != said.name) {
            findings.push(unknown_param(code, &said.name, said.span));
            meant.extend(suggest::nearest(&said.name, code.params.iter().map(|param| param.name.as_str())));
        }
        internal(variant, code, said, findings);
    }
    let fills = code.params.iter().filter_map(|param| {
        let mut of_param = said.iter().filter(|said| said.name == param.name);
        let first = of_param.next();
        for more in of_param {
            let words = format!("param {} is filled twice", quoted(&param.name));
            let mut finding = Finding::new(&rules::DUPLICATE_PARAM, more.span, words)
                .at(param.site, "the param")
                .help("remove one of the two");
            if let Some(first) = first {
                finding = finding.beside(first.span, "first filled here");
            }
            findings.push(finding);
        }
        let by = match first {
            Some(Said { by: SaidBy::Field(field), .. }) => By::Field(*field),
            Some(Said { by: SaidBy::Expression(expression), .. }) => By::Expression((*expression).clone()),
            // It was said with a name that is slightly wrong.
            None if meant.contains(&param.name.as_str()) => return None,
            None => By::Field(by_name(cx, variant, code, param, findings)?),
        };
        if let By::Field(field) = &by
            && let Some(finding) = field_types::generic(cx, &variant.fields[*field], code, param)
        {
            findings.push(finding);
            return None;
        }
        let misfit = field_types::misfit(cx, variant, code, param, &by);
        Some(FilledParam { param, by, misfit })
    });
    fills.collect()
}

/// What an attribute says about a param.
struct Said<'v> {
    name: String,
    span: Span,
    by: SaidBy<'v>,
}

enum SaidBy<'v> {
    Field(usize),
    Expression(&'v TokenStream),
}

fn said(variant: &Variant) -> Vec<Said<'_>> {
    let fields = variant.fields.iter().enumerate().filter_map(|(index, field)| {
        let param = field.param.as_ref()?;
        Some(Said { name: param.value(), span: param.span(), by: SaidBy::Field(index) })
    });
    let expressions = variant.params.iter().map(|(name, expression)| Said {
        name: syn::ext::IdentExt::unraw(name).to_string(),
        span: name.span(),
        by: SaidBy::Expression(expression),
    });
    fields.chain(expressions).collect()
}

/// What is internal fills no param.
fn internal(variant: &Variant, code: &Code, said: &Said<'_>, findings: &mut Findings) {
    let Some((field, span, is_whole)) = internal_of(variant, said) else { return };
    let Some(internal) = field.internal else { return };
    let (name, param) = (&field.binding, quoted(&said.name));
    let words = if is_whole {
        format!("field `{name}` is internal, and param {param} is filled from all of `self`")
    } else {
        format!("field `{name}` is internal and fills param {param}")
    };
    let finding = Finding::new(&rules::INTERNAL_FIELD, span, words);
    let finding = match code.params.iter().find(|param| param.name == said.name) {
        Some(param) => finding.at(param.site, "the param"),
        None => finding,
    };
    findings.push(
        finding
            .beside(internal, "internal here")
            .note("params leave the process, in the message and in the details")
            .help("fill the param with something else, or remove `internal`"),
    );
}

/// The internal field that fills a param, where it does, and whether it does as a part of `self`.
fn internal_of<'v>(variant: &'v Variant, said: &Said<'_>) -> Option<(&'v Field, Span, bool)> {
    let expression = match said.by {
        SaidBy::Field(field) => return Some((&variant.fields[field], said.span, false)),
        SaidBy::Expression(expression) => expression,
    };
    let mut internal = variant.fields.iter().filter(|field| field.internal.is_some());
    let by_name = |field: &'v Field| {
        let span = tokens::find(expression, &|name| *name == field.binding)?;
        Some((field, span, false))
    };
    let first = internal.clone().next()?;
    internal
        .find_map(by_name)
        .or_else(|| Some((first, tokens::find(expression, &|name| name == "self")?, true)))
}

/// The field that is called as the param.
fn by_name(
    cx: &ItemContext<'_, '_>,
    variant: &Variant,
    code: &Code,
    param: &Param,
    findings: &mut Findings,
) -> Option<usize> {
    let is_named = |field: &Field| field.name().is_some_and(|name| name == param.name);
    let is_free = |field: &Field| field.param.is_none();
    if let Some(index) = variant.fields.iter().position(|field| is_named(field) && is_free(field)) {
        let Some(internal) = variant.fields[index].internal else { return Some(index) };
        let words = format!(
            "field `{}` is internal, and param {} of code {} has nothing else to fill it",
            variant.fields[index].binding,
            quoted(&param.name),
            quoted(&code.code)
        );
        findings.push(
            Finding::new(&rules::INTERNAL_FIELD, internal, words)
                .at(param.site, "the param")
                .note("params leave the process, in the message and in the details")
                .help(format!("say what fills it, as in `#[api_error(params({} = …))]`", shown(&param.name))),
        );
        return None;
    }
    // What could not be read may have said it.
    if !variant.misread {
        findings.push(missing(cx, variant, code, param));
    }
    None
}

fn missing(cx: &ItemContext<'_, '_>, variant: &Variant, code: &Code, param: &Param) -> Finding {
    let name = shown(&param.name);
    let words = format!(
        "{} has no field for param `{name}` of code {}",
        variant_name(cx, variant),
        quoted(&code.code)
    );
    let finding = Finding::new(&rules::MISSING_PARAM, variant.name.span(), words).at(param.site, "the param");
    let free: Vec<_> =
        variant.fields.iter().filter(|field| field.param.is_none() && field.internal.is_none()).collect();
    let names: Vec<_> = free.iter().filter_map(|field| field.name()).collect();
    if let Some(near) = suggest::nearest(&param.name, names.iter().map(String::as_str)) {
        return finding.help(format!(
            "if field `{}` is meant, rename it, or write `#[api_error(param = \"{name}\")]` before it",
            shown(near)
        ));
    }
    if free.is_empty() {
        let ty = rust::field_type(&param.ty);
        return finding.help(format!(
            "add a field `{name}: {ty}`, or say what fills the param, as in `#[api_error(params({name} = …))]`"
        ));
    }
    finding.help(format!(
        "write `#[api_error(param = \"{name}\")]` before the field that fills it, or `#[api_error(params({name} = …))]` before the variant"
    ))
}

impl Field {
    /// Its name, without `r#`; a field of a tuple has none.
    fn name(&self) -> Option<String> {
        match &self.member {
            syn::Member::Named(name) => Some(syn::ext::IdentExt::unraw(name).to_string()),
            syn::Member::Unnamed(_) => None,
        }
    }
}
