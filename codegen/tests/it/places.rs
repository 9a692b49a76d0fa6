//! The spans of values, for every way to write one.

use std::fmt::Write;

use errspec_codegen::__internal::read;
use errspec_codegen::__internal::report::Report;
use errspec_codegen::__internal::site::{Site, Sources};

/// Checks the spans of all keys and values of `text`. Each is drawn below its lines.
#[track_caller]
fn check(text: &str, expected: &str) {
    let mut sources = Sources::default();
    let mut report = Report::default();
    let file = read::text(&mut sources, "errors.yaml", text.as_bytes().to_vec(), &mut report).unwrap();
    let raw = read::spec(&sources, file, &mut report);
    let mut sites: Vec<Site> = Vec::new();
    sites.extend(raw.name.iter().map(|text| text.site));
    sites.extend(raw.support.iter().map(|text| text.site));
    for code in &raw.codes {
        sites.push(code.code.site);
        sites.extend(code.http.iter().map(|http| http.site));
        sites.extend(code.meaning.iter().map(|text| text.site));
    }
    if let Some(fallback) = &raw.fallback {
        sites.extend([&fallback.client, &fallback.server].into_iter().flatten().map(|of| of.code.site));
        sites.extend(fallback.statuses.iter().flat_map(|(status, of)| [status.site, of.code.site]));
    }
    let mut drawn = String::new();
    for site in sites {
        let source = sources.get(site.file);
        let (first, last) = (source.position(site.start), source.position(site.end));
        for line in first.line..=last.line {
            let shown = source.text()[source.line(line)].trim_start_matches('\u{feff}').replace('\t', "→");
            let start = if line == first.line { first.column } else { 1 };
            let end = if line == last.line { last.column } else { shown.chars().count() + 1 };
            let indent = if line == first.line { start } else { 1 + shown.len() - shown.trim_start().len() };
            let width = end.saturating_sub(indent);
            writeln!(drawn, "{shown}\n{}{}", " ".repeat(indent - 1), "~".repeat(width)).unwrap();
        }
    }
    let expected: Vec<_> = expected.lines().skip(1).map(|line| line.trim_start_matches('|')).collect();
    assert_eq!(drawn.lines().collect::<Vec<_>>(), expected, "\n{drawn}");
}

#[test]
fn plain() {
    check(
        "name: Orders\n",
        "
|name: Orders
|      ~~~~~~",
    );
    check(
        "name:   Orders API   # the name\n",
        "
|name:   Orders API   # the name
|        ~~~~~~~~~~",
    );
    check(
        "name:\n  Orders\n",
        "
|  Orders
|  ~~~~~~",
    );
}

#[test]
fn plain_over_several_lines() {
    check(
        "name: Orders\n  and more\n\n\ncodes: {}\n",
        "
|name: Orders
|      ~~~~~~
|  and more
|  ~~~~~~~~",
    );
}

#[test]
fn quoted() {
    check(
        "name: \"Orders \\\" API\"   # the name\n",
        "
|name: \"Orders \\\" API\"   # the name
|      ~~~~~~~~~~~~~~~",
    );
    check(
        "name: 'Orders '' API' \n",
        "
|name: 'Orders '' API' 
|      ~~~~~~~~~~~~~~~",
    );
    check(
        "name: ''\n",
        "
|name: ''
|      ~~",
    );
    check(
        "name: \"Orders\n  and \\\n  more\"\n",
        "
|name: \"Orders
|      ~~~~~~~
|  and \\
|  ~~~~~
|  more\"
|  ~~~~~",
    );
}

#[test]
fn blocks() {
    for header in ["|", "|-", "|+", ">", ">-", ">+", "|2", ">2-  # a comment"] {
        let text = format!("name: {header}\n  Orders\n\n  and more \n\n\ncodes: {{}}\n");
        check(
            &text,
            "
|  Orders
|  ~~~~~~
|
|
|  and more 
|  ~~~~~~~~",
        );
    }
    check(
        "name: |\n  Orders",
        "
|  Orders
|  ~~~~~~",
    );
    check(
        "name: |\n  | a | b |\n",
        "
|  | a | b |
|  ~~~~~~~~~",
    );
}

