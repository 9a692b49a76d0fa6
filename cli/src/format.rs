//! How a run is shown: for people, as JSON, as annotations.

mod github;
mod human;
mod json;

use crate::args::{Format, Input};
use crate::run::Run;
use crate::streams::Streams;

/// Prints the run in the format that was asked for.
pub(crate) fn show(run: &Run, input: &Input, streams: &mut Streams) {
    match input.format {
        Format::Human => human::show(run, input, streams),
        Format::Json => json::show(run, streams),
        Format::Github => github::show(run, input, streams),
    }
}
