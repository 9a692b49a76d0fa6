//! Hostile input results in ordinary diagnostics, in limited time and on a small stack.

use std::fmt::Write;
use std::time::{Duration, Instant};

use errspec_codegen::__internal::read;
use errspec_codegen::__internal::render::{self, Color};
use errspec_codegen::__internal::report::{KEPT, Report};
use errspec_codegen::__internal::rules::{self, Rule};
use errspec_codegen::__internal::site::Sources;
use proptest::prelude::*;
use tempfile::TempDir;

use crate::support::alone::{self, Alone};

/// The stack that a thread of a build or an editor may have: an eighth of the usual size.
const STACK: usize = 1 << 20;
/// The time limit for reading, checking and rendering together, in a debug build.
const PATIENCE: Duration = Duration::from_secs(5);

const RIGHT: &str = include_str!("../../../spec/errors.yaml");

/// Reads, checks and renders on a small stack. Every span must be inside the file.
#[track_caller]
fn survive(bytes: Vec<u8>) -> (Alone, String) {
    let run = move || {
        let clock = Clock::start();
        let loaded = alone::bytes(bytes, "errors.yaml");
        let drawn = render::human(&loaded.sources, &loaded.report, Color::Plain);
        (loaded, drawn, clock.elapsed())
    };
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(run).unwrap();
    let (loaded, drawn, took) = thread.join().expect("no panic");
    assert!(took < PATIENCE, "took {took:?}");
    assert_orderly(&loaded);
    let steers = |c: char| c.is_control() && c != '\n' && c != '\t';
    assert_eq!(drawn.chars().find(|c| steers(*c)), None);
    (loaded, drawn)
}

#[track_caller]
fn assert_orderly(loaded: &Alone) {
    assert!(loaded.report.diagnostics().len() <= KEPT);
    for found in loaded.report.diagnostics() {
        let related = found.related.iter().map(|(site, _)| *site);
        for site in found.site.into_iter().chain(related) {
            let text = loaded.sources.get(site.file).text();
            assert!(text.get(site.range()).is_some(), "{site:?} is outside of the text: {}", found.message);
        }
        for sentence in found.help.iter().chain(&found.notes).chain([&found.message]) {
            assert!(sentence.len() < 1_000, "a sentence of {} bytes", sentence.len());
            assert!(!sentence.contains(char::is_control), "{sentence:?}");
        }
    }
}

/// Measures the CPU time of this thread, so that no test fails on a busy machine. Except on Linux, it measures the
/// elapsed time.
struct Clock {
    start: Instant,
    computed: Option<Duration>,
}

impl Clock {
    fn start() -> Self {
        Self { start: Instant::now(), computed: Self::computed() }
    }

    fn elapsed(&self) -> Duration {
        match (self.computed, Self::computed()) {
            (Some(before), Some(now)) => now.checked_sub(before).unwrap(),
            _ => self.start.elapsed(),
        }
    }

    fn computed() -> Option<Duration> {
        let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        Some(Duration::from_nanos(statistics.split(' ').next()?.parse().ok()?))
    }
}

/// Checks that the text is survived, and that the rule is reported.
#[track_caller]
fn finds(rule: &'static Rule, text: impl Into<Vec<u8>>) -> Report {
    let (loaded, drawn) = survive(text.into());
    let found = loaded.report.diagnostics().iter().any(|found| found.rule == rule);
    assert!(found, "no {} in\n{}", rule.id, drawn.chars().take(2_000).collect::<String>());
    assert!(drawn.contains(rule.id));
    assert!(loaded.spec.is_none());
    loaded.report
}

/// A repeated line, up to the limit for files.
fn filled(head: &str, line: &str) -> String {
    format!("{head}{}", line.repeat((read::LIMIT - head.len()) / line.len()))
}

/// A million lines, or as many as the limit for files allows.
fn million(head: &str, line: impl Fn(usize) -> String) -> String {
    let mut text = head.to_owned();
    for index in 0..1_000_000 {
        let line = line(index);
        if text.len() + line.len() > read::LIMIT {
            break;
        }
        text.push_str(&line);
    }
    text
}

