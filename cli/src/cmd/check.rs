//! `errspec check`: compares the outputs with what the specs generate now, and writes nothing.

use errspec_outputs::__internal::{Freshness, Output};

use crate::args::Check;
use crate::exit::Exit;
use crate::format;
use crate::run::{Action, Run, State};
use crate::session::Session;
use crate::streams::Streams;

pub(crate) fn run(args: &Check, streams: &mut Streams) -> Exit {
    let run = Run::new(Session::load(&args.input), Action::Check, args.deny_warnings, compare);
    format::show(&run, &args.input, streams);
    run.exit()
}

fn compare(output: &Output) -> State {
    match output.compare() {
        Ok(Freshness::Fresh) => State::UpToDate,
        Ok(Freshness::Stale(diff)) => State::OutOfDate(diff),
        Ok(Freshness::Missing) => State::Missing,
        Err(error) => State::Failed(format!("cannot read `{}`: {error}", output.name)),
    }
}
