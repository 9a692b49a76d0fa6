//! The reader and `serde_yaml` accept the same files and read the same values, except in the listed cases.

use std::collections::BTreeSet;
use std::fmt::Write;

use errspec_codegen::__internal::characters::is_hidden;
use proptest::prelude::*;

use serde_json::Value as Json;

use crate::support::form::{self, Code, Envelope, EnvelopeSample, Http, Named, Param, Spec, ours};

fn theirs(text: &str) -> Option<Spec> {
    form::theirs(text).ok()
}

/// Specs that both accept with the same values, or both reject.
const ALIKE: &[&str] = &[
    // Plain strings.
    "name: Orders",
    "name: Orders API # the name",
    "name:   Orders   ",
    "name:\tOrders",
    "name: a#b",
    "name: a:b",
    "name: -a",
    "name: ?a",
    "name: :a",
    "name: a, b",
    "name: a]b}",
    "name: (a)",
    "name: a - b",
    "name: 1.2.3",
    "name: 1_000",
    "name: no",
    "name: yes",
    "name: on",
    "name: off",
    "name: y",
    "name: n",
    "name: 2026-11-22",
    "name: 1:30",
    "name: =",
    "name: größe → 😀",
    "name:\n  Orders\n",
    "name: Orders\n  and\n   more\n",
    "name: a\n\n\n  b\n",
    "name: \\d \\n",
    "name: don't",
    "name: say \"x\"",
    "name: a%b@c`d",
    "name: https://x.example/#a",
    // Quoted strings.
    "name: 'a'",
    "name: ''",
    "name: \"\"",
    "name: 'it''s'",
    "name: \"say \\\"x\\\"\"",
    "name: 'a: b # c'",
    "name: \"\\t\\n\\r\\\\\\/\\0\\e\\a\\b\\f\\v\"",
    "name: \"\\x41\\u00e9\\U0001F600\"",
    "name: \"\\N\\_\\L\\P\"",
    "name: 'a\n  b'",
    "name: \"a\n  b\"",
    "name: \"a \\\n   b\"",
    "name: \"a\n\n\n  b\"",
    "name: 'a\n\n  b'",
    "name: \" a \"",
    "name: '404'",
    "name: \"true\"",
    "name: 'null'",
    "name: '~'",
    "'name': a",
    "\"name\": a",
    "\"na\\x6de\": a",
    // Blocks.
    "name: |\n  a\n  b\n",
    "name: >\n  a\n  b\n",
    "name: |-\n  a\n\n",
    "name: |+\n  a\n\n",
    "name: >-\n  a\n\n  b\n\n",
    "name: >+\n  a\n\n\n",
    "name: |2\n    a\n   b\n",
    "name: |2-\n   a\n",
    "name: |-2\n   a\n",
    "name: >\n  a\n    b\n  c\n",
    "name: >\n  a\n\n    b\n\n  c\n",
    "name: |\n\n  a\n",
    "name: |\n  a",
    "name: >-\n  a",
    "name: |+\n  a",
    "name: |\n  a\n  ",
    "name: |\n  a\n\n  b",
    "name: |",
    "name: |\n\n",
    "name: |+\n\n",
    "name: |-\n\n",
    "name: | # why\n  a # no comment\n",
    "name: |\n  a: b\n  - c\n",
    "name: |\n a\nsupport: [b]\n",
    "name: >\n\n\n  a\n",
    "name: |\n  a\n # comment\n",
    "name: |\n  | a | b |\n",
    // Flow style.
    "{name: a}",
    "{name: a, support: [b, c]}",
    "{ \"name\" : 'a' , }",
    "support: []",
    "support: [a, b,]",
    "codes: {}",
    "codes: {a: {http: 404}, b: {}}",
    "support: [a b, 'c, d', \"e\"]",
    "support: [\n  a,\n  b\n]",
    "support: [\n  a, # c\n  b]",
    "codes: {a: {params: {x: u8, y: u16}}}",
    "codes: {a: {params: {x: u8?, y: [string], z: \"[u8]?\"}}}",
    "codes: {a: {params: {x: {type: u8, example: 7, one_of: [7, 8]}, y: {type: [json], sent: false, optional: true}}}}",
    "codes: {a: {params: {x: {type: json, example: {b: [1, -0.5, true, null, 'c']}}}}}",
    "codes:\n  a:\n    params:\n      x:\n      - string\n      y:\n        type:\n        - u8\n        one_of:\n        - 1\n        - 2\n",
    "{\"name\":\"a\"}",
    "support: [a:b, c]",
    "codes: {\"a\":{\"http\":404}}",
    // Lists, names and order.
    "support:\n- a\n- b\n",
    "support:\n  - a\n  -  b\n  -\n    c\n",
    "support:\n- 'a'\n- |\n  b\n- >-\n  c\n",
    "codes:\n  z: {}\n  a: {}\n  m: {}\n",
    "codes:\n  a:\n    params:\n      z: u8\n      a: u16\n",
    "codes:\n  'a b': {}\n  ä: {}\n",
    "? name\n: a\n",
    "codes:\n  ? a\n  : http: 404\n",
    "codes:\n  a : {}\n",
    "name : a",
    // Statuses are numbers, and classes are strings.
    "fallback: {}",
    "fallback: {4xx: a, 5xx: b}",
    "fallback:\n  4xx: a\n  404: b\n  5xx: 'c'\n  503 : |-\n    d\n",
    "fallback: {404: a, 200: b, 18446744073709551615: c}",
    "fallback:\n  ? 404\n  : a\n  ? '4xx'\n  : b\n",
    "fallback: a",
    "fallback: [a]",
    "fallback: {404: [a]}",
    "fallback: {404: 404}",
    "fallback: {404: }",
    "fallback: {4xx: {code: a}, 404: {http: 400, code: b}, 5xx: {code: c, http: 503}}",
    "fallback: {404: {code: a, http: a}}",
    "fallback: {404: {code: [a], http: 1}}",
    "fallback: {404: {a: b}}",
    "fallback: {[404]: a}",
    // Comments, white space and document markers.
    "# a\nname: a # b\n# c\n",
    "\n\nname: a\n\n\n",
    "---\nname: a\n",
    "---\nname: a\n...\n",
    "--- # a\nname: a\n",
    "--- {name: a}",
    "name: a\n...\n# b\n",
    "\u{feff}name: a\n",
    "name: a\r\nsupport:\r\n  - b\r\n",
    "name: a\rsupport: [b]\r",
    "name: |\r\n  a\r\n  b\r\nsupport: [c]\r\n",
    "codes:\n    a:\n     http: 404\n",
    // Every other key.
    "docs_url: https://docs.example.com/errors#{code}\ncode_style: any",
    "buckets:\n  b: {title: B, retry: backoff, max_attempts: 3, base_delay: 5ms, max_delay: 1h, advice: A., allow: {x: y}}",
    "codes:\n  a: {bucket: b, message: 'M {x}.', variant: A, docs_url: u, deprecated: {use: c, reason: R}, allow: {x: y}}",
    "codes: {a: {deprecated: {}}}",
    "outputs:\n  a.md: page\n  b.md: {kind: table, bucket: b}\n  c.rs:\n    kind: rust\n    name: C\n",
    "outputs: {a: [b]}",
    "codes: {a: {deprecated: [x]}}",
    "  name: a\n  version: 1\n",
    "envelope: flat",
    "envelope: unknown",
    "envelope: {content_type: a, request_id_header: none, headers: {a: b}, body: {code: '{code}'}}",
    "envelope:\n  body:\n    a: null\n    b: ~\n    c: true\n    d: FALSE\n    e: 7\n    f: -1.5\n    g: 1e3\n    h: no\n    i: \"7\"\n",
    "envelope:\n  body:\n    - a\n    - - b\n      - []\n    - {}\n    - {a: {b: [c, 1]}}\n",
    "envelope:\n  body:\n    z: |\n      a\n      b\n    \"...\": >-\n      c\n    a: 'it''s'\n",
    "envelope: {body: \"{code}\"}",
    "envelope: {body: 5}",
    "envelope: {}",
    "envelope: [a]",
    "envelope: 5",
    "envelope: {bodi: {}}",
    "envelope: {headers: [a]}",
    "envelope: {body: [1, }",
    // Numbers.
    "version: 1",
    "version: 0",
    "version: 18446744073709551615",
    "version: 18446744073709551616",
    "version: -1",
    "version: 1.0",
    "version: 1e3",
    "version: '1'",
    "version: 017",
    "version: 1_000",
    "version: true",
    "version: null",
    "version: ~",
    "version: one",
    "version: 0b1_0",
    "version: .inf",
    "version: .nan",
    "version: [1]",
    "version: {a: 1}",
    "version: \"\"",
    "version: 1 2",
    // Wrong forms.
    "name: [a]",
    "name: {a: b}",
    "support: a",
    "support: {a: b}",
    "codes: [a]",
    "codes: a",
    "codes: {a: b}",
    "codes: {a: [b]}",
    "codes: {a: 1}",
    "support: [[a]]",
    "support: [{a: b}]",
    "- a",
    "a",
    "'a'",
    "404",
    "nome: a",
    "codes: {a: {htpp: 404}}",
    "name: a\nname: b",
    "codes: {a: {http: 1, http: 2}}",
    // Syntax errors.
    "name: \"a",
    "name: 'a",
    "name: [a",
    "name: {a",
    "name: a: b",
    "name: @a",
    "name: `a`",
    "name: %a",
    "name: ]",
    "name: }",
    "name: ,",
    "name: - a",
    "name: \"\\d\"",
    "name: \"\\x4\"",
    "name: \"a\" b",
    "codes:\n\ta: {}",
    "codes:\n  a: {}\n b: {}",
    "name: a\n  b: c",
    "name: a\nb\n",
    "name: a\0b",
    "name: \"a\u{1}b\"",
    "name: |x\n  a",
    "name: |0\n  a",
    "name: |\n    a\n  b\n",
    "support: [a}",
    "name: a\n- b",
    "support:\n  - a\n  b: c",
    "name: & a",
    "name: * a",
    "name: *a",
    "%YAML 3.0\n---\nname: a",
    "name: a\n---\nname: b",
    "name: \"\\ud800\"",
    "name: \"\\U00110000\"",
];

