//! `--format json` prints one document to stdout, and nothing else.

use serde_json::Value;

use crate::project::{OUTDATED, Project, SPEC, warned, wrong};

#[track_caller]
fn json(project: &Project, code: i32, args: &[&str]) -> Value {
    let ran = project.run(&[args, &["--format", "json"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (code, ""), "{}", ran.out);
    serde_json::from_str(&ran.out).expect("JSON")
}

#[test]
fn a_project_that_is_up_to_date() {
    let project = Project::with(SPEC);
    let written = json(&project, 0, &["generate"]);
    let fresh = json(&project, 0, &["check"]);
    let expected = |command: &str, state: &str| {
        serde_json::json!({
            "version": 1,
            "command": command,
            "status": "ok",
            "error": null,
            "specs": [{
                "spec": "spec/errors.yaml",
                "codes": 2,
                "errors": 0,
                "warnings": 0,
                "files": [],
                "diagnostics": [],
                "diagnostics_omitted": 0,
                "outputs": [{ "file": "docs/errors.md", "state": state }],
            }],
        })
    };
    assert_eq!(written, expected("generate", "written"));
    assert_eq!(fresh, expected("check", "up_to_date"));
}

#[test]
fn diagnostics_have_the_right_spans() {
    let spec = wrong().replace("There is no such order.", "“There” is no \\\"such\\\" order.\\u0007");
    let project = Project::with(&spec);
    let document = json(&project, 1, &["check"]);
    let spec_of = &document["specs"][0];
    assert_eq!((&document["status"], &spec_of["codes"]), (&"errors".into(), &Value::Null));
    assert_eq!((&spec_of["errors"], &spec_of["warnings"]), (&2.into(), &1.into()));
    let findings = spec_of["diagnostics"].as_array().unwrap();
    let rules: Vec<_> = findings.iter().map(|found| found["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["status-range", "unknown-bucket", "status-contradicts-bucket"]);
    for (found, text) in findings.iter().zip(["200", "fixx", "fix"]) {
        let place = &found["span"];
        assert_eq!(place["file"], "spec/errors.yaml");
        let at = |end: &str, unit: &str| usize::try_from(place[end][unit].as_u64().unwrap()).unwrap();
        assert_eq!(&spec[at("start", "byte")..at("end", "byte")], text);
        let line = spec.lines().nth(at("start", "line") - 1).unwrap();
        let columns = at("start", "column") - 1..at("end", "column") - 1;
        let drawn: String = line.chars().skip(columns.start).take(columns.len()).collect();
        assert_eq!(drawn, text);
        assert!(found["rendered"].as_str().unwrap().contains(found["message"].as_str().unwrap()));
        assert!(!found["help"].as_array().unwrap().is_empty(), "{found}");
    }
}

#[test]
fn related_places_come_with_it() {
    let double = SPEC
        .replace("outputs:", "  not_found:\n    http: 404\n    bucket: fix\n    meaning: Twice.\noutputs:");
    let found = &json(&Project::with(&double), 1, &["check"])["specs"][0]["diagnostics"][0];
    assert_eq!(found["rule"], "duplicate-code");
    assert_eq!(found["severity"], "error");
    assert_eq!(found["related"][0]["span"]["start"]["line"], 17);
    assert!(found["related"][0]["message"].is_string());
}

#[test]
fn warnings_are_shown_and_can_be_denied() {
    let project = Project::with(&warned());
    let document = json(&project, 0, &["generate"]);
    assert_eq!(document["specs"][0]["diagnostics"][0]["severity"], "warning");
    assert_eq!(json(&project, 1, &["check", "--deny-warnings"])["status"], "errors");
}

#[test]
fn files_that_are_out_of_date_or_missing() {
    let project = Project::with(&SPEC.replace("table\n", "table\n  b.md: table\n"));
    project.run(&["generate"]);
    let right = project.text("docs/errors.md");
    project.put("docs/errors.md", &right.replace("no such order", "no \"such\" order"));
    std::fs::remove_file(project.path("b.md")).unwrap();
    let document = json(&project, 1, &["check"]);
    let outputs = &document["specs"][0]["outputs"];
    let line = 1 + right.lines().position(|line| line.contains("no such order")).unwrap();
    assert_eq!((&outputs[0]["state"], &outputs[0]["line"]), (&"out_of_date".into(), &line.into()));
    assert!(
        outputs[0]["diff"].as_str().unwrap().starts_with("--- a/docs/errors.md\n+++ b/docs/errors.md\n@@ ")
    );
    assert_eq!(outputs[0]["diff_lines_omitted"], 0);
    assert_eq!(outputs[1], serde_json::json!({ "file": "b.md", "state": "missing" }));
}

#[test]
fn what_could_not_be_done() {
    let document = json(&Project::new(&[]), 2, &["check"]);
    assert_eq!((&document["status"], &document["specs"]), (&"failed".into(), &Value::Array(Vec::new())));
    assert!(document["error"].as_str().unwrap().starts_with("no spec found"));
    let project = Project::with(SPEC);
    project.put("docs", "");
    let document = json(&project, 2, &["generate"]);
    let output = &document["specs"][0]["outputs"][0];
    assert_eq!(output["state"], "failed");
    assert!(output["error"].as_str().unwrap().starts_with("cannot write `docs/errors.md`: "));
}

#[test]
fn no_character_is_lost_on_the_way() {
    let odd = "a\u{9b}31mb\u{7f}c\u{1b}[31md\u{2028}e";
    let project = Project::with(SPEC);
    project.put("docs/errors.md", &format!("{OUTDATED}{odd}\n"));
    let diff = &json(&project, 1, &["check"])["specs"][0]["outputs"][0]["diff"];
    assert!(diff.as_str().unwrap().contains("\n-a<U+009B>31mb^?c^[[31md\u{2028}e\n"), "{diff}");
    let bucket = format!("bucket: \"{odd}\"\n").replace(['\u{1b}', '\u{9b}'], "");
    project.put("spec/errors.yaml", &SPEC.replace("bucket: fix\n", &bucket));
    let found = &json(&project, 1, &["check"])["specs"][0]["diagnostics"][0];
    assert!(found["rendered"].as_str().unwrap().contains("d\\u{2028}e"), "{found}");
}

#[test]
fn the_readme_shows_a_real_document() {
    let readme = include_str!("../../README.md");
    let shown =
        readme.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a JSON block");
    let mut real = json(&Project::with(&SPEC.replace("bucket: fix\n", "bucket: fixx\n")), 1, &["check"]);
    let rendered = &mut real["specs"][0]["diagnostics"][0]["rendered"];
    assert!(rendered.as_str().unwrap().starts_with("error[unknown-bucket]: "), "{rendered}");
    *rendered = "…".into();
    assert_eq!(serde_json::from_str::<Value>(shown).unwrap(), real);
}
