//! What the generated enum costs the crate that contains it, compared with the derives that a team would use instead.
//!
//! CPU time of rustc for that crate, with its dependencies built.
//! All contestants must give the same results before anything is timed, and they take turns.

pub(crate) mod crates;
pub(crate) mod facts;
pub(crate) mod peers;
mod programs;

use std::path::Path;
use std::time::Duration;

use self::crates::Contestant;
use self::facts::{Fact, facts};
use crate::options::Options;
use crate::results::Results;
use crate::rustc::{Run, Task, cargo};
use crate::time::milliseconds;

/// The only number of codes that is measured with a build script, because rustc compiles the same file as for a checked-in one.
const SCRIPT: usize = 1_000;

pub(crate) fn measure(options: &Options, results: &mut Results) {
    for &count in &options.sizes {
        let facts = facts(count);
        let turns = options.turns(count);
        same_answers(&facts);
        check(&facts, turns, results);
        debug(&facts, turns, results);
        release(&facts, turns, results);
    }
}

/// The crate from scratch, and after an edit.
fn check(facts: &[Fact], turns: usize, results: &mut Results) {
    let mut runs = runs(facts, |folder, target| Run::new(folder, target, Task::Check));
    timed(&mut runs, turns, Run::time);
    keep(Task::Check.name(), facts.len(), &runs, |run| &run.times, results);
    timed(&mut runs, turns, Run::time_edit);
    keep("edit", facts.len(), &runs, |run| &run.times, results);
}

/// The crate from scratch.
fn debug(facts: &[Fact], turns: usize, results: &mut Results) {
    let mut runs = runs(facts, |folder, target| Run::new(folder, target, Task::Build));
    timed(&mut runs, turns, Run::time);
    keep(Task::Build.name(), facts.len(), &runs, |run| &run.times, results);
}

/// The crate, and a small program that uses everything, in the same round: a peer's crate can take a minute.
fn release(facts: &[Fact], turns: usize, results: &mut Results) {
    let mut runs = runs(facts, |folder, target| Run::with_example(folder, target, Task::Release, "consumer"));
    timed(&mut runs, turns, Run::time);
    keep(Task::Release.name(), facts.len(), &runs, |run| &run.library, results);
    keep("consumer", facts.len(), &runs, |run| &run.times, results);
    for (contestant, run) in &runs {
        results.put("memory", facts.len(), contestant.name(), &run.memory);
    }
}

type Runs = Vec<(Contestant, Run)>;

fn runs(facts: &[Fact], run: impl Fn(&Path, &Path) -> Run) -> Runs {
    let contestants = Contestant::ALL
        .into_iter()
        .filter(|contestant| *contestant != Contestant::Script || facts.len() == SCRIPT);
    contestants
        .map(|contestant| {
            (contestant, run(&crates::write(contestant, facts), &crates::folder().join("target")))
        })
        .collect()
}

/// The contestants take turns, so that other load on the machine affects all of them.
fn timed(runs: &mut Runs, turns: usize, time: impl Fn(&mut Run)) {
    for (_, run) in &mut *runs {
        run.clear();
    }
    for _ in 0..turns {
        for (_, run) in &mut *runs {
            time(run);
        }
    }
}

fn keep(what: &str, count: usize, runs: &Runs, times: impl Fn(&Run) -> &[Duration], results: &mut Results) {
    for (contestant, run) in runs {
        let times: Vec<_> = times(run).iter().map(|time| milliseconds(*time)).collect();
        results.put(what, count, contestant.name(), &times);
    }
}

/// Calls every method on each code of all contestants.
fn same_answers(facts: &[Fact]) {
    let mut first: Option<String> = None;
    for contestant in Contestant::ALL {
        let place = crates::write(contestant, facts);
        let output = cargo(&place, &crates::folder().join("target"))
            .args(["run", "--quiet", "--example", "answers"])
            .output()
            .expect("cargo runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let answers = String::from_utf8(output.stdout).expect("text");
        let first = first.get_or_insert_with(|| answers.clone());
        assert!(answers.lines().count() > 12 * facts.len(), "there are answers");
        let differ = first.lines().zip(answers.lines()).find(|(first, answer)| first != answer);
        assert!(
            *first == answers,
            "{contestant:?}, {} codes: the answers differ, first {differ:?}",
            facts.len()
        );
    }
}
