//! `--format junit`: XML that a parser reads, with a test case for each error and each output.

use roxmltree::{Document, Node};

use crate::project::{OUTDATED, Project, SPEC, warned, wrong};

#[track_caller]
fn xml(project: &Project, code: i32, args: &[&str]) -> String {
    let ran = project.run(&[args, &["--format", "junit"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (code, ""), "{}", ran.out);
    ran.out
}

/// The test cases as lines: suite, name, and what happened with its message. The counts are checked.
#[track_caller]
fn cases(xml: &str) -> Vec<String> {
    let document = Document::parse(xml).expect("XML");
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "testsuites");
    let elements = |node: &Node<'_, '_>, name: &str| {
        node.descendants().filter(|child| child.has_tag_name(name)).count().to_string()
    };
    let mut lines = Vec::new();
    let suites: Vec<_> = root.children().filter(Node::is_element).collect();
    for node in suites.iter().chain([&root]) {
        assert_eq!(node.attribute("tests"), Some(&*elements(node, "testcase")));
        assert_eq!(node.attribute("failures"), Some(&*elements(node, "failure")));
        assert_eq!(node.attribute("errors"), Some(&*elements(node, "error")));
    }
    for suite in suites {
        for case in suite.children().filter(|child| child.has_tag_name("testcase")) {
            let outcome = case.children().find(Node::is_element).map_or("passed".to_owned(), |outcome| {
                let message = outcome.attribute("message").unwrap_or_default();
                format!("{} {message}", outcome.tag_name().name()).trim_end().to_owned()
            });
            let [suite, name] = [suite, case].map(|node| node.attribute("name").unwrap());
            lines.push(format!("{suite}: {name}: {outcome}"));
        }
    }
    lines
}

#[test]
fn each_error_is_a_test_case() {
    let xml = xml(&Project::with(&wrong()), 1, &["check"]);
    assert_eq!(
        cases(&xml),
        [
            "spec/errors.yaml: status-range in spec/errors.yaml line 18: failure HTTP status 200 of code `not_found` must be between 400 and 599",
            "spec/errors.yaml: unknown-bucket in spec/errors.yaml line 19: failure unknown bucket `fixx`",
        ]
    );
    // The text is the one for people, and warnings fail nothing.
    let document = Document::parse(&xml).unwrap();
    let text = |name| document.descendants().find(|node| node.has_tag_name(name)).unwrap().text().unwrap();
    assert!(text("failure").starts_with("error[status-range]: HTTP status 200 "), "{xml}");
    assert!(text("system-out").starts_with("warning[status-contradicts-bucket]: "), "{xml}");
}

#[test]
fn each_output_is_a_test_case() {
    let project = Project::with(&SPEC.replace("table\n", "table\n  \"a'b&.md\": table\n  c.md: table\n"));
    project.run(&["generate"]);
    project.put(
        "docs/errors.md",
        &project.text("docs/errors.md").replace("no such order", "order <&> \"order\""),
    );
    std::fs::remove_file(project.path("a'b&.md")).unwrap();
    let xml = xml(&project, 1, &["check"]);
    assert_eq!(
        cases(&xml),
        [
            "spec/errors.yaml: spec/errors.yaml has no errors: passed",
            "spec/errors.yaml: docs/errors.md is up to date: failure `docs/errors.md` is out of date",
            "spec/errors.yaml: a'b&.md is up to date: failure `a'b&.md` is missing",
            "spec/errors.yaml: c.md is up to date: passed",
        ]
    );
    assert!(xml.contains("order &lt;&amp;&gt; &quot;order&quot;"), "{xml}");
}

#[test]
fn an_output_that_is_not_written_is_skipped() {
    let project = Project::new(&[("a.yaml", SPEC), ("b.yaml", &wrong())]);
    let xml = xml(&project, 1, &["generate", "--spec", "a.yaml", "--spec", "b.yaml"]);
    let cases = cases(&xml);
    assert_eq!(
        cases[..2],
        ["a.yaml: a.yaml has no errors: passed", "a.yaml: docs/errors.md is up to date: skipped"]
    );
    assert_eq!(cases.len(), 4);
}

#[test]
fn a_failure_of_the_command_is_an_error() {
    assert_eq!(
        cases(&xml(&Project::new(&[]), 2, &["check"]))[0].split(" no spec").next(),
        Some("errspec: a spec is read: error")
    );
    let project = Project::with(SPEC);
    project.put("docs/errors.md/folder", "");
    let cases = cases(&xml(&project, 2, &["generate"]));
    assert!(
        cases[1].starts_with("spec/errors.yaml: docs/errors.md is up to date: error cannot write"),
        "{cases:?}"
    );
}

#[test]
fn any_text_is_xml() {
    let odd = "\u{fffe}\u{85}]]> <!-- é\u{1f600}";
    let spec = warned().replace("Orders", odd).replace("http: 404", "http: \"x ]]> \u{1f600}\"");
    let project = Project::with(&spec);
    project.put("docs/errors.md", OUTDATED);
    assert!(!cases(&xml(&project, 1, &["check"])).is_empty());
}
