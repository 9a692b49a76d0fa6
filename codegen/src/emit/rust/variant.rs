//! The variant of a code, with its docs.

use super::deprecated;
use super::row::{Row, VariantAttributes};
use crate::inline::{self, Flavor};
use crate::model::rust::{Code, Spec};

/// The variant of a code.
pub(super) fn row<'s>(
    spec: &Spec<'_>,
    code: &'s Code<'s>,
    renames: &[(&'static str, &'static str)],
) -> Row<'s> {
    let attributes = VariantAttributes {
        docs: docs(spec, code),
        alias: alias(code),
        renames: renames.iter().map(|&(attribute, key)| (attribute, key, code.code.as_str())).collect(),
        deprecated: deprecated::note(spec, code),
    };
    Row::Definition(attributes, code.variant)
}

fn docs(spec: &Spec<'_>, code: &Code<'_>) -> Vec<String> {
    let title = inline::rustdoc(&spec.buckets[code.bucket].title.0);
    let name = inline::code(&code.code, Flavor::Rustdoc);
    let docs_url = inline::address(&code.docs_url);
    let statuses = code.statuses_in_words();
    let http = statuses.map_or("no HTTP status".to_owned(), |statuses| format!("HTTP {statuses}"));
    let facts = format!("[{name}]({docs_url}) ({http}). Bucket: {title}");
    vec![inline::rustdoc(&code.meaning.0), String::new(), facts]
}

/// The string of the code as an alias for rustdoc's search, if rustdoc accepts it.
fn alias<'s>(code: &'s Code<'_>) -> Option<&'s str> {
    let refused =
        |character: char| matches!(character, '"' | '\'') || (character.is_whitespace() && character != ' ');
    let alias = code.code.as_str();
    let fine =
        alias.trim() == alias && !alias.is_empty() && !alias.contains(refused) && alias != code.variant;
    fine.then_some(alias)
}
