//! A rule, as people and as programs read it.

use errspec_codegen::__internal::rules::{Group, Rule, Severity};
use serde_json::{Value, json};

use super::wrap::wrap;
use crate::streams::STRONG;

/// Lists rules, one per line, by group.
pub(super) fn list(rules: &[&Rule]) -> String {
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut lines = Vec::new();
    for (group, title) in [
        (Group::Spec, "Rules for specs"),
        (Group::Region, "Rules for regions in hand-written files"),
        (Group::Derive, "Rules for `#[derive(ApiErrorSpec)]`"),
    ] {
        lines.push(format!("{STRONG}{title}{STRONG:#}"));
        let rules = rules.iter().filter(|rule| rule.group == group);
        lines.extend(
            rules.map(|rule| format!("  {:7}  {:width$}  {}", severity(rule), rule.id, rule.summary())),
        );
        lines.push(String::new());
    }
    lines.push("Run `errspec explain RULE` for details.\n".to_owned());
    lines.join("\n")
}

/// The page of a rule for a terminal: titles are bold, paragraphs are wrapped, and excerpts are indented.
pub(super) fn page(rule: &Rule) -> String {
    let mut lines = vec![format!("{STRONG}{}{STRONG:#} ({})", rule.id, severity(rule))];
    let mut paragraph = String::new();
    let mut is_excerpt = false;
    // The title of the page is the id.
    for line in rule.page.lines().skip(1) {
        let is_fence = line.starts_with("```");
        let is_prose = !is_excerpt && !is_fence && !line.is_empty() && !line.starts_with(['#', '|']);
        if !is_prose || line.starts_with("- ") {
            close(&mut lines, &mut paragraph);
        }
        if is_prose {
            let gap = if paragraph.is_empty() { "" } else { " " };
            paragraph.extend([gap, line]);
        } else if is_fence {
            is_excerpt = !is_excerpt;
        } else if is_excerpt && !line.is_empty() {
            lines.push(format!("    {line}"));
        } else if let Some(title) = line.strip_prefix("## ").filter(|_| !is_excerpt) {
            lines.push(format!("{STRONG}{title}{STRONG:#}"));
        } else {
            lines.push(line.to_owned());
        }
    }
    close(&mut lines, &mut paragraph);
    lines.join("\n") + "\n"
}

/// Adds a paragraph, or an item of a list, to the lines.
fn close(lines: &mut Vec<String>, paragraph: &mut String) {
    if paragraph.is_empty() {
        return;
    }
    let indent = if paragraph.starts_with("- ") { "  " } else { "" };
    // Code stays on one line.
    let parts = paragraph.split('`').enumerate();
    let parts =
        parts.map(|(at, part)| if at % 2 == 1 { part.replace(' ', "\u{a0}") } else { part.to_owned() });
    let wrapped = wrap(&parts.collect::<Vec<_>>().join("`"), 80 - indent.len());
    lines.push(wrapped.join(&format!("\n{indent}")).replace('\u{a0}', " "));
    paragraph.clear();
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
