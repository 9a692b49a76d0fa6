//! `errspec init` gives a project its first spec, once.

use crate::project::{Project, SPEC};

const NEXT: &str = "
Next:
  errspec generate
      write the docs page, and the JSON Schema for your editor
  errspec::errors!(\"spec/errors.yaml\");
      in src/lib.rs, after `cargo add errspec`: the enum `ErrorCode`
  errspec check
      in CI: fail if a file is out of date
";

#[test]
fn starts_a_package_that_generates_and_checks() {
    let project = Project::new(&[("Cargo.toml", ""), ("src/lib.rs", "")]);
    project.run(&["init"]).is(0, "written  spec/errors.yaml\n", NEXT);
    project.run(&["generate"]).is(
        0,
        "written    docs/errors.md\nwritten    spec/errors.schema.json\n4 codes in spec/errors.yaml: 2 files written\n",
        "",
    );
    project.run(&["check", "--deny-warnings"]).is(0, "4 codes in spec/errors.yaml: 2 files up to date\n", "");
}

#[test]
fn starts_in_the_package_and_not_in_a_folder_of_it() {
    let project = Project::new(&[("Cargo.toml", ""), ("src/lib.rs", "")]);
    assert_eq!(project.run_in("src", &["init"]).out, "written  ../spec/errors.yaml\n");
    assert!(project.path("spec/errors.yaml").is_file());
}

#[test]
fn starts_without_a_package_too() {
    let project = Project::new(&[]);
    assert_eq!(project.run(&["init"]).code, 0);
    assert_eq!(project.run(&["generate"]).code, 0);
    assert_eq!(project.run(&["check"]).code, 0);
    assert_eq!(
        project.files(),
        ["spec/errors.md", "spec/errors.schema.json", "spec/errors.yaml"],
        "outputs are relative to the folder of the spec"
    );
}

#[test]
fn starts_where_it_is_told() {
    let project = Project::new(&[("Cargo.toml", "")]);
    let ran = project.run(&["init", "--spec", "api/v1.yaml"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "written  api/v1.yaml\n"));
    assert!(ran.err.contains("\n  errspec generate --spec api/v1.yaml\n"), "{}", ran.err);
    assert!(ran.err.contains("\n  errspec::errors!(\"api/v1.yaml\");\n"), "{}", ran.err);
    assert_eq!(project.run(&["generate", "--spec", "api/v1.yaml"]).code, 0);
    assert!(project.path("api/errors.schema.json").is_file());
}

#[test]
fn starts_within_the_repository() {
    let project = Project::new(&[("Cargo.toml", ""), ("inner/.git", "gitdir: elsewhere")]);
    project.run_in("inner", &["init"]);
    assert!(project.path("inner/spec/errors.yaml").is_file(), "{:?}", project.files());
    assert_eq!(project.run_in("inner", &["generate"]).code, 0, "the spec is found where it was put");
}

#[test]
fn starts_at_a_root_that_is_given() {
    let project = Project::new(&[("app/Cargo.toml", ""), ("app/docs/errors.md", "by hand\n")]);
    let ran = project.run_in("app", &["init", "--root", ".."]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "written  ../spec/errors.yaml\n"));
    assert!(ran.err.contains("\n  errspec generate --root ..\n"), "{}", ran.err);
    assert_eq!(project.run_in("app", &["generate", "--root", ".."]).code, 0);
    assert!(project.path("docs/errors.md").is_file());
    assert_eq!(project.text("app/docs/errors.md"), "by hand\n");
}

#[test]
fn says_commands_that_a_shell_takes() {
    let project = Project::new(&[("Cargo.toml", "")]);
    let ran = project.run(&["check", "--spec", "our specs/1.yaml"]);
    assert!(ran.err.contains("`errspec init --spec 'our specs/1.yaml'` to create"), "{}", ran.err);
    let ran = project.run(&["init", "--spec", "our specs/1.yaml"]);
    assert!(ran.err.contains("\n  errspec generate --spec 'our specs/1.yaml'\n"), "{}", ran.err);
}

#[test]
fn never_overwrites() {
    let project = Project::with(SPEC);
    project.run(&["init"]).is(
        2,
        "",
        "error: `spec/errors.yaml` already exists\n\
         help: run `errspec check` to check it, or pass `--spec PATH` to create another spec\n",
    );
    assert_eq!(project.text("spec/errors.yaml"), SPEC);
}

#[test]
fn leaves_a_page_that_is_there_to_its_author() {
    let project = Project::new(&[("Cargo.toml", ""), ("docs/errors.md", "by hand\n")]);
    project.run(&["init"]);
    let ran = project.run(&["generate"]);
    assert_eq!(
        (ran.code, ran.out.starts_with("written    spec/errors.schema.json\n")),
        (0, true),
        "{}",
        ran.out
    );
    assert_eq!(project.text("docs/errors.md"), "by hand\n");
}

#[cfg(unix)]
#[test]
fn does_not_follow_a_link() {
    let project = Project::new(&[("Cargo.toml", ""), ("spec/README.md", "")]);
    std::os::unix::fs::symlink("elsewhere.yaml", project.path("spec/errors.yaml")).unwrap();
    assert_eq!(project.run(&["init"]).code, 2);
    assert!(!project.path("spec/elsewhere.yaml").exists());
}
