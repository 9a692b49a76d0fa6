//! Measures what the docs claim, with specs that it generates: `cargo run --release -p errspec-benches`.
//!
//! Names select benchmarks: `-- codes lookups`. Numbers select how many codes the generated enum has: `-- codes 9 100`.
//! `--quick` takes few rounds and changes neither `docs/` nor anything about the largest enum; `--out FOLDER` chooses where the results go.
//! `-- page` measures nothing and regenerates page and plot; `-- guard` verifies what does not vary, as CI does.

mod clean_build;
mod codes;
mod derive;
mod fmt;
mod generator;
mod guard;
mod load;
mod lookups;
mod options;
mod outage;
mod page;
mod plot;
mod process;
mod results;
mod rustc;
mod shapes;
mod size;
mod spec;
mod stages;
mod targets;
mod time;
mod tool;

use std::process::ExitCode;

use crate::options::Options;
use crate::results::Results;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    match arguments.next().as_deref() {
        Some(process::MEASURE) => {
            process::print_measure(arguments);
            return ExitCode::SUCCESS;
        }
        Some(load::ALONE) => {
            load::alone(&arguments.collect::<Vec<_>>());
            return ExitCode::SUCCESS;
        }
        Some("guard") => return guard::hold(),
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
        stages::measure(&mut results);
    }
    if options.wants("tool") {
        tool::measure(&options, &mut results);
    }
    if options.wants("cold") {
        clean_build::measure(&mut results);
    }
    if options.wants("derive") {
        derive::measure(&options, &mut results);
    }
    if options.wants("load") {
        load::measure(&options, &mut results);
    }
    if options.wants("shapes") {
        shapes::measure(&options, &mut results);
    }
    write(&options, &results);
    ExitCode::SUCCESS
}

/// Writes the page and its plot next to their data.
fn write(options: &Options, results: &Results) {
    println!("{}", page::tables(results, |bench| options.wants(bench) || options.wants("page")));
    std::fs::create_dir_all(&options.out).expect("a writable folder");
    for (name, text) in [("speed.md", page::page(results)), ("speed.svg", plot::svg(results))] {
        std::fs::write(options.out.join(name), text).expect("a writable folder");
    }
    if options.wants("outage") || options.wants("page") {
        outage::write(&options.out);
    }
}
