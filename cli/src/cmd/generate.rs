//! `errspec generate`: writes the outputs that the specs list.

use errspec_codegen::__internal::write::Outcome;
use errspec_outputs::__internal::Output;

use crate::args::Generate;
use crate::exit::Exit;
use crate::format;
use crate::run::{Action, Run, State};
use crate::session::Session;
use crate::streams::Streams;

pub(crate) fn run(args: &Generate, streams: &mut Streams) -> Exit {
    let input = args.specs.input();
    let run = Run::new(Session::load(&input), Action::Generate, false, write);
    format::show(&run, &input, streams);
    run.exit()
}

fn write(output: &Output) -> State {
    match output.write() {
        Ok(Outcome::Written) => State::Written,
        Ok(Outcome::Unchanged) => State::UpToDate,
        Err(error) => State::Failed(format!("cannot write `{}`: {error}", output.name)),
    }
}