#[test]
fn deep_nesting() {
    for opening in ["[", "{", "? ", "- ", "[{", "{a: ", "- - ? ", "!x [", "&x ["] {
        let deep = opening.repeat(100_000);
        finds(&rules::SYNTAX, deep.clone());
        finds(&rules::SYNTAX, format!("codes:\n  {deep}"));
    }
    finds(&rules::SYNTAX, "a: ".repeat(100_000));
    let mut staircase = String::new();
    for depth in 0..2_000 {
        writeln!(staircase, "{}a:", " ".repeat(depth)).unwrap();
    }
    finds(&rules::SYNTAX, staircase);
    finds(&rules::SYNTAX, "]".repeat(100_000));
    finds(&rules::SYNTAX, "codes: ".to_owned() + &"[]".repeat(100_000));
}

/// Nodes within the parser's limits are skipped, not stored.
#[test]
fn nesting_just_below_the_limit() {
    let deep = format!("{}{}", "[".repeat(250), "]".repeat(250));
    finds(&rules::WRONG_TYPE, format!("name: {deep}\n"));
    finds(&rules::UNKNOWN_KEY, format!("nome: {deep}\n"));
}

#[test]
fn alias_bombs() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..40 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        writeln!(bomb, "a{level}: &a{level} [{aliases}]").unwrap();
    }
    finds(&rules::UNSUPPORTED_YAML, bomb);
    finds(&rules::UNSUPPORTED_YAML, "codes: &codes\n  <<: *codes\n  gone: *codes\n");
    let merges = million("codes:\n", |index| format!("  c{index}: &c{index}\n    <<: *c{}\n", index / 2));
    assert!(finds(&rules::UNSUPPORTED_YAML, merges).dropped() > 10_000);
}

#[test]
fn huge_scalars() {
    finds(&rules::TOO_LARGE, format!("name: {}\n", "a".repeat(50 << 20)));
    // The largest scalar in each style.
    for (open, close) in [("", ""), ("\"", "\""), ("'", "'"), ("|\n  ", ""), ("# ", "")] {
        finds(&rules::MISSING_KEY, format!("name: {open}{}{close}\n", "a b ".repeat(read::LIMIT / 4 - 10)));
    }
    let long = "a".repeat(read::LIMIT - 50);
    finds(&rules::SYNTAX, format!("name: \"{long}\n"));
    finds(&rules::SYNTAX, format!("name: `{long}\n"));
    finds(&rules::UNSUPPORTED_YAML, format!("name: &{long} a\n"));
    finds(&rules::UNSUPPORTED_YAML, format!("name: !{long} a\n"));
    finds(&rules::UNSUPPORTED_YAML, format!("name: *{long}\n"));
    finds(&rules::SYNTAX, filled("", ":"));
}

#[test]
fn huge_names() {
    let long = "a".repeat(read::LIMIT - 50);
    finds(&rules::MISSING_KEY, format!("codes:\n  ? {long}\n  : {{}}\n"));
    finds(&rules::UNKNOWN_KEY, format!("? \"{long}\"\n: {{}}\n"));
    finds(&rules::SYNTAX, format!("{long}: a\n"));
    let unseen = "\\e".repeat(read::LIMIT / 2 - 50);
    finds(&rules::UNKNOWN_KEY, format!("? \"{unseen}\"\n: {{}}\n"));
}

#[test]
fn a_million_unknown_keys() {
    let report = finds(&rules::UNKNOWN_KEY, million("", |index| format!("versio{index}: 1\n")));
    assert_eq!(report.diagnostics().len(), KEPT);
    assert!(report.dropped() > 100_000, "{}", report.dropped());
}

#[test]
fn a_million_codes() {
    finds(&rules::WRONG_TYPE, million("codes:\n", |index| format!(" c{index}:\n")));
    finds(&rules::MISSING_KEY, million("codes:\n", |index| format!(" c{index}: {{}}\n")));
    finds(&rules::DUPLICATE_CODE, million("codes:\n", |_| " c: {}\n".to_owned()));
    let right = |index: usize| format!(" c{index}: {{http: 404, bucket: b, meaning: m}}\n");
    finds(&rules::TOO_LARGE, million("codes:\n", right));
}

