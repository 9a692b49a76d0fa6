//! The tests of the generator: one binary, a module for each subject.

#[cfg(feature = "derive")]
mod derive;
mod diagnostics;
mod diff;
mod docs;
mod format_page;
mod fresh;
mod fuzzed;
mod hostile;
mod inline;
mod merge;
mod oracle;
mod package;
mod places;
mod regions;
mod rust;
mod rustdoc;
mod schema;
mod support;
mod syntax;
mod whole;
mod write;
