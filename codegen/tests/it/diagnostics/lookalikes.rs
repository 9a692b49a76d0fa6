//! Characters that only look like the white space and the punctuation of YAML: one error that names the character.

use errspec_codegen::__internal::characters::{is_hidden, named};

use super::harness::{load, rendered};

const BLOCK: &str = "\
version: 1
name: Example API
docs_url: https://docs.example.com/errors#{code}
buckets:
  fix_in_code:
    title: Fix in code
    retry: never
    advice: Do not retry.
  retry:
    title: Retry
    retry: backoff
    advice: Retry.
codes:
  not_found:
    http: 400
    bucket: fix_in_code
    meaning: Not there.
  no_order:
    http: [404, 410]
    bucket: fix_in_code
    meaning: No order.
    aliases:
      - no_cart
      - no_basket
fallback:
  4xx: not_found
  5xx: oops
  408: slow
  429: slow
support:
  - One.
  - Two.
";

/// The block with a code for 5xx.
fn block() -> String {
    let oops = "  oops:\n    http: 500\n    bucket: retry\n    meaning: Oops.\n  slow:\n    http: [408, 429]\n    bucket: retry\n    meaning: Slow.\nfallback:\n";
    BLOCK.replace("fallback:\n", oops)
}

const SPACES: [char; 9] =
    ['\u{a0}', '\u{2003}', '\u{202f}', '\u{3000}', '\u{1680}', '\u{2028}', '\u{85}', '\u{200b}', '\u{2060}'];

/// Checks that there is one error, about the character at that place, which is shown as an escape.
#[track_caller]
fn check(yaml: &str, at: usize, c: char) {
    let loaded = load(yaml);
    let text = rendered(&loaded);
    let [found] = loaded.report.diagnostics() else { panic!("{}:\n{yaml}\n{text}", named(c)) };
    assert_eq!(found.rule.id, "syntax", "{yaml}\n{text}");
    assert!(found.message.contains(&named(c)), "{text}");
    let site = found.site.expect("it is in the file");
    assert_eq!((site.start as usize, yaml[site.range()].starts_with(c)), (at, true), "{text}");
    assert!(!text.contains(is_hidden), "{text}");
    let help: Vec<_> = found.help.iter().filter(|help| help.contains(is_hidden)).collect();
    assert!(help.is_empty(), "{help:?}");
}

/// Puts a character at a place and checks it.
#[track_caller]
fn check_at(spec: &str, range: std::ops::Range<usize>, c: char) {
    let yaml = format!("{}{c}{}", &spec[..range.start], &spec[range.end..]);
    check(&yaml, range.start, c);
}

#[test]
fn white_space_that_yaml_does_not_know_is_named_in_the_indentation() {
    let spec = block();
    assert_eq!(rendered(&load(&spec)), "");
    for (start, line) in lines(&spec).filter(|(_, line)| line.starts_with(' ')) {
        let width = line.len() - line.trim_start().len();
        for c in SPACES {
            for at in [0, width - 1] {
                check_at(&spec, start + at..start + at + 1, c);
            }
        }
    }
}

#[test]
fn white_space_that_yaml_does_not_know_is_named_after_a_colon_and_a_dash() {
    let spec = block();
    for (start, line) in lines(&spec) {
        let colon = line.find(": ").map(|at| at + 1);
        let dash = line.find("- ").map(|at| at + 1);
        for at in colon.into_iter().chain(dash) {
            for c in SPACES {
                check_at(&spec, start + at..start + at + 1, c);
            }
        }
    }
}

#[test]
fn white_space_that_yaml_does_not_know_is_named_before_a_colon() {
    let spec = block();
    for (start, line) in lines(&spec).filter(|(_, line)| !line.trim_start().starts_with('-')) {
        let colon = line.find(':').expect("each other line has a key");
        for c in SPACES {
            check_at(&spec, start + colon..start + colon, c);
        }
    }
}

