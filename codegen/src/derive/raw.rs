//! The item as written: attributes with their spans, checked for their form only.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::{Generics, LitInt, LitStr, Member, Path, Type};

use super::{tokens, types};

/// An enum, or a struct as an enum of one variant.
pub(super) struct Item {
    pub(super) name: Ident,
    pub(super) generics: Generics,
    pub(super) shape: Shape,
    pub(super) variants: Vec<Variant>,
    pub(super) spec: Option<LitStr>,
    pub(super) partial: Option<Span>,
    pub(super) except: Vec<LitStr>,
    /// The generated enum.
    pub(super) codes: Option<Path>,
    /// Each with the span of its name.
    pub(super) with: Vec<(With, Span)>,
    pub(super) without: Vec<Without>,
    pub(super) crate_path: Option<Path>,
    /// Attributes of thiserror.
    pub(super) foreign: Foreign,
    /// Whether anything in it is `#[deprecated]`, which its impls must not be warned about.
    pub(super) has_deprecated: bool,
    /// Whether one of its own attributes was omitted as wrong, so that nothing follows from a missing attribute.
    pub(super) misread: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Enum,
    Struct,
    /// Neither, which is reported.
    Union,
}

/// A requested impl.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum With {
    AsRef,
    Serialize,
    StatusCode,
    Diagnostic,
    IntoResponse,
    ResponseError,
}

/// An omitted impl.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Without {
    Display,
    Error,
}

pub(super) struct Variant {
    pub(super) name: Ident,
    pub(super) fields: Vec<Field>,
    pub(super) code: Option<LitStr>,
    pub(super) http: Option<LitInt>,
    pub(super) shared: Option<Span>,
    pub(super) message: Option<LitStr>,
    pub(super) params: Vec<(ParamName, TokenStream)>,
    pub(super) transparent: Option<Span>,
    /// Whether one of its attributes, or of a field, was omitted as wrong.
    pub(super) misread: bool,
}

/// The name of a param in an attribute of a variant.
pub(super) struct ParamName {
    pub(super) name: String,
    pub(super) span: Span,
    /// Whether it can be the Rust name as well: it is not in quotes.
    pub(super) is_ident: bool,
}

pub(super) struct Field {
    pub(super) member: Member,
    /// The name of the field in expressions: its own name, or `_0`.
    pub(super) binding: Ident,
    pub(super) ty: Type,
    pub(super) param: Option<LitStr>,
    pub(super) internal: Option<Span>,
    pub(super) source: Option<Span>,
    pub(super) from: Option<Span>,
    pub(super) foreign: ForeignField,
}

/// Attributes of thiserror on an item, its variants and fields.
#[derive(Default)]
pub(super) struct Foreign {
    /// Each `#[error(…)]` of the item and its variants.
    pub(super) messages: Vec<Span>,
    /// The names of attributes for a derive of `Error`, such as `source`, and whether each is on a field.
    pub(super) of_error: Vec<(Ident, bool)>,
}

/// Attributes of thiserror on a field.
pub(super) struct ForeignField {
    pub(super) from: Option<Span>,
}

impl Item {
    /// Whether a type is the item itself, behind any references and boxes.
    ///
    /// Only a single name counts, since a path may lead to a type of the same name in another module.
    pub(super) fn is_itself(&self, ty: &Type) -> bool {
        if let Some(inner) = types::pointed(ty) {
            return self.is_itself(inner);
        }
        let Type::Path(path) = ty else { return false };
        let is_named = |name: &Ident| name == "Self" || *name == self.name;
        path.qself.is_none() && path.path.segments.len() == 1 && is_named(&path.path.segments[0].ident)
    }

    /// Whether a type depends on a type param or const param of the item.
    pub(super) fn is_generic(&self, ty: &Type) -> bool {
        let generics = &self.generics;
        let types = generics.type_params().map(|param| &param.ident);
        let params: Vec<_> = types.chain(generics.const_params().map(|param| &param.ident)).collect();
        !params.is_empty() && tokens::find(&ty.to_token_stream(), &|name| params.contains(&name)).is_some()
    }

    /// The span of a requested impl, if it is requested.
    pub(super) fn asks_for(&self, wanted: With) -> Option<Span> {
        self.with.iter().find(|(with, _)| *with == wanted).map(|(_, span)| *span)
    }

    pub(super) fn is_without(&self, omitted: Without) -> bool {
        self.without.contains(&omitted)
    }
}

impl Field {
    pub(super) fn is_called_source(&self) -> bool {
        matches!(&self.member, Member::Named(name) if name.unraw() == "source")
    }

    /// The span of the field's name, or of its type.
    pub(super) fn span(&self) -> Span {
        match &self.member {
            Member::Named(name) => name.span(),
            Member::Unnamed(_) => syn::spanned::Spanned::span(&self.ty),
        }
    }
}