/// The span of an empty block is its `|` or `>`.
#[test]
fn empty_blocks() {
    check(
        "name: |+\n\n\ncodes: {}\n",
        "
|name: |+
|      ~~",
    );
    check(
        "name: >2 # nothing\n\n",
        "
|name: >2 # nothing
|      ~~",
    );
    check(
        "codes:\n  gone:\n    meaning: |-\n",
        "
|  gone:
|  ~~~~
|    meaning: |-
|             ~~",
    );
}

#[test]
fn names_and_numbers() {
    check(
        "codes:\n  'gone' : {http: 410,meaning: \"x\"}\n  ? limit\n  : http:\t429\n",
        "
|  'gone' : {http: 410,meaning: \"x\"}
|  ~~~~~~
|  'gone' : {http: 410,meaning: \"x\"}
|                  ~~~
|  'gone' : {http: 410,meaning: \"x\"}
|                               ~~~
|  ? limit
|    ~~~~~
|  : http:→429
|          ~~~",
    );
}

#[test]
fn classes_and_statuses() {
    check(
        "fallback:\n  4xx: bad_request\n  404 : 'not_found'\n  5xx: >-\n    broken\n  ? 503\n  :\tdown # soon\n",
        "
|  4xx: bad_request
|       ~~~~~~~~~~~
|    broken
|    ~~~~~~
|  404 : 'not_found'
|  ~~~
|  404 : 'not_found'
|        ~~~~~~~~~~~
|  ? 503
|    ~~~
|  :→down # soon
|    ~~~~",
    );
    check(
        "fallback: {404: a,410 : \"b\", '4xx': c}\n",
        "
|fallback: {404: a,410 : \"b\", '4xx': c}
|                                    ~
|fallback: {404: a,410 : \"b\", '4xx': c}
|           ~~~
|fallback: {404: a,410 : \"b\", '4xx': c}
|                ~
|fallback: {404: a,410 : \"b\", '4xx': c}
|                  ~~~
|fallback: {404: a,410 : \"b\", '4xx': c}
|                        ~~~",
    );
}

#[test]
fn lists() {
    check(
        "support:\n- one\n-   'two'\n",
        "
|- one
|  ~~~
|-   'two'
|    ~~~~~",
    );
    check(
        "support: [ one , \"two\" ]\n",
        "
|support: [ one , \"two\" ]
|           ~~~
|support: [ one , \"two\" ]
|                 ~~~~~",
    );
}

#[test]
fn byte_order_mark() {
    check(
        "\u{feff}name: Orders\n",
        "
|name: Orders
|      ~~~~~~",
    );
}

#[test]
fn line_breaks_of_every_kind() {
    for line_break in ["\n", "\r\n", "\r"] {
        let text = "name: |\n  Orders\n  more\n\nsupport:\n  - one\n  - \"two\n    lines\"\n"
            .replace('\n', line_break);
        check(
            &text,
            "
|  Orders
|  ~~~~~~
|  more
|  ~~~~
|  - one
|    ~~~
|  - \"two
|    ~~~~
|    lines\"
|    ~~~~~~",
        );
    }
}

/// Columns count characters, and spans count bytes.
#[test]
fn characters_of_several_bytes() {
    check(
        "name: Größe → 😀 # größer\nsupport: [ 'ä', é ]\n",
        "
|name: Größe → 😀 # größer
|      ~~~~~~~~~
|support: [ 'ä', é ]
|           ~~~
|support: [ 'ä', é ]
|                ~",
    );
}

/// U+0085, U+2028 and U+2029 broke lines in YAML 1.1 and do not in YAML 1.2.
#[test]
fn separators_that_do_not_break_lines() {
    check(
        "name: a\u{85}b\u{2028}c\u{2029}d\nsupport: [x]\n",
        "
|name: a\u{85}b\u{2028}c\u{2029}d
|      ~~~~~~~
|support: [x]
|          ~",
    );
}
