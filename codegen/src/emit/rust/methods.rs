//! Which methods does the enum have, and what do they read?

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Visibility;

use super::settings::Settings;
use super::source::ident;

/// ```text
/// impl ErrorCode {
///     pub const ALL: … = …;
///     pub const fn as_str(self) -> … { … }
///     …
///     pub const fn from_code(code: &str) -> … { … }
/// }
/// ```
pub(super) fn methods(settings: &Settings) -> TokenStream {
    let Settings { name, visibility, .. } = settings;
    let constants = constants(visibility);
    let accessors = accessors(&settings.bucket_name());
    let accessors = accessors.iter().map(|accessor| accessor.tokens(visibility));
    let look_up = look_up(visibility);
    quote! {
        #[allow(dead_code, reason = "not every crate uses every part of the table")]
        impl #name {
            #constants
            #(#accessors)*
            #look_up
        }
    }
}

fn constants(visibility: &Visibility) -> TokenStream {
    quote! {
        /// Every code, in the order of the spec.
        #visibility const ALL: &'static [Self] = &ALL;

        /// When to involve support, a rule each; inline Markdown.
        #visibility const SUPPORT: &'static [&'static ::core::primitive::str] = SUPPORT;
    }
}

/// A method from a code to what its row has.
struct Accessor {
    name: &'static str,
    docs: &'static str,
    ty: TokenStream,
    value: TokenStream,
}

impl Accessor {
    fn tokens(&self, visibility: &Visibility) -> TokenStream {
        let Self { name, docs, ty, value } = self;
        let (name, docs) = (ident(name), format!(" {docs}"));
        quote! {
            #[doc = #docs]
            #[must_use]
            #visibility const fn #name(self) -> #ty {
                #value
            }
        }
    }
}

fn accessors(bucket_name: &Ident) -> [Accessor; 8] {
    let index = quote!(self as ::core::primitive::usize);
    let text = || quote!(&'static ::core::primitive::str);
    let accessor = |name, docs, ty, value| Accessor { name, docs, ty, value };
    let message = "The text for people: the message if it has no params, else the meaning; plain text.";
    let status = quote!(__v1::http_status(HTTP_STATUSES[#index], WITHOUT_HTTP));
    let bucket = quote!(BUCKETS[BUCKET_OF[#index]]);
    [
        accessor("as_str", "The string on the wire.", text(), quote!(CODES[#index])),
        accessor("http_status", "The HTTP status of the response.", quote!(::core::primitive::u16), status),
        accessor(
            "bucket",
            "What a client should do.",
            quote!(#bucket_name),
            quote!(ALL_BUCKETS[BUCKET_OF[#index]]),
        ),
        accessor("meaning", "What the code means; inline Markdown.", text(), quote!(MEANINGS[#index])),
        accessor("message", message, text(), quote!(MESSAGES[#index])),
        accessor("docs_url", "The deep link into the docs.", text(), quote!(DOCS_URLS[#index])),
        accessor(
            "retry",
            "Whether and how a client tries again.",
            quote!(__v1::Retry),
            quote!(#bucket.retry),
        ),
        accessor("entry", "All that the spec says about the code.", quote!(__v1::Entry), entry(&index)),
    ]
}

fn entry(index: &TokenStream) -> TokenStream {
    quote! {
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
}

/// From the string on the wire to the code, through an index that the runtime crate builds at compile time.
///
/// A `match` would be faster for a code that repeats in a table of a few, and slower for all others; it costs rustc more
/// with each arm, and is not `const`.
fn look_up(visibility: &Visibility) -> TokenStream {
    quote! {
        /// The code of a string on the wire.
        #[must_use]
        #visibility const fn from_code(code: &::core::primitive::str) -> ::core::option::Option<Self> {
            __v1::find(code, &INDEX, &CODES, &ALL)
        }
    }
}
