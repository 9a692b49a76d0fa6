//! The command as users see it: what it prints and writes, and its exit status.

mod at_once;
mod border;
mod bounded;
mod check;
#[cfg(unix)]
mod disk;
mod docs_only;
mod explain;
mod generate;
mod github;
mod hand_written;
mod help;
mod init;
mod json;
mod junit;
#[cfg(unix)]
mod killed;
mod large;
mod list;
mod many;
#[cfg(unix)]
mod owner;
mod project;
mod sarif;
mod search;
mod several;
mod specs;
mod streams;
mod surroundings;
mod totals;
