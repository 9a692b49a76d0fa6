//! Several builds at once with a spec that changes meanwhile, with a build script and with `errors!`:
//! each crate always has one complete state of the spec, and in the end the last one.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::project::{Project, SPEC, filled};

const SCRIPTS: [&str; 2] = ["at-once-script-1", "at-once-script-2"];
const MACROS: [&str; 2] = ["at-once-macro-1", "at-once-macro-2"];

const CODES: usize = 200;

const BUILD: &str = r#"
fn main() {
    errspec_codegen::generate("../spec/errors.yaml");
    // Both scripts write this file, and cargo runs them in parallel.
    errspec_codegen::Generator::new().spec("../spec/errors.yaml").out_file("../shared/codes.rs").generate();
}
"#;

const MAIN: &str = r#"
fn main() {
    for code in ErrorCode::ALL {
        println!("{} {code}", code.as_str());
    }
}
"#;

/// A spec of two hundred codes, each of which contains the name of the state.
fn spec(state: &str) -> String {
    let mut spec = SPEC.split("codes:").next().unwrap().to_owned() + "codes:\n";
    for at in 0..CODES {
        writeln!(spec, "  code_{at}: {{ http: 409, bucket: fix_in_code, meaning: {state} has it. }}")
            .unwrap();
    }
    spec
}

/// What a crate with that state prints.
fn said(state: &str) -> String {
    let mut said = String::new();
    for at in 0..CODES {
        writeln!(said, "code_{at} {state} has it.").unwrap();
    }
    said
}

fn project() -> Project {
    let project = Project::new("at-once").file("spec/errors.yaml", &spec("One"));
    project.write("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"at-once-*\"]\n");
    for (member, is_script) in
        SCRIPTS.map(|member| (member, true)).into_iter().chain(MACROS.map(|member| (member, false)))
    {
        let package = format!("[package]\nname = \"{member}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n");
        let dependencies = if is_script {
            "[dependencies]\nerrspec = { path = \"{errspec}\", default-features = false, features = [\"alloc\"] }\n\
             [build-dependencies]\nerrspec-codegen = { path = \"{codegen}\" }\n"
        } else {
            "[dependencies]\nerrspec = { path = \"{errspec}\" }\n"
        };
        project.write(&format!("{member}/Cargo.toml"), &(package + &filled(dependencies)));
        let call = if is_script {
            "errspec::include_errors!();"
        } else {
            "errspec::errors!(\"../spec/errors.yaml\");"
        };
        project.write(&format!("{member}/src/main.rs"), &format!("{call}\n{MAIN}"));
        if is_script {
            project.write(&format!("{member}/build.rs"), BUILD);
        }
    }
    project
}

/// What each crate has now.
fn found(project: &Project) -> Vec<String> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("target/debug");
    let run = |member: &&str| project.run(&mut Command::new(target.join(member)), "").succeeds().stdout;
    SCRIPTS.iter().chain(&MACROS).map(run).collect()
}

/// Replaces the spec atomically, so that a reader sees one state or the other.
fn replace(project: &Project, state: &str) {
    let new = project.folder.join("spec/new.yaml");
    fs::write(&new, spec(state)).unwrap();
    fs::rename(new, project.folder.join("spec/errors.yaml")).unwrap();
}

#[test]
fn builds_over_a_spec_that_changes() {
    let project = project();
    project.cargo(&["build"]).succeeds();
    assert_eq!(found(&project), vec![said("One"); 4]);

    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let stop = Stop(&is_over);
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                for state in ["One", "Two"] {
                    replace(&project, state);
                    thread::yield_now();
                }
            }
        });
        for _ in 0..2 {
            let other = scope.spawn(|| project.cargo(&["build"]).succeeds());
            project.cargo(&["build"]).succeeds();
            other.join().expect("the other build");
            for found in found(&project) {
                assert!([said("One"), said("Two")].contains(&found), "a mix: {found}");
            }
            let shared = project.read("shared/codes.rs");
            assert_ne!(shared.contains("One has"), shared.contains("Two has"), "a mix: {shared}");
        }
        drop(stop);
    });

    for state in ["Two", "One"] {
        replace(&project, state);
        project.cargo(&["build"]).succeeds();
        assert_eq!(found(&project), vec![said(state); 4]);
        assert!(project.read("shared/codes.rs").contains(&format!("{state} has")));
    }
    let files = fs::read_dir(project.folder.join("shared")).unwrap().count();
    assert_eq!(files, 1, "something is left next to the file");
}

/// A failed assertion must not leave the writer running forever.
struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
