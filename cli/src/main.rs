//! The command `errspec`: reads specs, calls `errspec-codegen` and `errspec-outputs`, and prints.

mod args;
mod below;
mod cmd;
mod exit;
mod format;
mod run;
mod session;
mod shell;
mod specs;
mod streams;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Args, Verb};
use crate::streams::Streams;

fn main() -> ExitCode {
    let args = Args::parse();
    let mut streams = Streams::new();
    let exit = match args.verb {
        Verb::Generate(args) => cmd::generate::run(&args, &mut streams),
        Verb::Check(args) => cmd::check::run(&args, &mut streams),
        Verb::Explain(args) => cmd::explain::run(&args, &mut streams),
        Verb::List(args) => cmd::list::run(&args, &mut streams),
        Verb::Init(args) => cmd::init::run(&args, &mut streams),
        Verb::Schema => cmd::schema::run(&mut streams),
        Verb::Completions(args) => cmd::completions::run(&args, &mut streams),
    };
    streams.finish(exit).into()
}
