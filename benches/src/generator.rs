//! Time and memory of the generator from YAML to a formatted file, as its users run it.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::codes::crates;
use crate::codes::facts::{facts, spec};
use crate::options::Options;
use crate::process;
use crate::results::Results;
use crate::rustc::cargo;
use crate::time::milliseconds;
use crate::tool;

/// Times the generator inside the build script, so that cargo and the start of a process do not count.
const SCRIPT: &str = r#"
fn main() {
    let file = std::path::Path::new(&std::env::var_os("OUT_DIR").expect("cargo")).join("errors.rs");
    let times: Vec<String> = (0..9)
        .map(|_| {
            let _ = std::fs::remove_file(&file);
            let start = milliseconds();
            errspec_codegen::generate("spec/errors.yaml");
            let taken = milliseconds() - start;
            assert!(file.exists());
            taken.to_string()
        })
        .collect();
    std::fs::write("times", times.join(" ")).expect("a writable folder");
}

/// The CPU time of this thread.
fn milliseconds() -> f64 {
    let schedule = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    schedule.split(' ').next().and_then(|time| time.parse::<f64>().ok()).expect("nanoseconds") / 1e6
}
"#;

pub(crate) fn measure(options: &Options, results: &mut Results) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    script(folder.path(), 1_000, results);
    let tool = tool::build();
    for count in [1_000, 10_000] {
        let place = tempfile::tempdir_in(folder.path()).expect("a temporary folder");
        package(place.path(), count);
        let (mut times, mut memory) = (Vec::new(), Vec::new());
        for _ in 0..options.turns(9) {
            let _ = fs::remove_file(place.path().join("src/errors.rs"));
            let taken = process::measure(Command::new(&tool).arg("generate").current_dir(place.path()));
            times.push(milliseconds(taken.time));
            memory.push(taken.memory);
        }
        results.put("generate", count, "tool", &times);
        results.put("generate.memory", count, "tool", &memory);
    }
}

/// A package with a spec that has a Rust file as its output. The largest spec repeats the codes of the others.
fn package(folder: &Path, count: usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").display();
    let manifest = format!(
        "[package]\nname = \"user\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n\
         [build-dependencies]\nerrspec-codegen = {{ path = \"{root}/codegen\" }}\n"
    );
    let place = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
        fs::write(path, text).expect("a writable folder");
    };
    place("Cargo.toml", &manifest);
    place("spec/errors.yaml", &spec(&facts(count)));
    place("src/lib.rs", "");
    place("build.rs", SCRIPT);
}

/// An unoptimized build script. cargo builds them without optimization in release builds too.
fn script(folder: &Path, count: usize, results: &mut Results) {
    let place = tempfile::tempdir_in(folder).expect("a temporary folder");
    package(place.path(), count);
    let status = cargo(place.path(), &crates::folder().join("target"))
        .args(["build", "--quiet"])
        .status()
        .expect("cargo runs");
    assert!(status.success(), "the build script does not run");
    let times = fs::read_to_string(place.path().join("times")).expect("the build script was run");
    let times: Vec<f64> = times.split(' ').map(|time| time.parse().expect("a number")).collect();
    results.put("generate", count, "script", &times);
}
