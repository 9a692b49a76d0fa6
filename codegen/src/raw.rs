//! A spec as it was written: every value with its span. Only the types of values have been checked.
//! A key that is missing or has the wrong type is `None`, and the reader has already reported a wrong type.

use std::borrow::Cow;

use crate::grammar::{BucketKey, CodeKey, EnvelopeKey, FieldKey, ParamKey, SpecKey};
use crate::listing::WrongValue;
use crate::site::{Site, Sited};

mod misread;
mod sample;

pub use self::misread::Misread;
pub use self::sample::{Sample, SampleValue};

/// A string of the spec, borrowed unless it contains YAML escapes.
pub type Text<'s> = Sited<Cow<'s, str>>;

/// A whole spec.
#[derive(Debug)]
pub struct Spec<'s> {
    /// The first key of the file, where missing keys are reported.
    pub site: Site,
    /// `version`
    pub version: Option<Sited<u64>>,
    /// `name`
    pub name: Option<Text<'s>>,
    /// `domain`
    pub domain: Option<Text<'s>>,
    /// `docs_url`, with `{code}` in it
    pub docs_url: Option<Text<'s>>,
    /// `code_style`
    pub code_style: Option<Text<'s>>,
    /// `envelope`, or the default
    pub envelope: Envelope<'s>,
    /// `variant_names`
    pub variant_names: Option<VariantNames<'s>>,
    /// `buckets`, in the order of the file
    pub buckets: Vec<Bucket<'s>>,
    /// `retry_budget`
    pub retry_budget: Option<RetryBudget<'s>>,
    /// `fields`, in the order of the file
    pub fields: Vec<Field<'s>>,
    /// `codes`, in the order of the file; duplicates are skipped
    pub codes: Vec<Code<'s>>,
    /// `fallback`
    pub fallback: Option<Fallback<'s>>,
    /// `support`
    pub support: Vec<Text<'s>>,
    /// `outputs`, in the order of the file
    pub outputs: Vec<Output<'s>>,
    /// What could not be read
    pub misread: Misread<SpecKey>,
    /// Whether a key among the buckets was not read, such as a merge key, so that any may be there
    pub has_unread_buckets: bool,
    /// Whether a key among the codes was not read
    pub has_unread_codes: bool,
    /// Whether the file was not read to its end, so that anything may be missing
    pub cut_short: bool,
}

/// The value of `envelope`. A preset has the values of its sample.
#[derive(Debug, Default)]
pub struct Envelope<'s> {
    /// The key `envelope`; `None` for the default
    pub key: Option<Site>,
    /// The name of a preset, which may be unknown
    pub preset: Option<Text<'s>>,
    /// `content_type`
    pub content_type: Option<Text<'s>>,
    /// `request_id_header`
    pub request_id_header: Option<Text<'s>>,
    /// `headers`: name to value
    pub headers: Vec<(Text<'s>, Text<'s>)>,
    /// The key `body`
    pub body_key: Option<Site>,
    /// `body`
    pub body: Option<Sample<'s>>,
    /// What could not be read
    pub misread: Misread<EnvelopeKey>,
}

/// The value of `retry_budget`.
#[derive(Debug)]
pub struct RetryBudget<'s> {
    /// The key `retry_budget`
    pub key: Site,
    /// The word for no budget, which may be another word
    pub word: Option<Text<'s>>,
    /// `max_tokens`
    pub max_tokens: Option<Sited<u64>>,
    /// `token_ratio`, such as `0.1`
    pub token_ratio: Option<Text<'s>>,
}

/// An entry of `buckets`.
#[derive(Debug)]
pub struct Bucket<'s> {
    /// Its key.
    pub name: Text<'s>,
    /// `title`
    pub title: Option<Text<'s>>,
    /// `retry`
    pub retry: Option<Text<'s>>,
    /// `max_attempts`
    pub max_attempts: Option<Sited<u64>>,
    /// `base_delay`, such as `500ms`
    pub base_delay: Option<Text<'s>>,
    /// `max_delay`, such as `30s`
    pub max_delay: Option<Text<'s>>,
    /// `advice`
    pub advice: Option<Text<'s>>,
    /// `allow`: rule to reason
    pub allow: Vec<(Text<'s>, Text<'s>)>,
    /// What could not be read
    pub misread: Misread<BucketKey>,
}

/// An entry of `fields`.
#[derive(Debug)]
pub struct Field<'s> {
    /// Its key.
    pub name: Text<'s>,
    /// `type`
    pub ty: Option<Text<'s>>,
    /// `one_of`, with the site of its key
    pub one_of: Option<Sited<Vec<Text<'s>>>>,
    /// `unique`
    pub unique: Option<Sited<bool>>,
    /// `optional`
    pub optional: Option<Sited<bool>>,
    /// What could not be read
    pub misread: Misread<FieldKey>,
}

