//! Reads a spec: every value with its span. Values of the wrong form are reported.

mod conflict;
mod cursor;
mod envelope;
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
