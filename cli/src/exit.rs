//! The exit status of a run.

use std::process::ExitCode;

/// How a run ends; a later variant is worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// No errors, and all outputs are up to date.
    Success,
    /// A spec has errors, or an output is out of date or missing.
    Errors,
    /// The command could not do its work: a file cannot be read or written.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Success => 0,
            Exit::Errors => 1,
            Exit::Failed => 2,
        })
    }
}
