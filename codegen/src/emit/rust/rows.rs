//! What is written once for every code, and where?
//! A row is tokens for a macro, or text for a file: whole lines of its own, so that two branches that add codes in
//! different places merge.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::bucket::Bucket;
use super::constructor::Constructor;
use super::hash::hash;
use super::settings::Settings;
use super::variant::Variant;
use crate::inline;
use crate::model::rust::{Code, Spec};
use crate::model::{self, Message, Piece};

/// A place of the skeleton that takes rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Variants,
    All,
    Codes,
    Names,
    HttpStatuses,
    Buckets,
    BucketOf,
    Meanings,
    Messages,
    DocsUrls,
    Hashes,
    Fallbacks,
    Support,
    Constructors,
}

/// What stands in a slot.
pub(super) enum Row<'s> {
    /// A value of one field.
    Cell(Literal),
    /// A value that several codes may have; the name of the variant keeps its line apart from theirs, or a merge
    /// would take two new ones for the same.
    #[cfg_attr(not(feature = "files"), expect(dead_code, reason = "tokens have no comments"))]
    NamedCell(&'s str, Literal),
    /// A value of the enum.
    Value(&'s str),
    /// A status, and the value that stands in for it.
    Fallback(Literal, &'s str),
    Bucket(Bucket<'s>),
    Constructor(Constructor<'s>),
    /// No constructor, since the code has no params; its name keeps the line apart, as above.
    #[cfg_attr(not(feature = "files"), expect(dead_code, reason = "tokens have no comments"))]
    NoConstructor(&'s str),
    Variant(Variant<'s>),
}

impl Slot {
    /// The rows of this slot, in the order of the spec.
    pub(super) fn rows<'s>(self, spec: &'s Spec<'_>) -> Vec<Row<'s>> {
        let of_codes = |row: fn(&'s Spec<'s>, &'s Code<'s>) -> Row<'s>| -> Vec<Row<'s>> {
            spec.codes.iter().map(|code| row(spec, code)).collect()
        };
        match self {
            Self::Variants => of_codes(|spec, code| Row::Variant(Variant::new(spec, code))),
            Self::All => of_codes(|_, code| Row::Value(code.variant)),
            Self::Codes => of_codes(|_, code| Row::Cell(Literal::string(&code.code))),
            Self::Names => of_codes(|_, code| Row::Cell(Literal::string(code.variant))),
            Self::HttpStatuses => of_codes(|_, code| named(code, Literal::u16_unsuffixed(code.http))),
            Self::Buckets => spec.buckets.iter().map(|bucket| Row::Bucket(Bucket(bucket))).collect(),
            Self::BucketOf => of_codes(|_, code| named(code, Literal::usize_unsuffixed(code.bucket))),
            Self::Meanings => of_codes(|_, code| named(code, Literal::string(&code.meaning.0))),
            Self::Messages => of_codes(|_, code| named(code, Literal::string(&message(code)))),
            Self::DocsUrls => of_codes(|_, code| named(code, Literal::string(&code.docs_url))),
            Self::Hashes => of_codes(|_, code| named(code, hex(hash(code.code.as_bytes())))),
            Self::Fallbacks => {
                let statuses = spec.fallback.iter().flat_map(|fallback| &fallback.statuses);
                let row = |&(status, code): &(u16, usize)| {
                    Row::Fallback(Literal::u16_unsuffixed(status), spec.codes[code].variant)
                };
                statuses.map(row).collect()
            }
            Self::Support => spec.support.iter().map(|rule| Row::Cell(Literal::string(&rule.0))).collect(),
            Self::Constructors => of_codes(|spec, code| {
                if code.params.is_empty() {
                    Row::NoConstructor(code.variant)
                } else {
                    Row::Constructor(Constructor::new(spec, code))
                }
            }),
        }
    }
}

impl Row<'_> {
    /// The row for a macro.
    pub(super) fn tokens(&self, settings: &Settings) -> TokenStream {
        match self {
            Self::Cell(value) | Self::NamedCell(_, value) => quote!(#value,),
            Self::Value(variant) => {
                let value = value(settings, variant);
                quote!(#value,)
            }
            Self::Fallback(status, variant) => {
                let value = value(settings, variant);
                quote!((#status, #value),)
            }
            Self::Bucket(bucket) => bucket.tokens(settings),
            Self::Constructor(constructor) => constructor.tokens(settings),
            Self::NoConstructor(_) => TokenStream::new(),
            Self::Variant(variant) => variant.tokens(),
        }
    }
}

/// A name of the spec as an identifier; its check has seen to it that it is one.
pub(crate) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// Not `Self::`, which rustc looks up variant by variant.
fn value(settings: &Settings, variant: &str) -> TokenStream {
    let name = &settings.name;
    let variant = ident(variant);
    quote!(#name::#variant)
}

fn named<'s>(code: &'s Code<'_>, value: Literal) -> Row<'s> {
    Row::NamedCell(code.variant, value)
}

/// What the bare code says: its message, if that has no params, else its meaning.
pub(crate) fn message(code: &model::Code) -> String {
    match &code.message {
        Some(message) if code.params.is_empty() => unfilled(message),
        _ => inline::plain(&code.meaning.0),
    }
}

fn unfilled(message: &Message) -> String {
    let pieces = message.0.iter().map(|piece| match piece {
        Piece::Text(text) => text.as_str(),
        Piece::Param(_) => unreachable!("the code of this message has no params"),
    });
    pieces.collect()
}

/// A number in groups of four digits.
fn hex(number: u32) -> Literal {
    let digits = format!("0x{:04x}_{:04x}", number >> 16, number & 0xFFFF);
    digits.parse().unwrap_or_else(|_| unreachable!("hexadecimal digits are a literal"))
}
