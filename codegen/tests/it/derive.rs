//! The expansion of the derive and its diagnostics, as plain functions without a compiler.

mod expansion;
mod expressions;
mod harness;
mod helps;
mod shapes;
mod stubs;