#[test]
fn a_million_statuses() {
    finds(&rules::WRONG_TYPE, million("fallback:\n", |status| format!(" {status}:\n")));
    finds(&rules::DUPLICATE_KEY, million("fallback:\n", |_| " 404: a\n".to_owned()));
    finds(&rules::UNKNOWN_KEY, million("fallback:\n", |status| format!(" x{status}: a\n")));
    finds(&rules::WRONG_TYPE, million("fallback:\n", |status| format!(" '{status}': a\n")));
    finds(&rules::DUPLICATE_KEY, million("", |status| format!("fallback: {{{status}: a}}\n")));
    finds(&rules::STATUS_RANGE, million("fallback:\n", |status| format!(" {status}: a\n")));
    finds(&rules::WRONG_TYPE, format!("fallback:\n  {}: a\n", "9".repeat(1 << 10)));
    // Thousands of misspelled names, each compared with thousands of codes.
    let codes = (0..5_000).fold("codes:\n".to_owned(), |codes, n| {
        codes + &format!(" c{n}: {{http: 404, bucket: b, meaning: m}}\n")
    });
    let unknown = (0..5_000).fold(String::new(), |text, n| text + &format!(" {n}: d{n}\n"));
    finds(&rules::UNKNOWN_CODE, format!("{codes}fallback:\n{unknown}"));
}

/// Misspelled long names, each compared letter by letter with as many others.
#[test]
fn a_thousand_long_names() {
    let codes = (0..1_000).fold("codes:\n".to_owned(), |mut codes, n| {
        let name = "a".repeat(90);
        writeln!(codes, " {name}{n}: {{http: 404, bucket: b, meaning: m, deprecated: {{use: {name}x{n}}}}}")
            .unwrap();
        codes
    });
    finds(&rules::UNKNOWN_CODE, codes);
}

/// The generated lookup counts codes in 16 bits, so larger specs must be rejected.
#[test]
fn more_codes_than_an_enum_can_look_up() {
    let codes = (0..65_535).fold(String::new(), |mut codes, n| {
        writeln!(codes, " c{n}: {{http: 404, bucket: b, meaning: m}}").unwrap();
        codes
    });
    let head = "version: 1\nname: A\ndocs_url: https://a.example/{code}\n\
        buckets: {b: {title: B, retry: never, advice: B.}}\ncodes:\n";
    let report = finds(&rules::TOO_LARGE, format!("{head}{codes}"));
    assert_eq!(report.errors(), 1);
}

#[test]
fn a_million_repeated_keys() {
    finds(&rules::DUPLICATE_KEY, million("name: a\n", |_| "name: b\n".to_owned()));
    finds(&rules::DUPLICATE_KEY, million("", |index| format!("codes: {{c{index}: {{}}}}\n")));
    finds(&rules::DUPLICATE_KEY, million("codes:\n c:\n", |index| format!("  params: {{p{index}: u8}}\n")));
}

#[test]
fn a_million_entries() {
    finds(&rules::TOO_LARGE, filled("support:\n", "- a\n"));
    finds(&rules::WRONG_TYPE, filled("support:\n", "-\n"));
    finds(&rules::WRONG_TYPE, filled("support: [", "[],"));
    finds(&rules::UNSUPPORTED_YAML, filled("support:\n", "- &a b\n"));
}

/// As many members as are read.
fn members(head: &str, line: impl Fn(usize) -> String) -> String {
    (0..100_000).map(line).fold(head.to_owned(), |text, line| text + &line)
}

