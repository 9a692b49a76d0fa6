//! Two wrong values of one output are two errors, each reported as if it were the only one.

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::site::Sources;

const SPEC: &str = "\
version: 1
name: Orders
docs_url: https://docs.example.com/errors#{code}
fields:
  type: { one_of: [auth, system], optional: true }
buckets:
  fix: { title: Fix it, retry: never, advice: Change the request. }
codes:
  not_found: { http: 404, bucket: fix, meaning: There is no such order. }
outputs:
";

/// Rule, message, help and line of each diagnostic about an output of these lines.
fn told(lines: &[String]) -> Vec<(&'static str, String, Vec<String>, usize)> {
    let mut sources = Sources::default();
    let text = format!("{SPEC}{}", lines.concat());
    let mut loaded = load::bytes(&mut sources, text.into_bytes(), "errors.yaml", Use::Outputs);
    errspec_outputs::__internal::check(&mut loaded);
    let found = loaded.report.diagnostics().iter().map(|found| {
        let site = found.site.expect("a place");
        let line = sources.get(site.file).position(site.start).line;
        (found.rule.id, found.message.clone(), found.help.clone(), line)
    });
    found.collect()
}

/// A line of an output: valid, rejected by the reader, and rejected by the checks.
type Line = [&'static str; 3];

const PATH_OF_A_TABLE: Line = ["  a.md:", "  7:", "  /a.md:"];
const PATH_OF_AN_ENUM: Line = ["  a.rs:", "  7:", "  /a.rs:"];

/// Whether an error in a setting cannot be checked.
///
/// A number is not a path, so there is no output to check.
/// The kind determines which settings an output can have, and their values.
fn hides(line: usize, way: usize, other: usize) -> bool {
    let (path, kind) = (line == 0 && way == 1, line == 1);
    other == 2 && (path || kind)
}

/// Tests every two lines of an output, in every way that they can be wrong.
#[track_caller]
fn check(lines: [Line; 3]) {
    let with = |changes: &[(usize, usize)]| -> Vec<String> {
        let way = |at| changes.iter().find(|(changed, _)| *changed == at).map_or(0, |(_, way)| *way);
        lines.iter().enumerate().map(|(at, ways)| format!("{}\n", ways[way(at)])).collect()
    };
    let alone = |line: usize, way: usize| {
        let told = told(&with(&[(line, way)]));
        assert_eq!(told.len(), 1, "{:?}: {told:#?}", lines[line][way]);
        told
    };
    assert_eq!(told(&with(&[])), []);
    for (one, two) in [(0, 1), (0, 2), (1, 2)] {
        for (way_one, way_two) in [(1, 1), (1, 2), (2, 1), (2, 2)] {
            let mut expected = alone(one, way_one);
            if !hides(one, way_one, way_two) {
                expected.extend(alone(two, way_two));
            }
            let both = with(&[(one, way_one), (two, way_two)]);
            assert_eq!(told(&both), expected, "{}", both.concat());
        }
    }
}

#[test]
fn of_a_table() {
    let kind = ["    kind: table", "    kind: [table]", "    kind: tables"];
    check([PATH_OF_A_TABLE, kind, ["    bucket: fix", "    bucket: [fix]", "    bucket: fixx"]]);
}

#[test]
fn of_a_page() {
    let kind = ["    kind: page", "    kind: [page]", "    kind: pages"];
    check([PATH_OF_A_TABLE, kind, ["    group_by: type", "    group_by: [type]", "    group_by: typ"]]);
}

#[test]
fn of_an_enum() {
    let kind = ["    kind: rust", "    kind: [rust]", "    kind: rusty"];
    check([
        PATH_OF_AN_ENUM,
        kind,
        ["    name: OrderError", "    name: [OrderError]", "    name: order_error"],
    ]);
}
