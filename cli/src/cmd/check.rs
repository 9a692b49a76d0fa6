//! `errspec check`: compares the outputs with what the specs produce now, and writes nothing.

use errspec_outputs::{Freshness, Output};

use crate::args::Check;
use crate::exit::Exit;
use crate::format;
use crate::run::{Run, State, Verb};
use crate::streams::Streams;

pub(crate) fn run(args: &Check, streams: &mut Streams) -> Exit {
    let mut run = Run::new(Verb::Check, &args.input, compare);
    run.deny_warnings = args.deny_warnings;
    format::show(&run, &args.input, streams);
    run.exit()
}

fn compare(output: &Output) -> State {
    match output.compare() {
        Ok(Freshness::Fresh) => State::Fresh,
        Ok(Freshness::Stale(diff)) => State::Stale(diff),
        Ok(Freshness::Missing) => State::Missing,
        Err(error) => State::Failed(format!("cannot read `{}`: {error}", output.name)),
    }
}
