//! `#[derive(ApiErrorSpec)]`: checks a hand-written enum or struct against the spec and implements the traits for it.
//! The stages are those of a spec, for an item: [`read`] it, open its spec, [`expand`].

mod attribute;
mod check;
mod emit;
mod findings;
mod model;
mod raw;
mod read;
mod tokens;
mod types;

use proc_macro2::{Span, TokenStream};
use syn::LitStr;

use self::findings::Findings;
pub use self::findings::RustRange;
use crate::model::rust::Spec;
use crate::site::Sources;

/// An item with the derive, as written.
pub struct ParsedItem {
    item: raw::Item,
    findings: Findings,
}

/// Reads an item. [`expand`] reports errors in its attributes.
///
/// # Errors
///
/// Returns an error if a derive cannot be on the item, which rustc usually reports first.
pub fn read(input: TokenStream) -> syn::Result<ParsedItem> {
    let mut findings = Findings::default();
    let item = read::item(input, &mut findings)?;
    Ok(ParsedItem { item, findings })
}

impl ParsedItem {
    /// Returns the path of the spec, if the item names one.
    #[must_use]
    pub fn spec(&self) -> Option<&LitStr> {
        self.item.spec.as_ref()
    }
}

/// Returns the impls for an item, or its errors followed by stubs.
///
/// `spec` is the spec with its text, or the errors to emit if there is none.
/// `place` returns the range of a span in its file, if it has one.
#[must_use]
pub fn expand(
    item: ParsedItem,
    spec: Result<(&Spec<'_>, &Sources), TokenStream>,
    place: &dyn Fn(Span) -> Option<RustRange>,
) -> TokenStream {
    let ParsedItem { item, mut findings } = item;
    let (spec, sources) = match spec {
        Ok(spec) => spec,
        Err(of_spec) => {
            let others = findings.render(&Sources::default(), place);
            return [of_spec, others, emit::stubs(&item)].into_iter().collect();
        }
    };
    let checked = check::item(&item, spec, sources, &mut findings);
    match checked.filter(|_| findings.is_empty()) {
        Some(checked) => emit::item(&item, &checked),
        None => [findings.render(sources, place), emit::stubs(&item)].into_iter().collect(),
    }
}
