//! The schema for editors is up to date, and agrees with the reader and the checks except for the listed cases.

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::schema;

const CHECKED_IN: &str = include_str!("../../../../spec/errors.schema.json");
const RIGHT: &str = include_str!("../../../../spec/errors.yaml");

/// The smallest valid spec.
const SMALL: &str = "\
version: 1
name: Orders
docs_url: https://docs.example.com/errors#{code}
buckets:
  fix:
    title: Fix it
    retry: never
    advice: Do not retry.
  wait:
    title: Wait
    retry: backoff
    base_delay: 500ms
    max_delay: 30s
    max_attempts: 3
    advice: Wait.
codes:
  not_found:
    http: 404
    bucket: fix
    meaning: It does not exist.
  broken:
    http: 500
    bucket: wait
    meaning: It is broken.
support:
  - Several requests fail with a 5xx.
outputs:
  docs/errors.md: page
  docs/table.md: { kind: table, bucket: fix }
";

/// Changes of the small spec on which the schema and the checks agree: text, replacement, and whether it is valid.
const ALIKE: &[(&str, &str, bool)] = &[
    ("", "", true),
    ("version: 1", "version: 2", false),
    ("version: 1", "version: '1'", false),
    ("version: 1\n", "", false),
    ("name: Orders\n", "", false),
    ("name: Orders", "name: 42", false),
    ("name: Orders", "name: '42'", true),
    ("name: Orders", "name: no", true),
    ("name: Orders", "name: true", false),
    ("name: Orders", "name: null", false),
    ("name: Orders", "name:", false),
    ("name: Orders", "name: [Orders]", false),
    ("name: Orders", "name: |\n  Orders", true),
    ("name: Orders", "nome: Orders", false),
    ("name: Orders", "name: Orders\ntitle: Orders", false),
    ("name: Orders", "name: Orders\ncode_style: any", true),
    ("name: Orders", "name: Orders\ncode_style: Kebab", false),
    ("name: Orders", "name: Orders\nx-team: billing", false),
    ("docs_url: https://docs.example.com/errors#{code}\n", "", false),
    ("retry: never", "retry: sometimes", false),
    ("    retry: never\n", "", false),
    ("    title: Fix it\n", "", false),
    ("base_delay: 500ms", "base_delay: 500", false),
    ("base_delay: 500ms", "base_delay: half a second", false),
    ("base_delay: 500ms", "base_delay: 0s", false),
    ("base_delay: 500ms", "base_delay: 5s", true),
    ("max_attempts: 3", "max_attempts: 1", false),
    ("max_attempts: 3", "max_attempts: 101", false),
    ("max_attempts: 3", "max_attempts: three", false),
    ("http: 404", "http: 399", false),
    ("http: 404", "http: 600", false),
    ("http: 404", "http: '404'", false),
    ("http: 404", "http: 404.5", false),
    ("http: 404", "status: 404", false),
    ("    bucket: fix\n", "", false),
    ("meaning: It does not exist.", "meaning:", false),
    ("meaning: It does not exist.", "meaning: It does not exist.\n    deprecated: { reason: Old. }", true),
    ("meaning: It does not exist.", "meaning: It does not exist.\n    deprecated: { since: '2' }", false),
    ("meaning: It does not exist.", "meaning: It does not exist.\n    deprecated: yes", false),
    (
        "meaning: It does not exist.",
        "meaning: No {id}.\n    message: No {id}.\n    params: { id: u64 }",
        true,
    ),
    ("meaning: It does not exist.", "meaning: No {id}.\n    params: [id]", false),
    ("  - Several requests fail with a 5xx.", "  - 500", false),
    ("support:\n  - Several requests fail with a 5xx.\n", "", true),
    ("support:\n  - Several requests fail with a 5xx.", "support: Several requests fail with a 5xx.", false),
    ("support:", "fallback: { 4xx: not_found, 5xx: broken }\nsupport:", true),
    (
        "support:",
        "fallback:\n  503: broken\n  4xx: not_found\n  404: not_found\n  5xx: broken\nsupport:",
        true,
    ),
    ("support:", "fallback: { 4xx: not_found }\nsupport:", false),
    ("support:", "fallback: { 404: not_found, 503: broken }\nsupport:", false),
    ("support:", "fallback: {}\nsupport:", false),
    ("support:", "fallback: not_found\nsupport:", false),
    ("support:", "fallback: [not_found]\nsupport:", false),
    ("support:", "fallback: { 4xx: not_found, 5xx: 500 }\nsupport:", false),
    ("support:", "fallback: { 4xx: not_found, 5xx: broken, 404: 404 }\nsupport:", false),
    ("support:", "fallback: { 4xx: not_found, 5xx: broken, 404: [not_found] }\nsupport:", false),
    ("support:", "fallback: { 4xx: not_found, 5xx: broken, 304: not_found }\nsupport:", false),
    ("support:", "fallback: { 4xx: not_found, 5xx: broken, 600: broken }\nsupport:", false),
    ("support:", "fallback: { 4xx: not_found, 5xx: broken, 4040: not_found }\nsupport:", false),
    ("support:", "fallback: { 4xx: not_found, 5xx: broken, +404: not_found }\nsupport:", false),
    ("support:", "fallback: { 4xx: not_found, 5xx: broken, 6xx: broken }\nsupport:", false),
    ("docs/errors.md: page", "docs/errors.md: poster", false),
    ("docs/errors.md: page", "docs/errors.md: 1", false),
    ("docs/errors.md: page", "docs/errors.rs: { kind: rust, name: OrderError }", true),
    ("docs/errors.md: page", "docs/errors.rs: { name: OrderError }", false),
    (
        "outputs:\n  docs/errors.md: page",
        "fields: { type: { one_of: [auth], optional: true } }\noutputs:\n  docs/errors.md: { kind: page, group_by: type }",
        true,
    ),
    ("docs/errors.md: page", "docs/errors.md: { kind: page, group_by: [type] }", false),
];

