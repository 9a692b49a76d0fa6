//! Figures that do not vary between runs, for CI: instructions, crates, bytes.

use std::process::{Command, ExitCode};

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::site::Sources;
use errspec_codegen::__internal::{emit, load};

use crate::codes::crates::Contestant;
use crate::targets::{GUARDED, Guarded};
use crate::{clean_build, lookups, spec};

/// Prints each figure next to its limit. Fails if a figure exceeds its limit.
pub(crate) fn hold() -> ExitCode {
    let callgrind = Command::new("valgrind").arg("--version").output().is_ok();
    if !callgrind {
        println!("SKIPPED: valgrind is not installed, so no instructions are counted.");
    }
    let mut is_held = true;
    println!("| what | codes | figure | at most |");
    println!("|---|---:|---:|---:|");
    for &Guarded { what, codes, at_most } in GUARDED {
        let figure = match what.split_once(' ') {
            Some(("instructions", operation)) if callgrind => {
                lookups::instructions(Contestant::Ours, codes, operation)
            }
            Some(("instructions", _)) => continue,
            Some(("crates", tree)) => clean_build::crates(tree),
            _ => bytes_per_code(codes),
        };
        let verdict = if figure <= at_most { "" } else { " **over it**" };
        is_held &= verdict.is_empty();
        println!("| {what} | {codes} | {figure:.1} | {at_most}{verdict} |");
    }
    if is_held { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The length of the generated file.
#[expect(clippy::cast_precision_loss, reason = "a file is smaller")]
fn bytes_per_code(codes: usize) -> f64 {
    let text = spec::made(codes).into_bytes();
    let loaded = load::bytes(&mut Sources::default(), text, "spec/errors.yaml", Use::Rust);
    let spec = loaded.rust().expect("a right spec");
    let file = emit::file(&spec, &emit::Settings::default(), "spec/errors.yaml");
    file.len() as f64 / codes as f64
}
