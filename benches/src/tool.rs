//! `errspec check` as a process, everything fresh, beside a process that does nothing.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::made;
use crate::time::{least, ms};

pub(crate) fn table() {
    let tool = build();
    println!("\n`errspec check` with a page as output, everything fresh (ms)\n");
    println!("| codes | `errspec check` | `errspec --version` |");
    println!("|---:|---:|---:|");
    for codes in [10, 1_000, 10_000] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(folder.path().join("spec")).expect("an empty folder");
        std::fs::write(folder.path().join("spec/errors.yaml"), made::spec(codes)).expect("a writable folder");
        run(&tool, &["generate"], folder.path());
        let check = least(|| run(&tool, &["check"], folder.path()));
        let version = least(|| run(&tool, &["--version"], folder.path()));
        println!("| {codes} | {} | {} |", ms(check), ms(version));
    }
}

fn run(tool: &Path, arguments: &[&str], folder: &Path) {
    let status = Command::new(tool)
        .args(arguments)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the tool was built");
    assert!(status.success(), "errspec {arguments:?}: {status}");
}

/// Builds the tool as it is released.
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
