//! The deprecation of a code: its row, and the note for rustc.

use super::settings::Settings;
use super::source::optional_string;
use crate::inline;
use crate::model::rust::{Code, Spec};
use crate::model::{self, Deprecated};

/// The row of a deprecated code: its number, and the deprecation as a call of the runtime crate.
pub(super) fn row(spec: &Spec<'_>, settings: &Settings, code: &Code<'_>) -> Option<String> {
    let value = value(spec, code.deprecated.as_ref()?);
    Some(format!("({}::{} as ::core::primitive::usize, {value}),", settings.name, code.variant))
}

/// The deprecation. `__v1` is in scope.
pub(crate) fn value(spec: &model::Spec, deprecated: &Deprecated) -> String {
    let instead = deprecated.instead.map(|code| spec.codes[code].code.as_str());
    let reason = deprecated.reason.as_ref().map(|reason| reason.0.as_str());
    format!("__v1::deprecated({}, {})", optional_string(instead), optional_string(reason))
}

/// The replacement and the reason. rustc shows the note verbatim, rustdoc renders it as Markdown.
pub(super) fn note(spec: &Spec<'_>, code: &Code<'_>) -> Option<String> {
    let deprecated = code.deprecated.as_ref()?;
    let instead = deprecated.instead.map(|code| format!("use `{}`", spec.codes[code].variant));
    let reason = deprecated.reason.as_ref().map(|reason| inline::rustdoc(&reason.0));
    Some(match (instead, reason) {
        (Some(instead), Some(reason)) => format!("{instead}: {reason}"),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => String::new(),
    })
}
