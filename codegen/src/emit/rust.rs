//! What does the enum look like?
//! A skeleton of constant size, with slots that take one row for each code.

mod bucket;
mod constructor;
mod fallback;
mod hash;
mod methods;
mod names;
mod rows;
mod settings;
mod variant;

#[cfg(feature = "files")]
mod file;
#[cfg(feature = "files")]
mod text;

use proc_macro2::TokenStream;
use quote::quote;

#[cfg(feature = "derive")]
pub(crate) use self::bucket::bucket_value;
#[cfg(feature = "files")]
pub use self::file::file;
use self::rows::Slot;
#[cfg(feature = "derive")]
pub(crate) use self::rows::{ident, message};
pub use self::settings::{Impl, Settings};
use crate::inline::{self, Flavor};
use crate::model::rust::Spec;

/// The enum, for a macro.
#[must_use]
pub fn tokens(spec: &Spec<'_>, settings: &Settings) -> TokenStream {
    skeleton(spec, settings, &|slot| slot.rows(spec).iter().map(|row| row.tokens(settings)).collect())
}

/// Gives the rows of a slot, or what stands for them.
type Fill<'a> = &'a dyn Fn(Slot) -> TokenStream;

/// ```text
/// #[derive(…)]
/// pub enum ErrorCode { … }
///
/// const _: () = {
///     const HASHES: &[u32] = &[…];
///     static ALL: [ErrorCode; COUNT] = […];
///     static CODES: [&str; COUNT] = […];
///     …
///     impl ErrorCode { … }
///     ::errspec::__private::impl_debug!(ErrorCode, NAMES);
///     …
/// };
/// ```
fn skeleton(spec: &Spec<'_>, settings: &Settings, fill: Fill<'_>) -> TokenStream {
    let definition = definition(spec, settings, fill);
    let columns = columns(settings, fill);
    let fallback = fallback::data(spec, settings, fill);
    let methods = methods::methods(settings);
    let impls = impls(spec, settings, fill);
    let allow_deprecated = spec.codes.iter().any(|code| code.deprecated.is_some()).then(
        || quote!(#[allow(deprecated, reason = "the table lists codes that should not be used any more")]),
    );
    // `rustfmt::skip` alone is an unknown name in a crate without a prelude.
    quote! {
        #definition

        #[cfg_attr(any(), rustfmt::skip)]
        #[allow(unused_qualifications, reason = "the names of the prelude may mean something else here")]
        #allow_deprecated
        const _: () = {
            #columns
            #fallback
            #methods
            #impls
        };
    }
}

fn definition(spec: &Spec<'_>, settings: &Settings, fill: Fill<'_>) -> TokenStream {
    let Settings { name, visibility, derives, attributes, .. } = settings;
    let docs = variant::doc_tokens(&[
        format!("The error codes of {}.", inline::literal(&spec.name, Flavor::Rustdoc)),
        String::new(),
        "`Display` is the message for people; `{:#}` adds the code and the docs link.".to_owned(),
    ]);
    let non_exhaustive = settings.non_exhaustive.then(|| quote!(#[non_exhaustive]));
    let variants = fill(Slot::Variants);
    quote! {
        #docs
        #[cfg_attr(any(), rustfmt::skip)]
        #[allow(dead_code, reason = "not every crate uses every part of the table")]
        #[allow(unused_qualifications, reason = "the names of the prelude may mean something else here")]
        #[allow(
            clippy::doc_markdown,
            clippy::enum_variant_names,
            clippy::upper_case_acronyms,
            reason = "the words are those of the spec"
        )]
        #[derive(
            ::core::clone::Clone,
            ::core::marker::Copy,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::cmp::PartialOrd,
            ::core::cmp::Ord,
            ::core::hash::Hash
            #(, #derives)*
        )]
        #non_exhaustive
        #(#attributes)*
        #visibility enum #name {
            #variants
        }
    }
}

/// One array for each field, indexed by the variant; arrays of structs cost rustc five times as much.
///
/// All lengths are that of the hashes, so that no count is written down and a row that is missing does not compile.
/// `ALL` is a static like the others: as a constant that the lengths hang on it costs rustc a fifth of the whole.
fn columns(settings: &Settings, fill: Fill<'_>) -> TokenStream {
    let Settings { name, crate_path: errspec, .. } = settings;
    let all = fill(Slot::All);
    let buckets = fill(Slot::Buckets);
    let text = quote!(&::core::primitive::str);
    let column = |name: &str, ty: &TokenStream, slot: Slot| {
        let name = rows::ident(name);
        let rows = fill(slot);
        quote!(static #name: [#ty; COUNT] = [#rows];)
    };
    let codes = column("CODES", &text, Slot::Codes);
    let names = settings.has(Impl::Debug).then(|| column("NAMES", &text, Slot::Names));
    let http_statuses = column("HTTP_STATUSES", &quote!(::core::primitive::u16), Slot::HttpStatuses);
    let bucket_of = column("BUCKET_OF", &quote!(::core::primitive::usize), Slot::BucketOf);
    let meanings = column("MEANINGS", &text, Slot::Meanings);
    let messages = column("MESSAGES", &text, Slot::Messages);
    let hashes = fill(Slot::Hashes);
    let docs_urls = column("DOCS_URLS", &text, Slot::DocsUrls);
    let support = fill(Slot::Support);
    quote! {
        const HASHES: &[::core::primitive::u32] = &[#hashes];
        const COUNT: ::core::primitive::usize = HASHES.len();
        static INDEX: [::core::primitive::u16; #errspec::__private::slots(COUNT)] =
            #errspec::__private::index(HASHES);
        static ALL: [#name; COUNT] = [#all];
        static BUCKETS: &[#errspec::Bucket] = &[#buckets];
        #codes
        #names
        #http_statuses
        #bucket_of
        #meanings
        #messages
        #docs_urls
        static SUPPORT: &[#text] = &[#support];
    }
}

fn impls(spec: &Spec<'_>, settings: &Settings, fill: Fill<'_>) -> TokenStream {
    let Settings { name, visibility, crate_path: errspec, .. } = settings;
    let mut impls = TokenStream::new();
    // In our order, whatever the order of the settings.
    for kind in Impl::ALL {
        if !settings.has(kind) {
            continue;
        }
        impls.extend(match kind {
            Impl::Debug => quote!(#errspec::__private::impl_debug!(#name, NAMES);),
            Impl::Display => quote!(#errspec::__private::impl_display!(#name);),
            Impl::Error => quote!(#errspec::__private::impl_error!(#name);),
            Impl::FromStr => quote!(#errspec::__private::impl_from_str!(#name);),
            Impl::TryFrom => quote!(#errspec::__private::impl_try_from!(#name);),
            Impl::AsRef => quote!(#errspec::__private::impl_as_ref!(#name);),
            Impl::ApiErrorSpec => quote! {
                #errspec::__private::impl_spec!(#name);
                #errspec::__private::impl_codes!(#name, CODES);
            },
            Impl::CodeEnum => {
                quote!(#errspec::__private::impl_code_enum!(#name, &'static #errspec::Bucket);)
            }
            Impl::Catalog => fallback::impl_catalog(spec, settings).unwrap_or_default(),
            Impl::Serde => quote!(#errspec::__private::impl_serde!(#name);),
            Impl::Http => quote!(#errspec::__private::impl_http!(#name);),
            Impl::Constructors => {
                let constructors = fill(Slot::Constructors);
                quote!(#errspec::__private::constructors! { #visibility #name { #constructors } })
            }
        });
    }
    impls
}
