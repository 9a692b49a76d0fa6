//! The content that a marker requests.

use std::cell::Cell;
use std::collections::HashMap;

use super::super::{Target, entry, envelope, list, table};
use errspec_codegen::__internal::model::Spec;
use errspec_codegen::__internal::quoted::{quoted, verbatim};
use errspec_codegen::__internal::suggest;

/// What a region shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum What {
    /// The table, all of it or one bucket.
    Table(Option<usize>),
    /// The entry of a code.
    Code(usize),
    /// The codes, one a line.
    Codes,
    /// The sample response of a code, or the description of the body.
    Envelope(Option<usize>),
}

/// The names of a spec that a marker can use.
pub(super) struct MarkerNames<'s> {
    spec: &'s Spec,
    codes: HashMap<&'s str, usize>,
    /// The number of comparisons that are left for suggestions.
    work_left: Cell<usize>,
}

/// The maximum number of comparisons for suggestions, so that a file of wrong markers is read in linear time.
const WORK: usize = 200_000;

impl<'s> MarkerNames<'s> {
    pub(super) fn new(spec: &'s Spec) -> Self {
        let codes = spec.codes.iter().enumerate().map(|(index, code)| (code.code.as_str(), index));
        Self { spec, codes: codes.collect(), work_left: Cell::new(WORK) }
    }

    /// The most similar code.
    fn nearest(&self, wrong: &str) -> Option<&'s str> {
        self.work_left.set(self.work_left.get().checked_sub(self.spec.codes.len())?);
        suggest::nearest(wrong, self.spec.codes.iter().map(|code| code.code.as_str()))
    }
}

/// An error in the words of a marker: the message, the wrong text and the help.
#[derive(Debug)]
pub(super) struct Wrong<'t> {
    pub(super) message: String,
    pub(super) text: &'t str,
    pub(super) help: String,
}

const KINDS: [&str; 4] = ["table", "code", "codes", "envelope"];

impl What {
    /// Reads the words after `errspec:begin`.
    pub(super) fn read<'t>(names: &MarkerNames<'_>, words: &'t str) -> Result<Self, Wrong<'t>> {
        let (kind, setting) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
        let setting = setting.trim();
        match kind {
            "table" if setting.is_empty() => Ok(Self::Table(None)),
            "table" => bucket(names, named(setting, "bucket", kind)?).map(Some).map(Self::Table),
            "envelope" if setting.is_empty() => Ok(Self::Envelope(None)),
            "envelope" => code(names, named(setting, "code", kind)?).map(Some).map(Self::Envelope),
            "code" if setting.is_empty() => Err(Wrong {
                message: "region `code` needs the name of a code".to_owned(),
                text: words,
                help: "write the code after it, as in `code not_found`".to_owned(),
            }),
            "code" => code(names, setting).map(Self::Code),
            "codes" if setting.is_empty() => Ok(Self::Codes),
            "codes" => Err(Wrong {
                message: format!("region `codes` has no options, found {}", quoted(setting)),
                text: setting,
                help: "use `table bucket=…` for the codes of one bucket".to_owned(),
            }),
            _ => Err(Wrong {
                message: format!("unknown region kind {}", quoted(kind)),
                text: kind,
                help: suggest::similar_or_list(kind, KINDS, "region"),
            }),
        }
    }

    /// The Markdown of the region, each line with its break.
    pub(super) fn text(self, target: &Target<'_>) -> String {
        match self {
            Self::Table(bucket) => table::rows(target, bucket),
            Self::Code(code) => entry::entry(target, code, 3),
            Self::Codes => list::codes(target, None),
            Self::Envelope(None) => {
                [envelope::sample(target.spec, None), envelope::members(target.spec, target.flavor)]
                    .join("\n")
            }
            Self::Envelope(code) => envelope::sample(target.spec, code),
        }
    }
}

/// The value of `name=…`.
fn named<'t>(setting: &'t str, name: &str, kind: &str) -> Result<&'t str, Wrong<'t>> {
    let value = setting.strip_prefix(name).and_then(|rest| rest.trim_start().strip_prefix('='));
    value.map(str::trim).filter(|value| !value.is_empty()).ok_or_else(|| Wrong {
        message: format!("region `{kind}` has no option {}", quoted(setting)),
        text: setting,
        help: format!("its only option is `{name}=…`"),
    })
}

fn bucket<'t>(names: &MarkerNames<'_>, name: &'t str) -> Result<usize, Wrong<'t>> {
    let spec = names.spec;
    spec.buckets.iter().position(|bucket| bucket.name == name).ok_or_else(|| Wrong {
        message: format!("unknown bucket {}", quoted(name)),
        text: name,
        help: suggest::similar_or_list(
            name,
            spec.buckets.iter().map(|bucket| bucket.name.as_str()),
            "bucket",
        ),
    })
}

fn code<'t>(names: &MarkerNames<'_>, name: &'t str) -> Result<usize, Wrong<'t>> {
    names.codes.get(name).copied().ok_or_else(|| Wrong {
        message: format!("unknown code {}", quoted(name)),
        text: name,
        help: match names.nearest(name) {
            _ if let Some(code) = names.spec.code_with_alias(name) => {
                format!("write `{}`, of which this is an alias", verbatim(&names.spec.codes[code].code))
            }
            Some(near) => suggest::similar("code", near),
            None => "write a code from `codes` in the spec".to_owned(),
        },
    })
}
