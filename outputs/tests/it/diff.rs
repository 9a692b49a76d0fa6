//! A diff shows every difference, even invisible ones, and takes limited time.

use std::time::{Duration, Instant};

use errspec_outputs::__internal::diff::unified;

#[track_caller]
fn check(old: &str, new: &str, line: usize, text: &str) {
    let diff = unified("docs/errors.md", old, new);
    assert_eq!(diff.text, format!("--- a/docs/errors.md\n+++ b/docs/errors.md\n{text}"));
    assert_eq!((diff.line, diff.omitted), (line, 0));
}

#[test]
fn shows_changed_lines_between_their_neighbors() {
    check(
        "a\nb\nc\nd\ne\nf\ng\nh\n",
        "a\nb\nc\nd\nE\nf\ng\nh\n",
        5,
        "@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n",
    );
}

#[test]
fn shows_line_ends_where_they_differ() {
    check("a\r\nb\r\n", "a\nb\n", 1, "@@ -1,2 +1,2 @@\n-a^M\n-b^M\n+a\n+b\n");
    check("a\r\nb\n", "a\r\nb\r\n", 2, "@@ -1,2 +1,2 @@\n a^M\n-b\n+b^M\n");
}

#[test]
fn hides_line_ends_where_all_are_the_same() {
    check("a\r\nb\r\n", "a\r\nc\r\n", 2, "@@ -1,2 +1,2 @@\n a\n-b\n+c\n");
}

#[test]
fn shows_a_missing_line_break_at_the_end() {
    check("a", "a\n", 1, "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

#[test]
fn shows_invisible_characters() {
    check(
        "\u{feff}a\u{1b}[2Jb\tc\u{202e}\u{9b}\n",
        "a\n",
        1,
        "@@ -1 +1 @@\n-<U+FEFF>a^[[2Jb\tc<U+202E><U+009B>\n+a\n",
    );
}

#[test]
fn names_an_existing_line() {
    assert_eq!(unified("x", "a\nb\n", "a\nb\nc\n").line, 2);
    assert_eq!(unified("x", "a\nb\nc\n", "a\nb\n").line, 3);
    assert_eq!(unified("x", "", "a\n").line, 1);
}

#[test]
fn is_shortened_and_takes_limited_time() {
    let lines = |step: u32| {
        (0..20_000)
            .map(|n| {
                (n * step % 19_997).to_string()
                    + "
"
            })
            .collect::<String>()
    };
    let (old, new) = (lines(7), lines(11));
    let start = Instant::now();
    let diff = unified("x", &old, &new);
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    assert_eq!(diff.text.lines().count(), 400);
    assert!(diff.omitted > 15_000, "{}", diff.omitted);
}
