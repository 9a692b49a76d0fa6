//! What is true: which code each variant stands for, and what fills its message. Only `check` builds it.

use proc_macro2::TokenStream;

use crate::model::Param;
use crate::model::rust::Spec;

/// An item that agrees with the spec.
pub(super) struct Checked<'s> {
    pub(super) spec: &'s Spec<'s>,
    /// Each pair of code and message that the item has, in the order of its variants.
    pub(super) rows: Vec<CodeRow>,
    /// As many as the item has variants.
    pub(super) variants: Vec<VariantKind<'s>>,
    /// The codes that the errors inside of transparent variants have to cover: each with what to say if none does.
    pub(super) owed: Vec<(&'s str, String)>,
}

/// What the values of some variants have in common.
pub(super) struct CodeRow {
    /// Which code of the spec.
    pub(super) code: usize,
    /// The message with its params in braces, where it is not the text of the code's entry.
    pub(super) template: Option<String>,
}

/// What a variant is.
pub(super) enum VariantKind<'s> {
    /// It stands for a code.
    Own {
        /// Which row.
        row: usize,
        /// What fills the params of the code, in their order.
        fills: Vec<FilledParam<'s>>,
    },
    /// It holds another error, its only field.
    Transparent,
}

/// What fills a param.
pub(super) struct FilledParam<'s> {
    pub(super) param: &'s Param,
    pub(super) by: By,
    /// What the type checker is to say if the value does not fit; `None` for one that obviously does.
    pub(super) misfit: Option<Misfit>,
}

pub(super) enum By {
    /// Which field of the variant.
    Field(usize),
    Expression(TokenStream),
}

/// The words for a value that cannot be shown as its param.
pub(super) struct Misfit {
    pub(super) message: String,
    pub(super) label: String,
    /// The place of the spec, drawn.
    pub(super) note: String,
}
