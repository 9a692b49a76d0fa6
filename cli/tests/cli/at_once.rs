//! Several runs at once, and a spec that changes during a run: all outputs are complete, and from one version of the spec.

use std::collections::BTreeSet;
use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::large::{large, left, outputs, spawn};
use crate::project::Project;

/// A project, and two specs with the outputs of each.
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

#[test]
fn a_spec_that_is_replaced_is_read_as_one_of_both() {
    let (project, states) = two_states(100);
    let spec = project.path("spec/errors.yaml");
    let new = spec.with_extension("new");
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                for (text, _) in &states {
                    fs::write(&new, text).unwrap();
                    fs::rename(&new, &spec).unwrap();
                }
            }
        });
        // Stops the writer even if an assertion fails.
        let stop = Stop(&is_over);
        for _ in 0..20 {
            let ran = project.run(&["generate"]);
            assert_eq!(ran.code, 0, "{ran:?}");
            let found = outputs(&project);
            assert!(states.iter().any(|(_, expected)| expected == &found), "a mix of both: {ran:?}");
        }
        drop(stop);
    });
}

struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
