//! `--format sarif`: a log with the rules, levels and places that code scanning shows.

use serde_json::Value;

use crate::project::{OUTDATED, Project, SPEC, warned, wrong};

/// The run of the log.
#[track_caller]
fn sarif(project: &Project, folder: &str, code: i32, args: &[&str]) -> Value {
    let ran = project.run_in(folder, &[args, &["--format", "sarif"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (code, ""), "{}", ran.out);
    let mut log: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = log["runs"][0].take();
    // Each result names its rule twice, and the two agree.
    for result in list(&run["results"]) {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    }
    run
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

/// File, first line and column, last line and column.
fn place(location: &Value) -> (&str, [Option<u64>; 4]) {
    let physical = &location["physicalLocation"];
    let region = ["startLine", "startColumn", "endLine", "endColumn"];
    let file = physical["artifactLocation"]["uri"].as_str().unwrap();
    (file, region.map(|name| physical["region"].get(name).map(|number| number.as_u64().unwrap())))
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name]["text"].as_str().unwrap()
}

#[test]
fn diagnostics_have_their_spans() {
    let project = Project::new(&[("api/Cargo.toml", ""), ("api/spec/errors.yaml", &wrong())]);
    project.put("api/src/lib.rs", "");
    let run = sarif(&project, "api/src", 1, &["check"]);
    let results = list(&run["results"]);
    let found: Vec<_> = results
        .iter()
        .map(|result| {
            let [rule, level] = ["ruleId", "level"].map(|name| result[name].as_str().unwrap());
            (rule, level, place(&result["locations"][0]))
        })
        .collect();
    let at = |line, first, last| ("api/spec/errors.yaml", [Some(line), Some(first), Some(line), Some(last)]);
    assert_eq!(
        found,
        [
            ("status-range", "error", at(18, 11, 14)),
            ("unknown-bucket", "error", at(19, 13, 17)),
            ("status-contradicts-bucket", "warning", at(27, 13, 16)),
        ]
    );
    let unknown = &results[1];
    assert_eq!(
        text(unknown, "message"),
        "unknown bucket `fixx`\nhelp: a bucket with a similar name exists: `fix`"
    );
    let related = &unknown["relatedLocations"][0];
    assert_eq!((text(related, "message"), place(related).0), ("bucket `fix`", "api/spec/errors.yaml"));
    let rules = list(&run["tool"]["driver"]["rules"]);
    assert_eq!(rules.len(), 3);
    assert!(
        rules.iter().all(|rule| !text(rule, "help").is_empty() && !text(rule, "shortDescription").is_empty())
    );
}

#[test]
fn outputs_are_results_too() {
    const HELP: &str = "\nhelp: run `errspec generate` to update files that are out of date or missing";
    let project = Project::with(&SPEC.replace("table\n", "table\n  b 100%ü.md: table\n"));
    project.put("docs/errors.md", OUTDATED);
    let run = sarif(&project, "spec", 1, &["check"]);
    let found: Vec<_> = list(&run["results"])
        .iter()
        .map(|result| {
            assert_eq!(result["ruleId"], "output");
            (place(&result["locations"][0]), text(result, "message"))
        })
        .collect();
    let line = |line| [Some(line), None, Some(line), None];
    assert_eq!(
        found,
        [
            (("docs/errors.md", line(1)), &*format!("`docs/errors.md` is out of date{HELP}")),
            (("b%20100%25%C3%BC.md", line(1)), &*format!("`b 100%ü.md` is missing{HELP}")),
        ]
    );
}

#[test]
fn a_run_without_findings_has_none() {
    let levels = |spec: &str, code, args: &[&str]| {
        let run = sarif(&Project::with(spec), "", code, args);
        list(&run["results"]).iter().map(|result| result["level"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(levels(SPEC, 0, &["generate"]), [""; 0]);
    assert_eq!(levels(&warned(), 0, &["generate"]), ["warning"]);
    assert_eq!(levels(&warned(), 1, &["check", "--deny-warnings"]), ["error", "error"]);
}

#[test]
fn a_spec_that_is_missing() {
    let run = sarif(&Project::new(&[]), "", 2, &["check"]);
    assert_eq!((list(&run["results"]).len(), &run["results"][0]["ruleId"]), (1, &"no-spec".into()));
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
}
