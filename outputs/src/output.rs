//! One file that a spec produces: what it should hold, and whether it does.

use std::io;
use std::path::PathBuf;

use errspec_codegen::__internal::compare::{self, Comparison};
use errspec_codegen::__internal::site::Site;
use errspec_codegen::__internal::textdiff::Diff;
use errspec_codegen::__internal::write::Outcome;

use crate::diff;

/// A file that a spec produces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// What people call it.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// What it should hold.
    pub text: String,
    /// The place of its path in the spec.
    pub site: Site,
}

/// What a file is, compared with what it should hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Freshness {
    /// The same.
    Fresh,
    /// Something else.
    Stale(Diff),
    /// Not there.
    Missing,
}

impl Output {
    /// Compares the file with what it should hold.
    ///
    /// A file whose lines all end in CR LF is compared as such:
    /// git makes such checkouts on Windows, and stores LF.
    ///
    /// # Errors
    ///
    /// If there is something that cannot be read.
    pub fn compare(&self) -> io::Result<Freshness> {
        Ok(match compare::compare(&self.path, &self.text)? {
            Comparison::Same => Freshness::Fresh,
            Comparison::Different { old, new } => Freshness::Stale(diff::unified(&self.name, &old, &new)),
            Comparison::Missing => Freshness::Missing,
        })
    }

    /// Makes the file hold what it should; one whose lines all end in CR LF keeps that.
    ///
    /// # Errors
    ///
    /// If it cannot be written; what was there stays.
    pub fn write(&self) -> io::Result<Outcome> {
        compare::update(&self.path, &self.text)
    }
}
