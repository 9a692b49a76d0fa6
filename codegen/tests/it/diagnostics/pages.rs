//! Every rule has a test and a page of the same form, and every page has a rule. The excerpts of pages are run.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use errspec_codegen::__internal::rules::{Group, RULES, Rule};

use super::harness::{load, rendered};

/// The rules whose excerpts are not a spec that breaks them.
/// The rules about kinds of output, and about files at their paths, are checked and tested in `errspec-outputs`.
const NOT_IN_A_SPEC: [&str; 6] =
    ["unreadable", "too-large", "output-kind", "output-setting", "outside-repository", "unmarked-file"];

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
fn each_page_has_a_title_a_summary_and_four_sections() {
    for rule in RULES {
        let (head, sections) = rule.page.split_once("\n\n## ").expect(rule.id);
        assert_eq!(head, format!("# {}\n\n{}", rule.id, rule.summary()));
        let titles: Vec<_> = sections.split("\n## ").filter_map(|section| section.lines().next()).collect();
        assert_eq!(titles, ["What it checks", "Why", "Wrong", "Right"], "{}", rule.id);
        for title in titles {
            let section = section(rule, title);
            assert!(section.len() > 10, "{}: `{title}` is empty", rule.id);
            let blocks = blocks(section).len();
            let is_example = title == "Wrong" || title == "Right";
            assert_eq!(is_example, blocks > 0, "{}: `{title}` has {blocks} excerpts", rule.id);
        }
        assert!(!rule.page.contains("\n\n\n") && rule.page.ends_with("```\n"), "{}", rule.id);
    }
}

#[test]
fn each_summary_is_one_short_sentence() {
    for rule in RULES {
        let summary = rule.summary();
        let length = summary.chars().count();
        assert!((20..100).contains(&length), "{}: {length} characters: {summary}", rule.id);
        let begins = summary.starts_with(|first: char| first.is_ascii_uppercase() || first == '`');
        let is_one = ![". ", "! ", "? ", "; "].iter().any(|end| summary.contains(end));
        assert!(begins && is_one && summary.ends_with('.'), "{}: {summary}", rule.id);
        assert!(summary.contains(" must "), "{}: it states a requirement: {summary}", rule.id);
    }
}

#[test]
fn each_wrong_example_breaks_only_its_rule() {
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

/// A test of a diagnostic's text contains the rule in brackets, as in a terminal.
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
        // The tests of markers write the rule between the position and the message of a diagnostic.
        let drawn = format!("[{}]", rule.id);
        let listed = format!(" {} \"", rule.id);
        let is_region = rule.group == Group::Region;
        assert!(
            tests.contains(&drawn) || (is_region && tests.contains(&listed)),
            "no test contains a diagnostic of `{}`",
            rule.id
        );
    }
}

/// The rules with an excerpt in YAML. Rules that check only enums have excerpts in Rust.
fn of_a_spec() -> impl Iterator<Item = &'static Rule> {
    let is_in_a_spec = |rule: &Rule| rule.group == Group::Spec && !NOT_IN_A_SPEC.contains(&rule.id);
    RULES.iter().copied().filter(move |rule| is_in_a_spec(rule))
}

/// The text of a section, without its title.
fn section(rule: &Rule, title: &str) -> &'static str {
    let (_, section) = rule.page.split_once(&format!("\n## {title}\n")).expect(rule.id);
    section.split_once("\n## ").map_or(section, |(section, _)| section).trim()
}

/// The fenced blocks of a section: the line before each, its language and its text.
fn blocks(section: &'static str) -> Vec<(&'static str, &'static str, &'static str)> {
    let parts: Vec<_> = section.split("```").collect();
    let blocks = parts.chunks_exact(2).map(|pair| {
        let (language, text) = pair[1].split_once('\n').expect("a language");
        (pair[0].trim().lines().last().unwrap_or_default(), language, text)
    });
    blocks.collect()
}

/// The excerpt of `Wrong` or `Right` in that language, or, as `Spec`, the spec that the excerpts in Rust need.
pub(crate) fn example(rule: &'static Rule, which: &str, language: &str) -> Option<&'static str> {
    let section = section(rule, if which == "Spec" { "Wrong" } else { which });
    let is_spec = |before: &str| before.to_lowercase().ends_with("with this spec:");
    let mut blocks = blocks(section).into_iter();
    let found = blocks.find(|block| block.1 == language && is_spec(block.0) == (which == "Spec"));
    found.map(|(_, _, text)| text)
}

/// Completes an excerpt to a spec, with a valid value for each required key.
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
    // Only the buckets that the excerpt uses, since every bucket must be used.
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
