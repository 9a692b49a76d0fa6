//! The modules of a crate as its source has them, and what a path in one of them names.
//!
//! No compiler is asked, so a macro is not expanded; of features, all are taken to be on.

mod mentions;
mod names;
mod tree;

pub(crate) use self::names::{Target, imports, name};
pub(crate) use self::tree::{Crate, ModuleId, attributes, cfgs, is_hidden, is_public, visibility};
