//! The generated enum: a skeleton of constant size, with slots that take one row per code.

mod alias;
mod bucket;
mod constructor;
mod deprecated;
mod derives;
mod envelope;
mod fallback;
mod field;
mod hash;
mod message;
mod methods;
mod not_executed;
mod retry_budget;
mod row;
pub mod setting;
mod settings;
mod slot;
mod source;
mod statuses;
mod variant;

#[cfg(feature = "files")]
mod file;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

#[cfg(feature = "derive")]
pub(crate) use self::bucket::row as bucket_row;
#[cfg(feature = "derive")]
pub(crate) use self::deprecated::value as deprecation;
#[cfg(feature = "derive")]
pub(crate) use self::envelope::shape;
#[cfg(feature = "derive")]
pub(crate) use self::fallback::sent_without_http;
#[cfg(feature = "derive")]
pub(crate) use self::field::{Cells, columns as field_columns, values as field_values};
#[cfg(feature = "files")]
pub use self::file::file;
#[cfg(feature = "derive")]
pub(crate) use self::message::of_code as message;
pub use self::settings::{Impl, Settings};
use self::slot::Slot;
#[cfg(feature = "derive")]
pub(crate) use self::source::{ident, lexed};
#[cfg(feature = "derive")]
pub(crate) use self::statuses::others as other_statuses;
use crate::inline::{self, Flavor};
use crate::model::rust::Spec;

/// The enum, for a macro.
#[must_use]
pub fn tokens(spec: &Spec<'_>, settings: &Settings) -> TokenStream {
    skeleton(spec, settings, &|slot| row::tokens(slot.rows(spec, settings)))
}

/// Returns the rows of a slot, or a placeholder for them.
type FillSlot<'a> = &'a dyn Fn(Slot) -> TokenStream;

