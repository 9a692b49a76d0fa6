//! Do the examples do what they show, as a user runs them?

mod end_to_end;
mod process;
