//! The two output streams: results go to stdout, messages to stderr, and colors only to a terminal.

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

/// Stdout and stderr of the process; a closed pipe is not an error.
pub(crate) struct Streams {
    stdout: anstream::Stdout,
    stderr: anstream::Stderr,
    failed: bool,
}

impl Streams {
    pub(crate) fn new() -> Self {
        Self { stdout: anstream::stdout(), stderr: anstream::stderr(), failed: false }
    }

    /// Prints a result for people.
    pub(crate) fn result(&mut self, text: &str) {
        let written = self.stdout.write_all(text.as_bytes()).and_then(|()| self.stdout.flush());
        self.failed |= written.is_err_and(|error| error.kind() != ErrorKind::BrokenPipe);
    }

    /// Prints a result for programs, byte for byte and without colors.
    pub(crate) fn document(&mut self, text: &str) {
        let mut stdout = std::io::stdout().lock();
        let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
        self.failed |= written.is_err_and(|error| error.kind() != ErrorKind::BrokenPipe);
    }

    /// Prints a message.
    pub(crate) fn message(&mut self, text: &str) {
        // There is no other stream to report a failure to.
        let _ = self.stderr.write_all(text.as_bytes());
    }

    /// Prints a line "error: …".
    pub(crate) fn error(&mut self, text: &str) {
        self.message(&format!("{ERROR}error{ERROR:#}{STRONG}: {}{STRONG:#}\n", visible(text)));
    }

    /// Prints a line "help: …".
    pub(crate) fn help(&mut self, text: &str) {
        self.message(&format!("{HELP}help{HELP:#}: {}\n", visible(text)));
    }

    /// Prints a line "note: …".
    pub(crate) fn note(&mut self, text: &str) {
        self.message(&format!("{STRONG}note{STRONG:#}: {}\n", visible(text)));
    }

    /// Returns how the run ends: it has failed if its result could not be printed.
    pub(crate) fn finish(mut self, exit: Exit) -> Exit {
        if self.failed {
            self.error("cannot write to stdout");
            return Exit::Failed;
        }
        exit
    }
}
