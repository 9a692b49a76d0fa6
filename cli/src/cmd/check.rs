//! `errspec check`: compares the outputs with what the specs generate now, and writes nothing.

use errspec_outputs::__internal::{Output, OutputState};

use crate::args::Check;
use crate::exit::Exit;
use crate::format;
use crate::run::{Action, Run, State};
use crate::session::Session;
use crate::streams::Streams;

pub(crate) fn run(args: &Check, streams: &mut Streams) -> Exit {
    let input = args.specs.input();
    let run = Run::new(Session::load(&input), Action::Check, args.deny_warnings, compare);
    format::show(&run, &input, streams);
    run.exit()
}

fn compare(output: &Output) -> State {
    match output.compare() {
        Ok(OutputState::UpToDate) => State::UpToDate,
        Ok(OutputState::OutOfDate(diff)) => State::OutOfDate(diff),
        Ok(OutputState::Missing) => State::Missing,
        Err(error) => State::Failed(format!("cannot read `{}`: {error}", output.name)),
    }
}
