//! What does the enum look like?
//! A skeleton of constant size, with slots that take one row for each code.

mod bucket;
mod constructor;
mod hash;
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

#[cfg(feature = "files")]
pub use self::file::file;
pub use self::names::{constructor_name, reserved_names};
use self::rows::Slot;
pub use self::settings::{Impl, Settings};
use crate::inline::{self, Flavor};
use crate::model::Spec;

/// The enum, for a macro.
#[must_use]
pub fn tokens(spec: &Spec, settings: &Settings) -> TokenStream {
    skeleton(spec, settings, &|slot| slot.rows(spec).iter().map(|row| row.tokens(settings)).collect())
}

/// Gives the rows of a slot, or what stands for them.
type Fill<'a> = &'a dyn Fn(Slot) -> TokenStream;

/// ```text
/// #[derive(…)]
/// pub enum ErrorCode { … }
///
/// const _: () = {
///     const ALL: &[ErrorCode] = &[…];
///     static CODES: [&str; COUNT] = […];
///     …
///     impl ErrorCode { … }
///     ::errspec::__private::impl_debug!(ErrorCode, NAMES);
///     …
/// };
/// ```
fn skeleton(spec: &Spec, settings: &Settings, fill: Fill<'_>) -> TokenStream {
    let definition = definition(spec, settings, fill);
    let columns = columns(settings, fill);
    let methods = methods(settings);
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
            #methods
            #impls
        };
    }
}

fn definition(spec: &Spec, settings: &Settings, fill: Fill<'_>) -> TokenStream {
    let Settings { name, visibility, derives, attributes, .. } = settings;
    let docs = variant::doc_tokens(&[
        format!("The error codes of {}.", inline::literal(&spec.name, Flavor::Rustdoc)),
        String::new(),
        "`Display` is the message for people; `{:#}` adds the code and the docs link.".to_owned(),
    ]);
    let unusual = spec
        .codes
        .iter()
        .any(|code| !is_camel_case(&code.variant))
        .then(|| quote!(#[allow(non_camel_case_types, reason = "the spec names its variants")]));
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
        #unusual
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
/// The length is that of `ALL`, so that no count is written down and a row that is missing does not compile.
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
    quote! {
        const ALL: &[#name] = &[#all];
        const COUNT: ::core::primitive::usize = ALL.len();
        static BUCKETS: &[#errspec::Bucket] = &[#buckets];
        #codes
        #names
        #http_statuses
        #bucket_of
        #meanings
        #messages
        #docs_urls
        const HASHES: [::core::primitive::u32; COUNT] = [#hashes];
        static INDEX: [::core::primitive::u32; #errspec::__private::slots(COUNT)] =
            #errspec::__private::index(&HASHES);
    }
}

fn methods(settings: &Settings) -> TokenStream {
    let Settings { name, visibility, crate_path: errspec, .. } = settings;
    let index = quote!(self as ::core::primitive::usize);
    let text = quote!(&'static ::core::primitive::str);
    let look_up = look_up(settings);
    quote! {
        #[allow(dead_code, reason = "not every crate uses every part of the table")]
        impl #name {
            /// Every code, in the order of the spec.
            #visibility const ALL: &'static [Self] = ALL;

            /// The string on the wire.
            #[must_use]
            #visibility const fn as_str(self) -> #text {
                CODES[#index]
            }

            /// The HTTP status of the response.
            #[must_use]
            #visibility const fn http_status(self) -> ::core::primitive::u16 {
                HTTP_STATUSES[#index]
            }

            /// What a client should do.
            #[must_use]
            #visibility const fn bucket(self) -> &'static #errspec::Bucket {
                &BUCKETS[BUCKET_OF[#index]]
            }

            /// What the code means; inline Markdown.
            #[must_use]
            #visibility const fn meaning(self) -> #text {
                MEANINGS[#index]
            }

            /// The text for people: the message if it has no params, else the meaning; plain text.
            #[must_use]
            #visibility const fn message(self) -> #text {
                MESSAGES[#index]
            }

            /// The deep link into the docs.
            #[must_use]
            #visibility const fn docs_url(self) -> #text {
                DOCS_URLS[#index]
            }

            /// Whether and how a client tries again.
            #[must_use]
            #visibility const fn retry(self) -> #errspec::Retry {
                self.bucket().retry
            }

            /// All that the spec says about the code.
            #[must_use]
            #visibility const fn entry(self) -> #errspec::Entry {
                #errspec::Entry::new(
                    self.as_str(),
                    self.http_status(),
                    self.bucket(),
                    self.meaning(),
                    self.message(),
                    self.docs_url(),
                )
            }

            #look_up
        }
    }
}

/// From the string on the wire to the code, through an index that the runtime crate builds at compile time.
///
/// A `match` would be faster for a code that repeats in a table of some hundred, and slower for all others; it costs
/// rustc more with each arm, and is not `const`.
fn look_up(settings: &Settings) -> TokenStream {
    let Settings { visibility, crate_path: errspec, .. } = settings;
    quote! {
        /// The code of a string on the wire.
        #[must_use]
        #visibility const fn from_code(code: &::core::primitive::str) -> ::core::option::Option<Self> {
            match #errspec::__private::find(code, &INDEX, &CODES) {
                ::core::option::Option::Some(code) => ::core::option::Option::Some(ALL[code]),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }
    }
}

fn impls(spec: &Spec, settings: &Settings, fill: Fill<'_>) -> TokenStream {
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
            Impl::ApiErrorSpec => quote!(#errspec::__private::impl_spec!(#name);),
            Impl::Serde => quote!(#errspec::__private::impl_serde!(#name);),
            Impl::Http => quote!(#errspec::__private::impl_http!(#name);),
            Impl::Constructors if spec.codes.iter().all(|code| code.params.is_empty()) => continue,
            Impl::Constructors => {
                let constructors = fill(Slot::Constructors);
                quote!(#errspec::__private::constructors! { #visibility #name { #constructors } })
            }
        });
    }
    impls
}

/// As rustc's `non_camel_case_types` sees it, or stricter.
fn is_camel_case(variant: &str) -> bool {
    variant.starts_with(|first: char| !first.is_lowercase()) && !variant.contains('_')
}
