//! Tests of the generated code: what it does, and where it compiles.
//! `generated/` has files of the emitter, as a crate would check them in. `codegen/tests/it/rust.rs` keeps them up to
//! date. rustfmt does not change them, and clippy reports nothing.
//! The other files test what generated code depends on, part by part.

mod aliases;
mod behavior;
mod buckets;
mod codes;
mod covers;
mod entry;
mod envelope;
mod fallback;
mod fields;
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
#[deny(warnings, unused_qualifications, clippy::pedantic, clippy::nursery)]
mod own_type;
mod received;
mod row;
mod shown;
mod source;
#[path = "../../codegen/tests/it/support/specs.rs"]
mod specs;
mod table;
mod text_forms;
#[deny(warnings, unused_qualifications, clippy::pedantic, clippy::nursery)]
mod with;
