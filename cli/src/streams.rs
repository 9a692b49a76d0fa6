//! Where the text goes: results to stdout, messages to stderr, colours only to a terminal.

use std::io::{ErrorKind, Write};

use clap::builder::styling::{AnsiColor, Style};

use errspec_codegen::__internal::quoted::visible;

use crate::exit::Exit;

pub(crate) const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
pub(crate) const HELP: Style = AnsiColor::BrightCyan.on_default().bold();
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
pub(crate) const BAD: Style = AnsiColor::Red.on_default();
pub(crate) const PLACE: Style = AnsiColor::Cyan.on_default();
pub(crate) const PLAIN: Style = Style::new();
pub(crate) const STRONG: Style = Style::new().bold();

/// Both streams of the process; a reader who went away is no error.
pub(crate) struct Streams {
    stdout: anstream::Stdout,
    stderr: anstream::Stderr,
    failed: bool,
}

impl Streams {
    pub(crate) fn new() -> Self {
        Self { stdout: anstream::stdout(), stderr: anstream::stderr(), failed: false }
    }

    /// What was asked for.
    pub(crate) fn result(&mut self, text: &str) {
        let written = self.stdout.write_all(text.as_bytes()).and_then(|()| self.stdout.flush());
        self.failed |= written.is_err_and(|error| error.kind() != ErrorKind::BrokenPipe);
    }

    /// What was asked for, for a program: to the byte, for no terminal shows it.
    pub(crate) fn document(&mut self, text: &str) {
        let mut stdout = std::io::stdout().lock();
        let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
        self.failed |= written.is_err_and(|error| error.kind() != ErrorKind::BrokenPipe);
    }

    /// What there is to say about it.
    pub(crate) fn message(&mut self, text: &str) {
        // Where messages cannot be written there is nowhere to say so.
        let _ = self.stderr.write_all(text.as_bytes());
    }

    /// "error: …" on a line.
    pub(crate) fn error(&mut self, text: &str) {
        self.message(&format!("{ERROR}error{ERROR:#}{STRONG}: {}{STRONG:#}\n", visible(text)));
    }

    /// "help: …" on a line.
    pub(crate) fn help(&mut self, text: &str) {
        self.message(&format!("{HELP}help{HELP:#}: {}\n", visible(text)));
    }

    /// "note: …" on a line.
    pub(crate) fn note(&mut self, text: &str) {
        self.message(&format!("{STRONG}note{STRONG:#}: {}\n", visible(text)));
    }

    /// The end of the run, which is worse when its result went nowhere.
    pub(crate) fn finish(mut self, exit: Exit) -> Exit {
        if self.failed {
            self.error("cannot write to the standard output");
            return Exit::Failed;
        }
        exit
    }
}
