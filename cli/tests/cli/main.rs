//! The tool as its users see it: what it prints, what it writes, how it exits.

mod check;
mod explain;
mod generate;
mod github;
mod init;
mod json;
#[cfg(unix)]
mod killed;
mod project;
mod specs;
mod streams;
