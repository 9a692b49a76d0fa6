//! What does the constructor of a code with params look like?

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::names;
use super::rows::ident;
use super::settings::Settings;
use super::variant::{deprecated_tokens, doc_tokens, note};
use crate::inline;
use crate::model::rust::{Code, Spec};
use crate::model::{Message, Param, ParamType, Piece};

/// A row of `constructors!`: the runtime crate has the function.
pub(super) struct Constructor<'s> {
    pub(super) code: &'s Code<'s>,
    pub(super) name: Ident,
    pub(super) deprecated: Option<String>,
    pub(super) format: String,
}

impl<'s> Constructor<'s> {
    pub(super) fn new(spec: &'s Spec<'_>, code: &'s Code<'_>) -> Self {
        Self {
            code,
            name: names::constructor(code.variant),
            deprecated: code.deprecated.as_ref().map(|deprecated| note(spec, deprecated)),
            format: format_string(code),
        }
    }

    pub(super) fn tokens(&self, settings: &Settings) -> TokenStream {
        let docs = doc_tokens(&self.docs(settings));
        let deprecated = self.deprecated.as_deref().map(deprecated_tokens);
        let variant = ident(self.code.variant);
        let Self { name, format, .. } = self;
        let params = self.code.params.iter().map(|param| param_tokens(settings, param));
        quote!(#docs #deprecated #variant => #name(#(#params),*) #format,)
    }

    pub(super) fn docs(&self, settings: &Settings) -> Vec<String> {
        vec![format!("[`{0}::{1}`]({0}::{1}) with its message filled in.", settings.name, self.code.variant)]
    }
}

/// Name, kind and type, as `constructors!` takes them.
fn param_tokens(settings: &Settings, param: &Param) -> TokenStream {
    let name = ident(&param.name);
    match &param.ty {
        ParamType::String => {
            let errspec = &settings.crate_path;
            quote!(#name: text impl ::core::convert::Into<#errspec::__private::String>)
        }
        ty @ (ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool) => {
            let primitive = ident(ty.name());
            quote!(#name: value ::core::primitive::#primitive)
        }
        ParamType::Opaque(path) => {
            let path = path_of(path);
            quote!(#name: display #path)
        }
    }
}

fn path_of(path: &str) -> syn::Path {
    syn::parse_str(path).unwrap_or_else(|error| unreachable!("the check parses `{path}` as a path: {error}"))
}

/// The message as a format string; without one, the meaning.
fn format_string(code: &Code<'_>) -> String {
    let Some(Message(pieces)) = &code.message else { return braced(&inline::plain(&code.meaning.0)) };
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => braced(text),
        Piece::Param(param) => format!("{{{}}}", code.params[*param].name),
    });
    pieces.collect()
}

fn braced(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}
