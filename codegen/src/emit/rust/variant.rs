//! What does a variant look like in Rust?

use proc_macro2::TokenStream;
use quote::quote;

use super::rows::ident;
use crate::inline::{self, Flavor};
use crate::model::Deprecated;
use crate::model::rust::{Code, Spec};

/// A variant with its docs.
pub(super) struct Variant<'s> {
    pub(super) docs: Vec<String>,
    pub(super) alias: Option<&'s str>,
    pub(super) deprecated: Option<String>,
    pub(super) name: &'s str,
}

impl<'s> Variant<'s> {
    pub(super) fn new(spec: &Spec<'_>, code: &'s Code<'_>) -> Self {
        Self {
            docs: docs(spec, code),
            alias: alias(code),
            deprecated: code.deprecated.as_ref().map(|deprecated| note(spec, deprecated)),
            name: code.variant,
        }
    }

    pub(super) fn tokens(&self) -> TokenStream {
        let docs = doc_tokens(&self.docs);
        let alias = self.alias.map(|alias| quote!(#[doc(alias = #alias)]));
        let deprecated = self.deprecated.as_deref().map(deprecated_tokens);
        let name = ident(self.name);
        quote!(#docs #alias #deprecated #name,)
    }
}

/// Doc comments of lines that have no line breaks.
pub(super) fn doc_tokens(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

pub(super) fn deprecated_tokens(note: &str) -> TokenStream {
    quote!(#[deprecated(note = #note)])
}

/// Why not to use it, and what to use: rustc shows it as it is, rustdoc as Markdown.
pub(super) fn note(spec: &Spec<'_>, deprecated: &Deprecated) -> String {
    let instead = deprecated.instead.map(|code| format!("use `{}`", spec.codes[code].variant));
    let reason = deprecated.reason.as_ref().map(|reason| inline::rustdoc(&reason.0));
    match (instead, reason) {
        (Some(instead), Some(reason)) => format!("{instead}: {reason}"),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => String::new(),
    }
}

fn docs(spec: &Spec<'_>, code: &Code<'_>) -> Vec<String> {
    let title = inline::rustdoc(&spec.buckets[code.bucket].title.0);
    let name = inline::code(&code.code, Flavor::Rustdoc);
    let docs_url = inline::address(&code.docs_url);
    let facts = format!("HTTP {}, {title}: [{name}]({docs_url})", code.http);
    vec![inline::rustdoc(&code.meaning.0), String::new(), facts]
}

/// The string on the wire, for the search of rustdoc, where rustdoc takes it as an alias.
fn alias<'s>(code: &'s Code<'_>) -> Option<&'s str> {
    let refused =
        |character: char| matches!(character, '"' | '\'') || (character.is_whitespace() && character != ' ');
    let alias = code.code.as_str();
    let fine =
        alias.trim() == alias && !alias.is_empty() && !alias.contains(refused) && alias != code.variant;
    fine.then_some(alias)
}
