//! Random specs, and other people's renderers to check against; some of it belongs to the generator's tests.

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
