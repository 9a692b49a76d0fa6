//! Can Rust be made of the spec? Asked where it is used for Rust, and of nobody else.

mod bucket;
mod constructor;
mod param;
mod variant;
mod variant_names;

use crate::check::context::Context;
use crate::check::style::Style;
use crate::model::Checked;
use crate::model::rust::Names;
use crate::{raw, suggest};

/// What a spec is checked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// The outputs that it lists. Rust is among them unless each of them is something else: a spec without outputs is
    /// there for a macro, a derive or a build script.
    Outputs,
    /// Rust, whatever it lists: an enum, or impls for one.
    Rust,
}

impl Use {
    /// Whether Rust is made of the spec.
    pub(super) fn has_rust(self, raw: &raw::Spec<'_>) -> bool {
        // What could not be read may have been meant to be Rust, and so may a name that is nearly `rust`.
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

/// The Rust names of the spec, if it can have them.
///
/// After this, where the spec is used for Rust: codes and buckets have Rust names of their own, and params have the
/// names and the types of Rust. Where it is not, nothing is reported.
pub(super) fn check(cx: &mut Context<'_, '_>, style: &Style) -> Option<Names> {
    if cx.is_for_rust { names(cx, style) } else { cx.silently(|cx| names(cx, style)) }
}

fn names(cx: &mut Context<'_, '_>, style: &Style) -> Option<Names> {
    let errors = cx.errors();
    // After this: each code has a Rust name of its own.
    let variants = variant::check(cx, style);
    // After this: so has each constructor.
    constructor::check(cx, &variants);
    // After this: each bucket has a Rust name of its own.
    let buckets = bucket::check(cx);
    // After this: each param is an argument that Rust can have.
    param::check(cx);
    if cx.errors() > errors {
        return None;
    }
    let [codes, buckets] = [variants, buckets].map(|names| names.into_iter().collect::<Option<_>>());
    Some(Names { codes: codes?, buckets: buckets?, checked: Checked::new() })
}
