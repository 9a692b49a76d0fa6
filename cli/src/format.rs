//! The formats of a run: text, JSON, annotations for GitHub Actions, SARIF and JUnit XML.

mod finding;
mod github;
mod human;
mod json;
mod junit;
mod sarif;

use crate::args::{Format, Input};
use crate::run::Run;
use crate::streams::Streams;

/// Prints the run in the requested format.
pub(crate) fn show(run: &Run, input: &Input, streams: &mut Streams) {
    match input.format {
        Format::Human => human::show(run, input, streams),
        Format::Json => json::show(run, streams),
        Format::Github => github::show(run, input, streams),
        Format::Sarif => sarif::show(run, input, streams),
        Format::Junit => junit::show(run, input, streams),
    }
}
