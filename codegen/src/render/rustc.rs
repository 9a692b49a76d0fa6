//! Renders a diagnostic as the text of a `compile_error!`, so that it looks like a diagnostic of rustc.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::{Color, one};
use crate::report::{Diagnostic, Report};
use crate::rules::Severity;
use crate::site::Sources;

/// One `compile_error!` for each error, at `span`. On stable Rust, a macro cannot report warnings.
#[must_use]
pub fn compile_errors(sources: &Sources, report: &Report, span: Span) -> TokenStream {
    messages(sources, report)
        .map(|message| quote_spanned!(span=> ::core::compile_error! { #message }))
        .collect()
}

/// The text of each error. rustc writes `error: ` before it.
pub fn messages<'a>(sources: &'a Sources, report: &'a Report) -> impl Iterator<Item = String> + 'a {
    let errors = report.diagnostics().iter().filter(|found| found.rule.severity == Severity::Error);
    let more = (report.dropped() > 0).then(|| format!("{} more diagnostics are not shown", report.dropped()));
    errors.map(|found| message(sources, found)).chain(more)
}

/// The text of one diagnostic. rustc writes `error: ` before it.
pub(crate) fn message(sources: &Sources, found: &Diagnostic) -> String {
    let drawn = one(sources, found, Color::Plain);
    let title = format!("{} [{}]", found.message, found.rule.id);
    match drawn.split_once('\n') {
        Some((_, drawing)) => {
            // Without a snippet, no empty line is needed.
            let drawing = match drawing.split_once('\n') {
                Some((empty, notes)) if empty.trim() == "|" => notes,
                _ => drawing,
            };
            format!("{title}\n{drawing}")
        }
        None => title,
    }
}
