//! The checked item: the code of each variant, and what fills its params. Only `check` builds it.

use proc_macro2::TokenStream;

use crate::model::Param;
use crate::model::rust::Spec;

/// An item that agrees with the spec.
pub(super) struct Checked<'s> {
    pub(super) spec: &'s Spec<'s>,
    /// Each distinct set of code, status and message, in the order of the variants.
    pub(super) rows: Vec<CodeRow>,
    /// One per variant of the item.
    pub(super) variants: Vec<VariantKind<'s>>,
    /// The codes that errors in transparent variants have to cover, each with the diagnostic if none does.
    pub(super) owed: Vec<(&'s str, String)>,
}

/// The data that values of some variants share.
pub(super) struct CodeRow {
    /// Which code of the spec.
    pub(super) code: usize,
    /// The status, if it is not the default of the code.
    pub(super) http_status: Option<u16>,
    /// The message, if it differs from that of the code's entry.
    pub(super) template: Option<MessageTemplate>,
}

/// A message with params.
#[derive(PartialEq, Eq)]
pub(super) struct MessageTemplate {
    /// With the names of the params in JSON in braces.
    pub(super) text: String,
    /// Whether it mentions a param that can be absent.
    pub(super) has_optional: bool,
}

/// The kind of a variant.
pub(super) enum VariantKind<'s> {
    /// It has a code.
    Own {
        /// Which row.
        row: usize,
        /// The values for the params of the code, in the order of the params.
        fills: Vec<FilledParam<'s>>,
    },
    /// It contains another error, its only field.
    Transparent,
}

/// A param and the value that fills it.
pub(super) struct FilledParam<'s> {
    pub(super) param: &'s Param,
    pub(super) by: By,
    /// Whether the value is an `Option`.
    pub(super) is_option: bool,
    /// The texts for the type checker if the value may not fit, or `None` if it obviously does.
    pub(super) misfit: Option<Misfit>,
}

pub(super) enum By {
    /// Which field of the variant.
    Field(usize),
    Expression(TokenStream),
}

/// The texts for a value that does not fit its param.
pub(super) struct Misfit {
    pub(super) message: String,
    pub(super) label: String,
    /// The place of the spec, drawn.
    pub(super) note: String,
}
