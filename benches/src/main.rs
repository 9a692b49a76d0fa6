//! Measures what the README claims, on specs that it makes itself: `cargo run --release -p errspec-benches`.
//!
//! Names of benches choose among them: `-- codes lookups`; numbers choose how many codes the generated enum has: `-- codes 9 100`.
//! `--quick` takes few turns and leaves the largest enum and `docs/` alone; `--out FOLDER` says where the results go.
//! `-- page` measures nothing and writes page and picture anew.

mod bounds;
mod children;
mod codes;
mod cold;
mod derive;
mod generator;
mod load;
mod lookups;
mod made;
mod options;
mod page;
mod plot;
mod results;
mod rustc;
mod size;
mod stages;
mod text;
mod time;
mod tool;

use std::path::Path;

use crate::options::Options;
use crate::results::Results;

fn main() {
    let mut arguments = std::env::args().skip(1);
    match arguments.next().as_deref() {
        Some(children::MEASURE) => return children::print_measure(arguments),
        Some(load::ALONE) => return load::alone(&arguments.collect::<Vec<_>>()),
        _ => {}
    }
    let options = Options::read();
    let mut results = Results::read(options.out.join("speed.tsv"));
    if options.wants("codes") {
        codes::measure(&options, &mut results);
    }
    if options.wants("lookups") {
        lookups::measure(&options, &mut results);
    }
    if options.wants("size") {
        size::measure(&options, &mut results);
    }
    if options.wants("generator") {
        generator::measure(&options, &mut results);
    }
    if options.wants("stages") {
        stages::table();
    }
    if options.wants("tool") {
        tool::table();
    }
    if options.wants("cold") {
        cold::measure(&mut results);
    }
    if options.wants("derive") {
        derive::table();
    }
    if options.wants("load") {
        load::table();
    }
    if ["codes", "lookups", "size", "generator", "cold", "page"].iter().any(|bench| options.wants(bench)) {
        write_page(&options.out, &results);
    }
}

/// Page and picture, beside the data that they are made of.
fn write_page(folder: &Path, results: &Results) {
    let page = page::page(results);
    println!("\n{page}");
    for (name, text) in [("speed.md", page), ("speed.svg", plot::svg(results))] {
        std::fs::create_dir_all(folder).expect("a writable folder");
        std::fs::write(folder.join(name), text).expect("a writable folder");
    }
}
