//! What `check` and `generate` report about several specs, and in which file they count an error.

use crate::project::{Project, SPEC, warned};

/// A spec whose only output is a table at `path`.
fn spec(path: &str) -> String {
    SPEC.replace("docs/errors.md", path)
}

/// Four specs: one is up to date, one has an error, the output of one is out of date, and that of one is missing.
fn four() -> Project {
    let project = Project::new(&[("Cargo.toml", "")]);
    for name in ["a", "b", "c", "d"] {
        project.put(&format!("{name}.yaml"), &spec(&format!("{name}.md")));
        assert_eq!(project.run(&["generate", "--spec", &format!("{name}.yaml")]).code, 0);
    }
    project.put("b.yaml", &spec("b.md").replace("http: 404", "http: 200"));
    project.put("c.yaml", &spec("c.md").replace("Something broke.", "It broke."));
    std::fs::remove_file(project.path("d.md")).unwrap();
    project
}

const ALL: [&str; 8] = ["--spec", "a.yaml", "--spec", "b.yaml", "--spec", "c.yaml", "--spec", "d.yaml"];

const ERROR: &str = "\
error[status-range]: HTTP status 200 of code `not_found` must be between 400 and 599
  --> b.yaml:18:11
   |
18 |     http: 200
   |           ^^^
   |
   = help: use a 4xx for client errors, a 5xx for server errors

";

#[test]
fn check_compares_the_outputs_of_specs_without_errors() {
    let project = four();
    let ran = project.run(&[&["check"][..], &ALL].concat());
    let diff = ran.out.lines().filter(|line| line.starts_with(['-', '+'])).collect::<Vec<_>>();
    let row =
        |meaning: &str| format!("| [`broken`](https://docs.example.com/errors#broken) | 500 | {meaning} |");
    assert_eq!(
        diff,
        [
            "--- a/c.md",
            "+++ b/c.md",
            &format!("-{}", row("Something broke.")),
            &format!("+{}", row("It broke."))
        ]
    );
    let command = "errspec generate --spec a.yaml --spec b.yaml --spec c.yaml --spec d.yaml";
    let rest = format!(
        "error: `c.md` is out of date\n\
         error: `d.md` is missing\n\
         error: `b.yaml` has 1 error\n\
         error: of 4 specs, 1 has errors and 2 have outputs that are out of date or missing\n\
         help: run `errspec explain status-range` for details\n\
         help: run `{command}` to update files that are out of date or missing\n"
    );
    assert_eq!((ran.code, ran.err), (1, format!("{ERROR}{rest}")));
}

#[test]
fn generate_writes_nothing_if_one_spec_has_errors() {
    let project = four();
    let files = project.files();
    let rest = "error: `b.yaml` has 1 error\n\
                error: of 4 specs, 1 has errors\n\
                error: nothing was written\n\
                help: run `errspec explain status-range` for details\n";
    project.run(&[&["generate"][..], &ALL].concat()).is(1, "", &format!("{ERROR}{rest}"));
    assert_eq!(project.files(), files);
}

#[test]
fn json_has_the_state_of_every_output() {
    for (command, states) in [
        ("check", ["up_to_date", "no outputs", "out_of_date", "missing"]),
        ("generate", ["skipped", "no outputs", "skipped", "skipped"]),
    ] {
        let ran = four().run(&[&[command, "--format", "json"][..], &ALL].concat());
        let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!((ran.code, &document["status"]), (1, &"errors".into()));
        let specs = document["specs"].as_array().unwrap().iter();
        let found: Vec<_> =
            specs.map(|spec| spec["outputs"][0]["state"].as_str().unwrap_or("no outputs")).collect();
        assert_eq!(found, states, "{command}");
    }
}

#[test]
fn totals_name_everything_that_fails_the_run() {
    let good = spec("good.md");
    let second = |text: &str| text.replace("docs/errors.md", "second.md");
    let cases = [
        (warned(), second(&SPEC.replace("404", "200")), "1 has errors and 1 has warnings"),
        (warned(), second(&warned()), "2 have warnings"),
        (good, second(&SPEC.replace("404", "200")), "1 has errors"),
        (SPEC.replace("404", "200"), second(&SPEC.replace("404", "200")), "2 have errors"),
    ];
    for (one, two, expected) in cases {
        let project = Project::new(&[("Cargo.toml", ""), ("one.yaml", &one), ("two.yaml", &two)]);
        // So that all outputs that can be written are up to date.
        project.run(&["generate", "--spec", "one.yaml"]);
        project.run(&["generate", "--spec", "two.yaml"]);
        let ran = project.run(&["check", "--deny-warnings", "--spec", "one.yaml", "--spec", "two.yaml"]);
        assert!(ran.err.contains(&format!("error: of 2 specs, {expected}\n")), "{expected}\n{}", ran.err);
    }
}

