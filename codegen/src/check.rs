//! From what was written to what is true: the passes in order. Only this module builds a model.

use crate::report::Report;
use crate::{model, raw};

/// Checks a spec; `None` if anything in it is wrong.
pub fn spec(_raw: &raw::Spec<'_>, _report: &mut Report) -> Option<model::Spec> {
    None
}
