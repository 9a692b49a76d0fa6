//! `build.rs`, in a user's project.

use crate::project::{Project, SPEC};

const MANIFEST: &str = r#"
[dependencies]
errspec = { path = "{errspec}", default-features = false, features = ["alloc"] }

[build-dependencies]
errspec-codegen = { path = "{codegen}" }
"#;

const MAIN: &str = r#"
errspec::include_errors!();

fn main() {
    for code in ErrorCode::ALL {
        println!("{} {} {code}", code.as_str(), code.http_status());
    }
}
"#;

fn project(name: &str) -> Project {
    Project::new(name)
        .manifest(MANIFEST)
        .file("build.rs", "fn main() {\n    errspec_codegen::generate(\"spec/errors.yaml\");\n}\n")
        .file("spec/errors.yaml", SPEC)
        .file("src/main.rs", MAIN)
}

#[test]
fn a_project_compiles_the_enum_of_its_spec() {
    let run = project("compiles").cargo(&["run", "--quiet"]).succeeds();
    assert_eq!(run.stdout, "order_locked 409 The order is being changed by someone else.\n");
    assert_eq!(run.stderr, "");
}

#[test]
fn an_edit_of_the_spec_rebuilds_and_no_edit_does_not() {
    let project = project("rebuilds");
    project.cargo(&["build"]).succeeds();
    let idle = project.cargo(&["build"]).succeeds();
    assert!(!idle.compiled("rebuilds"), "{}", idle.stderr);
    project.write("spec/errors.yaml", &SPEC.replace("409", "423"));
    let edited = project.cargo(&["run"]).succeeds();
    assert!(edited.compiled("rebuilds"), "{}", edited.stderr);
    assert!(edited.stdout.starts_with("order_locked 423 "), "{}", edited.stdout);
}

#[test]
fn an_edit_that_changes_no_output_does_not_compile_the_crate() {
    let project = project("comments");
    project.cargo(&["build"]).succeeds();
    project.write("spec/errors.yaml", &format!("# A comment.\n{SPEC}"));
    project.cargo(&["build"]).succeeds();
    let source = project.cargo(&["build", "-v"]).succeeds();
    assert!(source.stderr.contains("Fresh comments"), "{}", source.stderr);
}

#[test]
fn a_wrong_spec_fails_with_every_error_in_rustcs_own_output() {
    let project = project("wrong");
    project.write(
        "spec/errors.yaml",
        &SPEC.replace("http: 409", "http: 209").replace("bucket: fix_in_code", "bucket: fix_in_cod"),
    );
    let run = project.cargo(&["build"]).fails();
    let expected = [
        "error: HTTP status 209 of code `order_locked` must be between 400 and 599 [status-range]\n",
        " --> spec/errors.yaml:8:11\n",
        "8 |     http: 209\n",
        "error: unknown bucket `fix_in_cod` [unknown-bucket]\n",
        "9 |     bucket: fix_in_cod\n",
        "help: a bucket with a similar name exists: `fix_in_code`\n",
        "warning: wrong@0.0.0: `spec/errors.yaml` has errors; rustc reports them at the `include_errors!` call\n",
    ];
    for part in expected {
        assert!(run.stderr.contains(part), "no {part:?} in\n{}", run.stderr);
    }
    for noise in ["panicked", "--- stdout", "--- stderr", "RUST_BACKTRACE"] {
        assert!(!run.stderr.contains(noise), "{noise:?} in\n{}", run.stderr);
    }
}