#[test]
fn an_output_that_cannot_be_read_is_counted() {
    let project = Project::new(&[("a.yaml", &spec("a.md")), ("b.yaml", &spec("b.md")), ("a.md/file", "")]);
    let rest = "error: cannot read `a.md`: it exists but is not a regular file\n\
                error: `b.md` is missing\n\
                error: of 2 specs, 1 has outputs that are out of date or missing and 1 has outputs that cannot be read or written\n\
                help: run `errspec generate --spec a.yaml --spec b.yaml` to update files that are out of date or missing\n";
    project.run(&["check", "--spec", "a.yaml", "--spec", "b.yaml"]).is(2, "", rest);
}

/// A spec that fills the regions of `R.md`, which has an error.
fn wrong_region(spec: &str, regions: usize) -> Project {
    let region = "<!-- errspec:begin tabel -->\n<!-- errspec:end -->\n";
    Project::new(&[
        ("Cargo.toml", ""),
        ("spec/errors.yaml", &spec.replace("docs/errors.md: table", "R.md: regions")),
        ("R.md", &region.repeat(regions)),
    ])
}

#[test]
fn an_error_in_a_hand_written_file_is_counted_there() {
    let last = "error: `R.md` has 1 error\nhelp: run `errspec explain ";
    // A warning in the spec does not fail the run, so it is not counted.
    for text in [SPEC, &warned()] {
        let project = wrong_region(text, 1);
        for (args, code) in [(&["check"][..], 1), (&["check", "--format", "github"], 1)] {
            let ran = project.run(args);
            assert_eq!(ran.code, code, "{args:?}");
            let log = ran.err + &ran.out;
            assert!(log.contains(last) && !log.contains("`spec/errors.yaml` has"), "{args:?}\n{log}");
        }
        let ran = project.run(&["generate"]);
        assert!(ran.err.contains("error: `R.md` has 1 error\nerror: nothing was written\n"), "{}", ran.err);
    }
    let ran = wrong_region(&warned(), 1).run(&["check", "--deny-warnings"]);
    let both =
        "error: `spec/errors.yaml` has 1 warning, and `--deny-warnings` is set\nerror: `R.md` has 1 error\n";
    assert!(ran.err.contains(both), "{}", ran.err);
}

#[test]
fn programs_see_the_counts_of_each_file() {
    let ran = wrong_region(&warned(), 2).run(&["check", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let spec = &document["specs"][0];
    assert_eq!((&spec["errors"], &spec["warnings"]), (&2.into(), &1.into()));
    let files = serde_json::json!([
        { "file": "spec/errors.yaml", "errors": 0, "warnings": 1 },
        { "file": "R.md", "errors": 2, "warnings": 0 },
    ]);
    assert_eq!(spec["files"], files);
}

#[test]
fn github_shows_an_error_at_its_file() {
    let log = wrong_region(SPEC, 1).run(&["check", "--format", "github"]).out;
    let annotations: Vec<_> = log.lines().filter(|line| line.starts_with("::error ")).collect();
    assert_eq!(annotations.len(), 1, "{log}");
    assert!(annotations[0].starts_with("::error file=R.md,line=1,"), "{log}");
}

#[test]
fn errors_that_are_only_counted_belong_to_their_file_too() {
    let ran = wrong_region(SPEC, 1_200).run(&["check"]);
    assert!(ran.err.contains("\nerror: `R.md` has 1200 errors\n"), "{}", &ran.err[ran.err.len() - 400..]);
    let keys: String =
        (0..1_200).flat_map(|key| ["key_".to_owned(), key.to_string(), ": 1\n".to_owned()]).collect();
    let ran = Project::with(&(keys + SPEC)).run(&["check"]);
    assert!(ran.err.contains("\nerror: `spec/errors.yaml` has 1200 errors\n"));
}
