//! What users compile beyond their own crate, from nothing: crates and CPU seconds, beside the usual derive stack.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A way to depend on errspec, or the peer.
struct Tree {
    name: &'static str,
    dependencies: &'static str,
    build: &'static str,
}

const TREES: &[Tree] = &[
    Tree {
        name: "derive stack: thiserror, strum, serde",
        dependencies: "thiserror = \"2\"\nstrum = { version = \"0.28\", features = [\"derive\"] }\nserde = { version = \"1\", features = [\"derive\"] }",
        build: "",
    },
    Tree {
        name: "build script",
        dependencies: "errspec = { path = \"{root}\", default-features = false, features = [\"alloc\"] }",
        build: "errspec-codegen = { path = \"{root}/codegen\" }",
    },
    Tree { name: "`errors!`", dependencies: "errspec = { path = \"{root}\" }", build: "" },
    Tree {
        name: "checked-in file",
        dependencies: "errspec = { path = \"{root}\", default-features = false, features = [\"alloc\"] }",
        build: "",
    },
];

pub(crate) fn table() {
    println!(
        "\nWhat a user compiles beyond the own crate, from nothing, `cargo build` (crates, CPU seconds)\n"
    );
    println!("| road | crates | CPU s | ratio |");
    println!("|---|---:|---:|---:|");
    let mut peer = None;
    for tree in TREES {
        let folder = tempfile::tempdir().expect("a temporary folder");
        project(folder.path(), tree);
        let crates = count(folder.path());
        // Once to fetch, twice to measure.
        let seconds = (0..3).map(|_| cold(folder.path())).fold(f64::MAX, f64::min);
        let peer = *peer.get_or_insert(seconds);
        println!("| {} | {crates} | {seconds:.1} | {:.2} |", tree.name, seconds / peer);
    }
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
    cargo
}

fn target(folder: &Path) -> PathBuf {
    folder.join("target")
}

/// The crates of the tree, the user's own left out.
fn count(folder: &Path) -> usize {
    let output = cargo(folder)
        .args(["tree", "--prefix", "none", "--no-dedupe", "-e", "normal,build", "--format", "{p}"])
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let listed = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut crates: Vec<_> = listed.lines().filter(|line| !line.is_empty()).map(name).collect();
    crates.sort_unstable();
    crates.dedup();
    crates.len() - 1
}

/// A crate and its version, without where it lies and what kind it is.
fn name(line: &str) -> String {
    line.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

/// User and system seconds of a build from nothing, as the kernel counts them for finished children.
fn cold(folder: &Path) -> f64 {
    let _ = fs::remove_dir_all(target(folder));
    let before = children();
    let status = cargo(folder).args(["build", "--quiet"]).status().expect("cargo runs");
    assert!(status.success(), "the project does not build");
    children() - before
}

/// Fields 16 and 17 of `/proc/self/stat` (proc(5)): ticks of 10 ms of all children that were waited for.
fn children() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux");
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks: f64 = fields[13..15].iter().map(|field| field.parse::<f64>().expect("a number")).sum();
    ticks / 100.0
}
