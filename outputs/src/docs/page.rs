//! The whole page: envelope, table, what to do, support, and an entry for each code.

use std::fmt::Write as _;

use super::{Target, bucket, entry, envelope, fallback, flavor, header, table};
use errspec_codegen::__internal::inline;
use errspec_codegen::__internal::model::Spec;

/// The page of a spec as a file of its own.
///
/// `output` is the path of the file, whose extension decides between GitHub's Markdown and MDX;
/// `from` is the path of the spec as it stands in the first line.
#[must_use]
pub fn page(spec: &Spec, output: &str, from: &str) -> String {
    let target = Target::new(spec, flavor(output), true);
    let mut out = header::generated(output, from);
    out.push_str(&introduction(&target));
    let _ = writeln!(out, "## All codes\n\n{}", table::rows(&target, None));
    out.extend(fallback::paragraph(&target).map(|paragraph| paragraph + "\n"));
    out.push_str(&actions(&target));
    out.push_str(&support(&target));
    out.push_str("## Each code\n");
    for index in 0..spec.codes.len() {
        out.extend(["\n", &entry::entry(&target, index)]);
    }
    out
}

fn introduction(target: &Target<'_>) -> String {
    format!(
        "# Errors of {}\n\nA failing response has a 4xx or 5xx status and this body:\n\n{}\n{}\n",
        inline::literal(&target.spec.name, target.flavor),
        envelope::sample(target.spec, None),
        envelope::FIELDS,
    )
}

fn actions(target: &Target<'_>) -> String {
    let mut out = String::from("## What to do\n\n");
    for index in 0..target.spec.buckets.len() {
        let _ = writeln!(out, "{}", bucket::section(target, index));
    }
    out
}

fn support(target: &Target<'_>) -> String {
    if target.spec.support.is_empty() {
        return String::new();
    }
    let mut out = String::from(
        "## When to involve support\n\nAsk for support, and quote at least one `request_id`, when one of these is true:\n\n",
    );
    for rule in &target.spec.support {
        let _ = writeln!(out, "- {}", inline::markdown(&rule.0, target.flavor));
    }
    out.push('\n');
    out
}
