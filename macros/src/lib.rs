//! The macros of errspec; use them through the crate `errspec`.
