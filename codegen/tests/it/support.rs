//! Specs that are random, written by hand or read from files, and existing parsers and renderers to compare with.

pub(crate) mod alone;
pub(crate) mod form;
pub(crate) mod memory;
pub(crate) mod nasty;
pub(crate) mod pairs;
pub(crate) mod rendered;
pub(crate) mod specs;
