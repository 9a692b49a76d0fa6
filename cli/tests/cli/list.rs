//! `errspec list` names the files that a run reads and writes, without a run.

use std::fs;

use crate::project::{Project, SPEC};

#[test]
fn files_are_listed_and_not_made() {
    let spec = SPEC.replace("outputs:\n", "outputs:\n  guide.md: regions\n");
    let project = Project::with(&spec);
    let ran = project.run(&["list"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let expected = "reads   spec/errors.yaml\nreads   guide.md\nwrites  guide.md\nwrites  docs/errors.md\n";
    assert!(ran.out.starts_with(expected), "{}", ran.out);
    assert!(!project.path("docs").exists() && !project.path("guide.md").exists());
    let document: serde_json::Value =
        serde_json::from_str(&project.run(&["list", "--format", "json"]).out).unwrap();
    assert_eq!((&document["command"], &document["version"]), (&"list".into(), &1.into()));
    assert_eq!(document["specs"][0]["reads"], serde_json::json!(["spec/errors.yaml", "guide.md"]));
    assert_eq!(document["specs"][0]["writes"][0], "guide.md");
}

#[test]
fn a_spec_with_errors_lists_nothing() {
    let project = Project::with(&SPEC.replace("404", "200"));
    let ran = project.run(&["list", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, &document["command"]), (1, &"list".into()));
    assert!(fs::read_dir(project.path("docs")).is_err());
}
