//! `visit_details`: the params of a value's code, each with the value that fills it.
//! `visit_unsent` has those that are only in the message.

mod fits;
mod value;

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

use super::CheckedFrame;
use super::merge_arms::{Likeness, likeness};
use super::pattern::{path, pattern};
use crate::derive::model::{By, FilledParam, VariantKind};
use crate::derive::raw::{Field, Variant};
use crate::derive::tokens;
use crate::model::ParamType;

/// `visit_details`, or `None` if no value has details.
pub(super) fn method(cx: &CheckedFrame<'_, '_>) -> Option<TokenStream> {
    visitor(cx, &quote!(visit_details), true)
}

/// `visit_unsent`, or `None` if every param is a detail.
pub(super) fn unsent_method(cx: &CheckedFrame<'_, '_>) -> Option<TokenStream> {
    visitor(cx, &quote!(visit_unsent), false)
}

/// Reports the missing feature of the runtime crate if a param needs it.
pub(super) fn needs_json(cx: &CheckedFrame<'_, '_>) -> Option<TokenStream> {
    let errspec = &cx.errspec;
    let is_json = |fill: &FilledParam<'_>| matches!(fill.param.ty.element(), ParamType::Json);
    let has_json = cx.checked.variants.iter().any(|kind| match kind {
        VariantKind::Own { fills, .. } => fills.iter().any(is_json),
        VariantKind::Transparent => false,
    });
    has_json.then(|| quote!(#errspec::__private::needs_json! {}))
}

/// The method of that name, which visits the params that are details, or the others.
fn visitor(cx: &CheckedFrame<'_, '_>, name: &TokenStream, is_sent: bool) -> Option<TokenStream> {
    let errspec = &cx.errspec;
    // With hygiene, so that no field or expression can refer to it.
    let visit = Ident::new("visit", Span::mixed_site());
    let mut arms = Vec::new();
    let mut shared = BTreeMap::new();
    let (mut has_others, mut has_inner) = (false, false);
    for (variant, kind) in cx.item.variants.iter().zip(&cx.checked.variants) {
        let fills: Vec<_> = match kind {
            // Its message is that of the inner error.
            VariantKind::Transparent if is_sent => {
                has_inner = true;
                continue;
            }
            VariantKind::Transparent => Vec::new(),
            VariantKind::Own { fills, .. } => {
                fills.iter().filter(|fill| fill.param.is_sent == is_sent).collect()
            }
        };
        if fills.is_empty() {
            has_others = true;
        } else {
            arm(cx, variant, &fills, &visit, &mut shared, &mut arms);
        }
    }
    let arms = arms.iter().map(|Arm { patterns, details }| quote!(#(#patterns)|* => { #details }));
    let arms: TokenStream = arms.collect();
    let others = match (has_inner, has_others) {
        (true, _) => quote!(_ => #errspec::__private::visit_inner(self, #visit)),
        (false, true) => quote!(_ => {}),
        (false, false) => TokenStream::new(),
    };
    if arms.is_empty() && !has_inner {
        return None;
    }
    Some(quote! {
        fn #name(
            &self,
            #visit: &mut dyn ::core::ops::FnMut(&'static ::core::primitive::str, #errspec::Value<'_>),
        ) {
            match self {
                #arms
                #others
            }
        }
    })
}

struct Arm {
    patterns: Vec<TokenStream>,
    details: TokenStream,
}

/// Adds an arm for the variant, or a pattern to the arm of similar variants.
///
/// An arm with calls costs rustc far more than a pattern.
fn arm<'s>(
    cx: &CheckedFrame<'_, 's>,
    variant: &Variant,
    fills: &[&FilledParam<'s>],
    visit: &Ident,
    shared: &mut BTreeMap<Likeness<'s>, usize>,
    arms: &mut Vec<Arm>,
) {
    let Some((likeness, fields)) = likeness(variant, fills) else {
        let details = fills.iter().map(|fill| detail(cx, variant, fill, reference(variant, fill), visit));
        let details = details.collect();
        return arms.push(Arm { patterns: vec![pattern(cx, variant, used(variant, fills))], details });
    };
    // Not the names of the fields: in two variants, these may come from two macros and be different bindings.
    let bindings: Vec<_> =
        (0..fields.len()).map(|at| Ident::new(&format!("param_{at}"), Span::mixed_site())).collect();
    let path = path(cx, variant);
    let members = fields.iter().map(|field| &field.member);
    let pattern = quote!(#path { #(#members: #bindings,)* .. });
    let at = *shared.entry(likeness).or_insert_with(|| {
        let details = fills.iter().zip(&bindings).map(|(fill, binding)| {
            detail(cx, variant, fill, (binding.to_token_stream(), Span::call_site()), visit)
        });
        arms.push(Arm { patterns: Vec::new(), details: details.collect() });
        arms.len() - 1
    });
    arms[at].patterns.push(pattern);
}

/// The fields that fill params, or that expressions mention.
fn used<'v>(variant: &'v Variant, fills: &[&FilledParam<'_>]) -> Vec<&'v Field> {
    let mut used = BTreeSet::new();
    for fill in fills {
        match &fill.by {
            By::Field(field) => {
                used.insert(*field);
            }
            By::Expression(expression) => used.extend((0..variant.fields.len()).filter(|&at| {
                tokens::find(expression, &|name| *name == variant.fields[at].binding).is_some()
            })),
        }
    }
    used.into_iter().map(|field| &variant.fields[field]).collect()
}

/// The value that fills the param, as a reference, and its span.
fn reference(variant: &Variant, fill: &FilledParam<'_>) -> (TokenStream, Span) {
    match &fill.by {
        By::Field(field) => {
            let Field { binding, ty, .. } = &variant.fields[*field];
            (quote!(#binding), ty.span())
        }
        By::Expression(expression) => {
            // rustc does not see a group without delimiters: `&` would apply to the first operand of a sum.
            let named = tokens::resolved(expression, &|name| {
                let mut bindings = variant.fields.iter().map(|field| &field.binding);
                bindings.find(|binding| *binding == name).map(Ident::span)
            });
            let mut group = Group::new(Delimiter::Parenthesis, typed(&named, &fill.param.ty));
            // At the expression, for errors. The hygiene is ours, so that no lint reports unused parentheses.
            group.set_span(Span::call_site().located_at(expression.span()));
            (quote_spanned!(expression.span()=> &#group), expression.span())
        }
    }
}

fn detail(
    cx: &CheckedFrame<'_, '_>,
    variant: &Variant,
    fill: &FilledParam<'_>,
    (reference, span): (TokenStream, Span),
    visit: &Ident,
) -> TokenStream {
    let errspec = &cx.errspec;
    let name = Literal::string(&fill.param.name);
    let fits_name = fits::trait_name(variant, fill);
    let (held, reference) = if fill.is_option {
        let held = Ident::new("held", Span::mixed_site());
        let pattern = quote_spanned!(span=> ::core::option::Option::Some(#held));
        // The value has the span of the field or expression, since rustc may point at it if its type does not fit.
        let value = Ident::new("held", Span::mixed_site().located_at(span)).to_token_stream();
        (Some(quote!(if let #pattern = #reference)), value)
    } else {
        (None, reference)
    };
    let mut value = value::value(errspec, fill, &fits_name, &reference, span);
    if !fill.param.one_of.is_empty() {
        let allowed = fill.param.one_of.iter().map(|value| Literal::string(&value.text));
        value = quote!(#errspec::__private::one_of(#value, #name, &[#(#allowed),*]));
    }
    let fits = fill.misfit.as_ref().map(|misfit| fits::fits(errspec, &fits_name, &fill.param.ty, misfit));
    let text = matches!(fill.param.ty, ParamType::String).then(|| {
        let display = fill.misfit.is_none().then(|| quote!(ShownDisplay as _,));
        quote!(use #errspec::__private::{#display ShownText as _};)
    });
    if fits.is_none() && text.is_none() && held.is_none() {
        return quote!(#visit(#name, #value););
    }
    let call = if value::is_passed(fill) {
        quote_spanned!(span=> #fits_name::pass(#reference, #name, #visit);)
    } else {
        quote!(#visit(#name, #value);)
    };
    let call = match held {
        Some(held) => quote!(#held { #call }),
        None => call,
    };
    quote!({
        #text
        #fits
        #call
    })
}

/// The expression. A bare number gets the type of its param, since nothing else determines it.
fn typed(expression: &TokenStream, ty: &ParamType) -> TokenStream {
    if !matches!(ty, ParamType::Integer(_) | ParamType::Number(_)) {
        return expression.clone();
    }
    let tokens: Vec<_> = expression.clone().into_iter().collect();
    let (sign, number) = match tokens.as_slice() {
        [TokenTree::Literal(number)] => (None, number),
        [TokenTree::Punct(sign), TokenTree::Literal(number)] if sign.as_char() == '-' => (Some(sign), number),
        _ => return expression.clone(),
    };
    let digits = number.to_string();
    if !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_') {
        return expression.clone();
    }
    let Ok(mut typed) = format!("{digits}{}", ty.name()).parse::<Literal>() else {
        return expression.clone();
    };
    typed.set_span(number.span());
    quote!(#sign #typed)
}
