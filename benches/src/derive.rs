//! What the derive costs the crate that uses it, compared with `thiserror`, `strum` and hand-written matches.
//!
//! CPU time of rustc for that crate, with its dependencies built, from an empty incremental cache.
//! Both enums derive `Debug`, whose cost is also shown separately. Both must give the same results before anything is timed, and they take turns.

mod cases;
mod crates;
mod peer;

use std::path::Path;

use self::cases::cases;
use self::crates::Contestant;
use crate::options::Options;
use crate::results::Results;
use crate::rustc::{Run, Task, cargo};
use crate::time::milliseconds;

/// The largest enum: nobody has a spec of 5,000 errors with a payload each.
const MOST: usize = 1_000;

pub(crate) fn measure(options: &Options, results: &mut Results) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for &count in options.sizes.iter().filter(|count| **count <= MOST) {
        same_answers(folder.path(), count);
        let timed = |task, time| {
            timed(folder.path(), count, task, &CONTESTANTS.map(|(_, contestant)| contestant), options, time)
        };
        let mut keep = |what: &str, runs: Vec<Run>| {
            for ((who, _), run) in CONTESTANTS.iter().zip(runs) {
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

/// Both enums derive `Debug`, so it is also measured separately.
const CONTESTANTS: [(&str, Contestant); 3] =
    [("peer", Contestant::Peer), ("derive", Contestant::Derive), ("Debug", Contestant::Debug)];

/// How much of it is reading the spec, what a second derive adds, and what the detour through the generated enum costs.
const PARTS: [(&str, Contestant); 7] = [
    ("none", Contestant::Floor),
    ("one", Contestant::OneCode),
    ("two", Contestant::TwoCodes),
    ("all", Contestant::Derive),
    ("halves", Contestant::TwoDerives),
    ("errors!", Contestant::Errors),
    ("both", Contestant::DeriveBesideErrors),
];

fn parts(folder: &Path, options: &Options, results: &mut Results) {
    let runs = timed(folder, MOST, Task::Check, &PARTS.map(|(_, contestant)| contestant), options, Run::time);
    for ((name, _), run) in PARTS.iter().zip(runs) {
        results.put(&format!("derive.part.{name}"), MOST, "crate", &times(&run));
    }
}

fn times(run: &Run) -> Vec<f64> {
    run.times.iter().copied().map(milliseconds).collect()
}

/// Builds a crate for each kind of enum, then times all of them in turns.
fn timed(
    folder: &Path,
    count: usize,
    task: Task,
    contestants: &[Contestant],
    options: &Options,
    time: impl Fn(&mut Run),
) -> Vec<Run> {
    let made = tempfile::tempdir_in(folder).expect("a temporary folder");
    let cases = cases(count);
    let run = |(index, contestant): (usize, &Contestant)| {
        let place = crates::write(made.path().join(index.to_string()), *contestant, &cases);
        Run::new(&place, &folder.join("target"), task)
    };
    let mut runs: Vec<Run> = contestants.iter().enumerate().map(run).collect();
    for _ in 0..options.turns(count) {
        runs.iter_mut().for_each(&time);
    }
    runs
}

/// Calls every method on each variant of both enums.
fn same_answers(folder: &Path, count: usize) {
    let cases = cases(count);
    let [peer, derive] = [Contestant::Peer, Contestant::Derive].map(|contestant| {
        let made = tempfile::tempdir_in(folder).expect("a temporary folder");
        let place = crates::write(made.path().join("answers"), contestant, &cases);
        let output =
            cargo(&place, &folder.join("target")).args(["run", "--quiet"]).output().expect("cargo runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    });
    assert!(peer.lines().count() > 7 * count, "there are answers");
    let differ = peer.lines().zip(derive.lines()).find(|(peer, derive)| peer != derive);
    assert!(peer == derive, "{count} variants: the answers differ, first {differ:?}");
}
