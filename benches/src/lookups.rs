//! What the generated enum costs at run time, compared with the derives that a team would use instead.
//!
//! Nanoseconds per operation in a release build, instructions if callgrind is installed, and allocations.
//! The benchmark `codes` verifies that the three programs give the same results.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::codes::crates::{self, Contestant};
use crate::codes::facts::facts;
use crate::options::Options;
use crate::results::Results;
use crate::rustc::cargo;

pub(crate) fn measure(options: &Options, results: &mut Results) {
    let callgrind = Command::new("valgrind").arg("--version").output().is_ok();
    if !callgrind {
        println!("valgrind is not installed, so no instructions are counted.");
    }
    for &count in &options.sizes {
        let programs = Contestant::PEERS.map(|contestant| (contestant, build(contestant, count)));
        time(&programs, count, options.turns(count), results);
        if callgrind {
            for (contestant, program) in &programs {
                count_instructions(*contestant, program, count, results);
            }
        }
    }
}

fn build(contestant: Contestant, count: usize) -> PathBuf {
    let place = crates::write(contestant, &facts(count));
    let target = crates::folder().join("target");
    let status = cargo(&place, &target)
        .args(["build", "--quiet", "--release", "--example", "lookups"])
        .status()
        .expect("cargo runs");
    assert!(status.success(), "{contestant:?}, {count} codes: the program does not build");
    // All programs have the same name in the same folder.
    let program = place.join("lookups");
    std::fs::copy(target.join("release/examples/lookups"), &program).expect("the program was built");
    program
}

/// The programs take turns, so that other load on the machine affects all of them.
fn time(programs: &[(Contestant, PathBuf)], count: usize, turns: usize, results: &mut Results) {
    let mut figures: Vec<(Contestant, String, Vec<f64>)> = Vec::new();
    for _ in 0..turns {
        for (contestant, program) in programs {
            for (operation, nanoseconds, allocations) in run(program) {
                assert!(
                    allocations == 0.0 || *contestant != Contestant::Ours,
                    "{operation} allocates {allocations} times"
                );
                results.put(&format!("{operation}.allocations"), count, contestant.name(), &[allocations]);
                match figures.iter_mut().find(|(of, name, _)| of == contestant && *name == operation) {
                    Some((.., values)) => values.push(nanoseconds),
                    None => figures.push((*contestant, operation, vec![nanoseconds])),
                }
            }
        }
    }
    for (contestant, operation, values) in figures {
        results.put(&operation, count, contestant.name(), &values);
    }
}

/// Each operation, its time in nanoseconds, and the number of allocations in all its runs.
fn run(program: &Path) -> Vec<(String, f64, f64)> {
    let output = Command::new(program).output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout);
    let line = |line: &str| {
        let mut cells = line.split(' ');
        let name = cells.next()?.strip_prefix("op_")?.to_owned();
        Some((name, cells.next()?.parse().ok()?, cells.next()?.parse().ok()?))
    };
    said.lines().map(|text| line(text).unwrap_or_else(|| panic!("{text:?}"))).collect()
}

/// Instructions per operation.
pub(crate) fn instructions(contestant: Contestant, count: usize, operation: &str) -> f64 {
    let counted = counted(&build(contestant, count));
    counted.into_iter().find(|(name, _)| name == operation).expect("one of the operations").1
}

fn count_instructions(contestant: Contestant, program: &Path, count: usize, results: &mut Results) {
    for (operation, each) in counted(program) {
        results.put(&format!("{operation}.instructions"), count, contestant.name(), &[each]);
    }
}

/// Instructions per operation, without those of the loop around it.
fn counted(program: &Path) -> Vec<(String, f64)> {
    let data = program.with_extension("callgrind");
    let output = Command::new("valgrind")
        .arg("--tool=callgrind")
        .arg(format!("--callgrind-out-file={}", data.display()))
        .arg(program)
        .arg("count")
        .output()
        .expect("valgrind runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let times: f64 = String::from_utf8_lossy(&output.stdout).trim().parse().expect("a number");
    let output = Command::new("callgrind_annotate")
        .args(["--inclusive=yes", "--threshold=100"])
        .arg(&data)
        .output()
        .expect("callgrind_annotate comes with valgrind");
    let said = String::from_utf8_lossy(&output.stdout);
    let operations: Vec<_> = said.lines().filter_map(operation).collect();
    let (_, around) = *operations.iter().find(|(name, _)| *name == "loop").expect("the loop was run");
    let operations = operations.into_iter().filter(|(name, _)| *name != "loop");
    operations.map(|(name, instructions)| (name.to_owned(), (instructions - around) / times)).collect()
}

/// `1,234 (5.67%)  file:op_hit [program]`
fn operation(line: &str) -> Option<(&str, f64)> {
    let number = line.split_whitespace().next()?.replace(',', "").parse().ok()?;
    let name = line.split_once(":op_")?.1.split([' ', '[']).next()?;
    Some((name, number))
}
