//! The first half of each macro: finds and reads the spec, or returns the errors.

use std::sync::Arc;

use errspec_codegen::__internal::model::rust::Spec;
use errspec_codegen::__internal::render;
use errspec_codegen::__internal::site::Sources;
use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::LitStr;

use crate::cache::{self, Cached};
use crate::spec_file::{self, SpecFile};
use crate::tracked;

/// The spec of a macro.
pub(crate) struct Opened {
    /// The item that makes rustc rebuild after an edit of the file. Each expansion contains it, even after an error.
    ///
    /// `None` if there is no file.
    pub(crate) tracked: Option<TokenStream>,
    /// The span of errors about the spec.
    span: Span,
    found: Result<(SpecFile, Arc<Cached>), String>,
}

/// A spec without errors.
pub(crate) struct Ready<'o> {
    pub(crate) spec: Spec<'o>,
    pub(crate) sources: &'o Sources,
    /// The name of the file in diagnostics.
    pub(crate) name: &'o str,
}

/// Finds and reads the spec. `given` is its path if the user named one, `input` is the whole input of the macro,
/// and `naming` is an example of how to name the path.
pub(crate) fn open(given: Option<&LitStr>, input: &TokenStream, naming: &str) -> Opened {
    let span = given.map_or_else(Span::call_site, LitStr::span);
    match spec_file::find(given.map(LitStr::value).as_deref(), naming) {
        Ok(file) => {
            let tracked = tracked::tracked(&file, input);
            let cached = cache::load(&file);
            Opened { tracked, span, found: Ok((file, cached)) }
        }
        Err(message) => Opened { tracked: None, span, found: Err(message) },
    }
}

impl Opened {
    /// Returns the spec, or what to expand to instead: its errors, or nothing if another macro of the crate reports them.
    pub(crate) fn spec(&self) -> Result<Ready<'_>, TokenStream> {
        let span = self.span;
        let (file, cached) = match &self.found {
            Ok(found) => found,
            Err(message) => return Err(quote_spanned!(span=> ::core::compile_error! { #message })),
        };
        let (sources, loaded) = (&cached.sources, &cached.loaded);
        match loaded.rust() {
            Some(spec) => Ok(Ready { spec, sources, name: &file.name }),
            None if cached.is_first_to_show() => Err(render::compile_errors(sources, &loaded.report, span)),
            None => Err(TokenStream::new()),
        }
    }
}
