//! The exact diagnostics about errors of form: span, message and help.

use std::fmt::Write;

use errspec_codegen::__internal::read;
use errspec_codegen::__internal::report::Report;
use errspec_codegen::__internal::rules::{MISSING_KEY, UNKNOWN_KEY};
use errspec_codegen::__internal::site::Sources;

/// Common mistakes: the name of each, and a short spec.
///
/// Only the form matters here, so missing and unknown keys of these short specs are ignored.
const MISTAKES: &[(&str, &str)] = &[
    ("tab in the indentation", "codes:\n\tnot_found:\n\t\thttp: 404\n"),
    ("tab in the indentation of a later line", "codes:\n  not_found:\n    http: 404\n\tbucket: fix\n"),
    ("tab between spaces in the indentation", "codes:\n  gone:\n    http: 410\n  \t bucket: fix\n"),
    ("tab before the text of a block", "name: |\n\tOrders\n"),
    ("tab in the indentation of a quoted text", "name: \"Orders\n\tand more\"\n"),
    ("double quote that is not closed", "name: \"Orders API\ncode_style: any\n"),
    ("single quote that is not closed", "name: 'Orders API\ncode_style: any\n"),
    ("quote that is not closed in front of a quoted text", "name: \"Orders API\ndocs_url: \"https://x\"\n"),
    ("quote that is not closed in a list", "support:\n  - don't\n  - \"open\n  - \"closed\"\n"),
    ("quote that is not closed in a list in brackets", "support: [\"one\", \"two, 'three']\n"),
    ("quote that is not closed behind a comment with a quote", "support: [one, # isn't \"that\n  'two]\n"),
    ("quote that is not closed behind a word with an apostrophe", "{ name: it's, docs_url: \"https://x }\n"),
    ("quote that is not closed behind a word with a number sign", "{ name: C#, docs_url: \"https://x }\n"),
    (
        "quote that is not closed behind a blank and an apostrophe",
        "{ name: 'Orders ', docs_url: \"https://x }\n",
    ),
    (
        "quote that is not closed behind a backslash and an apostrophe",
        "{ name: 'C:\\', docs_url: \"https://x }\n",
    ),
    (
        "quote that is not closed behind a quote in a quoted text",
        "{ name: \"Orders \\\" 'x\", docs_url: \"https://x }\n",
    ),
    (
        "quote that is not closed behind two apostrophes in a quoted text",
        "{ name: 'it''s \"new', docs_url: \"https://x }\n",
    ),
    ("quoted text that goes on without indentation", "name: \"Orders\nAPI\"\n"),
    ("quoted text with a document mark in it", "name: 'Orders\n---\n'\n"),
    ("quotes within double quotes", "name: \"The \"new\" API\" # since 2\n"),
    ("apostrophe within single quotes", "name: 'It's new'\n"),
    ("comment right behind a quote", "name: \"Orders\"# the name\n"),
    ("bracket that is not closed", "support: [one, two\n"),
    ("bracket that is not closed before the next key", "support: [one, two\nname: Orders\n"),
    ("brace that is not closed", "outputs: { docs.md: page\nname: Orders\n"),
    ("brace closed by a bracket", "outputs: { docs.md: page ]\n"),
    ("bracket closed by a brace", "support: [one}\n"),
    ("bracket that closes nothing", "name: Orders\n]\n"),
    ("bracket that is closed twice", "support: [one]]\n"),
    ("colon in a text in braces", "outputs: { docs.md: page: all }\n"),
    ("colon in a text", "name: Note: this is new\n"),
    ("colon in a text of a list", "support:\n  - one: two: three\n"),
    ("colon behind a quoted text", "name: \"Orders\": new\n"),
    ("text that begins with a backtick", "name: `orders` API\n"),
    ("text that begins with @", "name: @orders\n"),
    ("text that begins with %", "name: %d orders\n"),
    ("text that begins with * and ends there", "name: *orders\n"),
    ("text that begins with * and goes on", "name: *orders* API\n"),
    ("text that begins with a bullet", "name: * orders\n"),
    ("text that begins with &", "name: &orders API\n"),
    ("text that begins with & and a blank", "name: & orders\n"),
    ("text that begins with !", "name: !orders API\n"),
    ("text that begins with ! and a blank", "name: ! orders\n"),
    ("text that begins with a brace", "name: {limit} orders\n"),
    ("text that begins with a bracket", "name: [new] orders\n"),
    ("text that begins with a closing bracket", "name: ] orders\n"),
    ("text that begins with a closing brace", "name: } orders\n"),
    ("text that begins with a comma", "name: , orders\n"),
    ("text that begins with a dash", "name: - orders\n"),
    ("text that begins with a question mark and a blank", "name: ? orders\n"),
    ("text that begins with >", "name: > 5 orders\n"),
    ("text that begins with |", "name: | orders\n"),
    ("entry of a list that begins with a backtick", "support:\n  - `not_found` is wrong\n"),
    ("key that begins with a backtick", "codes:\n  `gone`: Gone.\n"),
    ("line that is indented too little", "codes:\n  not_found:\n    http: 404\n   bucket: fix\n"),
    (
        "line that is indented too little behind a comment",
        "codes:\n  not_found:\n    http: 404\n# 410\n\n   bucket: fix\n",
    ),
    ("line that is indented too far", "codes:\n  not_found:\n    http: 404\n      bucket: fix\n"),
    ("line that is indented too far behind a quoted text", "name: \"Orders\"\n  code_style: any\n"),
    ("line that is indented too far behind two keys", "version: 1\nname: \"Orders\"\n  code_style: any\n"),
    (
        "line that is indented too far behind an indented key",
        "codes:\n  gone:\n    meaning: \"Gone.\"\n      http: 410\n",
    ),
    ("line that is indented like the quoted text above it", "name: \"Orders\n  API\"\n  code_style: any\n"),
    ("list among keys", "name: Orders\n- one\n"),
    ("key among the entries of a list", "support:\n  - one\n  name: Orders\n"),
    ("key below an entry of a list", "support:\n  - \"one\"\n    name: Orders\n"),
    ("wrongly indented line of a block", "name: |\n    Orders\n  API\n"),
    ("line without a colon", "name: Orders\ncode_style\ndocs_url: https://x\n"),
    ("line that begins with a colon", "name: Orders\n:code_style\ndocs_url: https://x\n"),
    ("quoted line that ends with a colon", "version: 1\n\"name:\n  Orders\"\ncode_style: any\n"),
    ("first line without a colon", "Orders\nname: Orders\n"),
    ("colon without a space", "name: Orders\ncode_style:any\ndocs_url: https://x\n"),
    ("first line with a colon without a space", "name:Orders\ncode_style: any\n"),
    ("unknown escape", "name: \"\\d orders\"\n"),
    ("backslash of a path", "name: \"C:\\Users\"\n"),
    ("escape with too few digits", "name: \"\\t\\x4 orders\"\n"),
    ("half of a surrogate pair", "name: \"\\ud800 orders\"\n"),
    ("wrong escape behind a surrogate pair", "name: \"\\ud83d\\ude00 \\d\"\n"),
    ("half of a surrogate pair behind another escape", "name: \"\\u0041\\ud800\"\n"),
    ("escape beyond Unicode", "name: \"\\U00110000\"\n"),
    ("NUL", "name: Ord\0ers\n"),
    ("control character", "name: \"Ord\u{1}ers\"\n"),
    ("control character behind text", "name: Orders\u{7f}\n"),
    ("byte order mark in the middle", "name: Orders\n\u{feff}code_style: any\n"),
    ("comment between the lines of a text", "name: Orders\n  # of all kinds\n  and more\n"),
    ("anchor, alias and tag", "name: &name Orders\ndocs_url: *name\ncode_style: !!str any\n"),
    ("alias of nothing", "name: *name\ncode_style: any\n"),
    ("merge key", "codes:\n  not_found: { http: 404 }\n  gone:\n    <<: *not_found\n    http: 410\n"),
    ("directives", "%YAML 1.2\n%TAG ! tag:example.com,2026:\n---\nname: Orders\n"),
    ("directive of a version to come", "%YAML 3.0\n---\nname: Orders\n"),
    ("line behind a text in quotes", "\"Orders 100%\"\ncode_style: any # of three\n"),
    ("line behind braces", "{ version: 1 }\nname: Orders\n"),
    ("line that begins with %, and no document", "# Orders\n%d: 1\nname: Orders\n"),
    ("text in place of a document behind a directive", "%YAML 1.2\nname: Orders\n"),
    ("line that begins with %", "name: Orders\n%d: 1\n"),
    ("second document", "name: Orders\n---\nname: Payments\n"),
    ("two marks of a document", "---\n---\nname: Orders\n"),
    ("text behind the end of a document", "name: Orders\n... more\n"),
    ("second document behind an end", "name: Orders\n...\nname: Payments\n"),
    ("carriage returns", "name: Orders\rcodes:\r  not_found:\r   http: 404\r  bucket: `fix`\r"),
    ("letters of several bytes", "name: Größe → \"x\ndocs_url: `größe`\n"),
];