#[test]
fn a_wrong_spec_is_in_the_messages_that_editors_read() {
    let project = project("json");
    project.write("spec/errors.yaml", &SPEC.replace("bucket: fix_in_code", "bucket: fix_in_cod"));
    let run = project.cargo(&["check", "--message-format=json"]).fails();
    let line = run.stdout.lines().find(|line| line.contains("unknown-bucket")).expect("a message");
    assert!(line.contains(r#""level":"error""#), "{line}");
    assert!(line.contains("spec/errors.yaml:9:13"), "{line}");
}

#[test]
fn a_fixed_spec_builds_again() {
    let project = project("fixed");
    project.write("spec/errors.yaml", "version: 1\n");
    project.cargo(&["build"]).fails();
    project.write("spec/errors.yaml", SPEC);
    project.cargo(&["build"]).succeeds();
}

#[test]
fn a_missing_spec_is_named() {
    let project = project("missing");
    std::fs::remove_file(project.folder.join("spec/errors.yaml")).unwrap();
    let run = project.cargo(&["build"]).fails();
    assert!(run.stderr.contains("error: `spec/errors.yaml` does not exist [unreadable]\n"), "{}", run.stderr);
    assert_eq!(run.stderr.matches("`spec/errors.yaml`").count(), 1, "{}", run.stderr);
    project.write("spec/errors.yaml", SPEC);
    project.cargo(&["build"]).succeeds();
}

#[test]
fn a_misspelled_path_is_told_the_right_one() {
    let project = project("misspelled");
    for (given, help) in [
        ("spec/error.yaml", "a file with a similar path exists: `spec/errors.yaml`"),
        ("api/problems.yaml", "a spec exists at `spec/errors.yaml`"),
    ] {
        project.write(
            "build.rs",
            &format!("fn main() {{ errspec_codegen::Generator::new().spec(\"{given}\").generate(); }}\n"),
        );
        let run = project.cargo(&["build"]).fails();
        let expected = format!(
            "error: `{given}` does not exist [unreadable]\n  \
             = note: the path is relative to the package, the folder of its `Cargo.toml`\n  = help: {help}\n"
        );
        let told: Vec<_> = run.stderr.lines().map(str::trim_start).collect();
        let expected: Vec<_> = expected.lines().map(str::trim_start).collect();
        assert!(told.windows(3).any(|lines| *lines == *expected), "{}", run.stderr);
    }
}

#[test]
fn warnings_are_shown_by_cargo() {
    let project = project("warned");
    let spare = "  spare: { title: Spare, retry: never, advice: Do not retry. }\ncodes:";
    project.write("spec/errors.yaml", &SPEC.replace("codes:", spare));
    let run = project.cargo(&["build"]).succeeds();
    let expected =
        "warning: warned@0.0.0: spec/errors.yaml:6:3: no code is in bucket `spare` [unused-bucket]\n";
    assert!(run.stderr.contains(expected), "{}", run.stderr);
}

#[test]
fn a_builder_has_the_settings_that_people_expect() {
    let build = r##"
fn main() {
    errspec_codegen::Generator::new()
        .spec("../shared.yaml")
        .file_name("shop.rs")
        .name("ShopCode")
        .derive("Debug")
        .without(errspec_codegen::__internal::emit::Impl::Debug)
        .attribute("#[must_use]")
        .visibility("pub(crate)")
        .non_exhaustive(false)
        .without(errspec_codegen::__internal::emit::Impl::FromStr)
        .crate_path("::renamed")
        .generate();
}
"##;
    let main = r#"
renamed::include_errors!("shop.rs");

impl std::str::FromStr for ShopCode {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        ShopCode::from_code(text).ok_or(())
    }
}

fn main() {
    let code: ShopCode = "order_locked".parse().unwrap();
    println!("{code:?} {:?}", ShopCode::try_from("nope").is_err());
}
"#;
    let project = Project::new("settings")
        .file(
            "member/Cargo.toml",
            &crate::project::filled(
                "[package]\nname = \"member\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n[dependencies]\n\
                 renamed = { package = \"errspec\", path = \"{errspec}\", default-features = false }\n\
                 [build-dependencies]\nerrspec-codegen = { path = \"{codegen}\" }\n",
            ),
        )
        .file("member/build.rs", build)
        .file("member/src/main.rs", main)
        .file("shared.yaml", SPEC);
    std::fs::copy(project.folder.join("Cargo.lock"), project.folder.join("member/Cargo.lock")).unwrap();
    let run = project.cargo_in("member", &["run", "--quiet"]).succeeds();
    assert_eq!(run.stdout, "OrderLocked true\n");
    project.write("shared.yaml", &SPEC.replace("order_locked", "order_gone"));
    let run = project.cargo_in("member", &["run", "--quiet"]).fails();
    assert!(
        run.stderr.contains("Result::unwrap"),
        "the edit of a spec outside of the package rebuilds\n{}",
        run.stderr
    );
}

#[test]
fn a_checked_in_file_is_written_or_compared() {
    let build = |check: bool| {
        format!(
            "fn main() {{\n    errspec_codegen::Generator::new()\
             .spec(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/spec/errors.yaml\")).out_file(\"src/errors.rs\").check({check}).generate();\n}}\n"
        )
    };
    let project = project("checked-in");
    project.write("build.rs", &build(false));
    project.write(
        "src/main.rs",
        &MAIN.replace("errspec::include_errors!();", "mod errors;\nuse errors::ErrorCode;"),
    );
    project.cargo(&["build"]).succeeds();
    let fresh = project.read("src/errors.rs");
    assert!(fresh.starts_with("// @generated by `errspec generate` from spec/errors.yaml."), "{fresh}");

    assert!(!project.cargo(&["build"]).succeeds().compiled("checked-in"), "the written file is not a change");
    project.write("spec/errors.yaml", &SPEC.replace("409", "423"));
    assert!(project.cargo(&["run"]).succeeds().stdout.starts_with("order_locked 423 "));
    assert!(!project.cargo(&["build"]).succeeds().compiled("checked-in"), "the written file is not a change");
    project.write("spec/errors.yaml", SPEC);
    project.cargo(&["build"]).succeeds();

    project.write("build.rs", &build(true));
    project.cargo(&["build"]).succeeds();
    // As git checks it out on Windows.
    project.write("src/errors.rs", &fresh.replace('\n', "\r\n"));
    project.cargo(&["build"]).succeeds();
    project.write("src/errors.rs", &fresh.replace("409", "410"));
    let outdated = project.cargo(&["build"]).fails();
    assert!(
        outdated.stderr.contains("error: checked-in@0.0.0: `src/errors.rs` is out of date"),
        "{}",
        outdated.stderr
    );
    assert_eq!(project.read("src/errors.rs"), fresh.replace("409", "410"), "nothing is written");

    project.write("build.rs", &build(false));
    project.write("spec/errors.yaml", "version: 1\n");
    project.cargo(&["build"]).fails();
    assert_eq!(project.read("src/errors.rs"), fresh.replace("409", "410"), "a wrong spec writes nothing");

    project.write("spec/errors.yaml", SPEC);
    project.write("build.rs", &build(false).replace("src/errors.rs", "src/../spec/errors.yaml"));
    let over = project.cargo(&["build"]).fails();
    assert!(over.stderr.contains("`src/../spec/errors.yaml` is the spec itself"), "{}", over.stderr);
    assert_eq!(project.read("spec/errors.yaml"), SPEC, "a spec is not written over");

    for check in [false, true] {
        project.write("build.rs", &build(check).replace("src/errors.rs", "src/main.rs"));
        let main = project.read("src/main.rs");
        let over = project.cargo(&["build"]).fails();
        assert!(
            over.stderr.contains("`src/main.rs` exists, and errspec did not generate it"),
            "{}",
            over.stderr
        );
        assert!(!over.stderr.contains("mod errors"), "{}", over.stderr);
        assert_eq!(project.read("src/main.rs"), main, "a hand-written file is not written over");
    }

    project.write("build.rs", &build(false).replace("src/errors.rs", "Cargo.toml/errors.rs"));
    let in_the_way = project.cargo(&["build"]).fails();
    let told = "error: checked-in@0.0.0: cannot write `Cargo.toml/errors.rs`: ";
    assert!(in_the_way.stderr.contains(told), "{}", in_the_way.stderr);
}
