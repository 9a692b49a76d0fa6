//! The smallest unified diff between a file and its expected content.

use std::time::Duration;

use errspec_codegen::__internal::textdiff::{self, CONTEXT, Diff, Hunk};
use similar::{Algorithm, ChangeTag, TextDiff};

/// After this time the diff is still correct, but no longer the smallest one.
const TIME: Duration = Duration::from_millis(500);

/// Compares two texts of the file called `name`.
#[must_use]
pub fn unified(name: &str, old: &str, new: &str) -> Diff {
    textdiff::of_hunks(name, old, new, hunks(old, new))
}

fn hunks(old: &str, new: &str) -> Vec<Hunk> {
    let texts = TextDiff::configure().algorithm(Algorithm::Myers).timeout(TIME).diff_lines(old, new);
    let hunks = texts.unified_diff().context_radius(CONTEXT).iter_hunks().map(|hunk| Hunk {
        header: hunk.header().to_string(),
        lines: hunk.iter_changes().map(|change| (sign(change.tag()), change.value().to_owned())).collect(),
    });
    hunks.collect()
}

fn sign(tag: ChangeTag) -> char {
    match tag {
        ChangeTag::Delete => '-',
        ChangeTag::Insert => '+',
        ChangeTag::Equal => ' ',
    }
}
