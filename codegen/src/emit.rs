//! What does a spec that passed every check look like in another language? One file for each output.

pub mod rust;
