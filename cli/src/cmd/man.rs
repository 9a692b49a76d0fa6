//! `errspec man`: prints the manual page of the command, or of one of its subcommands.

use clap::CommandFactory;

use crate::args::{Args, Man};
use crate::exit::Exit;
use crate::streams::Streams;

pub(crate) fn run(args: &Man, streams: &mut Streams) -> Exit {
    let mut whole = Args::command();
    // So that subcommands have their whole names, such as `errspec check`.
    whole.build();
    let page = match &args.command {
        None => clap_mangen::Man::new(whole),
        Some(name) => match whole.find_subcommand(name) {
            Some(command) => clap_mangen::Man::new(command.clone()).title(format!("errspec-{name}")),
            None => unreachable!("only subcommands are possible values"),
        },
    };
    let mut roff = Vec::new();
    page.render(&mut roff).expect("writing to a Vec cannot fail");
    streams.document(&String::from_utf8_lossy(&roff));
    Exit::Success
}
