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
        aliases: aliases(code),
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

/// The string of the code and its aliases as names for rustdoc's search, as far as rustdoc accepts them.
fn aliases<'s>(code: &'s Code<'_>) -> Vec<&'s str> {
    let refused =
        |character: char| matches!(character, '"' | '\'') || (character.is_whitespace() && character != ' ');
    let is_fine = |name: &&str| {
        name.trim() == *name && !name.is_empty() && !name.contains(refused) && *name != code.variant
    };
    let others = code.aliases.iter().map(|alias| alias.name.as_str());
    std::iter::once(code.code.as_str()).chain(others).filter(is_fine).collect()
}
