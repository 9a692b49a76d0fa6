//! Which lines differ, and as few of them as can be?

use std::time::Duration;

use similar::{Algorithm, ChangeTag, TextDiff};

use super::{CONTEXT, Hunk};

/// Beyond this the diff is no longer the smallest one, and still a right one.
const TIME: Duration = Duration::from_millis(500);

pub(super) fn hunks(old: &str, new: &str) -> Vec<Hunk> {
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
