//! `#[derive(ApiErrorSpec)]`: a hand-written enum or struct is checked against the spec, and gets its impls from both.
//! The same stages as for a spec, with an item: [`read`] it, get the spec that it asks for, [`expand`].

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

/// An item with the derive, as it was written.
pub struct ParsedItem {
    item: raw::Item,
    findings: Findings,
}

/// Reads an item; what is wrong with its attributes is reported by [`expand`].
///
/// # Errors
///
/// If it is not an item that a derive can be on, which rustc has usually ruled out.
pub fn read(input: TokenStream) -> syn::Result<ParsedItem> {
    let mut findings = Findings::default();
    let item = read::item(input, &mut findings)?;
    Ok(ParsedItem { item, findings })
}

impl ParsedItem {
    /// The path of the spec, if the item names one.
    #[must_use]
    pub fn spec(&self) -> Option<&LitStr> {
        self.item.spec.as_ref()
    }
}

/// The impls for an item, or stubs of them after everything that is wrong.
///
/// `spec` is the spec with its text, or the errors that there are in its place.
/// `place` tells where a span is in a file, if it is in one.
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
