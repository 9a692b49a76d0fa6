//! Tests that need several crates of the workspace, and real cargo projects.

mod arrows;
mod at_once;
mod build_script;
mod covers;
mod derive_crates;
mod derive_docs;
mod derive_integration;
mod digit_codes;
mod envelope;
mod format_1;
mod integrations;
mod json_features;
mod location;
mod macro_integration;
mod own_type;
mod plain_english;
mod project;
mod promoted;
mod public_api;
mod source;
mod tracking;
mod trees;
mod type_names;
mod ui;
