//! Which shape do the responses of a spec have, as data of the runtime crate?
//!
//! A preset is a constant there. Any other envelope is a static of its own, whose size does not depend on the codes.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::source::ident;
use crate::json;
use crate::model::envelope::{Envelope, Header, Member, Node, Piece, Slot};
use crate::model::{Preset, Spec};

/// A shape, and how it is named.
pub(crate) struct EmittedShape {
    /// The static that has it, if it is not a constant of the runtime crate.
    pub(crate) definition: Option<TokenStream>,
    /// A reference to it.
    pub(crate) reference: TokenStream,
}

/// The shape of a spec. `root` is the path of what has `Shape` in it, and `v1` that of the items of generated code.
pub(crate) fn shape(spec: &Spec, name: &str, root: &TokenStream, v1: &TokenStream) -> EmittedShape {
    let constant = match spec.envelope.preset {
        Some(Preset::Nested) => quote!(NESTED),
        Some(Preset::Flat) => quote!(FLAT),
        Some(Preset::ProblemDetails) => quote!(PROBLEM_DETAILS),
        Some(Preset::Errors) => quote!(ERRORS),
        None => return custom(&spec.envelope, &ident(name), root, v1),
    };
    EmittedShape { definition: None, reference: quote!(&#root::Shape::#constant) }
}

/// The shape for a generated file, unless it is the one that entries have anyway.
pub(super) fn other_shape(spec: &Spec) -> Option<EmittedShape> {
    let v1 = quote!(__v1);
    (spec.envelope.preset != Some(Preset::DEFAULT)).then(|| shape(spec, "SHAPE", &v1, &v1))
}

/// ```text
/// static SHAPE: __v1::Shape = __v1::shape(
///     "application/json",
///     ::core::option::Option::Some("x-request-id"),
///     &[__v1::header("x-error-code", &[__v1::Piece::Slot(__v1::Slot::Code)])],
///     __v1::Node::Object(&[
///         __v1::Member::new("code", ",\"code\":", __v1::Node::Slot(__v1::Slot::Code)),
///         …
///     ]),
///     &[],
/// );
/// ```
fn custom(envelope: &Envelope, name: &Ident, root: &TokenStream, v1: &TokenStream) -> EmittedShape {
    let content_type = &envelope.content_type;
    let request_id_header = if let Some(name) = &envelope.request_id_header {
        quote!(::core::option::Option::Some(#name))
    } else {
        quote!(::core::option::Option::None)
    };
    let headers = envelope.headers.iter().map(|header| self::header(header, v1));
    let body = node(&envelope.body, v1);
    let apart = &envelope.apart;
    let definition = quote! {
        static #name: #root::Shape = #v1::shape(
            #content_type,
            #request_id_header,
            &[#(#headers,)*],
            #body,
            &[#(#apart,)*],
        );
    };
    EmittedShape { definition: Some(definition), reference: quote!(&#name) }
}

fn header(header: &Header, v1: &TokenStream) -> TokenStream {
    let (name, value) = (&header.name, header.value.iter().map(|piece| self::piece(piece, v1)));
    quote!(#v1::header(#name, &[#(#value,)*]))
}

/// Recurses only as deep as a sample can be.
fn node(node: &Node, v1: &TokenStream) -> TokenStream {
    let value = match node {
        Node::Const(json) => quote!(Const(#json)),
        Node::Slot(slot) => {
            let slot = self::slot(slot, v1);
            quote!(Slot(#slot))
        }
        Node::Text(pieces) => {
            let pieces = pieces.iter().map(|piece| self::piece(piece, v1));
            quote!(Text(&[#(#pieces,)*]))
        }
        Node::Object(members) => {
            let members = members.iter().map(|member| self::member(member, v1));
            quote!(Object(&[#(#members,)*]))
        }
        Node::List(elements) => {
            let elements = elements.iter().map(|element| self::node(element, v1));
            quote!(List(&[#(#elements,)*]))
        }
        Node::Each(element) => {
            let element = self::node(element, v1);
            quote!(Each(&#element))
        }
    };
    quote!(#v1::Node::#value)
}

fn member(member: &Member, v1: &TokenStream) -> TokenStream {
    if member.is_spread() {
        return quote!(#v1::Member::SPREAD);
    }
    let (name, value) = (&member.name, node(&member.value, v1));
    let key = format!(",{}:", json::string(name));
    quote!(#v1::Member::new(#name, #key, #value))
}

fn piece(piece: &Piece, v1: &TokenStream) -> TokenStream {
    match piece {
        Piece::Literal(text) => {
            let escaped = json::escaped(text);
            quote!(#v1::Piece::Literal(#escaped, #text))
        }
        Piece::Slot(slot) => {
            let slot = self::slot(slot, v1);
            quote!(#v1::Piece::Slot(#slot))
        }
    }
}

fn slot(slot: &Slot, v1: &TokenStream) -> TokenStream {
    let value = match slot {
        Slot::Code => quote!(Code),
        Slot::CodeNumber => quote!(CodeNumber),
        Slot::CodeIn(style) => {
            let style = style.name();
            quote!(CodeIn(#style))
        }
        Slot::Message => quote!(Message),
        Slot::Meaning => quote!(Meaning),
        Slot::Http => quote!(Http),
        Slot::HttpString => quote!(HttpString),
        Slot::Reason => quote!(Reason),
        Slot::DocsUrl => quote!(DocsUrl),
        Slot::Bucket => quote!(Bucket),
        Slot::RetryAfter => quote!(RetryAfter),
        Slot::RequestId => quote!(RequestId),
        Slot::Details => quote!(Details),
        Slot::Detail(name) => quote!(Detail(#name)),
        Slot::Field(name) => quote!(Field(#name)),
        Slot::FieldString(name) => quote!(FieldString(#name)),
    };
    quote!(#v1::Slot::#value)
}
