//! The outputs of a table of API error codes: what they hold, whether they are up to date, and writing them.
//!
//! Build scripts and macros need none of this; the tool and freshness tests do.

mod assert_fresh;
mod check;
mod claims;
pub mod create;
pub mod diff;
pub mod docs;
mod json;
pub mod kinds;
mod make;
mod output;
mod place;
mod rust;
pub mod sample;
pub mod schema;
pub mod settings;
pub mod view;

pub use assert_fresh::assert_fresh;
pub use claims::Claims;
pub use make::{check, emit};
pub use output::{Freshness, Output};
pub use place::{Place, STDIN};