/// Which of the two accepts a text if they differ.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum Accepts {
    Theirs,
    Ours,
    /// Both, as different values.
    Both,
}
use Accepts::{Both, Ours, Theirs};

/// The intended differences. The test fails if one of them disappears.
const APART: &[(&str, Accepts, &str)] = &[
    // YAML that a spec does not support.
    ("name: &x a", Theirs, "anchors are rejected: every entry is complete"),
    ("support: [&x a, *x]", Theirs, "so are aliases"),
    ("name: !!str a", Theirs, "tags are refused: the format gives every value its type"),
    ("%YAML 1.2\n---\nname: a", Theirs, "directives are refused: a spec is YAML 1.2"),
    ("codes: { <<: {} }", Theirs, "merge keys are refused rather than taken for a code"),
    // Plain scalars have the type that YAML 1.2 gives them, whatever is expected.
    ("name: 42", Theirs, "a number is not a string; the schema for editors agrees"),
    ("name: 0x1F", Theirs, "as above, in another form"),
    ("name: 1.5", Theirs, "as above, with a fraction"),
    ("name: true", Theirs, "a boolean is not a string"),
    ("name: null", Theirs, "null is not a string, and not the string `null`"),
    ("name: ~", Theirs, "as above"),
    ("name:", Theirs, "a missing value is not an empty string"),
    ("support:\n  -\n", Theirs, "as above, in a list"),
    ("support: [404, true, ~]", Theirs, "as above, all of them"),
    ("codes: {404: {}}", Theirs, "a number is not a name"),
    ("codes: {true: {}}", Theirs, "nor is a boolean"),
    ("codes: {~: {}}", Theirs, "nor is null"),
    ("codes:", Theirs, "a section without entries is forgotten, or must say `{}`"),
    ("support:", Theirs, "as above, and must say `[]`"),
    ("codes: {a}", Theirs, "an entry without a value is forgotten"),
    // There is one way to write a number.
    ("version: +1", Theirs, "a number is written in digits only"),
    ("version: 0x1", Theirs, "as above"),
    ("version: 0o1", Theirs, "as above"),
    ("version: 0b1", Theirs, "as above; to YAML 1.2 this is a text"),
    // Repeated names.
    ("codes: {a: {}, a: {}}", Theirs, "to serde the last one wins in a mapping of any names"),
    ("codes: {a: {params: {x: u8, x: u8}}}", Theirs, "as above"),
    ("fallback: {404: a, 404: b}", Theirs, "as above"),
    ("fallback: {4xx: a, 4xx: b}", Theirs, "as above"),
    // There is one way to write a status, too.
    ("fallback: {'404': a}", Theirs, "a status is a number, and this is a text"),
    ("fallback: {0404: a}", Theirs, "as above; to YAML 1.2 it is a number with a leading zero"),
    ("fallback: {0x194: a}", Theirs, "a number is written in digits only"),
    ("fallback: {true: a}", Theirs, "neither a class nor a status"),
    ("fallback: {6xx: a}", Theirs, "as above; theirs has no list of keys here"),
    // Any JSON is written as JSON writes it.
    ("envelope: {body: {a: +1}}", Theirs, "no number in JSON; a number is sent as it is written"),
    ("envelope: {body: {a: 007}}", Theirs, "as above"),
    ("envelope: {body: {a: 0x1F}}", Theirs, "as above"),
    ("envelope: {body: {a: .5}}", Theirs, "as above"),
    ("envelope: {body: {a: }}", Theirs, "a missing value is forgotten, or must say `null`"),
    ("envelope: {body: [ ~,\n  {a}]}", Theirs, "as above, where quotes were forgotten"),
    ("envelope:\n  body:\n    -\n", Theirs, "as above, in a list"),
    ("envelope: {body: {a: 1, a: 2}}", Theirs, "to serde the last one wins"),
    ("envelope: {body: {1: a}}", Theirs, "a number is not a name"),
    // Empty files.
    ("", Theirs, "an empty file is an error, not a spec without keys"),
    ("# nothing\n", Theirs, "as above"),
    // Ours follows YAML 1.2, theirs 1.1.
    ("name: a\u{2028}b", Ours, "U+2028 breaks lines in YAML 1.1 and not in YAML 1.2"),
    ("name: a\u{2029}b", Ours, "as above, U+2029"),
    ("name: a\u{85}b", Ours, "as above, U+0085"),
    ("name: a\u{2028}  b", Both, "as above, where the break can be one between the lines of a text"),
    ("name: |\n  \ta\n", Ours, "YAML 1.2 allows a tab behind the indentation of a block"),
    ("name: a\n\t\nversion: 1", Ours, "YAML 1.2 allows a tab on a blank line"),
    ("name: \"\\uD83D\\uDE00\"", Ours, "JSON writes a character in two halves, and YAML 1.2 reads all JSON"),
    ("codes: {a\n  b: {}}", Ours, "YAML 1.2 lets a key within braces go over lines"),
    ("codes: {a: {bucket: :'b'}}", Ours, "YAML 1.2 lets a plain text begin with a colon before a quote"),
    ("outputs: {a: 0b1}", Ours, "a binary number in YAML 1.1, a text in YAML 1.2"),
    // Ours requires the indentation of YAML.
    ("name: \"a\nb\"", Theirs, "the lines of a quoted string are indented deeper than its key"),
];

