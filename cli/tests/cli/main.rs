//! The tool as its users see it: what it prints, what it writes, how it exits.

mod at_once;
mod check;
#[cfg(unix)]
mod disk;
mod docs_only;
mod explain;
mod generate;
mod github;
mod help;
mod init;
mod json;
#[cfg(unix)]
mod killed;
mod large;
mod list;
mod project;
mod search;
mod specs;
mod streams;
mod surroundings;
mod totals;
