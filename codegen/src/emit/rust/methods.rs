//! Which methods does the enum have, and what do they read?

use proc_macro2::TokenStream;
use quote::quote;

use super::settings::Settings;

pub(super) fn methods(settings: &Settings) -> TokenStream {
    let Settings { name, visibility, crate_path: errspec, .. } = settings;
    let index = quote!(self as ::core::primitive::usize);
    let text = quote!(&'static ::core::primitive::str);
    let look_up = look_up(settings);
    quote! {
        #[allow(dead_code, reason = "not every crate uses every part of the table")]
        impl #name {
            /// Every code, in the order of the spec.
            #visibility const ALL: &'static [Self] = &ALL;

            /// When to involve support, a rule each; inline Markdown.
            #visibility const SUPPORT: &'static [#text] = SUPPORT;

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
                #errspec::Entry::new(self.as_str(), self.http_status(), self.bucket())
                    .meaning(self.meaning())
                    .message(self.message())
                    .docs_url(self.docs_url())
            }

            #look_up
        }
    }
}

/// From the string on the wire to the code, through an index that the runtime crate builds at compile time.
///
/// A `match` would be faster for a code that repeats in a table of a few, and slower for all others; it costs rustc more
/// with each arm, and is not `const`.
fn look_up(settings: &Settings) -> TokenStream {
    let Settings { visibility, crate_path: errspec, .. } = settings;
    quote! {
        /// The code of a string on the wire.
        #[must_use]
        #visibility const fn from_code(code: &::core::primitive::str) -> ::core::option::Option<Self> {
            #errspec::__private::find(code, &INDEX, &CODES, &ALL)
        }
    }
}
