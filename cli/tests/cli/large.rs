//! A package with many codes and outputs, so that a run takes long enough to interfere with it.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::process::{Child, Command, Stdio};

use crate::project::{Project, SPEC};

/// The outputs of the spec.
pub(crate) const OUTPUTS: [&str; 5] =
    ["README.md", "docs/errors.md", "docs/errors.mdx", "docs/table.md", "src/codes.rs"];

/// A package whose spec has this many codes, and an output of nearly every kind; each output contains `name`.
pub(crate) fn large(codes: usize, name: &str) -> Project {
    let mut spec = SPEC.split("outputs:").next().unwrap().replace("name: Orders", &format!("name: {name}"));
    for code in 0..codes {
        let meaning = format!("{name} says number {code}.");
        writeln!(spec, "  code_{code}: {{ http: 409, bucket: fix, meaning: {meaning} }}").unwrap();
    }
    spec += "outputs:\n  docs/errors.md: page\n  docs/errors.mdx: page\n  docs/table.md: table\n  README.md: regions\n  src/codes.rs: rust\n";
    let readme = "Before.\n\n<!-- errspec:begin table -->\n<!-- errspec:end -->\n";
    Project::new(&[("Cargo.toml", ""), ("spec/errors.yaml", &spec), ("README.md", readme)])
}

/// The current texts of all outputs.
pub(crate) fn outputs(project: &Project) -> Vec<String> {
    OUTPUTS.iter().map(|path| project.text(path)).collect()
}

/// Starts `errspec generate` without reading what it prints.
pub(crate) fn spawn(project: &Project) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_errspec"));
    command.arg("generate").current_dir(project.path("")).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("the tool runs")
}

/// The files that exist in addition to the expected ones.
pub(crate) fn left(project: &Project) -> BTreeSet<String> {
    let mut files = BTreeSet::from_iter(project.files());
    for file in OUTPUTS.iter().chain(&["Cargo.toml", "spec/errors.yaml"]) {
        assert!(files.remove(*file), "{file} is gone");
    }
    files
}
