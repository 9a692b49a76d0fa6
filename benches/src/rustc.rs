//! What rustc needs for a crate with its dependencies built: reruns the command that cargo ran, and measures it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::process::{self, Taken};

/// The cargo command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Task {
    Check,
    Build,
    Release,
}

impl Task {
    pub(crate) const ALL: [Self; 3] = [Self::Check, Self::Build, Self::Release];

    pub(crate) fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Build => &["build"],
            Self::Release => &["build", "--release"],
        }
    }

    /// Its name in the results.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Build => "debug",
            Self::Release => "release",
        }
    }
}

/// A package, and how cargo calls rustc for it.
pub(crate) struct Run {
    folder: PathBuf,
    target: PathBuf,
    commands: Vec<String>,
    /// One value for each time that all commands were run.
    pub(crate) times: Vec<Duration>,
    /// The time for the library in each run.
    pub(crate) library: Vec<Duration>,
    /// The peak memory for the library in each run, in MiB.
    pub(crate) memory: Vec<f64>,
}

impl Run {
    /// Builds the library of a package with its dependencies, and keeps the command for the library itself.
    pub(crate) fn new(folder: &Path, target: &Path, task: Task) -> Self {
        Self::of(folder, target, task, &["--lib"], &["user"])
    }

    /// Builds a library and a program that uses it, and keeps the commands for the two.
    pub(crate) fn with_example(folder: &Path, target: &Path, task: Task, example: &str) -> Self {
        Self::of(folder, target, task, &["--example", example], &["user", example])
    }

    fn of(folder: &Path, target: &Path, task: Task, what: &[&str], crates: &[&str]) -> Self {
        // Cargo shows a command only when it runs it.
        let library =
            File::options().append(true).open(folder.join("src/lib.rs")).expect("the crate's source");
        library.set_modified(SystemTime::now()).expect("a writable folder");
        let output =
            cargo(folder, target).args(task.arguments()).args(what).arg("-vv").output().expect("cargo runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}: {said}", folder.display());
        let command = |name: &&str| {
            said.lines()
                .filter_map(|line| line.trim_start().strip_prefix("Running `")?.strip_suffix('`'))
                .find(|command| command.contains(&format!(" --crate-name {name} ")))
                .unwrap_or_else(|| panic!("{}: {name} was not built: {said}", folder.display()))
                .to_owned()
        };
        let commands = crates.iter().map(command).collect();
        Self {
            folder: folder.into(),
            target: target.into(),
            commands,
            times: Vec::new(),
            library: Vec::new(),
            memory: Vec::new(),
        }
    }

    /// Runs the commands as for a crate that was never built, and measures the time.
    pub(crate) fn time(&mut self) {
        self.forget();
        self.count();
    }

    /// Runs the commands after an edit next to the enum, as for a crate that was built before, and measures the time.
    pub(crate) fn time_edit(&mut self) {
        self.run();
        let library = self.folder.join("src/lib.rs");
        let text = fs::read_to_string(&library).expect("the crate's source");
        let edited = format!("{text}\npub fn answer() -> usize {{\n    {}\n}}\n", self.times.len());
        fs::write(&library, edited).expect("a writable folder");
        self.count();
        fs::write(&library, text).expect("a writable folder");
    }

    /// Drops the measurements so far, which are of another kind.
    pub(crate) fn clear(&mut self) {
        self.times.clear();
        self.library.clear();
        self.memory.clear();
    }

    fn forget(&self) {
        for profile in ["debug", "release"] {
            let _ = fs::remove_dir_all(self.target.join(profile).join("incremental"));
        }
    }

    fn count(&mut self) {
        let taken = self.run();
        self.times.push(taken.iter().map(|taken| taken.time).sum());
        self.library.push(taken[0].time);
        self.memory.push(taken[0].memory);
    }

    fn run(&self) -> Vec<Taken> {
        self.commands
            .iter()
            .map(|command| {
                let mut shell = Command::new("sh");
                process::measure(shell.current_dir(&self.folder).args(["-c", command]))
            })
            .collect()
    }
}

pub(crate) fn cargo(folder: &Path, target: &Path) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(folder).env("CARGO_TARGET_DIR", target).env("CARGO_TERM_COLOR", "never");
    cargo.env_remove("RUSTFLAGS").env_remove("CARGO_INCREMENTAL");
    cargo
}
