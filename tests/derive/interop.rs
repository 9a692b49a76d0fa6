//! Beside other derives on the same type, each with the traits that it owns.

mod miette;
mod snafu;
mod thiserror;
