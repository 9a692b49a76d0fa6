//! Invisible characters: where a spec may have them, and how a diagnostic shows them.

use errspec_codegen::__internal::characters::{is_hidden, named};

use super::harness::{load, rendered};

/// A spec in which `@` marks each name. One of them at a time is a wrong one.
const NAMES: &str = r#"version: 1
name: "Example @ API"
domain: "orders@.example.com"
docs_url: "https://docs.example.com/er@rors#{code}"
code_style: any
envelope:
  content_type: "application/json@"
  request_id_header: "x-request@-id"
  headers: { "x-error@-code": "{code}" }
  body: { error: { code: "{code}", message: "{message}", docs: "{docs_url}", "mem@ber": "{details}" } }
fields:
  te@am: [auth, "bil@ling"]
  numb@er: { type: string, unique: true }
buckets:
  "fix@_in_code": { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  "not@_found":
    http: 404
    bucket: fix_in_code
    meaning: Not there.
    aliases: ["mis@sing"]
    variant: "Not@Found"
    docs_url: "https://docs.example.com/er@rors/1"
    params: { "or@der": string }
    team: auth
    number: "E@1"
"#;

/// A spec with a character in the name of that number, or in none.
fn with(c: char, wrong: Option<usize>) -> String {
    let mut parts = NAMES.split('@');
    let first = parts.next().unwrap_or_default();
    parts.enumerate().fold(first.to_owned(), |mut yaml, (number, part)| {
        if wrong == Some(number) {
            yaml.push(c);
        }
        yaml + part
    })
}

/// One character of each kind: a zero-width one, a space, a mark, an override, a joiner, a selector, a letter that is
/// never drawn, a tag, and one that is reserved.
const HIDDEN: [char; 14] = [
    '\u{200b}',
    '\u{a0}',
    '\u{200e}',
    '\u{202e}',
    '\u{200d}',
    '\u{fe0f}',
    '\u{3164}',
    '\u{e0041}',
    '\u{2065}',
    '\u{ad}',
    '\u{feff}',
    '\u{2028}',
    '\u{3000}',
    '\u{2800}',
];

#[test]
fn a_name_with_an_invisible_character_is_one_error_that_names_it() {
    assert_eq!(rendered(&load(&with('x', None))), "");
    for number in 0..NAMES.matches('@').count() {
        for c in HIDDEN {
            // The keys of codes are read before the names of fields are checked, and YAML does not read every
            // character without quotes.
            let yaml = with(c, Some(number));
            let loaded = load(&yaml);
            let text = rendered(&loaded);
            let [found] = loaded.report.diagnostics() else {
                panic!("number {number}, {}:\n{text}", named(c));
            };
            assert!(text.contains(&named(c)), "{text}");
            let site = found.site.expect("it is in the file");
            assert_eq!(&yaml[site.range()], c.to_string(), "{text}");
            assert!(!text.contains(is_hidden), "it is shown as it is: {text}");
            assert!(text.contains(&c.escape_unicode().to_string()), "{text}");
        }
    }
}

#[test]
fn no_text_loses_the_characters_that_scripts_and_emoji_need() {
    let texts =
        ["می\u{200c}خواهم", "👩\u{200d}💻 ❤\u{fe0f}", "Aus\u{ad}nahme\u{a0}1", "\u{200f}؟", "a\u{3000}b"];
    for text in texts {
        let yaml = NAMES.replace('@', "").replace("Not there.", text).replace("Do not retry.", text);
        assert_eq!(rendered(&load(&yaml)), "", "{text}");
    }
}

#[test]
fn a_drawing_shows_usual_characters_as_they_are() {
    let yaml =
        NAMES.replace('@', "").replace("Not there.", "می\u{200c}خواهم\u{a0}❤\u{fe0f}, a\u{200c}b\u{200b}");
    let yaml = yaml.replace("meaning", "meanin");
    let text = rendered(&load(&yaml));
    assert!(text.contains("می\u{200c}خواهم\u{a0}❤\u{fe0f}, a\\u{200c}b\\u{200b}"), "{text}");
}