/// An entry of `codes`.
#[derive(Debug)]
pub struct Code<'s> {
    /// Its key: the string on the wire.
    pub code: Text<'s>,
    /// `http`
    pub http: Option<Sited<Http>>,
    /// `bucket`
    pub bucket: Option<Text<'s>>,
    /// `meaning`
    pub meaning: Option<Text<'s>>,
    /// `message`, with `{param}` in it
    pub message: Option<Text<'s>>,
    /// `params`, in the order of the file; duplicates are skipped
    pub params: Vec<Param<'s>>,
    /// `variant`
    pub variant: Option<Text<'s>>,
    /// `docs_url` of this code
    pub docs_url: Option<Text<'s>>,
    /// `aliases`
    pub aliases: Vec<Text<'s>>,
    /// `deprecated`
    pub deprecated: Option<Deprecated<'s>>,
    /// `not_executed`
    pub not_executed: Option<Sited<bool>>,
    /// `allow`: rule to reason
    pub allow: Vec<(Text<'s>, Text<'s>)>,
    /// The values of fields, in the order of the file; duplicates are skipped
    pub fields: Vec<(Text<'s>, Option<Sample<'s>>)>,
    /// What could not be read
    pub misread: Misread<CodeKey>,
}

/// An entry of `params`: a type, or a mapping with a type.
#[derive(Debug)]
pub struct Param<'s> {
    /// Its key.
    pub name: Text<'s>,
    /// `type`
    pub ty: Option<ParamType<'s>>,
    /// `optional`
    pub optional: Option<Sited<bool>>,
    /// `sent`
    pub sent: Option<Sited<bool>>,
    /// `example`
    pub example: Option<Sample<'s>>,
    /// `one_of`
    pub one_of: Option<Sited<Vec<Sample<'s>>>>,
    /// What could not be read
    pub misread: Misread<ParamKey>,
}

/// The type of a param.
#[derive(Debug)]
pub enum ParamType<'s> {
    /// A string.
    Name(Text<'s>),
    /// A list of strings, which should be one.
    List(Sited<Vec<Text<'s>>>),
}

impl ParamType<'_> {
    /// Where it was written.
    #[must_use]
    pub fn site(&self) -> Site {
        match self {
            Self::Name(name) => name.site,
            Self::List(list) => list.site,
        }
    }

    /// The type as one string.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Name(name) => (&*name.value).into(),
            Self::List(list) => {
                let elements: Vec<_> = list.value.iter().map(|element| &*element.value).collect();
                format!("[{}]", elements.join(", ")).into()
            }
        }
    }
}

/// The value of `http`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Http {
    /// The status, or a list of them. There is at least one; the first is the default.
    Statuses(Vec<Sited<u64>>),
    /// `none`: the code is not sent over HTTP.
    None,
}

/// The value of `variant_names`.
#[derive(Debug, Default)]
pub struct VariantNames<'s> {
    /// `strip`: the prefix to remove from codes
    pub strip: Option<Text<'s>>,
    /// `prepend`: the prefix to add to variants
    pub prepend: Option<Text<'s>>,
}

/// The value of `deprecated`.
#[derive(Debug)]
pub struct Deprecated<'s> {
    /// The key `deprecated`.
    pub site: Site,
    /// `use`: the replacement
    pub instead: Option<Text<'s>>,
    /// `reason`
    pub reason: Option<Text<'s>>,
}

/// The value of `fallback`: a code for each class of statuses, and for single statuses.
#[derive(Debug, Default)]
pub struct Fallback<'s> {
    /// `4xx`
    pub client: Option<FallbackCode<'s>>,
    /// `5xx`
    pub server: Option<FallbackCode<'s>>,
    /// Status to code, in the order of the file; duplicates are skipped
    pub statuses: Vec<(Sited<u64>, FallbackCode<'s>)>,
}

/// The code of a class or of a status.
#[derive(Debug)]
pub struct FallbackCode<'s> {
    /// Alone, or `code`
    pub code: Text<'s>,
    /// `http`
    pub http: Option<Sited<u64>>,
}

/// An entry of `outputs`: a path with a kind, or with a mapping of `kind` and its settings.
///
/// Kinds and settings are not checked here.
#[derive(Debug)]
pub struct Output<'s> {
    /// Its key.
    pub path: Text<'s>,
    /// The value of the path.
    pub value: OutputValue<'s>,
    /// Whether the output is ignored, because an earlier one has the same path or the path is not a string.
    pub is_ignored: bool,
}

/// The value of an output.
#[derive(Debug)]
pub enum OutputValue<'s> {
    /// Only a kind.
    Kind(Text<'s>),
    /// `kind` and the settings of that kind, including duplicates.
    Settings {
        /// In the order of the file.
        settings: Vec<Setting<'s>>,
        /// Whether it was read to its end.
        is_whole: bool,
    },
    /// Something else, which the reader has reported.
    Misread,
}

/// A key of an output.
#[derive(Debug)]
pub struct Setting<'s> {
    /// The key.
    pub name: Text<'s>,
    /// Its value, or the error to report if outputs can have this key.
    pub value: Result<Text<'s>, Option<Box<WrongValue>>>,
}

impl<'s> Output<'s> {
    /// The value of `kind`, if it exists and is a string.
    #[must_use]
    pub fn kind(&self) -> Option<&Text<'s>> {
        match &self.value {
            OutputValue::Kind(kind) => Some(kind),
            OutputValue::Settings { settings, .. } => {
                settings.iter().find(|setting| setting.name.value == "kind")?.value.as_ref().ok()
            }
            OutputValue::Misread => None,
        }
    }
}
