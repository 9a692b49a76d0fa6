//! `errspec completions`: prints the completion script of a shell.

use clap::CommandFactory;

use crate::args::{Args, Completions};
use crate::exit::Exit;
use crate::streams::Streams;

pub(crate) fn run(args: &Completions, streams: &mut Streams) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "errspec", &mut script);
    streams.document(&String::from_utf8_lossy(&script));
    Exit::Success
}
