//! How spans are shown, and the note about diagnostics that were not kept.

use errspec_codegen::__internal::render::{Color, human, messages};
use errspec_codegen::__internal::report::{Diagnostic, KEPT, Report};
use errspec_codegen::__internal::rules::{self, Rule};
use errspec_codegen::__internal::site::{FileId, Site, Sources};

/// Lines `1`, `2` and so on, one of which is wide.
fn lines(wide: usize, width: usize) -> String {
    (1..=400).map(|n| if n == wide { "w".repeat(width) + "\n" } else { format!("{n}\n") }).collect()
}

/// The span from the start of one line to the end of another.
fn site(sources: &Sources, file: FileId, first: usize, last: usize) -> Site {
    let source = sources.get(file);
    let byte = |byte: usize| u32::try_from(byte).unwrap();
    Site { file, start: byte(source.line(first).start), end: byte(source.line(last).end) }
}

fn drawn(sources: &Sources, own: Site, related: Site) -> String {
    let mut report = Report::default();
    report.push(Diagnostic::new(&rules::SYNTAX, own, "wrong").related(related, "see"));
    human(sources, &report, Color::Plain)
}

#[track_caller]
fn draws(sources: &Sources, own: Site, related: Site, expected: &str) {
    let expected = format!("error[syntax]: wrong\n{}", expected.trim_start_matches('\n'));
    assert_eq!(drawn(sources, own, related), expected);
}

#[test]
fn spans_that_are_close_are_drawn_together() {
    let mut sources = Sources::default();
    let [a, b] = ["a.yaml", "b.yaml"].map(|path| sources.add(path, lines(0, 0)));
    let line = |file, line| site(&sources, file, line, line);
    draws(
        &sources,
        line(a, 203),
        line(a, 3),
        r"
   --> a.yaml:203:1
    |
  3 | 3
    | - see
...
203 | 203
    | ^^^
",
    );
    draws(
        &sources,
        line(a, 204),
        line(a, 3),
        r"
   --> a.yaml:204:1
    |
204 | 204
    | ^^^
    |
   ::: a.yaml:3:1
    |
  3 | 3
    | - see
",
    );
    draws(
        &sources,
        line(a, 3),
        line(b, 4),
        r"
 --> a.yaml:3:1
  |
3 | 3
  | ^
  |
 ::: b.yaml:4:1
  |
4 | 4
  | - see
",
    );
}

#[test]
fn long_spans_and_wide_lines_are_shortened() {
    let mut sources = Sources::default();
    let tall = sources.add("tall.yaml", lines(0, 0));
    let place = |last: usize| site(&sources, tall, 3, last);
    draws(
        &sources,
        place(8),
        site(&sources, tall, 9, 9),
        r"
 --> tall.yaml:3:1
  |
3 | / 3
4 | | 4
5 | | 5
6 | | 6
7 | | 7
8 | | 8
  | |_^
9 |   9
  |   - see
",
    );
    draws(
        &sources,
        place(9),
        site(&sources, tall, 5, 5),
        r"
 --> tall.yaml:3:1
  |
3 | 3
  | ^
4 | 4
5 | 5
  | - see
",
    );
    for (width, is_drawn) in [(4096, true), (4097, false)] {
        let mut sources = Sources::default();
        let wide = sources.add("wide.yaml", lines(3, width));
        let [own, related] = [4, 3].map(|line| site(&sources, wide, line, line));
        let drawn = drawn(&sources, own, related);
        assert!(drawn.contains("--> wide.yaml:4:1\n"), "{drawn}");
        assert_eq!(drawn.contains("www"), is_drawn, "{drawn}");
    }
}

/// Without a snippet, no empty line is needed.
#[test]
fn the_text_of_a_compile_error_has_no_empty_first_line() {
    let mut sources = Sources::default();
    let file = sources.add("a.yaml", lines(0, 0));
    let mut report = Report::default();
    report.push(Diagnostic::nowhere(&rules::UNREADABLE, "wrong").help("right"));
    report.push(Diagnostic::new(&rules::SYNTAX, site(&sources, file, 3, 3), "wrong").help("right"));
    let texts: Vec<_> = messages(&sources, &report).collect();
    assert_eq!(
        texts,
        [
            "wrong [unreadable]\n = help: right",
            "wrong [syntax]\n --> a.yaml:3:1\n  |\n3 | 3\n  | ^\n  |\n  = help: right"
        ]
    );
}

#[test]
fn diagnostics_that_are_not_kept_are_counted() {
    let sources = Sources::default();
    let report = |count: usize, rule: &'static Rule| {
        let mut report = Report::default();
        (0..count).for_each(|_| report.push(Diagnostic::nowhere(rule, "wrong")));
        report
    };
    for (count, more) in [(KEPT, None), (KEPT + 2, Some("2 more diagnostics are not shown"))] {
        let errors = report(count, &rules::SYNTAX);
        let mut drawn = vec!["error[syntax]: wrong".to_owned(); KEPT];
        drawn.extend(more.map(|more| format!("note: {more}")));
        assert_eq!(human(&sources, &errors, Color::Plain), drawn.join("\n\n") + "\n");
        let mut texts = messages(&sources, &errors);
        assert!(texts.by_ref().take(KEPT).all(|text| text == "wrong [syntax]"));
        assert_eq!(texts.collect::<Vec<_>>(), Vec::from_iter(more));
    }
    // A warning does not become a `compile_error!`.
    assert_eq!(messages(&sources, &report(2, &rules::UNUSED_BUCKET)).count(), 0);
}
