//! The command `errspec`: reads specs, calls `errspec-codegen` and `errspec-outputs`, and prints.

mod args;
mod below;
mod cmd;
mod exit;
mod format;
mod owner;
mod run;
mod session;
mod shell;
mod specs;
mod streams;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Args, Verb};
use crate::exit::Exit;
use crate::streams::Streams;

fn main() -> ExitCode {
    let mut streams = Streams::new();
    if let Some(error) = args::too_long() {
        streams.error(&error);
        return streams.finish(Exit::Failed).into();
    }
    let args = Args::parse();
    let exit = match args.verb {
        Verb::Generate(args) => cmd::generate::run(&args, &mut streams),
        Verb::Check(args) => cmd::check::run(&args, &mut streams),
        Verb::Explain(args) => cmd::explain::run(&args, &mut streams),
        Verb::List(args) => cmd::list::run(&args, &mut streams),
        Verb::Init(args) => cmd::init::run(&args, &mut streams),
        Verb::Schema => cmd::schema::run(&mut streams),
        Verb::Man(args) => cmd::man::run(&args, &mut streams),
        Verb::Completions(args) => cmd::completions::run(&args, &mut streams),
    };
    streams.finish(exit).into()
}
