//! Diagnostics that a pair of files in `tests/ui` cannot show: about generated specs, counts and models.

mod braces;
mod characters;
mod drawings;
mod enum_pages;
mod follow_ups;
mod form;
mod harness;
mod links;
mod listed_names;
mod lookalikes;
mod pages;
mod pairs;
mod param_types;
mod proposed_names;
mod reserved;
mod right;
mod rust_names;
mod whole_names;
