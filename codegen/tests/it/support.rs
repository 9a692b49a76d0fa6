//! Specs made by chance, by hand or from files, and readers of other people to check against.

pub(crate) mod alone;
pub(crate) mod form;
pub(crate) mod memory;
pub(crate) mod nasty;
pub(crate) mod pairs;
pub(crate) mod rendered;
pub(crate) mod specs;
