//! What is said about a wrong spec, to the letter: one file a subject.

#[path = "diagnostics/allow.rs"]
mod allow;
#[path = "diagnostics/buckets.rs"]
mod buckets;
#[path = "diagnostics/codes.rs"]
mod codes;
#[path = "diagnostics/deprecated.rs"]
mod deprecated;
#[path = "diagnostics/drawings.rs"]
mod drawings;
#[path = "diagnostics/enum_pages.rs"]
mod enum_pages;
#[path = "diagnostics/fallback.rs"]
mod fallback;
#[path = "diagnostics/follow_ups.rs"]
mod follow_ups;
#[path = "diagnostics/form.rs"]
mod form;
#[path = "diagnostics/harness.rs"]
mod harness;
#[path = "diagnostics/links.rs"]
mod links;
#[path = "diagnostics/messages.rs"]
mod messages;
#[path = "diagnostics/outputs.rs"]
mod outputs;
#[path = "diagnostics/pages.rs"]
mod pages;
#[path = "diagnostics/right.rs"]
mod right;
#[path = "diagnostics/several_at_once.rs"]
mod several_at_once;
#[path = "diagnostics/spec.rs"]
mod spec;
#[path = "diagnostics/variants.rs"]
mod variants;
