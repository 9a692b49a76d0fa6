//! A run takes time in proportion to its outputs.

use std::time::{Duration, Instant};

use crate::project::{Project, SPEC};

/// The time of the fastest of three runs that write this many outputs to one folder.
fn time(outputs: usize) -> Duration {
    let listed: Vec<_> = (0..outputs).map(|n| format!("  docs/{n}.json: schema\n")).collect();
    let listed = listed.concat();
    let run = || {
        let project = Project::with(&SPEC.replace("  docs/errors.md: table\n", &listed));
        let start = Instant::now();
        assert_eq!(project.run(&["generate"]).code, 0);
        let time = start.elapsed();
        assert_eq!(std::fs::read_dir(project.path("docs")).unwrap().count(), outputs);
        time
    };
    (0..3).map(|_| run()).min().unwrap()
}

/// Four times as many outputs would take sixteen times as long if each one looked at all others.
#[test]
fn four_times_the_outputs_take_about_four_times_as_long() {
    let (few, many) = (time(250), time(1_000));
    assert!(many < few * 8, "250 outputs: {few:?}, 1,000 outputs: {many:?}");
}
