//! The code that comes out: what it does, and where it compiles.
//! `generated/` is what the emitter writes, as a crate has it that checks it in: `codegen/tests/it/rust.rs` keeps it up to
//! date, rustfmt leaves it alone, and clippy has nothing to say.
//! The rest holds what it stands on, part by part.

mod behaviour;
mod buckets;
mod codes;
mod covers;
mod entry;
mod envelope;
mod fallback;
mod fill;
mod hygiene;
mod lookup;
#[deny(warnings, missing_docs, unused_qualifications, clippy::pedantic, clippy::nursery)]
#[path = "generated/nine.rs"]
mod nine;
mod number;
#[deny(warnings, missing_docs, unused_qualifications, clippy::pedantic, clippy::nursery)]
#[path = "generated/odd.rs"]
mod odd;
mod row;
mod shown;
mod source;
#[path = "../../codegen/tests/it/support/specs.rs"]
mod specs;
mod table;
mod text_forms;
#[deny(warnings, unused_qualifications, clippy::pedantic, clippy::nursery)]
mod with;