#[test]
fn both_read_the_same() {
    let mut different = String::new();
    for text in ALIKE {
        let (ours, theirs) = (ours(text), theirs(text));
        if ours != theirs {
            writeln!(different, "{text:?}\n  ours   {ours:?}\n  theirs {theirs:?}").unwrap();
        }
    }
    assert!(different.is_empty(), "\n{different}");
}

#[test]
fn both_differ_on_purpose() {
    let mut wrong = String::new();
    for (text, accepts, why) in APART {
        let (ours, theirs) = (ours(text), theirs(text));
        let found = match (&ours, &theirs) {
            (None, Some(_)) => Some(Theirs),
            (Some(_), None) => Some(Ours),
            (Some(ours), Some(theirs)) if ours != theirs => Some(Both),
            _ => None,
        };
        if found != Some(*accepts) {
            writeln!(wrong, "{text:?} is not {accepts:?}: {why}\n  ours   {ours:?}\n  theirs {theirs:?}")
                .unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Strings that are hard to write: with special characters of YAML, white space, line breaks, and other types.
fn text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a", "B", "é", "😀", " ", "  ", "\n", "\n\n", "\t", ":", ": ", " #", "#", "- ", "-", "? ", "'", "\"",
        "\\", "|", ">", "%", "@", "`", "&", "*", "!", "[", "]", "{", "}", ",", "~", "null", "true", "no",
        "404", "0x1F", "1e3", ".inf", "=", "<<", "---", "...", "\u{7f}", "\u{1}", "\u{a0}", "\u{feff}", "\r",
    ]);
    let some = prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat());
    let texts = prop_oneof![4 => some, 1 => "[a-z ]{0,200}", 1 => ".{0,20}"];
    // Their writer leaves these as they are, as the line breaks that they were in YAML 1.1,
    // and `<<` without quotes, which is why that is not read as a name.
    texts.prop_map(|text| text.replace(['\u{85}', '\u{2028}', '\u{2029}'], "").replace("<<", "")).prop_filter(
        // They write these without quotes, because they cannot read them as numbers. In YAML 1.2 they are numbers.
        "a number beyond all numbers",
        |text| !text.parse().is_ok_and(f64::is_infinite),
    )
}

