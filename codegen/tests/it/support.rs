//! Specs made by chance or by hand, and readers of other people to check against.

pub(crate) mod form;
pub(crate) mod nasty;
pub(crate) mod rendered;
pub(crate) mod specs;
