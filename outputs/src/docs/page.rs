//! The whole page: the body of a response, the table of codes, the buckets, support, and an entry for each code.

use super::{Target, bucket, entry, envelope, fallback, flavor, group, header, retry, table};
use errspec_codegen::__internal::inline;
use errspec_codegen::__internal::model::Spec;

use crate::member;

/// Returns the page of a spec as a whole file.
///
/// The entries of the codes are grouped by the field at the index `group_by`, which must have a list of values.
/// `output` is the path of the file, and its extension chooses between GitHub's Markdown and MDX.
/// `from` is the path of the spec in the first line.
#[must_use]
pub fn page(spec: &Spec, group_by: Option<usize>, output: &str, from: &str) -> String {
    let target = Target::new(spec, flavor(output), true);
    let mut blocks = vec![header::generated(output, from)];
    blocks.extend(introduction(&target));
    blocks.extend(["## Error codes".to_owned(), table::rows(&target, None)]);
    blocks.extend(fallback::paragraph(&target));
    blocks.push("## How to handle errors".to_owned());
    blocks.extend(retry::budget(spec));
    blocks.extend((0..spec.buckets.len()).map(|index| bucket::section(&target, index)));
    blocks.extend(support(&target));
    blocks.push("## Code reference".to_owned());
    match group_by {
        Some(field) => blocks.extend(group::sections(&target, field)),
        None => blocks.extend((0..spec.codes.len()).map(|index| entry::entry(&target, index, 3))),
    }
    joined(&blocks)
}

/// Joins blocks by exactly one blank line each.
fn joined(blocks: &[String]) -> String {
    let mut out = String::new();
    for block in blocks {
        out.extend([block.trim_end_matches('\n'), "\n\n"]);
    }
    out.truncate(out.trim_end_matches('\n').len());
    out + "\n"
}

fn introduction(target: &Target<'_>) -> [String; 4] {
    [
        format!("# {} errors", inline::literal(&target.spec.name, target.flavor)),
        "If a request fails, the response has a 4xx or 5xx status and a JSON body like this:".to_owned(),
        envelope::sample(target.spec, None),
        envelope::members(target.spec, target.flavor),
    ]
}

fn support(target: &Target<'_>) -> Option<String> {
    if target.spec.support.is_empty() {
        return None;
    }
    let criteria = target.spec.support.iter().map(|rule| inline::markdown(&rule.0, target.flavor));
    let criteria: String = criteria.flat_map(|text| ["- ".into(), text, "\n".into()]).collect();
    let id = member::request_id(target.spec).or_else(|| target.spec.envelope.request_id_header.clone());
    let id = id.map(|name| {
        format!(", and include the {} of at least one response", inline::code(&name, target.flavor))
    });
    let id = id.unwrap_or_default();
    Some(format!("## When to contact support\n\nContact support if one of these is true{id}:\n\n{criteria}"))
}
