//! Two wrong fields of one entry are two errors, each reported as if it were the only one.

use crate::diagnostics::harness::load;

/// A field of an entry: its key, a valid value, one that the reader rejects, and one that the checks reject.
struct Field {
    key: &'static str,
    right: &'static str,
    misread: &'static str,
    wrong: &'static str,
}

const fn field(key: &'static str, right: &'static str, misread: &'static str, wrong: &'static str) -> Field {
    Field { key, right, misread, wrong }
}

/// The field that an error is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Reader,
    Checks,
}

/// Two fields of which one cannot be checked if the other is unknown: an error of the checks in `about` is not reported
/// if the value of `needs` is rejected by one of the listed stages.
struct Dependence {
    about: &'static str,
    needs: &'static str,
    refused_by: &'static [By],
    why: &'static str,
}

const CODE: &[Field] = &[
    field("http", "404", "'404'", "200"),
    field("bucket", "fix", "[fix]", "fixx"),
    field("meaning", "It does not exist.", "404", "''"),
    field("message", "'No {id}.'", "{ id: a }", "'No {name}.'"),
    field("params", "{ id: u64 }", "[id]", "{ id: int }"),
    field("variant", "NotFound", "404", "not_found"),
    field("docs_url", "https://docs.example.com/a", "[a]", "docs/a"),
    field("deprecated", "{ reason: Old. }", "yes", "{ use: nothing }"),
    field("allow", "{}", "unused-bucket", "{ unused: No. }"),
];

const OF_CODES: &[Dependence] = &[Dependence {
    about: "message",
    needs: "params",
    refused_by: &[By::Reader],
    why: "which params are declared is not known, so none in the message is undeclared",
}];

const BUCKET: &[Field] = &[
    field("title", "Wait", "[Wait]", "''"),
    field("retry", "backoff", "[backoff]", "sometimes"),
    field("max_attempts", "3", "'3'", "1000"),
    field("base_delay", "1s", "1", "a second"),
    field("max_delay", "2s", "[2s]", "'2'"),
    field("advice", "Wait.", "1", "' '"),
    field("allow", "{}", "unused-bucket", "{ unused: No. }"),
];

fn code(value: impl Fn(&Field) -> &'static str) -> String {
    entry("codes:\n  ok: { http: 404, bucket: fix, meaning: Not there. }\n  a:\n", CODE, value)
        + "buckets:\n  fix: { title: Fix, retry: never, advice: Fix it. }\n"
}

fn bucket(value: impl Fn(&Field) -> &'static str) -> String {
    entry("codes:\n  ok: { http: 429, bucket: wait, meaning: Slow. }\nbuckets:\n  wait:\n", BUCKET, value)
}

/// An entry with one line per field, after the lines before it.
fn entry(before: &str, fields: &[Field], value: impl Fn(&Field) -> &'static str) -> String {
    let head = "version: 1\nname: A\ndocs_url: https://docs.example.com/errors#{code}\n";
    let lines = fields.iter().map(|field| format!("    {}: {}\n", field.key, value(field)));
    format!("{head}{before}{}", lines.collect::<String>())
}

/// Rule, message, help and line of each diagnostic.
fn told(yaml: &str) -> Vec<(String, String, Vec<String>, usize)> {
    let loaded = load(yaml);
    assert_eq!(loaded.spec.is_some(), loaded.report.is_empty(), "{yaml}");
    let of = |found: &errspec_codegen::__internal::report::Diagnostic| {
        let site = found.site.expect("a place");
        let line = loaded.sources.get(site.file).position(site.start).line;
        (found.rule.id.to_owned(), found.message.clone(), found.help.clone(), line)
    };
    loaded.report.diagnostics().iter().map(of).collect()
}

#[track_caller]
fn check(
    fields: &[Field],
    dependences: &[Dependence],
    spec: impl Fn(&dyn Fn(&Field) -> &'static str) -> String,
) {
    assert_eq!(told(&spec(&|field| field.right)), []);
    let wrong = |field: &Field, by| if by == By::Reader { field.misread } else { field.wrong };
    let alone = |one: &Field, by| {
        let told = told(&spec(&|field| if field.key == one.key { wrong(one, by) } else { field.right }));
        assert_eq!(told.len(), 1, "`{}`, refused by {by:?}: {told:#?}", one.key);
        told.into_iter().next().unwrap()
    };
    let ways = [By::Reader, By::Checks];
    let mut unused: Vec<_> = dependences.iter().map(|rule| (rule.about, rule.needs, rule.why)).collect();
    for (at, one) in fields.iter().enumerate() {
        for two in &fields[at + 1..] {
            for (by_one, by_two) in ways.into_iter().flat_map(|one| ways.map(|two| (one, two))) {
                let of = |field: &Field| match field.key {
                    key if key == one.key => wrong(one, by_one),
                    key if key == two.key => wrong(two, by_two),
                    _ => field.right,
                };
                let silent = |about: &Field, by, needs: &Field, refused_by| {
                    let rule = dependences
                        .iter()
                        .find(|rule| by == By::Checks && (rule.about, rule.needs) == (about.key, needs.key));
                    rule.is_some_and(|rule| rule.refused_by.contains(&refused_by))
                };
                let mut expected = Vec::new();
                for (field, by, other, by_other) in [(one, by_one, two, by_two), (two, by_two, one, by_one)] {
                    if silent(field, by, other, by_other) {
                        unused.retain(|(about, needs, _)| (*about, *needs) != (field.key, other.key));
                    } else {
                        expected.push(alone(field, by));
                    }
                }
                let yaml = spec(&of);
                assert_eq!(told(&yaml), expected, "{by_one:?} and {by_two:?}:\n{yaml}");
            }
        }
    }
    assert_eq!(unused, [], "fields that do not depend on each other");
}

#[test]
fn of_a_code() {
    check(CODE, OF_CODES, |value| code(value));
}

#[test]
fn of_a_bucket() {
    check(BUCKET, &[], |value| bucket(value));
}
