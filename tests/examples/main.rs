//! The examples do what they show, run as a user runs them.

mod end_to_end;
mod hostile;
#[path = "../../examples/client/library.rs"]
#[expect(dead_code, reason = "the tests need only some of its methods")]
mod library;
mod process;
mod stacks;
#[path = "../../examples/client/timer.rs"]
mod timer;

// As in the client itself.
errspec::errors!("spec/errors.yaml", vis = pub(crate));
