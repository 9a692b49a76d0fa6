//! `errspec check` as a process with everything up to date, next to a process that does nothing.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::options::Options;
use crate::process;
use crate::results::Results;
use crate::spec;
use crate::time::milliseconds;

pub(crate) fn measure(options: &Options, results: &mut Results) {
    let tool = build();
    for codes in [10, 1_000, 10_000] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(folder.path().join("spec")).expect("an empty folder");
        std::fs::write(folder.path().join("spec/errors.yaml"), spec::made(codes)).expect("a writable folder");
        let command = |argument: &str| {
            let mut command = Command::new(&tool);
            command.arg(argument).current_dir(folder.path());
            command
        };
        process::measure(&command("generate"));
        let commands = [("check", command("check")), ("version", command("--version"))];
        let mut taken = [const { (Vec::new(), Vec::new()) }; 2];
        for _ in 0..options.turns(codes) {
            for ((_, command), (times, memory)) in commands.iter().zip(&mut taken) {
                let taken = process::measure(command);
                times.push(milliseconds(taken.time));
                memory.push(taken.memory);
            }
        }
        for ((who, _), (times, memory)) in commands.iter().zip(&taken) {
            results.put("tool", codes, who, times);
            results.put("tool.memory", codes, who, memory);
        }
    }
}

/// Builds the command as it is released.
pub(crate) fn build() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let status = Command::new("cargo")
        .args(["build", "--quiet", "--release", "-p", "errspec-cli"])
        .current_dir(root)
        .status()
        .expect("cargo runs");
    assert!(status.success(), "the tool does not build");
    std::env::current_exe().expect("this program").with_file_name("errspec")
}
