//! What rustc takes for one crate, its dependencies built: the command that cargo runs, run again and counted.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

/// What is asked of cargo.
#[derive(Clone, Copy)]
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
}

/// A crate, and how cargo calls rustc for it.
pub(crate) struct Run {
    folder: PathBuf,
    target: PathBuf,
    command: String,
    /// One for each time that it was run.
    pub(crate) times: Vec<Duration>,
}

impl Run {
    /// Builds the crate with all that it needs, and keeps the command for the crate itself.
    pub(crate) fn new(folder: &Path, target: &Path, task: Task) -> Self {
        let output =
            cargo(folder, target).args(task.arguments()).args(["--lib", "-vv"]).output().expect("cargo runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}: {said}", folder.display());
        let command = said
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("Running `")?.strip_suffix('`'))
            .find(|command| command.contains(" --crate-name user "))
            .unwrap_or_else(|| panic!("{}: the crate was not built: {said}", folder.display()));
        Self { folder: folder.into(), target: target.into(), command: command.into(), times: Vec::new() }
    }

    /// Runs it as for a crate that was never built, and counts the time.
    pub(crate) fn time(&mut self) {
        for profile in ["debug", "release"] {
            let _ = fs::remove_dir_all(self.target.join(profile).join("incremental"));
        }
        self.count();
    }

    /// Runs it after an edit beside the enum, as for a crate that was built before, and counts the time.
    pub(crate) fn time_edit(&mut self) {
        self.run();
        let library = self.folder.join("src/lib.rs");
        let text = fs::read_to_string(&library).expect("the crate's source");
        let edited = format!("{text}\npub fn answer() -> usize {{\n    {}\n}}\n", self.times.len());
        fs::write(&library, edited).expect("a writable folder");
        self.count();
        fs::write(&library, text).expect("a writable folder");
    }

    fn count(&mut self) {
        let before = children();
        self.run();
        self.times.push(children().saturating_sub(before));
    }

    fn run(&self) {
        let status = Command::new("sh")
            .args(["-c", &self.command])
            .current_dir(&self.folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("a shell");
        assert!(status.success(), "{}: {status}", self.folder.display());
    }

    pub(crate) fn least(&self) -> Duration {
        self.times.iter().min().copied().expect("it was run")
    }

    pub(crate) fn median(&self) -> Duration {
        let mut times = self.times.clone();
        times.sort_unstable();
        times[times.len() / 2]
    }
}

pub(crate) fn cargo(folder: &Path, target: &Path) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(folder).env("CARGO_TARGET_DIR", target).env("CARGO_TERM_COLOR", "never");
    cargo.env_remove("RUSTFLAGS").env_remove("CARGO_INCREMENTAL");
    cargo
}

/// User and system time of all children that were waited for.
fn children() -> Duration {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the kernel counts");
    let microseconds = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Duration::from_micros(microseconds.try_into().expect("time that has passed"))
}
