//! Finds the field or expression that fills each param.

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
use crate::quoted::quoted;
use crate::rules;
use crate::rust_name::raw;
use crate::suggest;

/// How many places of the spec one diagnostic draws.
pub(super) const DRAWN: usize = 3;

/// After this: one field or expression fills each param of a variant's code, and no internal field fills any.
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
        if !code.params.iter().any(|param| said.names(param)) {
            findings.push(unknown_param(code, &said.name, said.span));
            meant.extend(suggest::nearest(&said.name, code.params.iter().map(|param| param.name.as_str())));
        }
        internal(variant, code, said, findings);
    }
    let mut missing = Vec::new();
    let fills = code.params.iter().filter_map(|param| {
        let mut of_param = said.iter().filter(|said| said.names(param));
        let first = of_param.next();
        for more in of_param {
            let words = format!("param {} is filled more than once", quoted(&param.name));
            let mut finding = Finding::new(&rules::DUPLICATE_PARAM, more.span, words)
                .at(param.site, "the param")
                .help("remove one of them");
            if let Some(first) = first {
                finding = finding.also_at(first.span, "first filled here");
            }
            findings.push(finding);
        }
        let by = match first {
            Some(Said { by: SaidBy::Field(field), .. }) => By::Field(*field),
            Some(Said { by: SaidBy::Expression(expression), .. }) => By::Expression((*expression).clone()),
            // It is filled under a similar, wrong name, which is reported already.
            None if meant.contains(&param.name.as_str()) => return None,
            None => By::Field(by_name(variant, code, param, &mut missing, findings)?),
        };
        if let By::Field(field) = &by
            && let Some(finding) = field_types::generic(cx, &variant.fields[*field], code, param)
        {
            findings.push(finding);
            return None;
        }
        let misfit = field_types::misfit(cx, variant, code, param, &by);
        let is_option = field_types::is_option(variant, param, &by);
        Some(FilledParam { param, by, is_option, misfit })
    });
    let fills = fills.collect();
    report_missing(cx, variant, code, &missing, findings);
    fills
}

/// A param that an attribute names.
struct Said<'v> {
    name: String,
    /// Whether the name can be the param's Rust name.
    is_ident: bool,
    span: Span,
    by: SaidBy<'v>,
}

impl Said<'_> {
    /// Whether the param is meant. No param has the Rust name of another one.
    fn names(&self, param: &Param) -> bool {
        self.name == param.name || (self.is_ident && self.name == rust_name(param))
    }
}

/// The Rust name of a param, without `r#`.
pub(super) fn rust_name(param: &Param) -> String {
    let name = crate::rust_name::param(&param.name);
    name.unwrap_or_else(|| unreachable!("a spec for Rust has a name for each param"))
}

enum SaidBy<'v> {
    Field(usize),
    Expression(&'v TokenStream),
}

fn said(variant: &Variant) -> Vec<Said<'_>> {
    let fields = variant.fields.iter().enumerate().filter_map(|(index, field)| {
        let param = field.param.as_ref()?;
        Some(Said { name: param.value(), is_ident: false, span: param.span(), by: SaidBy::Field(index) })
    });
    let expressions = variant.params.iter().map(|(name, expression)| Said {
        name: name.name.clone(),
        is_ident: name.is_ident,
        span: name.span,
        by: SaidBy::Expression(expression),
    });
    fields.chain(expressions).collect()
}

/// Reports an internal field that fills a param.
fn internal(variant: &Variant, code: &Code, said: &Said<'_>, findings: &mut Findings) {
    let Some((field, span, is_whole)) = internal_of(variant, said) else { return };
    let Some(internal) = field.internal else { return };
    let (name, param) = (&field.binding, quoted(&said.name));
    let words = if is_whole {
        format!("field `{name}` is internal, but the expression for param {param} uses all of `self`")
    } else {
        format!("field `{name}` is internal, but fills param {param}")
    };
    let finding = Finding::new(&rules::INTERNAL_FIELD, span, words);
    let finding = match code.params.iter().find(|param| said.names(param)) {
        Some(param) => finding.at(param.site, "the param"),
        None => finding,
    };
    findings.push(
        finding
            .also_at(internal, "internal here")
            .note("params are sent to clients, in the message and in the details")
            .help("fill the param with another value, or remove `internal`"),
    );
}

/// The internal field that fills a param, if there is one, and whether it does so as a part of `self`.
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

/// The field with the name of the param.
fn by_name<'s>(
    variant: &Variant,
    code: &Code,
    param: &'s Param,
    missing: &mut Vec<&'s Param>,
    findings: &mut Findings,
) -> Option<usize> {
    let name = rust_name(param);
    let is_named = |field: &Field| field.name().is_some_and(|field| field == name);
    let is_free = |field: &Field| field.param.is_none();
    if let Some(index) = variant.fields.iter().position(|field| is_named(field) && is_free(field)) {
        let Some(internal) = variant.fields[index].internal else { return Some(index) };
        let words = format!(
            "field `{}` is internal, but nothing else fills param {} of code {}",
            variant.fields[index].binding,
            quoted(&param.name),
            quoted(&code.code)
        );
        findings.push(
            Finding::new(&rules::INTERNAL_FIELD, internal, words)
                .at(param.site, "the param")
                .note("params are sent to clients, in the message and in the details")
                .help(format!("fill it with an expression: `#[api_error(params({name} = …))]`")),
        );
        return None;
    }
    // The attribute that could not be read may have named it.
    if !variant.misread {
        missing.push(param);
    }
    None
}

