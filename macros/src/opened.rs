//! The front half of each macro: from what its user wrote about the spec to the spec itself, or to the errors.

use std::sync::Arc;

use errspec_codegen::model::Spec;
use errspec_codegen::render;
use errspec_codegen::site::Sources;
use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::LitStr;

use crate::cache::{self, Cached};
use crate::spec_file::{self, SpecFile};
use crate::tracked;

/// A spec that was found and read.
pub(crate) struct Opened {
    /// Which file it is.
    pub(crate) file: SpecFile,
    /// The item that makes an edit of the file rebuild; it belongs into each expansion, above all after an error.
    pub(crate) tracked: Option<TokenStream>,
    /// Where errors about the spec stand.
    span: Span,
    cached: Arc<Cached>,
}

/// Finds and reads the spec; `given` is its path if the user named one, `input` all that the macro got,
/// and `naming` an example of how to name the path.
pub(crate) fn open(given: Option<&LitStr>, input: &TokenStream, naming: &str) -> Result<Opened, TokenStream> {
    let span = given.map_or_else(Span::call_site, LitStr::span);
    let file = spec_file::find(given.map(LitStr::value).as_deref(), naming)
        .map_err(|message| quote_spanned!(span=> ::core::compile_error! { #message }))?;
    let tracked = tracked::tracked(&file, input);
    let cached = cache::load(&file);
    Ok(Opened { file, tracked, span, cached })
}

impl Opened {
    /// The spec, or its errors, which are none if another macro of the crate shows them.
    pub(crate) fn spec(&self) -> Result<&Spec, TokenStream> {
        let loaded = &self.cached.loaded;
        match &loaded.spec {
            Some(spec) => Ok(spec),
            None if self.cached.is_first_to_show() => {
                Err(render::compile_errors(&loaded.sources, &loaded.report, self.span))
            }
            None => Err(TokenStream::new()),
        }
    }

    /// The text of the spec.
    pub(crate) fn sources(&self) -> &Sources {
        &self.cached.loaded.sources
    }
}
