//! A finding as the text of a `compile_error!`, so that rustc's own drawing of it looks native.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::{Colour, one};
use crate::report::{Diagnostic, Report};
use crate::rules::Severity;
use crate::site::Sources;

/// One `compile_error!` for each error, at `span`. Warnings have no way through a stable compiler.
#[must_use]
pub fn compile_errors(sources: &Sources, report: &Report, span: Span) -> TokenStream {
    messages(sources, report)
        .map(|message| quote_spanned!(span=> ::core::compile_error! { #message }))
        .collect()
}

/// The text of each error; rustc writes `error: ` before it.
pub fn messages<'a>(sources: &'a Sources, report: &'a Report) -> impl Iterator<Item = String> + 'a {
    let errors = report.diagnostics().iter().filter(|found| found.rule.severity == Severity::Error);
    let more = (report.dropped() > 0).then(|| format!("{} more diagnostics are not shown", report.dropped()));
    errors.map(|found| message(sources, found)).chain(more)
}

/// The text of one finding; rustc writes `error: ` before it.
pub(crate) fn message(sources: &Sources, found: &Diagnostic) -> String {
    let drawn = one(sources, found, Colour::Plain);
    let title = format!("{} [{}]", found.message, found.rule.id);
    match drawn.split_once('\n') {
        Some((_, drawing)) => {
            // Without a drawing there is nothing to keep a distance from.
            let drawing = match drawing.split_once('\n') {
                Some((empty, notes)) if empty.trim() == "|" => notes,
                _ => drawing,
            };
            format!("{title}\n{drawing}")
        }
        None => title,
    }
}
