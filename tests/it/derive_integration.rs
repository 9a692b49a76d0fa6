//! `#[derive(ApiErrorSpec)]` in a user's project.

use std::fs;
use std::path::Path;

use crate::project::{Project, SPEC, filled};

const MANIFEST: &str = "[dependencies]\nerrspec = { path = \"{errspec}\" }\n";
const MAIN: &str = r#"
use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
enum Failure {
    OrderLocked { by: u64 },
}

fn main() {
    let failure = Failure::OrderLocked { by: 7 };
    let Failure::OrderLocked { by } = failure;
    println!("{} {} {failure:#} {by}", failure.code(), failure.http_status());
}
"#;
const OUTPUT: &str = "order_locked 409 The order is being changed by someone else. \
                      (order_locked, see https://shop.example/errors#order_locked) 7\n";

fn project(name: &str) -> Project {
    Project::new(name).manifest(MANIFEST).file("spec/errors.yaml", SPEC).file("src/main.rs", MAIN)
}

#[test]
fn a_project_derives_from_its_spec() {
    let run = project("d-derives").cargo(&["run", "--quiet"]).succeeds();
    assert_eq!(run.stdout, OUTPUT);
    assert_eq!(run.stderr, "");
}

#[test]
fn an_edit_of_the_spec_rebuilds_even_after_a_failed_build() {
    let project = project("d-rebuilds");
    project.cargo(&["build"]).succeeds();
    assert!(!project.cargo(&["build"]).succeeds().compiled("d-rebuilds"));
    project.write("spec/errors.yaml", &SPEC.replace("409", "423"));
    assert_eq!(project.cargo(&["run"]).succeeds().stdout, OUTPUT.replace("409", "423"));
    for (wrong, error) in [("order_lockd", "[unknown-code]"), ("Order Locked", "[code-style]")] {
        project.write("spec/errors.yaml", &SPEC.replace("order_locked", wrong));
        for _ in 0..2 {
            let run = project.cargo(&["build"]).fails();
            assert!(run.stderr.contains(error), "{}", run.stderr);
        }
    }
    fs::remove_file(project.folder.join("spec/errors.yaml")).unwrap();
    let run = project.cargo(&["build"]).fails();
    assert!(run.stderr.contains("error: no spec found; looked for `spec/errors.yaml`\n"), "{}", run.stderr);
    project.write("spec/errors.yaml", SPEC);
    assert_eq!(project.cargo(&["run"]).succeeds().stdout, OUTPUT);
}

#[test]
fn a_member_uses_the_spec_of_its_workspace_and_contains_no_absolute_path() {
    let lib = "//! An app.\n#[path = \"deep/failure.rs\"]\nmod failure;\npub use failure::Failure;\n";
    let failure = "#[derive(Debug, errspec::ApiErrorSpec)]\npub enum Failure { OrderLocked }\n";
    let manifest = "[package]\nname = \"d-app\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\nerrspec = { path = \"{errspec}\" }\n";
    let project = Project::new("d-workspace")
        .file("Cargo.toml", "[workspace]\nmembers = [\"app\"]\nresolver = \"3\"\n")
        .file("app/Cargo.toml", &filled(manifest))
        .file("app/src/deep/failure.rs", failure)
        .file("app/src/lib.rs", lib)
        .file("spec/errors.yaml", SPEC);
    project.cargo(&["build"]).succeeds();
    project.write("spec/errors.yaml", &SPEC.replace("order_locked", "order_lockd"));
    let run = project.cargo(&["build"]).fails();
    assert!(run.stderr.contains("--> spec/errors.yaml:7:3\n"), "{}", run.stderr);
    assert!(run.stderr.contains("--> app/src/deep/failure.rs:2:20\n"), "{}", run.stderr);
    project.write("spec/errors.yaml", &SPEC.replace("409", "410"));
    assert!(project.cargo_in("app", &["build"]).succeeds().compiled("d-app"));
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("target/debug/libd_app.rlib");
    let bytes = fs::read(target).unwrap();
    let folder = project.folder.join("spec");
    let needle = folder.to_str().unwrap().as_bytes();
    assert!(
        !bytes.windows(needle.len()).any(|window| window == needle),
        "the path of the spec is in the crate"
    );
}

#[test]
fn a_missing_spec_names_every_path_that_was_tried() {
    let lib = "#[derive(Debug, errspec::ApiErrorSpec)]\npub enum Failure { OrderLocked }\n\
               pub fn text(failure: &Failure) -> String { failure.to_string() }\n";
    let manifest = "[package]\nname = \"d-nothing\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\nerrspec = { path = \"{errspec}\" }\n";
    let project = Project::new("d-no-spec")
        .file("Cargo.toml", "[workspace]\nmembers = [\"crates/app\"]\nresolver = \"3\"\n")
        .file("crates/app/Cargo.toml", &filled(manifest))
        .file("crates/app/src/lib.rs", lib);
    let run = project.cargo(&["check", "--quiet"]).fails();
    for part in [
        "error: no spec found; looked for `crates/app/spec/errors.yaml`, `crates/spec/errors.yaml`, `spec/errors.yaml`\n",
        "= help: run `errspec init` to create one, or name its path, as in `#[api_error(spec = \"api/errors.yaml\")]`",
        "--> crates/app/src/lib.rs:1:17\n",
    ] {
        assert!(run.stderr.contains(part), "no {part:?} in\n{}", run.stderr);
    }
    assert!(run.stderr.contains("due to 1 previous error"), "{}", run.stderr);
}