/// Reports the params of a variant that nothing fills: one by one if a field has a similar name, the others together.
fn report_missing(
    cx: &ItemContext<'_, '_>,
    variant: &Variant,
    code: &Code,
    missing: &[&Param],
    findings: &mut Findings,
) {
    let mut without_field = Vec::new();
    for &param in missing {
        match misspelled(cx, variant, code, param) {
            Some(finding) => findings.push(finding),
            None => without_field.push(param),
        }
    }
    match without_field.as_slice() {
        [] => {}
        [param] => findings.push(missing_one(cx, variant, code, param)),
        several => findings.push(missing_several(cx, variant, code, several)),
    }
}

/// A param that a field with a similar name was meant to fill, at that field.
fn misspelled(cx: &ItemContext<'_, '_>, variant: &Variant, code: &Code, param: &Param) -> Option<Finding> {
    let named =
        |field: &Field| field.name().filter(|name| code.params.iter().all(|param| rust_name(param) != *name));
    let candidates: Vec<_> = free(variant).filter_map(named).collect();
    let rust_name = rust_name(param);
    let near = suggest::nearest(&rust_name, candidates.iter().map(String::as_str))?;
    let field = variant.fields.iter().find(|field| field.name().is_some_and(|name| name == near))?;
    let name = &param.name;
    let finding = Finding::new(&rules::MISSING_PARAM, field.span(), no_field(cx, variant, code, param));
    Some(finding.at(param.site, "the param").help(format!(
        "if field `{near}` is meant, rename it to `{rust_name}`, or write `#[api_error(param = \"{name}\")]` before it"
    )))
}

fn no_field(cx: &ItemContext<'_, '_>, variant: &Variant, code: &Code, param: &Param) -> String {
    format!(
        "{} has no field for param {} of code {}",
        variant_name(cx, variant),
        quoted(&param.name),
        quoted(&code.code)
    )
}

/// The fields that may still be named to fill a param.
fn free(variant: &Variant) -> impl Iterator<Item = &Field> {
    variant.fields.iter().filter(|field| field.param.is_none() && field.internal.is_none())
}

fn missing_one(cx: &ItemContext<'_, '_>, variant: &Variant, code: &Code, param: &Param) -> Finding {
    let (name, rust_name) = (&param.name, rust_name(param));
    let words = no_field(cx, variant, code, param);
    let finding = Finding::new(&rules::MISSING_PARAM, variant.name.span(), words).at(param.site, "the param");
    if free(variant).next().is_none() {
        let (field, ty) = (raw(&rust_name), rust::field_type(param));
        return finding.help(format!(
            "add a field `{field}: {ty}`, or fill the param with an expression: `#[api_error(params({rust_name} = …))]`"
        ));
    }
    finding.help(format!(
        "write `#[api_error(param = \"{name}\")]` before the field that fills it, or `#[api_error(params({rust_name} = …))]` before the variant"
    ))
}

/// Several params, in one diagnostic.
fn missing_several(cx: &ItemContext<'_, '_>, variant: &Variant, code: &Code, params: &[&Param]) -> Finding {
    let names: Vec<_> = params.iter().map(|param| quoted(&param.name)).collect();
    let words = format!(
        "{} has no fields for {} params of code {}: {}",
        variant_name(cx, variant),
        params.len(),
        quoted(&code.code),
        names.join(", ")
    );
    let mut finding = Finding::new(&rules::MISSING_PARAM, variant.name.span(), words);
    for param in params.iter().take(DRAWN) {
        finding = finding.at(param.site, "the param");
    }
    if free(variant).next().is_none() {
        let field = |param: &&Param| format!("{}: {}", raw(&rust_name(param)), rust::field_type(param));
        let fields: Vec<_> = params.iter().map(field).collect();
        return finding.help(format!(
            "add the fields `{}`, or fill the params with expressions: `#[api_error(params({}))]`",
            fields.join(", "),
            params.iter().map(|param| format!("{} = …", rust_name(param))).collect::<Vec<_>>().join(", ")
        ));
    }
    let (first, rust_name) = (&params[0].name, rust_name(params[0]));
    finding.help(format!(
        "write `#[api_error(param = \"{first}\")]` before the field that fills a param, or `#[api_error(params({rust_name} = …))]` before the variant"
    ))
}

impl Field {
    /// The name without `r#`. Fields of tuples have none.
    fn name(&self) -> Option<String> {
        match &self.member {
            syn::Member::Named(name) => Some(syn::ext::IdentExt::unraw(name).to_string()),
            syn::Member::Unnamed(_) => None,
        }
    }
}
