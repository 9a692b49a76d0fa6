//! The outputs of a table of API error codes: what they hold, whether they are up to date, and writing them.
//!
//! Build scripts and macros need none of this; the tool and freshness tests do.

mod assert_fresh;
mod claims;
pub mod create;
pub mod diff;
pub mod docs;
mod json;
mod make;
mod output;
mod place;
pub mod schema;

pub use assert_fresh::assert_fresh;
pub use claims::Claims;
pub use make::emit;
pub use output::{Freshness, Output};
pub use place::{Place, STDIN};
