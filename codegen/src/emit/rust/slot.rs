//! The parts of the enum that have a row per code or per bucket.

use proc_macro2::Literal;

use super::hash::hash;
use super::row::Row;
use super::settings::Settings;
use super::source::hex;
use super::{
    alias, bucket, constructor, deprecated, derives, fallback, field, message, not_executed, statuses,
    variant,
};
use crate::model::Fallback;
use crate::model::rust::{Bucket, Code, Spec};

/// A part of the skeleton that takes rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Variants,
    BucketVariants,
    All,
    AllBuckets,
    Codes,
    Names,
    HttpStatuses,
    OtherStatuses,
    Buckets,
    BucketOf,
    Meanings,
    Messages,
    DocsUrls,
    Aliases,
    Deprecated,
    NotExecuted,
    Hashes,
    Fallbacks,
    FallbackStatuses,
    Support,
    Constructors,
    ParamConstructors,
    /// Of the field with this index.
    FieldVariants(usize),
    FieldValues(usize),
    FieldAll(usize),
    FieldCodes(usize),
    /// Of the column with this index.
    FieldRows(usize),
}

impl Slot {
    /// Returns the rows of this slot, in the order of the spec.
    pub(super) fn rows<'s>(self, spec: &'s Spec<'s>, settings: &Settings) -> Vec<Row<'s>> {
        let of_codes = |row: &dyn Fn(&'s Code<'s>) -> Row<'s>| spec.codes.iter().map(row).collect();
        let text = |text: &str| Literal::string(text);
        match self {
            Self::Variants => {
                let renames = derives::renames(settings);
                of_codes(&|code| variant::row(spec, code, &renames))
            }
            Self::BucketVariants => spec.buckets.iter().map(bucket::variant).collect(),
            Self::All => of_codes(&|code| Row::Variant(settings.name.clone(), code.variant)),
            Self::AllBuckets => {
                let name = settings.bucket_name();
                let row = |bucket: &Bucket<'s>| Row::Variant(name.clone(), bucket.variant);
                spec.buckets.iter().map(row).collect()
            }
            Self::Codes => of_codes(&|code| Row::Cell(text(&code.code))),
            Self::Names => of_codes(&|code| Row::Cell(text(code.variant))),
            Self::HttpStatuses => {
                of_codes(&|code| named(code, Literal::u16_unsuffixed(code.http.unwrap_or(0))))
            }
            Self::OtherStatuses => {
                let row = |code: &Code<'s>| statuses::row(settings, code.variant, code).map(Row::Lines);
                spec.codes.iter().filter_map(row).collect()
            }
            Self::Buckets => spec.buckets.iter().map(|bucket| Row::Lines(bucket::row(bucket))).collect(),
            Self::BucketOf => of_codes(&|code| named(code, Literal::usize_unsuffixed(code.bucket))),
            Self::Meanings => of_codes(&|code| named(code, text(&code.meaning.0))),
            Self::Messages => of_codes(&|code| named(code, text(&message::of_code(code)))),
            Self::DocsUrls => of_codes(&|code| named(code, text(&code.docs_url))),
            Self::Aliases => alias::rows(spec, settings).into_iter().map(Row::Lines).collect(),
            Self::Deprecated => {
                let row = |code| deprecated::row(spec, settings, code).map(Row::Lines);
                spec.codes.iter().filter_map(row).collect()
            }
            Self::NotExecuted => {
                let row = |code| not_executed::row(settings, code).map(Row::Lines);
                spec.codes.iter().filter_map(row).collect()
            }
            Self::Hashes => of_codes(&|code| named(code, hex(hash(code.code.as_bytes())))),
            Self::Fallbacks => {
                let statuses = spec.fallback.iter().flat_map(|fallback| &fallback.statuses);
                statuses.map(|of_status| Row::Lines(fallback::row(spec, settings, of_status))).collect()
            }
            Self::FallbackStatuses => {
                let statuses = spec.fallback.iter().flat_map(Fallback::sent_statuses);
                statuses.map(|statuses| Row::Lines(fallback::status_row(statuses))).collect()
            }
            Self::Support => spec.support.iter().map(|rule| Row::Cell(text(&rule.0))).collect(),
            Self::Constructors => of_codes(&|code| constructor::row(spec, settings, code)),
            Self::ParamConstructors => of_codes(&|code| constructor::row_of_any_type(spec, settings, code)),
            Self::FieldVariants(at) => field::variants(spec, at),
            Self::FieldValues(at) => {
                field::values(spec, at).iter().map(|value| Row::Cell(text(value))).collect()
            }
            Self::FieldAll(at) => {
                let names = &spec.field_names[at];
                let name = settings.field_name(&names.camel);
                names.values.iter().map(|variant| Row::Variant(name.clone(), variant)).collect()
            }
            Self::FieldCodes(at) => field::codes(spec, settings, at),
            Self::FieldRows(at) => field::rows(spec, settings, at),
        }
    }
}

fn named<'s>(code: &Code<'s>, value: Literal) -> Row<'s> {
    Row::NamedCell(code.variant, value)
}
