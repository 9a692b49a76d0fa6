//! A run that is killed leaves each output complete, either old or new, and the next run updates all of them.

use std::collections::BTreeSet;
use std::fs;
use std::thread;
use std::time::SystemTime;

use crate::large::{OUTPUTS, large, left, outputs, spawn};
use crate::project::Project;

#[test]
fn each_output_is_old_or_new() {
    const ROUNDS: u32 = 24;
    let project = large(300, "One");
    let mut states = Vec::new();
    for name in ["One", "Two"] {
        project.put("spec/errors.yaml", &large(300, name).text("spec/errors.yaml"));
        assert!(spawn(&project).wait().unwrap().success());
        states.push((project.text("spec/errors.yaml"), outputs(&project)));
    }
    assert!(states[0].1.iter().zip(&states[1].1).all(|(one, two)| one != two));

    // How many outputs were new when each run was killed, at different moments of the run.
    let mut moments = BTreeSet::new();
    for round in 0..ROUNDS {
        let [(_, old), (spec, new)] = [&states[(round + 1) as usize % 2], &states[round as usize % 2]];
        project.put("spec/errors.yaml", spec);
        let times = times(&project);
        let mut run = spawn(&project);
        // Kill the run after this many outputs; in every other turn, while the next one is being written.
        let enough = round as usize % OUTPUTS.len();
        let within = round as usize / OUTPUTS.len() % 2 == 1;
        while (new_files(&project, &times) < enough || (within && !is_writing(&project)))
            && run.try_wait().unwrap().is_none()
        {
            thread::yield_now();
        }
        // The run may already have ended.
        let _ = run.kill();
        run.wait().unwrap();
        let found = outputs(&project);
        for ((found, old), new) in found.iter().zip(old).zip(new) {
            assert!(found == old || found == new, "half an output in round {round}");
        }
        moments.insert(found.iter().zip(new).filter(|(found, new)| found == new).count());
        assert_eq!(&project.text("spec/errors.yaml"), spec);
        // The next run updates everything, whatever the killed one left.
        assert!(spawn(&project).wait().unwrap().success());
        assert_eq!(&outputs(&project), new);
    }
    eprintln!("killed with {moments:?} of {} outputs new", OUTPUTS.len());
    assert!(moments.len() > 1, "each run was killed at the same moment: {moments:?}");
    check_left(&project, ROUNDS);
}

fn times(project: &Project) -> Vec<SystemTime> {
    OUTPUTS.iter().map(|path| fs::metadata(project.path(path)).unwrap().modified().unwrap()).collect()
}

/// How many outputs have been written since `since`.
fn new_files(project: &Project, since: &[SystemTime]) -> usize {
    times(project).iter().zip(since).filter(|(now, then)| now != then).count()
}

/// Whether a temporary file of an output exists.
fn is_writing(project: &Project) -> bool {
    let folders = OUTPUTS.iter().map(|path| path.rsplit_once('/').map_or("", |(folder, _)| folder));
    let entries = folders.flat_map(|folder| fs::read_dir(project.path(folder)).unwrap());
    entries.into_iter().any(|entry| entry.unwrap().file_name().to_string_lossy().ends_with(".new"))
}

/// Checks that each killed run left at most one file: hidden, and named after an output.
#[track_caller]
fn check_left(project: &Project, rounds: u32) {
    let files = left(project);
    eprintln!("left: {files:?}");
    assert!(files.len() <= rounds as usize);
    for file in &files {
        let name = file.rsplit('/').next().unwrap();
        let output = name.strip_prefix('.').and_then(|name| name.strip_suffix(".new"));
        let output = output.and_then(|name| name.rsplit_once('.')).map(|(output, _)| output);
        let is_ours = |output| OUTPUTS.iter().any(|path| path.rsplit('/').next() == Some(output));
        assert!(output.is_some_and(is_ours), "{file} is not a new file of ours");
    }
}
