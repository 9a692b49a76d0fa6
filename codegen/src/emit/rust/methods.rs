//! Which methods does the enum have, and what do they read?

use proc_macro2::TokenStream;
use quote::quote;

use super::settings::Settings;

pub(super) fn methods(settings: &Settings) -> TokenStream {
    let Settings { name, visibility, .. } = settings;
    let bucket_name = settings.bucket_name();
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
                __v1::http_status(HTTP_STATUSES[#index], WITHOUT_HTTP)
            }

            /// What a client should do.
            #[must_use]
            #visibility const fn bucket(self) -> #bucket_name {
                ALL_BUCKETS[BUCKET_OF[#index]]
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
            #visibility const fn retry(self) -> __v1::Retry {
                BUCKETS[BUCKET_OF[#index]].retry
            }

            /// All that the spec says about the code.
            #[must_use]
            #visibility const fn entry(self) -> __v1::Entry {
                __v1::entry(__v1::Row {
                    number: #index,
                    code: self.as_str(),
                    http: HTTP_STATUSES[#index],
                    http_status: self.http_status(),
                    bucket: &BUCKETS[BUCKET_OF[#index]],
                    meaning: self.meaning(),
                    message: self.message(),
                    docs_url: self.docs_url(),
                    deprecated: DEPRECATED,
                })
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
    let Settings { visibility, .. } = settings;
    quote! {
        /// The code of a string on the wire.
        #[must_use]
        #visibility const fn from_code(code: &::core::primitive::str) -> ::core::option::Option<Self> {
            __v1::find(code, &INDEX, &CODES, &ALL)
        }
    }
}
