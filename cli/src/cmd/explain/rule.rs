//! A rule, as people and as programs read it.

use errspec_codegen::__internal::rules::{Group, Rule, Severity};
use serde_json::{Value, json};

use crate::streams::STRONG;

/// Lists rules, one per line, by group.
pub(super) fn list(rules: &[&Rule]) -> String {
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut text = String::new();
    for (group, title) in [
        (Group::Spec, "Rules for specs"),
        (Group::Region, "Rules for regions in hand-written files"),
        (Group::Derive, "Rules for `#[derive(ApiErrorSpec)]`"),
    ] {
        text += &format!("{STRONG}{title}{STRONG:#}\n");
        for rule in rules.iter().filter(|rule| rule.group == group) {
            text += &format!("  {:7}  {:width$}  {}\n", severity(rule), rule.id, rule.summary());
        }
        text.push('\n');
    }
    text + "Run `errspec explain RULE` for details.\n"
}

/// The page of a rule for a terminal: titles are bold, and excerpts are indented.
pub(super) fn page(rule: &Rule) -> String {
    let mut text = format!("{STRONG}{}{STRONG:#} ({})\n", rule.id, severity(rule));
    let mut is_excerpt = false;
    // The title of the page is the id.
    for line in rule.page.lines().skip(1) {
        if line.starts_with("```") {
            is_excerpt = !is_excerpt;
        } else if let Some(title) = line.strip_prefix("## ").filter(|_| !is_excerpt) {
            text += &format!("{STRONG}{title}{STRONG:#}\n");
        } else if is_excerpt && !line.is_empty() {
            text += &format!("    {line}\n");
        } else {
            text += &format!("{line}\n");
        }
    }
    text
}

/// The rule for programs; its page is Markdown.
pub(super) fn json(rule: &Rule) -> Value {
    let group = match rule.group {
        Group::Spec => "spec",
        Group::Region => "region",
        Group::Derive => "derive",
    };
    json!({
        "rule": rule.id,
        "group": group,
        "severity": severity(rule),
        "summary": rule.summary(),
        "page": rule.page,
    })
}

fn severity(rule: &Rule) -> &'static str {
    match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