/// Values of the wrong form.
const FORMS: &[(&str, &str)] = &[
    ("number, boolean and null in place of texts", "name: 42\ndocs_url: true\ncode_style: null\n"),
    ("numbers of every form in place of a text", "support: [1, -1, 007, 0o7, 0x7, 0.7, .inf]\n"),
    ("text in place of a number", "codes: { not_found: { http: four } }\n"),
    ("quoted number", "codes: { not_found: { http: \"404\" } }\n"),
    ("number with a sign", "codes: { not_found: { http: +404 } }\n"),
    ("number with a leading zero", "codes: { not_found: { http: 0404 } }\n"),
    ("octal number", "codes: { not_found: { http: 0o624 } }\n"),
    ("hexadecimal number", "codes: { not_found: { http: 0x194 } }\n"),
    ("number with a fraction", "codes: { not_found: { http: 404.0 } }\n"),
    ("huge number", "codes: { not_found: { http: 99999999999999999999 } }\n"),
    ("list in place of a number", "buckets: { wait: { max_attempts: [4, 5] } }\n"),
    ("block list in place of a number", "buckets:\n  wait:\n    max_attempts:\n      - 4\n"),
    ("mapping in place of a text", "name: { en: Orders }\n"),
    ("text in place of a list", "support: always\n"),
    ("text in place of a mapping", "codes: none\n"),
    ("list in place of a mapping", "codes:\n  - not_found\n"),
    ("number in place of an output", "outputs: { docs.md: 1, table.md: [page] }\n"),
    ("number in place of a duration", "buckets: { wait: { base_delay: 5 } }\n"),
    ("boolean in place of a choice", "buckets: { wait: { retry: false } }\n"),
    ("lists where entries have names", "buckets: [{ name: wait }]\noutputs:\n  - docs.md\ncodes: [gone]\n"),
    ("list in place of params", "codes: { gone: { params: [a, b], allow: [code-style] } }\n"),
    (
        "text in place of what to use instead",
        "codes: { gone: { deprecated: not_found }, old: { deprecated: true } }\n",
    ),
    (
        "status or meaning in place of a code",
        "codes: { gone: 410, moved: It has moved. }\nbuckets: { fix: Fix it. }\n",
    ),
    ("list in place of a text", "codes: { gone: { bucket: [fix], message: { limit } } }\n"),
    ("text in place of numbers", "version: one\nbuckets: { wait: { max_attempts: 5x } }\n"),
    ("missing values", "name:\nsupport:\n  -\ncodes:\n  not_found:\n    http:\n  gone:\n"),
    ("list as a spec", "- name: Orders\n"),
    ("null as a spec", "~\n"),
    ("empty text as a spec", "\"\"\n"),
    ("text as a spec", "Orders\n"),
    (
        "keys that are not strings",
        "codes:\n  404: {}\n  null: {}\n  true: {}\n  ? [a, b]\n  : {}\n  : {}\n  ~: {}\n",
    ),
    ("key with a question mark", "? name\n: 42\n"),
    ("braces without values", "codes: {not_found}\n"),
    ("duplicate codes", "codes:\n  gone: {}\n  \"gone\": {}\n  'gone': {}\n"),
    ("duplicate keys", "name: a\nname: b\nname: c\n"),
    ("long and unseen characters in names", "codes:\n  \"\\e[31m\": 1\n  \"a\\u202Eb\\n\": 2\n"),
];

