//! What the derive costs the crate that it stands in, beside `thiserror`, `strum` and matches by hand.
//!
//! CPU time of rustc for the crate alone, its dependencies built, from an empty incremental cache.
//! Both enums derive `Debug`, whose cost stands beside. The two give the same answers, which is held before anything is timed, and are run by turns.

mod cases;
mod crates;
mod peer;

use std::path::Path;

use self::cases::cases;
use self::crates::Road;
use crate::options::Options;
use crate::results::Results;
use crate::rustc::{Run, Task, cargo};
use crate::time::milliseconds;

/// The largest enum: a spec of 5,000 errors with a payload each is nobody's.
const MOST: usize = 1_000;

pub(crate) fn measure(options: &Options, results: &mut Results) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for &count in options.sizes.iter().filter(|count| **count <= MOST) {
        same_answers(folder.path(), count);
        let timed =
            |task, time| timed(folder.path(), count, task, &ROADS.map(|(_, road)| road), options, time);
        let mut keep = |what: &str, runs: Vec<Run>| {
            for ((who, _), run) in ROADS.iter().zip(runs) {
                results.put(&format!("derive.{what}"), count, who, &times(&run));
            }
        };
        for task in Task::ALL {
            keep(task.name(), timed(task, Run::time as fn(&mut Run)));
        }
        keep("edit", timed(Task::Check, Run::time_edit));
    }
    if options.sizes.contains(&MOST) {
        parts(folder.path(), options, results);
    }
}

/// Both enums derive `Debug`, so that it is counted alone as well.
const ROADS: [(&str, Road); 3] = [("peer", Road::Peer), ("derive", Road::Derive), ("Debug", Road::Debug)];

/// What of it is reading the spec, what a second derive adds, and the way over the generated enum.
const PARTS: [(&str, Road); 7] = [
    ("none", Road::Floor),
    ("one", Road::OneCode),
    ("two", Road::TwoCodes),
    ("all", Road::Derive),
    ("halves", Road::TwoDerives),
    ("errors!", Road::Errors),
    ("both", Road::DeriveBesideErrors),
];

fn parts(folder: &Path, options: &Options, results: &mut Results) {
    let runs = timed(folder, MOST, Task::Check, &PARTS.map(|(_, road)| road), options, Run::time);
    for ((name, _), run) in PARTS.iter().zip(runs) {
        results.put(&format!("derive.part.{name}"), MOST, "crate", &times(&run));
    }
}

fn times(run: &Run) -> Vec<f64> {
    run.times.iter().copied().map(milliseconds).collect()
}

/// Builds a crate for each road, then times all of them by turns.
fn timed(
    folder: &Path,
    count: usize,
    task: Task,
    roads: &[Road],
    options: &Options,
    time: impl Fn(&mut Run),
) -> Vec<Run> {
    let made = tempfile::tempdir_in(folder).expect("a temporary folder");
    let cases = cases(count);
    let run = |(index, road): (usize, &Road)| {
        let place = crates::write(made.path().join(index.to_string()), *road, &cases);
        Run::new(&place, &folder.join("target"), task)
    };
    let mut runs: Vec<Run> = roads.iter().enumerate().map(run).collect();
    for _ in 0..options.turns(count) {
        runs.iter_mut().for_each(&time);
    }
    runs
}

/// Asks each variant of both everything.
fn same_answers(folder: &Path, count: usize) {
    let cases = cases(count);
    let [peer, derive] = [Road::Peer, Road::Derive].map(|road| {
        let made = tempfile::tempdir_in(folder).expect("a temporary folder");
        let place = crates::write(made.path().join("answers"), road, &cases);
        let output =
            cargo(&place, &folder.join("target")).args(["run", "--quiet"]).output().expect("cargo runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    });
    assert!(peer.lines().count() > 7 * count, "there are answers");
    let differ = peer.lines().zip(derive.lines()).find(|(peer, derive)| peer != derive);
    assert!(peer == derive, "{count} variants: the answers differ, first {differ:?}");
}
