//! Bodies of any shape: what a server writes is what a client reads.

mod bodies;
mod error;
mod fields;
mod presets;
mod properties;
mod random;
mod specs;
