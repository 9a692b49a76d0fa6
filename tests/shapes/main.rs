//! Bodies of any shape: what a server writes is what a client reads.

mod bodies;
mod custom;
mod error;
mod fields;
mod headers;
mod presets;
mod properties;
mod random;
mod rulings;
mod several;
mod specs;
