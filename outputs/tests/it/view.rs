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
         lost: { http: 404, bucket: fix, meaning: Lost., message: '{a} {b} {c} {d} {e} {f} {{', \
         params: { a: string, b: i8, c: f32, d: bool, e: 'crate::OrderId', \
         f: { type: [json], sent: false, example: [1] }, G: { type: u8, optional: true, one_of: [1, 2] } } }\n  \
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
    let param = |name: &str, kind: &str, example: Value, bits: Value, signed: Value, opaque: Value| {
        json!({
            "name": name, "kind": kind, "list": false, "optional": false, "sent": true, "one_of": null,
            "example": example, "bits": bits, "signed": signed, "opaque": opaque,
        })
    };
    let with = |mut param: Value, changed: &[(&str, Value)]| {
        for (member, value) in changed {
            param[*member] = value.clone();
        }
        param
    };
    let list = param("f", "json", json!([1]), Value::Null, Value::Null, Value::Null);
    let choice = param("G", "integer", json!(1), json!(8), json!(false), Value::Null);
    assert_eq!(
        view["codes"][1]["params"],
        json!([
            param("a", "string", json!("example"), Value::Null, Value::Null, Value::Null),
            param("b", "integer", json!(42), json!(8), json!(true), Value::Null),
            param("c", "number", json!(1.5), json!(32), Value::Null, Value::Null),
            param("d", "boolean", json!(true), Value::Null, Value::Null, Value::Null),
            param("e", "opaque", json!("example"), Value::Null, Value::Null, json!("crate::OrderId")),
            with(list, &[("list", json!(true)), ("sent", json!(false))]),
            with(choice, &[("optional", json!(true)), ("one_of", json!([1, 2]))]),
        ])
    );
    let sample: Value = serde_json::from_str(&sample::body(&spec, &spec.codes[1])).unwrap();
    assert_eq!(view["codes"][1]["sample"], json!({ "name": "lost", "body": sample }));
    assert_eq!(view["codes"][1]["message"], "{a} {b} {c} {d} {e} {f} {");
    assert_eq!(sample["error"]["message"], "example 42 1.5 true example [1] {");
    assert_eq!(sample["error"]["details"]["G"], 1);
    assert_eq!(sample["error"]["details"].get("f"), None);
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
