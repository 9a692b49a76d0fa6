//! What users compile besides their own crate in a clean build: crates and CPU seconds, next to the usual derives.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::codes::peers;
use crate::process;
use crate::results::Results;

/// A way to depend on errspec, or the peer.
struct Tree {
    /// Its name in the results.
    who: &'static str,
    dependencies: &'static str,
    build: &'static str,
}

const TREES: &[Tree] = &[
    Tree { who: "A", dependencies: peers::DEPENDENCIES, build: "" },
    Tree { who: "S", dependencies: peers::SMART_DEPENDENCIES, build: "" },
    Tree {
        who: "script",
        dependencies: "errspec = { path = \"{root}\", default-features = false, features = [\"alloc\"] }",
        build: "errspec-codegen = { path = \"{root}/codegen\" }",
    },
    Tree { who: "errors!", dependencies: "errspec = { path = \"{root}\" }", build: "" },
    Tree {
        who: "ours",
        dependencies: "errspec = { path = \"{root}\", default-features = false, features = [\"alloc\"] }",
        build: "",
    },
    Tree {
        who: "ours, serde",
        dependencies: "errspec = { path = \"{root}\", default-features = false, features = [\"alloc\", \"serde\"] }",
        build: "",
    },
];

const TURNS: usize = 3;

pub(crate) fn measure(results: &mut Results) {
    let projects: Vec<_> = TREES.iter().map(|tree| (tree, fetched(tree))).collect();
    let mut seconds = vec![Vec::new(); projects.len()];
    for _ in 0..TURNS {
        for ((_, folder), seconds) in projects.iter().zip(&mut seconds) {
            seconds.push(cold(folder.path()));
        }
    }
    for ((tree, folder), seconds) in projects.iter().zip(&seconds) {
        results.put("cold", 0, tree.who, seconds);
        results.put("cold.crates", 0, tree.who, &[count(folder.path())]);
    }
}

/// A project with everything that it needs on this machine, not built yet.
fn fetched(tree: &Tree) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    project(folder.path(), tree);
    let status = cargo(folder.path()).args(["fetch", "--quiet"]).status().expect("cargo runs");
    assert!(status.success(), "the crates cannot be fetched");
    folder
}

/// The number of crates in one of the trees.
pub(crate) fn crates(who: &str) -> f64 {
    let tree = TREES.iter().find(|tree| tree.who == who).expect("one of the trees");
    let folder = tempfile::tempdir().expect("a temporary folder");
    project(folder.path(), tree);
    count(folder.path())
}

fn project(folder: &Path, tree: &Tree) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let filled = |text: &str| text.replace("{root}", &root.to_string_lossy());
    let manifest = format!(
        "[package]\nname = \"user\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n{}\n[build-dependencies]\n{}\n",
        filled(tree.dependencies),
        filled(tree.build)
    );
    fs::create_dir(folder.join("src")).expect("an empty folder");
    fs::write(folder.join("Cargo.toml"), manifest).expect("a writable folder");
    fs::write(folder.join("src/lib.rs"), "").expect("a writable folder");
    if !tree.build.is_empty() {
        fs::write(folder.join("build.rs"), "fn main() {}\n").expect("a writable folder");
    }
}

fn cargo(folder: &Path) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(folder).env("CARGO_TARGET_DIR", target(folder)).env_remove("RUSTFLAGS");
    // cargo compiles path dependencies incrementally, and crates from a registry never.
    // errspec is a path dependency only here; its users get it from a registry, like the crates of the peers.
    cargo.env("CARGO_INCREMENTAL", "0");
    cargo
}

fn target(folder: &Path) -> PathBuf {
    folder.join("target")
}

/// The crates of the tree, without the user's own.
fn count(folder: &Path) -> f64 {
    let output = cargo(folder)
        .args(["tree", "--prefix", "none", "--no-dedupe", "-e", "normal,build", "--format", "{p}"])
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let listed = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut crates: Vec<_> = listed.lines().filter(|line| !line.is_empty()).map(name).collect();
    crates.sort_unstable();
    crates.dedup();
    f64::from(u16::try_from(crates.len() - 1).expect("few crates"))
}

/// A crate and its version, without its source and kind.
fn name(line: &str) -> String {
    line.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

/// User and system seconds of a clean build, as the kernel reports them for finished children.
fn cold(folder: &Path) -> f64 {
    let _ = fs::remove_dir_all(target(folder));
    let before = process::time();
    let status = cargo(folder).args(["build", "--quiet"]).status().expect("cargo runs");
    assert!(status.success(), "the project does not build");
    process::time().saturating_sub(before).as_secs_f64()
}
