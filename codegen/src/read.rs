//! From a text to what was written: every value with its place, every mistake of form in the report.

mod cursor;
mod found;
mod layout;
mod owner;
mod scalar;
mod spec;
mod syntax;
mod text;
mod yaml;

pub use spec::spec;
pub use text::{LIMIT, file, text};