#[test]
fn many_members_of_a_body() {
    let head = "codes: {}\nenvelope:\n  body:\n";
    finds(&rules::MISSING_CODE, members(head, |_| "    - a\n".to_owned()));
    let unknown = members(head, |index| format!("    m{index}: '{{details.p{index}}}'\n"));
    assert!(finds(&rules::UNKNOWN_PLACEHOLDER, unknown).dropped() > 10_000);
    let braces = members(head, |index| format!("    m{index}: '{{{{{{http}}{{'\n"));
    assert!(finds(&rules::INVALID_PLACEHOLDER, braces).dropped() > 10_000);
    let headers = members("envelope:\n  headers:\n", |index| format!("    h{index}: ''\n"));
    assert!(finds(&rules::INVALID_HEADER, headers).dropped() > 10_000);
    let long = "a".repeat(1 << 20);
    let holes = format!("{head}    a: '{{{long}}}'\n    b: '{{details.{long}}}'\n");
    finds(&rules::UNKNOWN_PLACEHOLDER, holes);
    finds(&rules::INVALID_PLACEHOLDER, format!("{head}    a: '{}'\n", "{".repeat((1 << 20) + 1)));
    finds(&rules::INVALID_HEADER, format!("envelope:\n  headers:\n    ? '{long} '\n    : a\n"));
    finds(&rules::INVALID_CONTENT_TYPE, format!("envelope:\n  content_type: '{long} '\n"));
    finds(&rules::WRONG_TYPE, format!("{head}    a: {{ ? {long} }}\n"));
}

/// Params and members are compared by their names, and each place of a param counts once.
#[test]
fn many_params_and_as_many_members() {
    let mut text = String::from(
        "version: 1\nname: A\ndocs_url: https://docs.example.com/#{code}\n\
         buckets: { b: { title: B, retry: never, advice: B. } }\nenvelope:\n  body:\n    '...': '{details}'\n",
    );
    for index in 0..20_000 {
        writeln!(text, "    p{index}: '{{details.q{}}}'", index % 5_000).unwrap();
    }
    text.push_str("codes:\n");
    for index in 0..5_000 {
        writeln!(text, "  c{index}: {{ http: 404, bucket: b, meaning: M., message: 'M {{p{index}}} {{q{index}}}', params: {{ p{index}: u8, q{index}: u8 }} }}"
        )
        .unwrap();
    }
    finds(&rules::PARAM_COLLISION, text);
}

#[test]
fn a_million_empty_lines() {
    for line in ["\n", "\r\n", "#\n"] {
        finds(&rules::MISSING_KEY, filled("", line));
    }
    finds(&rules::SYNTAX, filled("", "%a\n"));
    finds(&rules::UNSUPPORTED_YAML, filled("a: b\n", "---\n"));
    finds(&rules::MISSING_KEY, filled("name: |\n", "\n"));
}

#[test]
fn bytes_that_are_not_utf_8() {
    finds(&rules::SYNTAX, vec![0xff; 1 << 20]);
    finds(&rules::SYNTAX, b"name: Orders \xc3\x28\n".to_vec());
    finds(&rules::SYNTAX, b"name: Orders \xe2\x82".to_vec());
    finds(&rules::SYNTAX, vec![0; read::LIMIT]);
    finds(&rules::SYNTAX, RIGHT.replace("name:", "na\0me:"));
    finds(&rules::SYNTAX, filled("name: ", "\u{feff}"));
    for swapped in [false, true] {
        let unit = |unit: u16| if swapped { unit.to_be_bytes() } else { unit.to_le_bytes() };
        let marked: Vec<u8> = format!("\u{feff}{RIGHT}").encode_utf16().flat_map(unit).collect();
        finds(&rules::SYNTAX, marked[2..].to_vec());
        let report = finds(&rules::SYNTAX, marked);
        assert_eq!(report.diagnostics()[0].message, "`errors.yaml` is UTF-16");
    }
}

/// The single character U+009B begins an escape sequence, like `ESC [`.
#[test]
fn characters_that_control_a_terminal() {
    let (_, drawn) = survive(b"na\xc2\x9b2Jme\x1b[2J: \xff\n".to_vec());
    let expected = " --> errors.yaml:1:14\n  |\n1 | na\u{fffd}2Jme␛[2J: \u{fffd}\n  |              ^\n";
    assert!(drawn.contains(expected), "{drawn}");
    let (_, drawn) = survive("name: \u{9b}2J a\n".into());
    assert!(drawn.contains("1 | name: \u{fffd}2J a\n  |       ^\n"), "{drawn}");
}