/// Intended differences: the change, whether the schema accepts it, and why.
const APART: &[(&str, &str, bool, &str)] = &[
    ("bucket: fix", "bucket: fixx", true, "a schema cannot say that a name must be defined elsewhere"),
    ("not_found:", "not-found:", true, "the style of codes is set in another place of the spec"),
    ("http: 404", "http: 404.0", true, "404.0 is an integer to JSON Schema"),
    (
        "http: 404",
        "http: 0x194",
        true,
        "to YAML 1.2 it is a number like every other; a spec has one way to write it",
    ),
    (
        "https://docs.example.com/errors#{code}",
        "https://docs.example.com",
        true,
        "`{code}` is a rule of ours",
    ),
    ("max_delay: 30s", "max_delay: 1ms", true, "a schema cannot compare two values"),
    (
        "docs/table.md: { kind: table, bucket: fix }",
        "docs/table.md: { kind: table, bucket: fixx }",
        true,
        "as with the bucket of a code",
    ),
    (
        "docs/errors.md: page",
        "docs/errors.md: { kind: page, group_by: type }",
        true,
        "as with the bucket of a code",
    ),
    ("support:", "fallback: { 4xx: not_fond, 5xx: broken }\nsupport:", true, "as with the bucket of a code"),
    (
        "support:",
        "fallback: { 4xx: broken, 5xx: broken }\nsupport:",
        true,
        "a schema cannot compare two values",
    ),
    (
        "support:",
        "fallback: { 4xx: not_found, 5xx: broken, '404': not_found }\nsupport:",
        true,
        "every key of JSON is a text; to YAML a status is a number",
    ),
    ("name: Orders", "name: ''", true, "an empty string is a string; a rule rejects it"),
    (
        "meaning: It does not exist.",
        "meaning: It does not exist.\n    message: No {id}.",
        true,
        "a schema cannot read a template",
    ),
];

#[test]
fn the_file_for_editors_is_up_to_date() {
    assert!(
        CHECKED_IN == schema::schema(),
        "spec/errors.schema.json is out of date, run `cargo run -- generate` to update it"
    );
}

#[test]
fn schema_and_checks_agree() {
    let judge = Judge::new();
    assert_eq!((judge.accepts(RIGHT), ours(RIGHT)), (true, true));
    for (old, new, right) in ALIKE {
        let text = changed(old, new);
        assert_eq!(ours(&text), *right, "our verdict on {new:?}");
        assert_eq!(judge.accepts(&text), *right, "the schema's verdict on {new:?}");
    }
}

#[test]
fn schema_and_checks_differ_only_as_listed() {
    let judge = Judge::new();
    for (old, new, schema, why) in APART {
        let text = changed(old, new);
        assert_eq!(judge.accepts(&text), *schema, "the schema's verdict on {new:?}");
        assert_ne!(ours(&text), *schema, "no difference any more on {new:?}: {why}");
    }
}

/// A schema validates parsed values, in which repeated keys are already lost.
#[test]
fn only_the_reader_sees_repeated_keys() {
    let text = changed("name: Orders", "name: Orders\nname: Orders");
    assert!(!ours(&text));
    assert!(serde_yaml::from_str::<serde_yaml::Value>(&text).is_err());
}

/// Our schema is valid under the schema of its draft.
#[test]
fn the_schema_is_valid() {
    let value: serde_json::Value = serde_json::from_str(CHECKED_IN).unwrap();
    assert_eq!(value["$schema"], "http://json-schema.org/draft-07/schema#");
    // The compiler validates against the schema of the draft before it compiles.
    Judge::new();
}

/// A spec for docs may have codes without valid Rust names, and editors accept them.
#[test]
fn the_schema_is_not_tied_to_rust() {
    let yaml = include_str!("../../../../codegen/tests/ui/right/names-that-rust-does-not-have.yaml");
    assert!(ours(yaml));
    assert!(Judge::new().accepts(yaml));
}

#[track_caller]
fn changed(old: &str, new: &str) -> String {
    assert!(SMALL.contains(old), "{old:?} is not in the small spec");
    SMALL.replacen(old, new, 1)
}

fn ours(text: &str) -> bool {
    let mut loaded =
        load::bytes(&mut Sources::default(), text.as_bytes().to_vec(), "errors.yaml", Use::Outputs);
    errspec_outputs::__internal::check(&mut loaded);
    !loaded.report.has_errors()
}

/// An independent validator with our schema.
struct Judge {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Judge {
    fn new() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.set_default_draft(Draft::V7);
        compiler
            .add_resource("errors.schema.json", serde_json::from_str(&schema::schema()).unwrap())
            .unwrap();
        let index = compiler.compile("errors.schema.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    /// Whether the schema accepts the text, as parsed by an independent parser.
    fn accepts(&self, text: &str) -> bool {
        let value: serde_json::Value = serde_yaml::from_str(text).unwrap();
        self.schemas.validate(&value, self.index).is_ok()
    }
}
