//! How a run ended, as other programs see it.

use std::process::ExitCode;

/// The end of a run; a later one is worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// All is well.
    Fine,
    /// The spec has mistakes, or an output is stale.
    Mistakes,
    /// The job could not be done: a file that cannot be read or written.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Mistakes => 1,
            Exit::Failed => 2,
        })
    }
}
