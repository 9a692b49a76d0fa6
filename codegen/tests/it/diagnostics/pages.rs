//! Every rule has a page whose examples are true, and a test; no page is without a rule.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use errspec_codegen::__internal::rules::{Group, RULES, Rule};

use super::harness::{load, rendered};

/// The rules of a spec that find nothing in its text, so that their pages have no example of one.
/// What a kind of output needs is checked, and tested, where the kinds are.
const NOT_IN_A_SPEC: [&str; 4] = ["unreadable", "too-large", "output-kind", "output-setting"];

#[test]
fn each_rule_has_a_page_and_each_page_a_rule() {
    let pages: BTreeSet<_> = files(&package().join("rules"))
        .iter()
        .map(|page| page.file_stem().and_then(|stem| stem.to_str()).expect("an ASCII name").to_owned())
        .collect();
    let rules: BTreeSet<_> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(pages, rules);
}

#[test]
fn each_page_starts_with_what_the_rule_says() {
    for rule in RULES {
        let mut lines = rule.page.lines();
        assert_eq!(lines.next(), Some(&*format!("# {}", rule.id)));
        assert_eq!(lines.next(), Some(""), "{}", rule.id);
        let says = lines.next().unwrap_or_default();
        assert!(says.ends_with('.') && says.len() > 20, "{}: {says}", rule.id);
        assert_eq!(lines.next(), Some(""), "{}: the first sentence stands alone", rule.id);
        assert!(lines.count() > 2, "{}: the page says why", rule.id);
    }
}

#[test]
fn each_wrong_example_breaks_its_rule_alone() {
    for rule in of_a_spec() {
        let wrong = example(rule, "Wrong", "yaml").unwrap_or_else(|| panic!("{}: no Wrong", rule.id));
        let loaded = load(&filled(wrong));
        let found: BTreeSet<_> = loaded.report.diagnostics().iter().map(|found| found.rule.id).collect();
        assert_eq!(found, BTreeSet::from([rule.id]), "{}:\n{}", rule.id, rendered(&loaded));
    }
}

#[test]
fn each_right_example_breaks_no_rule() {
    for rule in of_a_spec() {
        let right = example(rule, "Right", "yaml").unwrap_or_else(|| panic!("{}: no Right", rule.id));
        let loaded = load(&filled(right));
        assert_eq!(rendered(&loaded), "", "{}", rule.id);
        assert!(loaded.spec.is_some(), "{}", rule.id);
    }
}

/// A test that holds the words of a finding has its rule in brackets, as a terminal does.
#[test]
fn each_rule_has_a_test() {
    let root = package().join("..");
    let tests: String = ["codegen/tests", "codegen/src/read", "outputs/tests", "cli/tests", "tests"]
        .iter()
        .flat_map(|folder| files(&root.join(folder)))
        .filter(|file| file.extension().is_some_and(|end| end == "rs" || end == "snap" || end == "txt"))
        .map(|file| fs::read_to_string(file).expect("a test is text"))
        .collect();
    for rule in RULES {
        // Markers are no part of a spec; their tests have the rule between a finding's place and its words.
        let drawn = format!("[{}]", rule.id);
        let listed = format!(" {} \"", rule.id);
        let is_region = rule.group == Group::Region;
        assert!(
            tests.contains(&drawn) || (is_region && tests.contains(&listed)),
            "no test holds the words of `{}`",
            rule.id
        );
    }
}

/// The rules with an example in YAML. Those of an enum alone have one in Rust instead.
fn of_a_spec() -> impl Iterator<Item = &'static Rule> {
    let is_in_a_spec = |rule: &Rule| rule.group == Group::Spec && !NOT_IN_A_SPEC.contains(&rule.id);
    RULES.iter().copied().filter(move |rule| is_in_a_spec(rule))
}

/// The excerpt below `Wrong:`, `Right:` or `Spec:`, in that language.
pub(crate) fn example(rule: &'static Rule, which: &str, language: &str) -> Option<&'static str> {
    let (_, behind) = rule.page.split_once(&format!("\n{which}:\n\n```{language}\n"))?;
    let (excerpt, _) = behind.split_once("```\n").unwrap_or_else(|| panic!("{}: no end", rule.id));
    Some(excerpt)
}

/// An excerpt with the rest of a spec around it: a right value for each key that must be there.
pub(crate) fn filled(excerpt: &str) -> String {
    let has = |key: &str| excerpt.lines().any(|line| line.starts_with(&format!("{key}:")));
    let buckets = [
        ("fix_in_code", "{ title: Fix in code, retry: never, advice: Do not retry. }"),
        ("fix_by_waiting", "{ title: Fix by waiting, retry: after_delay, advice: Wait. }"),
        ("fix_by_retrying", "{ title: Fix by retrying, retry: backoff, advice: Retry. }"),
    ];
    let mut spec = String::new();
    if !has("version") {
        spec += "version: 1\n";
    }
    if !has("name") {
        spec += "name: Example API\n";
    }
    if !has("docs_url") {
        spec += "docs_url: https://docs.example.com/errors#{code}\n";
    }
    // Only those that a code of the excerpt is in, as each bucket has a code.
    if !has("buckets") {
        spec += "buckets:\n";
        let used = buckets.iter().filter(|(name, _)| excerpt.contains(&format!("bucket: {name}")));
        let mut used: Vec<_> = used.collect();
        if used.is_empty() || !has("codes") {
            used = vec![&buckets[0]];
        }
        for (name, bucket) in used {
            spec.extend(["  ", name, ": ", bucket, "\n"]);
        }
    }
    if !has("codes") {
        let of = |(name, _): &(&'static str, _)| excerpt.contains(&format!("  {name}:\n")).then_some(*name);
        let bucket = buckets.iter().find_map(of).unwrap_or("fix_in_code");
        let http = if bucket == "fix_by_retrying" { "503" } else { "400" };
        let code = ["codes:\n  failed: { http: ", http, ", bucket: ", bucket, ", meaning: It failed. }\n"];
        spec.extend(code);
    }
    spec + excerpt
}

fn package() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files in a folder and below, or none if there is no such folder yet.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.expect("a folder that can be read").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.push(path);
        }
    }
    files
}
