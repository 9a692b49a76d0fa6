//! Which methods does the enum have, and which columns do they read?

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Visibility;

use super::settings::Settings;
use super::source::ident;
use super::{alias, envelope, field, not_executed, statuses};
use crate::model::rust::Spec;

/// ```text
/// impl ErrorCode {
///     pub const ALL: … = …;
///     pub const fn as_str(self) -> … { … }
///     …
///     pub const fn from_code(code: &str) -> … { … }
/// }
/// ```
pub(super) fn methods(spec: &Spec<'_>, settings: &Settings) -> TokenStream {
    let Settings { name, visibility, .. } = settings;
    let constants = constants(visibility);
    let accessors = accessors(spec, &settings.bucket_name());
    let accessors = accessors.iter().map(|accessor| accessor.tokens(visibility));
    let look_up = look_up(spec, visibility);
    let fields = field::methods(spec, settings);
    quote! {
        #[allow(dead_code, reason = "not every crate uses every item")]
        impl #name {
            #constants
            #(#accessors)*
            #look_up
            #fields
        }
    }
}

fn constants(visibility: &Visibility) -> TokenStream {
    quote! {
        /// All codes, in the order of the spec.
        #visibility const ALL: &'static [Self] = &ALL;

        /// When to contact support, one criterion per entry, as inline Markdown.
        #visibility const SUPPORT: &'static [&'static ::core::primitive::str] = SUPPORT;
    }
}

/// A method that reads a value from the row of a code.
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

fn accessors(spec: &Spec<'_>, bucket_name: &Ident) -> [Accessor; 8] {
    let index = quote!(self as ::core::primitive::usize);
    let text = || quote!(&'static ::core::primitive::str);
    let accessor = |name, docs, ty, value| Accessor { name, docs, ty, value };
    let message = "Returns the message for people, as plain text. If the spec has no message or it has params, this is the meaning.";
    let status = quote!(__v1::http_status(HTTP_STATUSES[#index], WITHOUT_HTTP));
    let bucket = quote!(BUCKETS[BUCKET_OF[#index]]);
    [
        accessor("as_str", "Returns the code as it is sent in responses.", text(), quote!(CODES[#index])),
        accessor(
            "http_status",
            "Returns the HTTP status of the response.",
            quote!(::core::primitive::u16),
            status,
        ),
        accessor(
            "bucket",
            "Returns the bucket, which tells a client what to do.",
            quote!(#bucket_name),
            quote!(ALL_BUCKETS[BUCKET_OF[#index]]),
        ),
        accessor(
            "meaning",
            "Returns what the code means, as inline Markdown.",
            text(),
            quote!(MEANINGS[#index]),
        ),
        accessor("message", message, text(), quote!(MESSAGES[#index])),
        accessor("docs_url", "Returns the URL of the code in the docs.", text(), quote!(DOCS_URLS[#index])),
        accessor(
            "retry",
            "Returns whether and when a client retries the request.",
            quote!(__v1::Retry),
            quote!(#bucket.retry),
        ),
        accessor(
            "entry",
            "Returns everything the spec says about this code.",
            quote!(__v1::Entry),
            entry(spec, &index),
        ),
    ]
}

fn entry(spec: &Spec<'_>, index: &TokenStream) -> TokenStream {
    let entry = quote! {
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
    };
    let entry =
        field::entry(spec, not_executed::entry(spec, statuses::entry(spec, entry, index), index), index);
    match envelope::other_shape(spec) {
        Some(shape) => {
            let shape = shape.reference;
            quote!(__v1::with_shape(#entry, #shape))
        }
        None => entry,
    }
}

/// The look-up from a string to a code, through an index that the runtime crate builds at compile time.
///
/// A `match` would be faster if the same code is looked up repeatedly in a small table, and slower in all other cases.
/// It costs rustc more with each arm, and it is not `const`.
fn look_up(spec: &Spec<'_>, visibility: &Visibility) -> TokenStream {
    let find = alias::find(spec);
    quote! {
        /// Returns the code with this string, or `None` if the spec does not have it.
        #[must_use]
        #visibility const fn from_code(code: &::core::primitive::str) -> ::core::option::Option<Self> {
            #find
        }
    }
}
