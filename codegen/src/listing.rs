//! The outputs that a spec lists, as `errspec-outputs` needs them.
//!
//! A build does not generate outputs, so their kinds and settings are not checked here and are not part of the model.
//! The listing also exists if the spec has errors, so that errors in its outputs are reported in the same run.

use crate::site::{Site, Sited};

/// What a spec lists.
#[derive(Debug, Default)]
pub struct Listing {
    /// Its outputs, in the order of the file.
    pub outputs: Vec<ListedOutput>,
    /// The names of its buckets, which settings can refer to; `None` if some of them could not be read.
    pub buckets: Option<Vec<(String, Site)>>,
    /// Its fields, which settings can refer to as well; `None` if some of them could not be read.
    pub fields: Option<Vec<ListedField>>,
}

/// A field of codes.
#[derive(Debug)]
pub struct ListedField {
    /// Its name as written.
    pub name: Sited<String>,
    /// Whether its values are a list in the spec; `None` if the field has an error, which has been reported.
    pub is_list: Option<bool>,
}

/// An entry of `outputs`.
#[derive(Debug)]
pub struct ListedOutput {
    /// The path as written.
    pub path: Sited<String>,
    /// The normalized path; `None` if it is invalid, which has been reported.
    pub file: Option<String>,
    /// The value of the path.
    pub value: ListedValue,
    /// Whether the output is ignored, because an earlier one has the same path or the path is not a string.
    pub is_ignored: bool,
}

/// The value of an output.
#[derive(Debug)]
pub enum ListedValue {
    /// Only a kind.
    Kind(Sited<String>),
    /// `kind` and the settings of that kind, including duplicates.
    Settings {
        /// In the order of the file.
        settings: Vec<ListedSetting>,
        /// Whether it was read to its end.
        is_whole: bool,
    },
    /// Something else, which has been reported.
    Misread,
}

/// A key of an output.
#[derive(Debug)]
pub struct ListedSetting {
    /// The key.
    pub name: Sited<String>,
    /// Its value, or the error to report if outputs can have this key.
    pub value: Result<Sited<String>, Option<Box<WrongValue>>>,
}

/// A value that is not a string, as reported by the rule `wrong-type`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongValue {
    /// What is wrong.
    pub message: String,
    /// Where.
    pub site: Site,
    /// A way to fix it.
    pub help: Option<String>,
}
