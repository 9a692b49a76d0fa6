//! `errspec check` shows what differs and how to update it, and writes nothing.

use crate::project::{Project, SPEC, warned, wrong};

/// A project whose outputs are all up to date.
fn up_to_date(outputs: &str) -> Project {
    let project = Project::with(&SPEC.replace("  docs/errors.md: table\n", outputs));
    assert_eq!(project.run(&["generate"]).code, 0);
    project
}

#[test]
fn reports_that_everything_is_up_to_date() {
    let project = up_to_date("  a.md: table\n  b.json: schema\n");
    project.run(&["check"]).is(0, "2 codes in spec/errors.yaml: 2 files up to date\n", "");
}

#[test]
fn shows_files_that_are_out_of_date_or_missing() {
    let project = up_to_date("  a.md: table\n  b.md: table\n  c.md: table\n");
    let right = project.text("a.md");
    let row = right.lines().position(|line| line.contains("There is no such order.")).unwrap();
    let wrong = right.replace("There is no such order.", "There was no such order.");
    project.put("a.md", &wrong);
    std::fs::remove_file(project.path("b.md")).unwrap();

    let ran = project.run(&["check"]);
    let (right, wrong): (Vec<_>, Vec<_>) = (right.lines().collect(), wrong.lines().collect());
    let (first, last) = (row.saturating_sub(3), (row + 3).min(right.len() - 1));
    let lines = last - first + 1;
    let same = |rows: &[&str]| rows.iter().map(|row| " ".to_owned() + row + "\n").collect::<String>();
    let diff = format!(
        "--- a/a.md\n+++ b/a.md\n@@ -{0},{lines} +{0},{lines} @@\n{1}-{2}\n+{3}\n{4}",
        first + 1,
        same(&right[first..row]),
        wrong[row],
        right[row],
        same(&right[row + 1..=last]),
    );
    ran.is(
        1,
        &diff,
        "error: `a.md` is out of date\n\
         error: `b.md` is missing\n\
         help: run `errspec generate` to update files that are out of date or missing\n",
    );
    assert_eq!(project.text("a.md").lines().collect::<Vec<_>>(), wrong);
    assert_eq!(project.files(), ["Cargo.toml", "a.md", "c.md", "spec/errors.yaml"]);
}

#[test]
fn the_suggested_command_names_the_specs() {
    let project = Project::new(&[("Cargo.toml", ""), ("my spec.yaml", SPEC)]);
    let ran = project.run(&["check", "--spec", "my spec.yaml"]);
    assert!(ran.err.contains("help: run `errspec generate --spec 'my spec.yaml'` to update"), "{}", ran.err);
}

#[test]
fn a_wrong_spec_is_shown_and_counted() {
    let ran = Project::with(&wrong()).run(&["check"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.ends_with("error: `spec/errors.yaml` has 2 errors and 1 warning\nhelp: run `errspec explain status-range` for details\n"), "{}", ran.err);
}

#[test]
fn a_warning_passes_unless_it_is_denied() {
    let project = Project::with(&warned());
    project.run(&["generate"]);
    let ran = project.run(&["check"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "2 codes in spec/errors.yaml: 1 file up to date, 1 warning\n")
    );
    assert!(ran.err.starts_with("warning[unused-bucket]"), "{}", ran.err);
    let ran = project.run(&["check", "--deny-warnings"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    let last = "error: `spec/errors.yaml` has 1 warning, and `--deny-warnings` is set\nhelp: run `errspec explain unused-bucket` for details\n";
    assert!(ran.err.ends_with(last), "{}", ran.err);
}

#[test]
fn a_folder_in_the_place_of_an_output_is_a_failure() {
    let project = Project::with(SPEC);
    project.put("docs/errors.md/file", "");
    project.run(&["check"]).is(
        2,
        "",
        "error: cannot read `docs/errors.md`: it exists but is not a regular file\n",
    );
}