#[test]
fn syntax_errors() {
    insta::assert_snapshot!("mistakes", drawn(MISTAKES));
}

#[test]
fn values_of_another_form() {
    insta::assert_snapshot!("forms", drawn(FORMS));
}

/// Every spec without keys gets the same message.
#[test]
fn empty_specs() {
    for text in ["", "\n", "# a comment\n", "---\n", "---\n# a comment\n...\n", "\u{feff}", " \r\n"] {
        let found = findings(text);
        assert_eq!(found.lines().next(), Some("the spec is empty"), "{text:?}");
        let sentences = found.lines().filter(|line| !line.starts_with(' '));
        assert_eq!(sentences.count(), 1, "{text:?}");
    }
}

/// A key longer than YAML allows is reported as that and nothing else.
#[test]
fn long_keys() {
    for (quote, longest) in [("", 1024), ("'", 1022), ("\"", 1022)] {
        for before in ["", "name: a\n", "codes:\n  ", "codes:\n  gone: {}\n  "] {
            for after in [": 1\n", ":\n    http: 404\n"] {
                let of = |length| [before, quote, &"é".repeat(length), quote, after].concat();
                let found = findings(&of(longest + 1));
                let message = "a key is longer than 1024 characters, which YAML does not allow\n";
                assert!(
                    found.starts_with(message) && found.ends_with(" = help: choose a shorter one\n"),
                    "{found}"
                );
                assert!(!findings(&of(longest)).contains("longer"), "{quote} {before}");
            }
        }
    }
}

