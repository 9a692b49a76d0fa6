//! `#[derive(ApiErrorSpec)]`: a hand-written enum or struct is held against the spec, and gets its impls from both.
//! The same stages as for a spec: what was written is read, checked against the model, and emitted.

mod attribute;
mod check;
mod emit;
mod findings;
mod model;
mod raw;
mod read;
mod stub;
mod tokens;
mod types;

use std::sync::Arc;

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::LitStr;

use self::findings::Findings;
pub use self::findings::Place;
use crate::load::Loaded;
use crate::render;
use crate::site::Sources;

/// What the derive asks of the compiler that it runs in.
pub struct Host<'h> {
    /// Reads the spec of that path, or else the default one.
    pub open: &'h mut dyn FnMut(Option<&str>) -> Opened,
    /// Where a span is in a file, if it is in one.
    pub place: &'h dyn Fn(Span) -> Option<Place>,
}

/// What became of the wish for a spec.
pub enum Opened {
    /// It was read; what is wrong with it is to be said.
    Read(Arc<Loaded>),
    /// It was read and is wrong, which another macro of this crate has said already.
    Reported,
    /// There is none; the sentence says where it was looked for.
    Missing(String),
}

/// The impls for an item, or what is wrong with it and with the spec, and stubs in place of the impls.
#[must_use]
pub fn expand(input: TokenStream, host: &mut Host<'_>) -> TokenStream {
    let mut findings = Findings::default();
    let item = match read::item(input, &mut findings) {
        Ok(item) => item,
        Err(error) => return error.into_compile_error(),
    };
    let spec_span = item.spec.as_ref().map_or_else(Span::call_site, LitStr::span);
    let loaded = match (host.open)(item.spec.as_ref().map(LitStr::value).as_deref()) {
        Opened::Read(loaded) => loaded,
        Opened::Reported => return wrong(&item, &findings.render(&Sources::default(), host.place)),
        Opened::Missing(message) => {
            let missing = quote_spanned!(spec_span=> ::core::compile_error! { #message });
            let others = findings.render(&Sources::default(), host.place);
            return wrong(&item, &[missing, others].into_iter().collect());
        }
    };
    let Some(spec) = &loaded.spec else {
        let of_spec = render::compile_errors(&loaded.sources, &loaded.report, spec_span);
        let others = findings.render(&loaded.sources, host.place);
        return wrong(&item, &[of_spec, others].into_iter().collect());
    };
    let checked = check::item(&item, spec, &loaded.sources, &mut findings);
    match checked.filter(|_| findings.is_empty()) {
        Some(checked) => emit::item(&item, &checked),
        None => wrong(&item, &findings.render(&loaded.sources, host.place)),
    }
}

fn wrong(item: &raw::Item, errors: &TokenStream) -> TokenStream {
    let stubs = stub::item(item);
    [errors.clone(), stubs].into_iter().collect()
}
