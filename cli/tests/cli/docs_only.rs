//! Names that are not valid in Rust are errors only if a spec has a Rust output.

use crate::project::Project;

const CODES: &str = "\
version: 1
name: Orders
docs_url: https://docs.example.com/errors#{code}
code_style: any
buckets:
  \"4xx\": { title: Fix it, retry: never, advice: Change the request. }
codes:
  retry:
    http: 409
    bucket: 4xx
    meaning: The order is being changed.
    message: The order is being changed by {größe}.
    params: { größe: accounts.User }
  a-b: { http: 400, bucket: 4xx, meaning: A dash. }
  a_b: { http: 400, bucket: 4xx, meaning: A line. }
";

#[test]
fn docs_are_made_of_it() {
    let project =
        Project::with(&format!("{CODES}outputs: {{ docs/errors.md: page, docs/table.md: table }}\n"));
    assert_eq!(project.run(&["generate"]).code, 0);
    for path in ["docs/errors.md", "docs/table.md"] {
        let text = project.text(path);
        for code in ["`retry`", "`a-b`", "`a_b`"] {
            assert!(text.contains(code), "{path} lacks {code}: {text}");
        }
    }
    let ran = project.run(&["check"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = project.run(&["explain", "retry"]);
    assert!(ran.code == 0 && !ran.out.contains("variant"), "{}", ran.out);
    let ran = project.run(&["explain", "retry", "--format", "json"]);
    assert!(ran.out.contains("\"variant\": null"), "{}", ran.out);
}

#[test]
fn an_output_in_rust_asks_for_names() {
    let project =
        Project::with(&format!("{CODES}outputs: {{ docs/errors.md: page, src/errors.rs: rust }}\n"));
    for verb in ["check", "generate"] {
        let ran = project.run(&[verb]);
        assert_eq!(ran.code, 1, "{}", ran.err);
        let mut places = Vec::new();
        for rule in ["bucket-name", "reserved-name", "param-name", "param-type", "duplicate-variant"] {
            assert_eq!(ran.err.matches(&format!("[{rule}]")).count(), 1, "{rule}: {}", ran.err);
            places.push(ran.err.find(&format!("[{rule}]")));
        }
        assert!(places.is_sorted(), "in the order of the file: {}", ran.err);
    }
    assert_eq!(project.files(), ["Cargo.toml", "spec/errors.yaml"]);
}
