//! The code that comes out: what it does, and where it compiles.
//! `generated/` is what the emitter writes, as a crate has it that checks it in: `behaviour.rs` holds it fresh, rustfmt
//! leaves it alone, and clippy has nothing to say.

mod behaviour;
mod hygiene;
#[deny(warnings, missing_docs, unused_qualifications, clippy::pedantic, clippy::nursery)]
#[path = "generated/nine.rs"]
mod nine;
#[deny(warnings, missing_docs, unused_qualifications, clippy::pedantic, clippy::nursery)]
#[path = "generated/odd.rs"]
mod odd;
#[path = "../../codegen/tests/support/specs.rs"]
mod specs;
