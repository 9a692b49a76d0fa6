//! The view of a spec is stable for other programs. All its members are documented.

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::model::Spec;
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::{sample, view};
use serde_json::{Value, json};

const REFERENCE: &str = include_str!("../../../docs/view.md");

fn spec(yaml: &str) -> Spec {
    let loaded = load::bytes(&mut Sources::default(), yaml.into(), "spec/errors.yaml", Use::Outputs);
    loaded.spec.unwrap_or_else(|| panic!("{:?}", loaded.report))
}

#[test]
fn the_view_of_the_nine_codes() {
    let spec = spec(include_str!("../../../spec/errors.yaml"));
    insta::assert_snapshot!(serde_json::to_string_pretty(&view::View::new(&spec)).unwrap());
}

#[test]
fn members_that_the_nine_codes_do_not_have() {
    let spec = spec(
        "version: 1\nname: Orders\ndomain: orders.example.com\ndocs_url: https://docs.example.com/errors#{code}\n\
         buckets:\n  fix: { title: Fix, retry: never, advice: Fix it. }\n\
         codes:\n  gone: { http: 410, bucket: fix, meaning: It is gone., deprecated: { use: lost, reason: Old. } }\n  \
         lost: { http: 404, bucket: fix, meaning: Lost., message: '{a} {b} {c} {d} {e} {{', \
         params: { a: string, b: i8, c: f32, d: bool, e: 'crate::OrderId' } }\n  \
         job_lost: { http: none, bucket: fix, meaning: The job is lost. }\n",
    );
    let view = json!(view::View::new(&spec));
    assert_eq!((&view["domain"], &view["fallback"]), (&json!("orders.example.com"), &Value::Null));
    assert_eq!(
        view["buckets"][0]["retry"],
        json!({ "kind": "never", "max_attempts": null, "base_delay_ms": null, "max_delay_ms": null })
    );
    assert_eq!(view["codes"][2]["transports"], json!({ "http": { "send": [] } }));
    assert_eq!(view["codes"][0]["deprecated"], json!({ "use": "lost", "reason": "Old." }));
    let param = |name: &str, kind: &str, bits: Value, signed: Value, opaque: Value| json!({ "name": name, "kind": kind, "bits": bits, "signed": signed, "opaque": opaque });
    assert_eq!(
        view["codes"][1]["params"],
        json!([
            param("a", "string", Value::Null, Value::Null, Value::Null),
            param("b", "integer", json!(8), json!(true), Value::Null),
            param("c", "number", json!(32), Value::Null, Value::Null),
            param("d", "boolean", Value::Null, Value::Null, Value::Null),
            param("e", "opaque", Value::Null, Value::Null, json!("crate::OrderId")),
        ])
    );
    let sample: Value = serde_json::from_str(&sample::body(&spec, &spec.codes[1])).unwrap();
    assert_eq!(view["codes"][1]["sample"], json!({ "name": "lost", "body": sample }));
    assert_eq!(view["codes"][1]["message"], "{a} {b} {c} {d} {e} {");
    assert_eq!(sample["error"]["message"], "example 42 1.5 true example {");
}

#[test]
fn the_envelope_is_a_sample_that_means_the_same() {
    let spec = spec(&format!("{}{ENVELOPE}", include_str!("../../../spec/errors.yaml")));
    let view = json!(view::View::new(&spec));
    let expected: Value = serde_yaml::from_str(ENVELOPE).unwrap();
    let expected = &expected["envelope"];
    assert_eq!(view["envelope"]["body"], expected["body"]);
    assert_eq!(view["envelope"]["content_type"], "application/vnd.example+json");
    assert_eq!(view["envelope"]["request_id_header"], Value::Null);
    assert_eq!(view["envelope"]["preset"], Value::Null);
    assert_eq!(
        view["envelope"]["headers"],
        json!([{ "name": "x-error", "value": "{bucket} {{}} {code}" }, { "name": "x-id", "value": "{request_id}" }])
    );
}

const ENVELOPE: &str = r#"
envelope:
  content_type: application/vnd.example+json
  request_id_header: none
  headers: { X-Error: "{bucket} {{}} {code}", x-id: "{request_id}" }
  body:
    ok: false
    "{name}": "{{code}} }}"
    list: ["{http}", 1, [{ a: "{{", b: [null] }]]
    errors:
      - code: "{code}"
        slug: "{code:kebab-case}"
        type: "urn:{{x}}:{code:camelCase}"
        status: "{http:string}"
        all: ["{message}", "{meaning}", "{reason}", "{docs_url}", "{bucket}", "{retry_after}", "{request_id}"]
        details: "{details}"
        "...": "{details}"
"#;

#[test]
fn each_member_is_documented() {
    let reference = view::reference();
    assert!(REFERENCE.ends_with(&reference), "docs/view.md does not end with this:\n{reference}");
    let version = format!("This page describes version {}.", view::VERSION);
    assert!(REFERENCE.contains(&version), "docs/view.md does not say \"{version}\"");
}
