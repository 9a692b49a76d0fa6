//! Reads an item, its variants and fields. Wrong attributes are reported and omitted.

mod attributes;
mod expression;
mod foreign;

use proc_macro2::{Ident, TokenStream};
use quote::format_ident;
use syn::{Attribute, Data, DeriveInput, Fields, Member, Meta};

use self::attributes::{ApiErrorAttributes, AttributeValue};
use super::attribute::{self, AttributeTarget};
use super::findings::{Finding, Findings};
use super::raw::{Field, Foreign, Item, ParamName, Shape, Variant, With, Without};
use super::tokens;
use crate::rules;

/// Reads the item that the derive is on.
pub(super) fn item(input: TokenStream, findings: &mut Findings) -> syn::Result<Item> {
    let DeriveInput { attrs, ident: name, generics, data, .. } = syn::parse2(input)?;
    let mut has_deprecated = is_deprecated(&attrs);
    let (shape, place) = match &data {
        Data::Enum(_) => (Shape::Enum, AttributeTarget::Enum),
        Data::Struct(_) => (Shape::Struct, AttributeTarget::Struct),
        Data::Union(_) => (Shape::Union, AttributeTarget::Struct),
    };
    let before = findings.len();
    let mut read = ApiErrorAttributes::read(&attrs, place, findings);
    let misread = findings.len() > before;
    let mut foreign = Foreign::default();
    self::foreign::of_variant(&attrs, &mut foreign);
    let variants = match data {
        Data::Enum(data) => {
            let variants = data.variants.into_iter().map(|variant| {
                has_deprecated |= is_deprecated(&variant.attrs);
                self::foreign::of_variant(&variant.attrs, &mut foreign);
                let before = findings.len();
                let read = ApiErrorAttributes::read(&variant.attrs, AttributeTarget::Variant, findings);
                let mut read = self::variant(
                    variant.ident,
                    variant.fields,
                    read,
                    &mut foreign,
                    &mut has_deprecated,
                    findings,
                );
                read.misread = findings.len() > before;
                read
            });
            variants.collect()
        }
        Data::Struct(data) => {
            let own = read.split_off(AttributeTarget::Variant);
            let mut only =
                variant(name.clone(), data.fields, own, &mut foreign, &mut has_deprecated, findings);
            only.misread = findings.len() > before;
            vec![only]
        }
        Data::Union(data) => {
            let message = "`ApiErrorSpec` cannot be derived for a union";
            findings.push(
                Finding::new(&rules::INVALID_SHAPE, data.union_token.span, message)
                    .help("use an enum or a struct"),
            );
            Vec::new()
        }
    };
    Ok(Item {
        spec: read.text("spec"),
        partial: read.word("partial"),
        except: read.texts("except"),
        codes: read.path("codes"),
        with: read.words("with").iter().map(|name| (with(name), name.span())).collect(),
        without: read.words("without").iter().map(without).collect(),
        crate_path: read.path("crate"),
        name,
        generics,
        shape,
        variants,
        foreign,
        has_deprecated,
        misread,
    })
}

fn variant(
    name: Ident,
    fields: Fields,
    mut read: ApiErrorAttributes,
    foreign: &mut Foreign,
    has_deprecated: &mut bool,
    findings: &mut Findings,
) -> Variant {
    let fields = fields.into_iter().enumerate().map(|(index, field)| {
        *has_deprecated |= is_deprecated(&field.attrs);
        let mut read = ApiErrorAttributes::read(&field.attrs, AttributeTarget::Field, findings);
        let (binding, member) = if let Some(name) = field.ident {
            (name.clone(), Member::Named(name))
        } else {
            // The span lets expressions that come from a macro's input use the name.
            let span = syn::spanned::Spanned::span(&field.ty);
            (format_ident!("_{index}", span = span), Member::Unnamed(index.into()))
        };
        Field {
            member,
            binding,
            ty: field.ty,
            param: read.text("param"),
            internal: read.word("internal"),
            source: read.word("source"),
            from: read.word("from"),
            foreign: self::foreign::of_field(&field.attrs, foreign),
        }
    });
    Variant {
        fields: fields.collect(),
        name,
        code: read.text("code"),
        http: read.integer("http"),
        shared: read.word("shared"),
        message: read.text("message"),
        params: read.expressions("params"),
        transparent: read.word("transparent"),
        misread: false,
    }
}

/// Whether something is deprecated, or has a deprecated type that the author allows.
fn is_deprecated(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(lints) if lints.path.is_ident("allow") || lints.path.is_ident("expect") => {
            tokens::find(&lints.tokens, &|lint| lint == "deprecated").is_some()
        }
        meta => meta.path().is_ident("deprecated"),
    })
}

fn with(name: &Ident) -> With {
    match name.to_string().as_str() {
        "AsRef" => With::AsRef,
        "Serialize" => With::Serialize,
        "StatusCode" => With::StatusCode,
        "Diagnostic" => With::Diagnostic,
        "IntoResponse" => With::IntoResponse,
        "ResponseError" => With::ResponseError,
        other => unreachable!("`{other}` is none of {:?}, which the reader has seen to", attribute::WITH),
    }
}

fn without(name: &Ident) -> Without {
    match name.to_string().as_str() {
        "Display" => Without::Display,
        "Error" => Without::Error,
        other => unreachable!("`{other}` is none of {:?}, which the reader has seen to", attribute::WITHOUT),
    }
}

impl ApiErrorAttributes {
    fn text(&mut self, name: &str) -> Option<syn::LitStr> {
        match self.take(name)? {
            AttributeValue::Text(text) => Some(text),
            _ => unreachable!("the form of `{name}` was read"),
        }
    }

    fn integer(&mut self, name: &str) -> Option<syn::LitInt> {
        match self.take(name)? {
            AttributeValue::Integer(integer) => Some(integer),
            _ => unreachable!("the form of `{name}` was read"),
        }
    }

    fn word(&mut self, name: &str) -> Option<proc_macro2::Span> {
        match self.take(name)? {
            AttributeValue::Word(span) => Some(span),
            _ => unreachable!("the form of `{name}` was read"),
        }
    }

    fn path(&mut self, name: &str) -> Option<syn::Path> {
        match self.take(name)? {
            AttributeValue::Path(path) => Some(path),
            _ => unreachable!("the form of `{name}` was read"),
        }
    }

    fn texts(&mut self, name: &str) -> Vec<syn::LitStr> {
        match self.take(name) {
            Some(AttributeValue::Texts(texts)) => texts,
            None => Vec::new(),
            _ => unreachable!("the form of `{name}` was read"),
        }
    }

    fn words(&mut self, name: &str) -> Vec<Ident> {
        match self.take(name) {
            Some(AttributeValue::Words(words)) => words,
            None => Vec::new(),
            _ => unreachable!("the form of `{name}` was read"),
        }
    }

    fn expressions(&mut self, name: &str) -> Vec<(ParamName, TokenStream)> {
        match self.take(name) {
            Some(AttributeValue::Expressions(expressions)) => expressions,
            None => Vec::new(),
            _ => unreachable!("the form of `{name}` was read"),
        }
    }
}
