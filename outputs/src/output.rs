//! A generated file, and whether it is up to date.

use std::io;
use std::path::PathBuf;

use errspec_codegen::__internal::compare::{self, Comparison};
use errspec_codegen::__internal::site::Site;
use errspec_codegen::__internal::textdiff::Diff;
use errspec_codegen::__internal::write::Outcome;

use crate::diff;

/// A file that is generated from a spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its name in messages.
    pub name: String,
    /// Its path.
    pub path: PathBuf,
    /// Its expected content.
    pub text: String,
    /// The span of its path in the spec.
    pub site: Site,
}

/// How a file compares with its expected content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutputState {
    /// The file has the expected content.
    UpToDate,
    /// The file has other content.
    OutOfDate(Diff),
    /// The file does not exist.
    Missing,
}

impl Output {
    /// Compares the file with its expected content.
    ///
    /// A file whose lines all end in CR LF also counts as up to date, because git creates such checkouts on Windows.
    ///
    /// # Errors
    ///
    /// Returns an error if the file exists but cannot be read.
    pub fn compare(&self) -> io::Result<OutputState> {
        Ok(match compare::compare(&self.path, &self.text)? {
            Comparison::Same => OutputState::UpToDate,
            Comparison::Different { old, new } => {
                OutputState::OutOfDate(diff::unified(&self.name, &old, &new))
            }
            Comparison::Missing => OutputState::Missing,
        })
    }

    /// Writes the expected content. A file whose lines all end in CR LF keeps these line endings.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be written. An existing file is then unchanged.
    pub fn write(&self) -> io::Result<Outcome> {
        compare::update(&self.path, &self.text)
    }
}
