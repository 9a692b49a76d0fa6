//! A diff with a single hunk, from the first line that differs to the last.
//!
//! It is used by build scripts. A library for minimal diffs would be a sixth of what they compile.

use std::fmt;
use std::ops::Range;

use super::{CONTEXT, Hunk};

pub(super) fn hunks(old: &str, new: &str) -> Vec<Hunk> {
    if old == new {
        return Vec::new();
    }
    let [old, new] = [old, new].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let before = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let behind = old[before..].iter().rev().zip(new[before..].iter().rev());
    let after = behind.take_while(|(old, new)| old == new).count();

    let start = before.saturating_sub(CONTEXT);
    let [old_end, new_end] = [&old, &new].map(|lines| lines.len() - after);
    let tail = after.min(CONTEXT);
    let signed =
        |sign, lines: &[&str]| lines.iter().map(|line| (sign, (*line).to_owned())).collect::<Vec<_>>();
    let lines = [
        signed(' ', &old[start..before]),
        signed('-', &old[before..old_end]),
        signed('+', &new[before..new_end]),
        signed(' ', &old[old_end..old_end + tail]),
    ];
    let header = format!("@@ -{} +{} @@", HunkRange(start..old_end + tail), HunkRange(start..new_end + tail));
    vec![Hunk { header, lines: lines.concat() }]
}

/// A range of lines in the format of `diff -u`: the first line and the number of lines.
struct HunkRange(Range<usize>);

impl fmt::Display for HunkRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.len() {
            0 => write!(f, "{},0", self.0.start),
            1 => write!(f, "{}", self.0.start + 1),
            several => write!(f, "{},{several}", self.0.start + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::hunks;

    #[track_caller]
    fn check(old: &str, new: &str, expected: &str) {
        let mut text = String::new();
        for hunk in hunks(old, new) {
            text += &(hunk.header + "\n");
            for (sign, line) in hunk.lines {
                text.push(sign);
                text += &line;
            }
        }
        assert_eq!(text, expected);
    }

    #[test]
    fn from_the_first_difference_to_the_last() {
        check("a\nb\n", "a\nb\n", "");
        check("", "a\n", "@@ -0,0 +1 @@\n+a\n");
        check("a\nb\n", "", "@@ -1,2 +0,0 @@\n-a\n-b\n");
        check("a\nb\nc\n", "a\nc\n", "@@ -1,3 +1,2 @@\n a\n-b\n c\n");
        check("a\na\n", "a\na\na\n", "@@ -1,2 +1,3 @@\n a\n a\n+a\n");
        check(
            "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n",
            "0\n1\n2\n3\nx\n5\ny\n7\n8\n9\n",
            "@@ -2,9 +2,9 @@\n 1\n 2\n 3\n-4\n-5\n-6\n+x\n+5\n+y\n 7\n 8\n 9\n",
        );
        check("a", "a\n", "@@ -1 +1 @@\n-a+a\n");
    }
}
