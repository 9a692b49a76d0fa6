//! Tests of derived types, one file per subject. Most of them use `spec/errors.yaml`.

#![allow(dead_code, reason = "a field that stays inside is read by `Debug` alone, which does not count")]

mod coverage;
mod details;
mod generated;
mod hygiene;
mod interop;
mod large;
mod message;
mod names;
mod no_status;
mod not_executed;
mod parity;
mod raised;
mod seen;
mod shapes;
mod source;
mod statuses;
mod transparent;
