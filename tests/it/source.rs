//! The modules of a crate, read from its source, and what a path in one of them refers to.
//!
//! The compiler is not involved, so macros are not expanded. All features count as enabled.

mod mentions;
mod names;
mod tree;

pub(crate) use self::names::{Target, imports, name};
pub(crate) use self::tree::{Crate, ModuleId, attributes, cfgs, is_hidden, is_public, visibility};
