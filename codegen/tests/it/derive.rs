//! Does the derive emit what it should, and say what is wrong? As plain functions, without a compiler.

mod expansion;
mod expressions;
mod harness;
mod shapes;
mod stubs;
