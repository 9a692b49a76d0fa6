//! The formats of a run: text, JSON, and annotations for GitHub Actions.

mod github;
mod human;
mod json;

use crate::args::{Format, Input};
use crate::run::Run;
use crate::streams::Streams;

/// Prints the run in the requested format.
pub(crate) fn show(run: &Run, input: &Input, streams: &mut Streams) {
    match input.format {
        Format::Human => human::show(run, input, streams),
        Format::Json => json::show(run, streams),
        Format::Github => github::show(run, input, streams),
    }
}
