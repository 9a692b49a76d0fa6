//! Several runs at once, and a spec that changes meanwhile: what comes out is of one state of the spec, and whole.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::large::{large, left, outputs, spawn};
use crate::project::Project;

/// A project, and two specs with what each of them should produce.
fn two_states(codes: usize) -> (Project, [(String, Vec<String>); 2]) {
    let project = large(codes, "One");
    let states = ["Two", "One"].map(|name| {
        let spec = large(codes, name).text("spec/errors.yaml");
        project.put("spec/errors.yaml", &spec);
        assert!(spawn(&project).wait().unwrap().success());
        (spec, outputs(&project))
    });
    (project, states)
}

#[test]
fn several_runs_leave_what_one_would() {
    let (project, states) = two_states(150);
    for round in 0..6 {
        let (spec, expected) = &states[round % 2];
        project.put("spec/errors.yaml", spec);
        let runs: Vec<_> = (0..4).map(|_| spawn(&project)).collect();
        for mut run in runs {
            assert!(run.wait().unwrap().success());
        }
        assert_eq!(&outputs(&project), expected, "round {round}");
        assert_eq!(left(&project), BTreeSet::new());
    }
}

/// Runs the tool so often while another thread writes one spec and the other; gives how often each came out,
/// and how often the tool refused what it read.
fn run_while(codes: usize, rounds: usize, write: impl Fn(&Path, &str) + Sync) -> [usize; 3] {
    let (project, states) = two_states(codes);
    let spec = project.path("spec/errors.yaml");
    let is_over = AtomicBool::new(false);
    let mut counts = [0; 3];
    thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                for (text, _) in &states {
                    write(&spec, text);
                }
            }
        });
        // A failed assertion must not leave the writer to write for ever.
        let stop = Stop(&is_over);
        let mut before = outputs(&project);
        for _ in 0..rounds {
            let ran = project.run(&["generate"]);
            let found = outputs(&project);
            match states.iter().position(|(_, expected)| expected == &found) {
                Some(state) if ran.code == 0 => counts[state] += 1,
                _ => {
                    assert!(ran.code > 0 && ran.err.starts_with("error["), "{ran:?}");
                    assert!(found == before, "something was written: {ran:?}");
                    counts[2] += 1;
                }
            }
            before = found;
        }
        drop(stop);
    });
    counts
}

struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn a_spec_that_is_replaced_is_read_as_one_of_both() {
    let counts = run_while(100, 20, |spec, text| {
        let new = spec.with_extension("new");
        fs::write(&new, text).unwrap();
        fs::rename(&new, spec).unwrap();
    });
    assert_eq!((counts[0] + counts[1], counts[2]), (20, 0), "{counts:?}");
    eprintln!("{counts:?}");
}

/// As editors do that keep the file: it is empty for a moment, which is refused, and no half of it is ever taken.
///
/// The spec is smaller than a page of memory, which systems write at once.
#[test]
fn a_spec_that_is_written_over_is_read_as_one_of_both_or_refused() {
    let counts = run_while(20, 40, |spec, text| {
        fs::write(spec, text).unwrap();
        // A file that never rests is refused each time.
        thread::sleep(Duration::from_millis(3));
    });
    assert!(counts[0] + counts[1] > 0, "{counts:?}");
    eprintln!("{counts:?}");
}
