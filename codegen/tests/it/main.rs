//! The tests of the generator, in one binary with a module for each subject.

#[cfg(feature = "derive")]
mod derive;
mod diagnostics;
mod format_page;
mod fuzzed;
mod hostile;
mod inline;
mod oracle;
mod package;
mod places;
mod rust;
mod settings;
mod sites;
mod support;
mod syntax;
mod ui;
mod write;