fn drawn(cases: &[(&str, &str)]) -> String {
    let mut all = String::new();
    for (name, text) in cases {
        let found = findings(text);
        assert!(!found.is_empty(), "{name} is not found");
        writeln!(all, "## {name}\n\n{found}").unwrap();
    }
    all
}

/// Each diagnostic as its message, its line with the span underlined, and its help. An empty span is `^`.
fn findings(text: &str) -> String {
    let mut sources = Sources::default();
    let mut report = Report::default();
    if let Some(file) = read::text(&mut sources, "errors.yaml", text.as_bytes().to_vec(), &mut report) {
        read::spec(&sources, file, &mut report);
    }
    report.sort();
    let mut drawn = String::new();
    for found in report.diagnostics() {
        let incomplete = found.rule == &MISSING_KEY && !found.message.contains("empty");
        if incomplete || found.rule == &UNKNOWN_KEY {
            continue;
        }
        writeln!(drawn, "{}", found.message).unwrap();
        let places = found.site.into_iter().map(|site| (site, "~"));
        for (site, mark) in places.chain(found.related.iter().map(|(site, _)| (*site, "-"))) {
            let source = sources.get(site.file);
            let at = source.position(site.start);
            let line = source.text()[source.line(at.line)].trim_start_matches('\u{feff}');
            let line: String = line.chars().map(visible).collect();
            let width = source.text()[site.range()].chars().count();
            let place = if width == 0 { "^".to_owned() } else { mark.repeat(width) };
            if !line.trim().is_empty() {
                let indent = " ".repeat(at.column - 1);
                writeln!(drawn, " | {line}\n | {indent}{place}").unwrap();
            }
        }
        for help in &found.help {
            writeln!(drawn, " = help: {help}").unwrap();
        }
    }
    drawn
}

fn visible(character: char) -> char {
    match character {
        '\t' => '→',
        '\0' => '␀',
        control if control.is_control() => '·',
        other => other,
    }
}
