//! Other derives on the same type, each with its own traits.

mod miette;
mod snafu;
mod thiserror;
