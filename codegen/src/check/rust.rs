//! Can Rust be generated from the spec? Checked only if the spec is used for Rust.

mod bucket;
mod constructor;
mod field;
mod param;
mod variant;
mod variant_names;

use crate::check::context::Context;
use crate::check::style::Style;
use crate::model::Checked;
use crate::model::rust::Names;
use crate::{raw, suggest};

/// What a spec is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// The outputs that it lists. They include Rust unless all of them are of other kinds:
    /// a spec without outputs is used by a macro, a derive or a build script.
    Outputs,
    /// Rust, whatever outputs it lists: an enum, or impls for one.
    Rust,
}

impl Use {
    /// Whether Rust is generated from the spec.
    pub(super) fn has_rust(self, raw: &raw::Spec<'_>) -> bool {
        // A kind that could not be read may have been meant as Rust, and so may a name that is similar to `rust`.
        let is_other = |kind: &raw::Text<'_>| suggest::nearest(&kind.value, ["rust"]).is_none();
        let counted = raw.outputs.iter().filter(|output| !output.is_ignored);
        let mut kinds = counted.map(raw::Output::kind);
        let is_docs_only = !raw.outputs.is_empty() && kinds.all(|kind| kind.is_some_and(is_other));
        match self {
            Self::Outputs => !is_docs_only,
            Self::Rust => true,
        }
    }
}

/// The Rust names of the spec, if all of them are valid.
///
/// After this, if the spec is used for Rust: codes and buckets have unique Rust names, and the names and types of
/// params are valid in Rust. Otherwise nothing is reported.
pub(super) fn check(cx: &mut Context<'_, '_>, style: &Style) -> Option<Names> {
    if cx.is_for_rust { names(cx, style) } else { cx.silently(|cx| names(cx, style)) }
}

fn names(cx: &mut Context<'_, '_>, style: &Style) -> Option<Names> {
    let errors = cx.errors();
    // After this: each code has a unique Rust name.
    let variants = variant::check(cx, style);
    // After this: each constructor has one as well.
    constructor::check(cx, &variants);
    // After this: each bucket has a unique Rust name.
    let buckets = bucket::check(cx);
    // After this: each param can be an argument of a Rust function.
    param::check(cx);
    // After this: each field has a method, and a closed list has an enum.
    let fields = field::check(cx, &variants);
    if cx.errors() > errors {
        return None;
    }
    let [codes, buckets] = [variants, buckets].map(|names| names.into_iter().collect::<Option<_>>());
    Some(Names { codes: codes?, buckets: buckets?, fields, checked: Checked::new() })
}
