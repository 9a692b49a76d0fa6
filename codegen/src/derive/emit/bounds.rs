//! What do the impls ask of the type parameters? As little as their bodies need, and nothing of a field that has none.

use proc_macro2::TokenStream;
use quote::quote;

use super::runtime;
use crate::derive::model::{By, Checked, Kind};
use crate::derive::raw::{Item, Variant};
use crate::derive::types;
use crate::model::ParamType;

/// Predicates for where clauses.
pub(super) struct Bounds {
    /// What the answers from the spec need, the message included.
    pub(super) answers: Vec<TokenStream>,
    /// What `Error` needs beyond that.
    pub(super) error: Vec<TokenStream>,
}

impl Bounds {
    pub(super) fn new(item: &Item, checked: &Checked<'_>) -> Self {
        let mut bounds = Self { answers: Vec::new(), error: Vec::new() };
        let (mut types, mut numbers) = (item.generics.type_params(), item.generics.const_params());
        if types.next().is_some() || numbers.next().is_some() {
            for (variant, kind) in item.variants.iter().zip(&checked.variants) {
                bounds.variant(item, variant, kind);
            }
            bounds.error.push(quote!(Self: ::core::fmt::Debug));
        }
        bounds
    }

    fn variant(&mut self, item: &Item, variant: &Variant, kind: &Kind<'_>) {
        let errspec = runtime(item);
        match kind {
            Kind::Transparent => {
                let ty = &variant.fields[0].ty;
                if item.is_generic(ty) && !item.is_itself(ty) {
                    self.answers.push(quote!(#ty: #errspec::ApiErrorSpec));
                    self.error.push(quote!(#ty: ::core::error::Error));
                }
            }
            Kind::Own { fills, .. } => {
                for fill in fills {
                    let By::Field(field) = fill.by else { continue };
                    let ty = &variant.fields[field].ty;
                    let is_shown = matches!(fill.param.ty, ParamType::String | ParamType::Opaque(_));
                    if is_shown && item.is_generic(ty) {
                        self.answers.push(quote!(#ty: ::core::fmt::Display));
                    }
                }
                if let Some(source) = variant.source() {
                    let ty = types::held(&source.ty, "Option").unwrap_or(&source.ty);
                    if item.is_generic(ty) {
                        // That the item itself is an error is what is being said: rustc would ask in circles.
                        let error = (!item.is_itself(ty)).then(|| quote!(::core::error::Error+));
                        self.error.push(quote!(#ty: #error 'static));
                    }
                }
            }
        }
    }
}