#[test]
fn white_space_that_yaml_does_not_know_is_named_between_brackets() {
    let spec = "version: 1\nname: A\ndocs_url: https://a.example/#{code}\n\
        buckets: { fix: { title: F, retry: never, advice: F. } }\n\
        codes: { a: { http: [404, 410], bucket: fix, meaning: A. } }\n";
    assert_eq!(rendered(&load(spec)), "");
    let flow = spec.find("{ fix").expect("it is there");
    let spaces: Vec<_> = spec[flow..].match_indices(' ').map(|(at, _)| flow + at).collect();
    // At the end of a text, the character belongs to the text.
    let is_of_text = |at: &usize| spec[..*at].ends_with('.') && spec[*at..].starts_with(" }");
    for at in spaces.into_iter().filter(|at| !is_of_text(at)) {
        // `codes: {` is a line of its own.
        for c in SPACES {
            check_at(spec, at..at + 1, c);
        }
    }
}

#[test]
fn white_space_before_a_comment_is_named() {
    let spec = block().replace(
        "bucket: fix_in_code\n    meaning: Not there.",
        "bucket: fix_in_code # one\n    meaning: Not there. # two",
    );
    for comment in [" # one", " # two"] {
        let at = spec.find(comment).expect("it is there");
        for c in ['\u{a0}', '\u{3000}'] {
            check_at(&spec, at..at + 1, c);
        }
    }
    // Only a `#` before a space is meant as a comment.
    let yaml = block().replace("Not there.", "Number\u{a0}#5 was lost.");
    assert_eq!(rendered(&load(&yaml)), "");
}

#[test]
fn texts_can_contain_any_white_space() {
    for text in [
        "Attention\u{a0}: a",
        "a:\u{a0}b",
        "a,\u{a0}b",
        "a\u{3000}b",
        "“a”",
        "说明：b",
        "a – b",
        "« a »",
        "a’s",
    ] {
        let yaml = block().replace("Not there.", text);
        let loaded = load(&yaml);
        let text = rendered(&loaded);
        // A colon before a space always needs quotes.
        assert!(
            text.is_empty() || text.contains(" before a colon") || text.contains("must be in quotes"),
            "{text}"
        );
    }
}

#[test]
fn punctuation_that_only_looks_like_that_of_yaml_is_named() {
    let cases = [
        ("http: 400", "http：400", '：', "U+FF1A FULLWIDTH COLON"),
        (
            "bucket: fix_in_code\n    meaning: Not",
            "bucket：fix_in_code\n    meaning: Not",
            '：',
            "U+FF1A FULLWIDTH COLON",
        ),
        ("  not_found:", "  not_found：", '：', "U+FF1A FULLWIDTH COLON"),
        ("  not_found:", "  “not_found”:", '“', "U+201C LEFT DOUBLE QUOTATION MARK"),
        ("Not there.", "“a: b”", '“', "U+201C LEFT DOUBLE QUOTATION MARK"),
        ("Not there.", "\"a: b”", '”', "U+201D RIGHT DOUBLE QUOTATION MARK"),
        ("- no_cart", "– no_cart", '–', "U+2013 EN DASH"),
        ("- One.", "• One.", '•', "U+2022 BULLET"),
        ("[404, 410]", "［404, 410]", '［', "U+FF3B FULLWIDTH LEFT SQUARE BRACKET"),
        ("[404, 410]", "[404， 410]", '，', "U+FF0C FULLWIDTH COMMA"),
        ("[404, 410]", "[404, 410］", '］', "U+FF3D FULLWIDTH RIGHT SQUARE BRACKET"),
    ];
    for (right, wrong, c, name) in cases {
        let yaml = block().replacen(right, wrong, 1);
        let loaded = load(&yaml);
        let text = rendered(&loaded);
        let [found] = loaded.report.diagnostics() else { panic!("{wrong}\n{text}") };
        assert!(found.message.starts_with(name), "{text}");
        assert!(yaml[found.site.expect("it is in the file").range()].starts_with(c), "{text}");
    }
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        (at, line.trim_end())
    })
}