/// ```text
/// #[derive(…)]
/// pub enum ErrorCode { … }
///
/// #[derive(…)]
/// pub enum ErrorBucket { … }
///
/// const _: () = {
///     use ::errspec::__v1;
///     const HASHES: &[u32] = &[…];
///     static ALL: [ErrorCode; COUNT] = […];
///     static CODES: [&str; COUNT] = […];
///     …
///     impl ErrorCode { … }
///     __v1::impl_debug!(ErrorCode, NAMES);
///     …
/// };
/// ```
fn skeleton(spec: &Spec<'_>, settings: &Settings, fill: FillSlot<'_>) -> TokenStream {
    let conflicts = derives::conflicts(settings);
    let definition = definition(spec, settings, fill);
    let buckets = buckets(spec, settings, fill);
    let field_enums = field::enums(spec, settings, fill);
    let columns = columns(spec, settings, fill);
    let fallback = fallback::data(spec, settings, fill);
    let runtime = runtime(settings);
    let methods = methods::methods(spec, settings);
    let impls = impls(spec, settings, fill);
    let allow_deprecated = spec
        .codes
        .iter()
        .any(|code| code.deprecated.is_some())
        .then(|| quote!(#[allow(deprecated, reason = "the tables list deprecated codes, too")]));
    // A plain `#[rustfmt::skip]` is an unknown name in a crate without a prelude.
    quote! {
        #conflicts

        #definition

        #buckets

        #field_enums

        #[cfg_attr(any(), rustfmt::skip)]
        #[allow(unused_qualifications, reason = "the user may shadow names of the prelude")]
        #allow_deprecated
        const _: () = {
            #runtime
            #columns
            #fallback
            #methods
            #impls
        };
    }
}

fn definition(spec: &Spec<'_>, settings: &Settings, fill: FillSlot<'_>) -> TokenStream {
    let Settings { name, visibility, attributes, .. } = settings;
    let derives = derives::without_conflicts(settings);
    let docs = source::docs(&[
        format!("The error codes of {}.", inline::literal(&spec.name, Flavor::Rustdoc)),
        String::new(),
        "`Display` shows the message for people. `{:#}` adds the code and its docs URL.".to_owned(),
    ]);
    let non_exhaustive = settings.non_exhaustive.then(|| quote!(#[non_exhaustive]));
    let variants = fill(Slot::Variants);
    quote! {
        #docs
        #[cfg_attr(any(), rustfmt::skip)]
        #[allow(dead_code, reason = "not every crate uses every item")]
        #[allow(unused_qualifications, reason = "the user may shadow names of the prelude")]
        #[allow(
            clippy::doc_markdown,
            clippy::enum_variant_names,
            clippy::upper_case_acronyms,
            reason = "names and docs come from the spec"
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

/// The enum of the spec's buckets. The runtime crate defines its methods.
fn buckets(spec: &Spec<'_>, settings: &Settings, fill: FillSlot<'_>) -> TokenStream {
    let docs = [
        format!(
            "The buckets of {}, which tell a client what to do about a code.",
            inline::literal(&spec.name, Flavor::Rustdoc)
        ),
        String::new(),
        "`Display` shows the name of the bucket.".to_owned(),
    ];
    other_enum(settings, &settings.bucket_name(), &docs, &fill(Slot::BucketVariants))
}

/// An enum next to that of the codes. Its `Debug` is derived, and users cannot add attributes.
fn other_enum(settings: &Settings, name: &Ident, docs: &[String], variants: &TokenStream) -> TokenStream {
    let visibility = &settings.visibility;
    let docs = source::docs(docs);
    let non_exhaustive = settings.non_exhaustive.then(|| quote!(#[non_exhaustive]));
    quote! {
        #docs
        #[cfg_attr(any(), rustfmt::skip)]
        #[allow(dead_code, reason = "not every crate uses every item")]
        #[allow(unused_qualifications, reason = "the user may shadow names of the prelude")]
        #[allow(
            clippy::doc_markdown,
            clippy::enum_variant_names,
            clippy::upper_case_acronyms,
            reason = "names and docs come from the spec"
        )]
        #[derive(
            ::core::clone::Clone,
            ::core::marker::Copy,
            ::core::fmt::Debug,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::cmp::PartialOrd,
            ::core::cmp::Ord,
            ::core::hash::Hash
        )]
        #non_exhaustive
        #visibility enum #name {
            #variants
        }
    }
}

/// The only place where generated code names the runtime crate. Everything else uses the name `__v1`.
///
/// So rows can be text. A path given by the user would lose its span there, as `$crate` of a macro does.
fn runtime(settings: &Settings) -> TokenStream {
    let runtime = settings.runtime();
    quote!(use #runtime;)
}

/// One array per field, indexed by the variant. Arrays of structs cost rustc five times as much.
///
/// The length of each array is that of the hashes, so no count is written down and a missing row does not compile.
/// `ALL` is a static like the others. As a constant that defines the lengths, it would cost rustc a fifth of the total.
fn columns(spec: &Spec<'_>, settings: &Settings, fill: FillSlot<'_>) -> TokenStream {
    let (name, bucket_name) = (&settings.name, settings.bucket_name());
    let all = fill(Slot::All);
    let buckets = fill(Slot::Buckets);
    let all_buckets = fill(Slot::AllBuckets);
    let deprecated = fill(Slot::Deprecated);
    let text = quote!(&::core::primitive::str);
    let column = |name: &str, ty: &TokenStream, slot: Slot| {
        let name = source::ident(name);
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
    let without_http = fallback::sent_without_http(spec);
    let docs_urls = column("DOCS_URLS", &text, Slot::DocsUrls);
    let aliases = alias::data(spec, settings, fill);
    let other_statuses = statuses::data(spec, fill);
    let not_executed = not_executed::data(spec, fill);
    let fields = field::data(spec, settings, fill);
    let support = fill(Slot::Support);
    let shape = envelope::other_shape(spec).and_then(|shape| shape.definition);
    quote! {
        const HASHES: &[::core::primitive::u32] = &[#hashes];
        const COUNT: ::core::primitive::usize = HASHES.len();
        static INDEX: [::core::primitive::u16; __v1::slots(COUNT)] = __v1::index(HASHES);
        static ALL: [#name; COUNT] = [#all];
        static BUCKETS: &[__v1::Bucket] = &[#buckets];
        static ALL_BUCKETS: &[#bucket_name] = &[#all_buckets];
        #codes
        #names
        #http_statuses
        const WITHOUT_HTTP: ::core::primitive::u16 = #without_http;
        #other_statuses
        #bucket_of
        #meanings
        #messages
        #docs_urls
        #aliases
        #fields
        #not_executed
        static DEPRECATED: &[(::core::primitive::usize, __v1::Deprecated)] = &[#deprecated];
        static SUPPORT: &[#text] = &[#support];
        #shape
    }
}

fn impls(spec: &Spec<'_>, settings: &Settings, fill: FillSlot<'_>) -> TokenStream {
    let (name, bucket_name, visibility) = (&settings.name, settings.bucket_name(), &settings.visibility);
    let mut impls = quote!(__v1::impl_bucket! { #visibility #bucket_name, BUCKETS, ALL_BUCKETS });
    impls.extend(field::impls(spec, settings));
    // The order does not depend on the settings.
    for &kind in Impl::ALL {
        if !settings.has(kind) {
            continue;
        }
        impls.extend(match kind {
            Impl::Debug => quote!(__v1::impl_debug!(#name, NAMES);),
            Impl::Display => quote!(__v1::impl_display!(#name);),
            Impl::Error => quote!(__v1::impl_error!(#name);),
            Impl::FromStr => quote!(__v1::impl_from_str!(#name);),
            Impl::TryFrom => quote!(__v1::impl_try_from!(#name);),
            Impl::AsRef => quote!(__v1::impl_as_ref!(#name);),
            Impl::ApiErrorSpec => {
                let shape = envelope::other_shape(spec).map(|shape| shape.reference);
                let unique = field::look_ups(spec);
                let budget = retry_budget::other(spec);
                // A default is only written if something follows it.
                let unique = unique.or_else(|| budget.as_ref().map(|_| quote!(&[])));
                let shape = shape.or_else(|| unique.as_ref().map(|_| quote!(&__v1::Shape::NESTED)));
                let [shape, unique, budget] =
                    [shape, unique, budget].map(|argument| argument.map(|argument| quote!(, #argument)));
                quote! {
                    __v1::impl_spec!(#name);
                    __v1::impl_codes!(#name, CODES #shape #unique #budget);
                }
            }
            Impl::CodeEnum => quote!(__v1::impl_code_enum!(#name, #bucket_name);),
            Impl::Catalog => fallback::impl_catalog(spec, settings).unwrap_or_default(),
            Impl::Serde => quote!(__v1::impl_serde!(#name);),
            Impl::Http => quote!(__v1::impl_http!(#name);),
            Impl::Constructors => {
                let constructors = fill(Slot::Constructors);
                let plain = quote!(__v1::constructors! { #visibility #name { #constructors } });
                if spec.codes.iter().any(constructor::is_of_any_type) {
                    let constructors = fill(Slot::ParamConstructors);
                    quote!(#plain __v1::param_constructors! { #visibility #name { #constructors } })
                } else {
                    plain
                }
            }
        });
    }
    impls
}
