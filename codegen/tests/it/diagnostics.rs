//! What is said about a wrong spec, to the letter: one file a subject.

mod allow;
mod buckets;
mod codes;
mod deprecated;
mod drawings;
mod enum_pages;
mod fallback;
mod follow_ups;
mod form;
mod harness;
mod links;
mod messages;
mod outputs;
mod pages;
mod right;
mod several_at_once;
mod spec;
mod variants;
