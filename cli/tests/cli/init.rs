//! `errspec init` creates the first spec of a project, and never overwrites one.

use crate::project::{Project, SPEC};

const NEXT: &str = "
Next:
  errspec generate
      write the docs page and the JSON Schema for your editor
  errspec::errors!(\"spec/errors.yaml\");
      in src/lib.rs, after `cargo add errspec`: the enum `ErrorCode`
  errspec check
      in CI: fail if a file is out of date
";

#[test]
fn starts_a_package_that_generates_and_checks() {
    let project = Project::new(&[("Cargo.toml", ""), ("src/lib.rs", "")]);
    project.run(&["init"]).is(0, "written  spec/errors.yaml\n", NEXT);
    let spec = project.text("spec/errors.yaml");
    project.put("spec/errors.yaml", &spec.replace("docs.your-domain.example", "docs.shop.test"));
    project.run(&["generate"]).is(
        0,
        "written    docs/errors.md\nwritten    spec/errors.schema.json\n5 codes in spec/errors.yaml: 2 files written\n",
        "",
    );
    project.run(&["check", "--deny-warnings"]).is(0, "5 codes in spec/errors.yaml: 2 files up to date\n", "");
}

#[test]
fn a_placeholder_that_stays_is_a_warning() {
    let project = Project::new(&[("Cargo.toml", "")]);
    project.run(&["init"]);
    let warning = "\
warning[placeholder-docs-url]: `docs_url` still has the placeholder `docs.your-domain.example`
 --> spec/errors.yaml:7:19
  |
7 | docs_url: https://docs.your-domain.example/errors#{code}
  |                   ^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write the URL of your docs; every failing response links to it

";
    project.run(&["generate"]).is(
        0,
        "written    docs/errors.md\nwritten    spec/errors.schema.json\n\
         5 codes in spec/errors.yaml: 2 files written, 1 warning\n",
        warning,
    );
    let denied = "error: `spec/errors.yaml` has 1 warning, and `--deny-warnings` is set\n\
                  help: run `errspec explain placeholder-docs-url` for details\n";
    project.run(&["check", "--deny-warnings"]).is(1, "", &format!("{warning}{denied}"));
}

#[test]
fn starts_in_the_package_and_not_in_a_folder_of_it() {
    let project = Project::new(&[("Cargo.toml", ""), ("src/lib.rs", "")]);
    assert_eq!(project.run_in("src", &["init"]).out, "written  ../spec/errors.yaml\n");
    assert!(project.path("spec/errors.yaml").is_file());
}

#[test]
fn outputs_stay_where_they_are_when_a_package_appears() {
    let project = Project::new(&[]);
    project.run(&["init"]).is(0, "written  spec/errors.yaml\n", NEXT);
    let spec = project.text("spec/errors.yaml");
    assert!(spec.contains("Paths are relative to the directory that contains `spec`.\n"), "{spec}");
    assert_eq!(project.run(&["generate"]).code, 0);
    assert_eq!(project.files(), ["docs/errors.md", "spec/errors.schema.json", "spec/errors.yaml"]);
    project.put("Cargo.toml", "");
    let ran = project.run(&["check"]);
    assert_eq!((ran.code, &*ran.out), (0, "5 codes in spec/errors.yaml: 2 files up to date, 1 warning\n"));
}

#[test]
fn the_spec_names_the_base_of_output_paths() {
    for (files, args, base) in [
        (&["Cargo.toml"][..], &["init"][..], "the package"),
        (&["Cargo.toml"], &["init", "--spec", "api/v1.yaml"], "the package"),
        (&["Cargo.toml", "api/x"], &["init", "--root", "."], "the package"),
        (&[], &["init", "--root", "."], "the directory of `--root`"),
        (&[], &["init", "--spec", "api/v1.yaml"], "the directory of this file"),
        (&[], &["init"], "the directory that contains `spec`"),
    ] {
        let files: Vec<_> = files.iter().map(|file| (*file, "")).collect();
        let project = Project::new(&files);
        assert_eq!(project.run(args).code, 0);
        let path = if args.contains(&"api/v1.yaml") { "api/v1.yaml" } else { "spec/errors.yaml" };
        let spec = project.text(path);
        assert!(spec.contains(&format!(" writes. Paths are relative to {base}.\n")), "{args:?}\n{spec}");
    }
}

#[test]
fn takes_the_name_of_the_package_or_directory() {
    for (manifest, name) in [
        (Some("[package]\nname = \"order-service\"\n"), "Order service API"),
        (Some("[workspace]\nmembers = []\n"), "My shop API"),
        (None, "My shop API"),
    ] {
        let project = Project::new(&[("my-shop/README.md", "")]);
        if let Some(manifest) = manifest {
            project.put("my-shop/Cargo.toml", manifest);
        }
        assert_eq!(project.run_in("my-shop", &["init"]).code, 0);
        let spec = project.text("my-shop/spec/errors.yaml");
        assert!(spec.contains(&format!("\nname: {name}\n")), "{manifest:?}\n{spec}");
        assert_eq!(project.run_in("my-shop", &["generate"]).code, 0);
        assert!(project.text("my-shop/docs/errors.md").contains(name));
    }
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
fn suggested_commands_are_quoted_for_a_shell() {
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
fn does_not_touch_an_existing_page() {
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
