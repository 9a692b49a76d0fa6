//! Random specs, and existing renderers to compare with. Some of it is shared with the tests of the generator.

#[path = "../../../codegen/tests/it/support/memory.rs"]
pub(crate) mod memory;
#[path = "../../../codegen/tests/it/support/nasty.rs"]
pub(crate) mod nasty;
pub(crate) mod nasty_spec;
#[path = "../../../codegen/tests/it/support/pairs.rs"]
pub(crate) mod pairs;
#[path = "../../../codegen/tests/it/support/rendered.rs"]
pub(crate) mod rendered;
pub(crate) mod seen;
