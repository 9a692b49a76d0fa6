//! The examples do what they show, run as a user runs them.

mod end_to_end;
mod process;
