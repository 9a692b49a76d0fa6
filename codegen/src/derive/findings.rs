//! The diagnostics of an item, each at a span of Rust.
//! rustc draws that span. The text draws related places in the spec and elsewhere in the Rust file.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::render;
use crate::report::{Diagnostic, KEPT};
use crate::rules::Rule;
use crate::site::{FileId, Site, Sources};

/// A range in a file of Rust.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RustRange {
    /// The path of the file.
    pub path: PathBuf,
    /// The path as rustc prints it.
    pub name: String,
    /// Line and column of the first character, from 1; the column counts characters.
    pub start: (usize, usize),
    /// Line and column after the last character.
    pub end: (usize, usize),
}

/// The diagnostics of an item.
#[derive(Default)]
pub(super) struct Findings(Vec<Finding>);

/// A diagnostic at a span.
pub(super) struct Finding {
    span: Span,
    /// Its own `site` is empty. `related` are places of the spec.
    diagnostic: Diagnostic,
    /// Related places in Rust.
    others: Vec<(Span, String)>,
}

impl Finding {
    pub(super) fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Self { span, diagnostic: Diagnostic::nowhere(rule, message), others: Vec::new() }
    }

    /// Adds a place of the spec with a label.
    pub(super) fn at(mut self, site: Site, text: impl Into<String>) -> Self {
        self.diagnostic = self.diagnostic.related(site, text);
        self
    }

    /// Adds another place of the item with a label.
    pub(super) fn also_at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.others.push((span, text.into()));
        self
    }

    pub(super) fn help(mut self, text: impl Into<String>) -> Self {
        self.diagnostic = self.diagnostic.help(text);
        self
    }

    pub(super) fn note(mut self, text: impl Into<String>) -> Self {
        self.diagnostic = self.diagnostic.note(text);
        self
    }

    /// Returns the text, with the places of the spec drawn.
    pub(super) fn text(&self, sources: &Sources) -> String {
        render::message(sources, &self.diagnostic)
    }
}

impl Findings {
    pub(super) fn push(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns one `compile_error!` per diagnostic, in the order of the file if it is known.
    pub(super) fn render(&self, sources: &Sources, place: &dyn Fn(Span) -> Option<RustRange>) -> TokenStream {
        let mut files = RustFiles { sources: sources.clone(), read: HashMap::new() };
        let mut errors = TokenStream::new();
        let mut in_order: Vec<&Finding> = self.0.iter().take(KEPT).collect();
        in_order.sort_by_cached_key(|finding| place(finding.span).map(|place| (place.name, place.start)));
        for Finding { span, diagnostic, others } in in_order {
            let span = *span;
            let mut diagnostic = diagnostic.clone();
            for (other, text) in others {
                diagnostic = match place(*other).and_then(|place| files.site(&place)) {
                    Some(site) => diagnostic.related(site, text.as_str()),
                    None => diagnostic.note(text.as_str()),
                };
            }
            let message = render::message(&files.sources, &diagnostic);
            errors.extend(quote_spanned!(span=> ::core::compile_error! { #message }));
        }
        if self.0.len() > KEPT {
            let message = match self.0.len() - KEPT {
                1 => "1 more error not shown".to_owned(),
                more => format!("{more} more errors not shown"),
            };
            errors.extend(quote!(::core::compile_error! { #message }));
        }
        errors
    }
}

/// The Rust files to draw, in addition to the spec.
struct RustFiles {
    sources: Sources,
    read: HashMap<PathBuf, Option<FileId>>,
}

impl RustFiles {
    /// The place in bytes, or `None` if the file is not what rustc has read.
    fn site(&mut self, place: &RustRange) -> Option<Site> {
        let Self { sources, read } = self;
        let file = *read.entry(place.path.clone()).or_insert_with(|| {
            let text =
                fs::read_to_string(&place.path).ok().filter(|text| u32::try_from(text.len()).is_ok())?;
            Some(sources.add(place.name.clone(), text))
        });
        let file = file?;
        let source = sources.get(file);
        let [start, end] = [place.start, place.end].map(|(line, column)| source.offset(line, column));
        Some(Site { file, start: start?, end: end? })
    }
}