/// Entries without duplicate names, as our reader requires.
fn named<T: std::fmt::Debug>(
    value: impl Strategy<Value = T>,
    most: usize,
) -> impl Strategy<Value = Named<T>> {
    prop::collection::vec((text(), value), 0..most).prop_map(|entries| {
        let mut seen = BTreeSet::new();
        Named(entries.into_iter().filter(|(name, _)| seen.insert(name.clone())).collect())
    })
}

fn any_code() -> impl Strategy<Value = Code> {
    let http = prop::option::of(prop::collection::vec(0..1_000_u64, 0..3).prop_map(Http));
    (http, prop::option::of(text()), named(text(), 3)).prop_map(|(http, meaning, params)| Code {
        http,
        meaning,
        params: Named(params.0.into_iter().map(|(name, ty)| (name, Param::of_type(ty))).collect()),
        ..Code::default()
    })
}

/// Any JSON, without numbers that YAML writes in another way.
fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        (-1_000_000_i32..1_000_000).prop_map(|number| Json::from(f64::from(number) / 64.0)),
        text().prop_map(Json::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let members = prop::collection::vec((text(), inner.clone()), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Json::from),
            members.prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

fn any_spec() -> impl Strategy<Value = Spec> {
    let lists = (named(any_code(), 6), prop::collection::vec(text(), 0..4));
    (prop::option::of(any::<u64>()), prop::option::of(text()), lists)
        .prop_map(|(version, name, (codes, support))| Spec {
            version,
            name,
            codes,
            support,
            ..Spec::default()
        })
        .prop_filter("an empty spec is a mistake", |spec| *spec != Spec::default())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// The same for any JSON.
    #[test]
    fn we_read_the_json_that_they_write(body in any_json()) {
        let sample = EnvelopeSample { body: Some(body), ..EnvelopeSample::default() };
        let spec = Spec { envelope: Some(Envelope::Sample(sample)), ..Spec::default() };
        let text = serde_yaml::to_string(&spec).unwrap();
        // A name that begins or ends with an invisible character needs quotes.
        prop_assume!(!text.contains(is_hidden) || ours(&text).is_some());
        prop_assert_eq!(ours(&text), Some(spec), "{}", text);
    }

    /// Our reader reads what their writer writes: the same values in the same order.
    #[test]
    fn we_read_what_they_write(spec in any_spec()) {
        let text = serde_yaml::to_string(&spec).unwrap();
        // A name that begins or ends with an invisible character needs quotes.
        prop_assume!(!text.contains(is_hidden) || ours(&text).is_some());
        prop_assert_eq!(ours(&text), Some(spec), "{}", text);
    }
}
