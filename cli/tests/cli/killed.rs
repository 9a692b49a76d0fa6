//! The tool killed at any moment: each output is the old one or the new one, whole, and the next run is right.

use std::collections::BTreeSet;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::project::{Project, large};

const OUTPUTS: [&str; 5] =
    ["README.md", "docs/errors.md", "docs/errors.mdx", "docs/table.md", "src/codes.rs"];

/// All outputs, as they are now.
fn outputs(project: &Project) -> Vec<String> {
    OUTPUTS.iter().map(|path| project.text(path)).collect()
}

fn spawn(project: &Project) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_errspec"));
    command.arg("generate").current_dir(project.path("")).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("the tool runs")
}

/// What is there beside the files that should be.
fn left(project: &Project) -> BTreeSet<String> {
    let mut files = BTreeSet::from_iter(project.files());
    for file in OUTPUTS.iter().chain(&["Cargo.toml", "spec/errors.yaml"]) {
        assert!(files.remove(*file), "{file} is gone");
    }
    files
}

#[test]
fn each_output_is_old_or_new() {
    const ROUNDS: u32 = 24;
    let project = large(300, "One");
    let mut states = Vec::new();
    let mut took = Duration::ZERO;
    for name in ["One", "Two"] {
        project.put("spec/errors.yaml", &large(300, name).text("spec/errors.yaml"));
        let start = Instant::now();
        assert!(spawn(&project).wait().unwrap().success());
        took = start.elapsed();
        states.push((project.text("spec/errors.yaml"), outputs(&project)));
    }
    assert!(states[0].1.iter().zip(&states[1].1).all(|(one, two)| one != two));

    // How many outputs were new when the run was killed, each at another moment from its start to its end.
    let mut moments = BTreeSet::new();
    for round in 0..ROUNDS {
        let [(_, old), (spec, new)] = [&states[(round + 1) as usize % 2], &states[round as usize % 2]];
        project.put("spec/errors.yaml", spec);
        let mut run = spawn(&project);
        thread::sleep(took * round / ROUNDS);
        // It may have ended by itself.
        let _ = run.kill();
        run.wait().unwrap();
        let found = outputs(&project);
        for ((found, old), new) in found.iter().zip(old).zip(new) {
            assert!(found == old || found == new, "half an output in round {round}");
        }
        moments.insert(found.iter().zip(new).filter(|(found, new)| found == new).count());
        assert_eq!(&project.text("spec/errors.yaml"), spec);
        // The next run makes all of it right, whatever was left.
        assert!(spawn(&project).wait().unwrap().success());
        assert_eq!(&outputs(&project), new);
    }
    eprintln!("killed with {moments:?} of {} outputs new", OUTPUTS.len());
    assert!(moments.len() > 1, "each run was killed at the same moment: {moments:?}");
    check_left(&project, ROUNDS);
}

/// At most a file for each run that was killed, and none once some time has passed.
#[track_caller]
fn check_left(project: &Project, rounds: u32) {
    let files = left(project);
    eprintln!("left: {files:?}");
    assert!(files.len() <= rounds as usize);
    for file in &files {
        assert!(
            file.ends_with(".new") && file.rsplit('/').next().unwrap().starts_with('.'),
            "{file} is no new file of ours"
        );
        let file = std::fs::File::options().write(true).open(project.path(file)).unwrap();
        file.set_modified(std::time::SystemTime::now() - Duration::from_secs(3_600)).unwrap();
    }
    for path in OUTPUTS {
        // A file of regions must be there.
        project.put(path, &project.text(path).replace("Code", "Edited"));
    }
    assert!(spawn(project).wait().unwrap().success());
    assert_eq!(left(project), BTreeSet::new());
}