#[test]
fn empty_and_nearly_empty() {
    for text in
        ["", " ", "\u{feff}", "#", "---", "...", "~", "[]", "{}", "''", "&a", "*a", "!a", "%", "\t", "\0"]
    {
        let (loaded, drawn) = survive(text.into());
        assert!(loaded.report.has_errors() && drawn.starts_with("error["), "{text:?}: {drawn}");
    }
}

/// A spec with other line breaks is read without errors of form.
#[test]
fn every_line_break_and_mark() {
    let documents = format!("---\n{RIGHT}...\n# the end\n");
    let marked = format!("\u{feff}{RIGHT}");
    for text in [
        RIGHT.replace('\n', "\r\n"),
        RIGHT.replace('\n', "\r"),
        RIGHT.replace(": ", ":\t"),
        documents,
        marked,
    ] {
        let mut sources = Sources::default();
        let mut report = Report::default();
        let file = read::text(&mut sources, "errors.yaml", text.into_bytes(), &mut report).unwrap();
        let spec = read::spec(&sources, file, &mut report);
        assert!(report.is_empty(), "{:?}", report.diagnostics());
        assert_eq!(spec.codes.len(), 9);
    }
}

/// The diagnostic for a file that cannot be read.
#[track_caller]
fn unreadable(path: &std::path::Path, expected: &str) {
    let clock = Instant::now();
    let loaded = alone::file(path, "errors.yaml");
    assert!(clock.elapsed() < PATIENCE);
    let messages: Vec<_> = loaded.report.diagnostics().iter().map(|found| found.message.as_str()).collect();
    assert_eq!(messages, [expected]);
}

/// Missing permissions are tested in `read/text.rs`, because root can read every file.
#[test]
fn paths_that_are_not_files() {
    let folder = TempDir::new().unwrap();
    unreadable(folder.path(), "cannot read `errors.yaml`: it is a directory");
    unreadable(&folder.path().join("none.yaml"), "`errors.yaml` does not exist");
    let large = folder.path().join("large.yaml");
    // A sparse file, which does not fill the disk.
    std::fs::File::create(&large).unwrap().set_len(1 << 40).unwrap();
    unreadable(&large, "`errors.yaml` is larger than 8 MiB");
}

#[cfg(unix)]
#[test]
fn devices_and_pipes() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    unreadable(
        &file.join("errors.yaml"),
        "cannot read `errors.yaml`: a component of its path is not a directory",
    );
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    unreadable(&pipe, "cannot read `errors.yaml`: it is not a regular file");
    unreadable("/dev/zero".as_ref(), "cannot read `errors.yaml`: it is not a regular file");
}

/// Bytes with a meaning in YAML, so that random input is more than plain text.
fn telling() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "\n",
        "\r",
        "\t",
        " ",
        "  ",
        ": ",
        ":",
        "- ",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\"",
        "'",
        "\\",
        "#",
        " #",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%",
        "@",
        "`",
        "---",
        "...",
        "\u{feff}",
        "\0",
        "é",
        "😀",
        "\u{2028}",
        "codes",
        "name",
        "http",
        "404",
        "~",
        "<<",
        "\\u12",
        "|+\n",
        ">-\n  a\n",
        "support:\n- ",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat().into_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        survive(bytes);
    }

    #[test]
    fn any_bytes_with_a_meaning_in_yaml(bytes in telling()) {
        survive(bytes);
    }

    #[test]
    fn any_change_of_a_valid_spec(
        at in any::<prop::sample::Index>(), removed in 0..30_usize, added in telling(), cut in any::<bool>(),
    ) {
        let mut bytes = RIGHT.as_bytes().to_vec();
        let at = at.index(bytes.len());
        let end = if cut { bytes.len() } else { (at + removed).min(bytes.len()) };
        bytes.splice(at..end, added);
        survive(bytes);
    }
}
