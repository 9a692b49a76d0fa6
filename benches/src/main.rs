//! Measures what the README claims, on specs that it makes itself: `cargo run --release -p errspec-benches`.
//!
//! Each figure is the least of several runs, in milliseconds of wall time, with the ratio to a peer of the same run.
//! The machine's noise only ever adds, so the least is the truest.

mod cold;
mod derive;
mod load;
mod made;
mod rustc;
mod stages;
mod time;
mod tool;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    if let Some((load::ALONE, arguments)) = wanted.split_first().map(|(name, rest)| (name.as_str(), rest)) {
        return load::alone(arguments);
    }
    let wants = |name: &str| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name);
    if wants("stages") {
        stages::table();
    }
    if wants("tool") {
        tool::table();
    }
    if wants("cold") {
        cold::table();
    }
    if wants("derive") {
        derive::table();
    }
    if wants("load") {
        load::table();
    }
}
