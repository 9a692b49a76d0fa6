//! The bounds on type parameters: as few as the bodies of the impls need, and none for fields without generics.

use proc_macro2::TokenStream;
use quote::quote;

use super::convert::pointed;
use super::runtime;
use crate::derive::model::{By, Checked, VariantKind};
use crate::derive::raw::{Item, Variant};
use crate::derive::types;
use crate::model::ParamType;

/// Predicates for where clauses.
pub(super) struct Bounds {
    /// For the data of the spec, including the message.
    pub(super) answers: Vec<TokenStream>,
    /// For `Error`, in addition.
    error: Vec<TokenStream>,
    /// For the list of the item's codes.
    pub(super) codes: Vec<TokenStream>,
    /// For the conversion into the generated enum.
    pub(super) convert: Vec<TokenStream>,
}

impl Bounds {
    pub(super) fn new(item: &Item, checked: &Checked<'_>) -> Self {
        let mut bounds = Self::of_stubs(item);
        if is_generic(item) {
            let debug = std::mem::take(&mut bounds.error);
            for (variant, kind) in item.variants.iter().zip(&checked.variants) {
                bounds.variant(item, variant, kind);
            }
            bounds.error.extend(debug);
        }
        // It needs those of `answers`, too.
        bounds.convert = [bounds.answers.clone(), bounds.convert].concat();
        bounds
    }

    /// The bounds of an item with errors. Its `Error` still needs the user's `Debug`.
    pub(super) fn of_stubs(item: &Item) -> Self {
        let debug = is_generic(item).then(|| quote!(Self: ::core::fmt::Debug));
        Self {
            answers: Vec::new(),
            error: debug.into_iter().collect(),
            codes: Vec::new(),
            convert: Vec::new(),
        }
    }

    /// All bounds of `Error`.
    pub(super) fn of_error(&self) -> Vec<TokenStream> {
        [self.answers.as_slice(), &self.error].concat()
    }

    fn variant(&mut self, item: &Item, variant: &Variant, kind: &VariantKind<'_>) {
        let errspec = runtime(item);
        match kind {
            VariantKind::Transparent => {
                let ty = &variant.fields[0].ty;
                if item.is_generic(ty) && !item.is_itself(ty) {
                    self.answers.push(quote!(#ty: #errspec::ApiErrorSpec));
                    self.error.push(quote!(#ty: ::core::error::Error));
                    self.codes.push(quote!(#ty: #errspec::ApiErrorCodes));
                    if let Some(codes) = &item.codes {
                        let (_, ty) = pointed(ty);
                        self.convert.push(quote!(#ty: #errspec::__private::HasCode<#codes>));
                    }
                }
            }
            VariantKind::Own { fills, .. } => {
                for fill in fills {
                    let By::Field(field) = fill.by else { continue };
                    let ty = &variant.fields[field].ty;
                    let ty = types::held(ty, "Option").filter(|_| fill.is_option).unwrap_or(ty);
                    if !item.is_generic(ty) {
                        continue;
                    }
                    let Some(bound) = of_value(&errspec, fill.param.ty.element()) else { continue };
                    self.answers.push(match (&fill.param.ty, types::element(ty)) {
                        (ParamType::List(_), Some(element)) => quote!(#element: #bound),
                        (ParamType::List(_), None) => {
                            quote!(#ty: #errspec::__private::ListField<Element: #bound>)
                        }
                        _ => quote!(#ty: #bound),
                    });
                }
                if let Some(source) = variant.source() {
                    let ty = types::held(&source.ty, "Option").unwrap_or(&source.ty);
                    if item.is_generic(ty) {
                        // A bound on the item itself would make rustc go in circles.
                        let error = (!item.is_itself(ty)).then(|| quote!(::core::error::Error+));
                        self.error.push(quote!(#ty: #error 'static));
                    }
                }
            }
        }
    }
}

/// What a type needs so that its values can fill a param. No bound can express that they are numbers that fit.
fn of_value(errspec: &TokenStream, ty: &ParamType) -> Option<TokenStream> {
    match ty {
        ParamType::String | ParamType::Opaque(_) => Some(quote!(::core::fmt::Display)),
        ParamType::Json => Some(quote!(#errspec::__private::JsonField)),
        ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool | ParamType::List(_) => None,
    }
}

fn is_generic(item: &Item) -> bool {
    item.generics.type_params().next().is_some() || item.generics.const_params().next().is_some()
}
