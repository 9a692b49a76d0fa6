//! The outputs that a spec lists, as the crate that makes them needs them.
//!
//! A build makes no outputs, so their kinds and settings are not checked here, and they are no part of the model.
//! The listing exists also where the spec has mistakes, so that those of its outputs are found in the same run.

use crate::site::{Site, Sited};

/// What a spec lists.
#[derive(Debug, Default)]
pub struct Listing {
    /// Its outputs, in the order of the file.
    pub outputs: Vec<ListedOutput>,
    /// The names of its buckets, which settings can refer to; `None` if some of them could not be read.
    pub buckets: Option<Vec<(String, Site)>>,
}

/// An entry of `outputs`.
#[derive(Debug)]
pub struct ListedOutput {
    /// The path as it is written.
    pub path: Sited<String>,
    /// The path without detours; `None` if it is wrong, which has been reported.
    pub file: Option<String>,
    /// What the path has.
    pub value: ListedValue,
    /// Whether another output has the same path already, or the path is not text.
    pub is_left_out: bool,
}

/// The value of an output.
#[derive(Debug)]
pub enum ListedValue {
    /// A kind alone.
    Kind(Sited<String>),
    /// `kind` and the settings of that kind, with repeated ones.
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
    /// Its value, or what is wrong with it if the key is one that an output can have.
    pub value: Result<Sited<String>, Option<Box<WrongValue>>>,
}

/// A value that is not text, as a diagnostic of the rule `wrong-type` has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongValue {
    /// What is wrong.
    pub message: String,
    /// Where.
    pub site: Site,
    /// A way to fix it.
    pub help: Option<String>,
}
