//! The schema accepts every body that a server sends, and rejects bodies with a wrong code, member or param.

use boon::{Compiler, SchemaIndex, Schemas};
use errspec::envelope::{Envelope, Sample};
use errspec::{ApiErrorSpec, Bucket, Detail, Entry, Retry, Value};
use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::model::{Code, Param, ParamType, Preset, Spec};
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::json_schema::json_schema;
use errspec_outputs::__internal::{sample, shape};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::support::nasty_spec::nasty_spec;

const OWN: &str = include_str!("../../../../spec/errors.yaml");
const ODD: &str = include_str!("page/odd.yaml");

/// A code with a param of each type, and codes without.
const PARAMS: &str = "\
version: 1
name: Parcels
docs_url: https://docs.example.com/errors#{code}
code_style: any
buckets: { fix: { title: Fix it, retry: never, advice: Fix it. } }
codes:
  'a/b~c%d \"e\" #f':
    http: 409
    bucket: fix
    meaning: It has every type.
    message: '{tiny} {small} {medium} {large} {huge} {size} {minus_tiny} {minus_small} {minus_medium} {minus_large} {minus_huge} {minus_size} {ratio} {share} {name} {id} {is_open} {hidden}'
    params:
      tiny: u8
      small: u16
      medium: u32
      large: u64
      huge: u128
      size: usize
      minus_tiny: i8
      minus_small: i16
      minus_medium: i32
      minus_large: i64
      minus_huge: i128
      minus_size: isize
      ratio: f32
      share: f64
      name: string
      id: crate::Id
      is_open: bool
      Tags: [string]
      counts: \"[i8]?\"
      shares: [f64]
      ids: [crate::Id]
      validation: json
      violations: [json]
      retry-after: u64?
      period: { type: string, one_of: [monthly, 'a \"b\"'] }
      days: { type: u32, one_of: [30, 365], example: 365 }
      hidden: { type: u8, sent: false }
  plain: { http: 404, bucket: fix, meaning: It is plain. }
  limited: { http: 429, bucket: fix, meaning: It is limited., message: '{limit}', params: { limit: u8 }, allow: { status-contradicts-bucket: It stays. } }
  import_failed: { http: none, bucket: fix, meaning: The import failed. }
  former: { http: 400, bucket: fix, meaning: It was another one., deprecated: { use: plain } }
";

const ENVELOPES: [Preset; 4] = [Preset::Nested, Preset::Flat, Preset::ProblemDetails, Preset::Errors];

fn spec(yaml: &str) -> Spec {
    let yaml = format!("{}\noutputs: {{ a.json: json_schema }}\n", yaml.split("\noutputs:").next().unwrap());
    let loaded = load::bytes(&mut Sources::default(), yaml.into_bytes(), "spec/errors.yaml", Use::Outputs);
    loaded.spec.unwrap_or_else(|| panic!("{:?}", loaded.report))
}

fn sent_as(preset: Preset, mut spec: Spec) -> Spec {
    let other = format!("envelope: {}\n{OWN}", preset.name());
    spec.envelope = self::spec(&other).envelope;
    spec
}

/// Each spec with each envelope.
fn specs() -> impl Iterator<Item = Spec> {
    [OWN, ODD, PARAMS].into_iter().flat_map(|yaml| {
        let spec = spec(yaml);
        ENVELOPES.map(move |envelope| sent_as(envelope, spec.clone()))
    })
}

/// An independent validator with the schema of a spec.
struct Judge {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Judge {
    /// Compiles the schema, which the compiler first checks against the schema of its draft.
    fn new(spec: &Spec) -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let schema = serde_json::from_str(&json_schema(spec, "spec/errors.yaml")).unwrap();
        compiler.add_resource("bodies.json", schema).unwrap();
        let index = compiler.compile("bodies.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn accepts(&self, body: &Json) -> bool {
        self.schemas.validate(body, self.index).is_ok()
    }

    #[track_caller]
    fn check(&self, body: &Json, is_valid: bool) {
        let verdict = self.schemas.validate(body, self.index);
        assert_eq!(verdict.is_ok(), is_valid, "{body:#}: {:?}", verdict.err().map(|error| error.to_string()));
    }
}

/// An error with a code of a spec, as a server sends it.
#[derive(Debug)]
struct Sent<'a> {
    entry: Entry,
    params: &'a [Param],
    /// Which of the values of each type.
    turn: usize,
}

impl<'a> Sent<'a> {
    fn new(spec: &Spec, code: &'a Code, turn: usize) -> Self {
        const BUCKET: Bucket = Bucket::new("fix", "Fix", "Fix it.", Retry::Never);
        let leaked = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
        let entry =
            Entry::new(leaked(&code.code), code.http.unwrap_or_else(|| spec.status_without_http()), &BUCKET)
                .meaning(leaked(&code.meaning.0))
                .docs_url(leaked(&code.docs_url))
                .shape(shape::shape(spec));
        Self { entry, params: &code.params, turn }
    }
}

impl ApiErrorSpec for Sent<'_> {
    fn entry(&self) -> Entry {
        self.entry
    }

    fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
        for Param { name, ty, one_of, .. } in self.params.iter().filter(|param| param.is_sent) {
            let name = Box::leak(name.clone().into_boxed_str());
            if let Some(value) = one_of.get(self.turn).or(one_of.last()) {
                visit(name, Value::Json(&value.json));
                continue;
            }
            let element = ty.element();
            let (least, greatest) =
                if let ParamType::Integer(_) = element { range(&element.name()) } else { (0, 0) };
            let value = match (element, self.turn) {
                (ParamType::String, _) => Value::Str("\" \u{2028}"),
                (ParamType::Opaque(_), _) => Value::Display(&self.turn),
                (ParamType::Bool, turn) => Value::Bool(turn == 0),
                (ParamType::Number(_), 0) => Value::F64(1.0),
                (ParamType::Number(_), 1) => Value::F32(-0.5),
                (ParamType::Number(_), _) => Value::F64(f64::NAN),
                (ParamType::Integer(_), 0) => Value::I128(least),
                (ParamType::Integer(_), 1) => Value::U128(greatest),
                (ParamType::Integer(_), _) => Value::U64(7),
                (ParamType::Json, 0) => Value::Json("null"),
                (ParamType::Json, 1) => Value::Json(r#"{"a":[1]}"#),
                (ParamType::Json, _) => Value::Str("json"),
                (ParamType::List(_), _) => unreachable!("no list has lists as elements"),
            };
            let list = [Detail::from(value), Detail::from(value)];
            match (ty, self.turn) {
                (ParamType::List(_), 0) => visit(name, Value::List(&Vec::<Detail>::new())),
                (ParamType::List(_), _) => visit(name, Value::List(&list)),
                _ => visit(name, value),
            }
        }
    }
}

/// The least and the greatest value of a type of integer.
fn range(name: &str) -> (i128, u128) {
    match name {
        "u8" => (0, u8::MAX.into()),
        "u16" => (0, u16::MAX.into()),
        "u32" => (0, u32::MAX.into()),
        "u64" | "usize" => (0, u64::MAX.into()),
        "u128" => (0, u128::MAX),
        "i8" => (i8::MIN.into(), 127),
        "i16" => (i16::MIN.into(), 0x7fff),
        "i32" => (i32::MIN.into(), 0x7fff_ffff),
        "i64" | "isize" => (i64::MIN.into(), 0x7fff_ffff_ffff_ffff),
        "i128" => (i128::MIN, u128::MAX / 2),
        _ => panic!("{name} is not an integer"),
    }
}

/// The body of an error as a server sends it.
fn sent(spec: &Spec, code: &Code) -> Json {
    let error = Sent::new(spec, code, 2);
    serde_json::from_slice(&Envelope::new(&error).with_request_id("req_1").to_json()).unwrap()
}

/// The object with the code.
fn error_of(body: &mut Json) -> &mut Json {
    let path = ["/error", "/errors/0"].into_iter().find(|path| body.pointer(path).is_some());
    body.pointer_mut(path.unwrap_or_default()).unwrap()
}

/// The object with the params.
fn params_of(body: &mut Json) -> &mut Json {
    let error = error_of(body);
    let name = ["details", "detail"].into_iter().find(|name| error[*name].is_object());
    match name {
        Some(name) => &mut error[name],
        None => error,
    }
}

#[test]
fn the_schema_of_the_nine_codes() {
    insta::assert_snapshot!(json_schema(&spec(OWN), "spec/errors.yaml"));
}

#[test]
fn the_schema_of_odd_codes_as_problem_details() {
    let spec = sent_as(Preset::ProblemDetails, spec(ODD));
    insta::assert_snapshot!(json_schema(&spec, "odd.yaml"));
}

#[test]
fn what_a_server_sends_is_valid() {
    for spec in specs() {
        let judge = Judge::new(&spec);
        for code in &spec.codes {
            for turn in 0..3 {
                let error = Sent::new(&spec, code, turn);
                let envelope = Envelope::new(&error);
                for envelope in [envelope, envelope.with_request_id("req_1"), envelope.with_http_status(405)]
                {
                    judge.check(&serde_json::from_slice(&envelope.to_json()).unwrap(), true);
                }
            }
            // A service can send an error without its details.
            let error = Sent { params: &[], ..Sent::new(&spec, code, 0) };
            judge.check(&serde_json::from_slice(&Envelope::new(&error).to_json()).unwrap(), true);
            judge.check(&serde_json::from_str(&sample::body(&spec, code)).unwrap(), true);
            judge.check(&serde_json::to_value(Sample::from(error.entry)).unwrap(), true);
        }
    }
}

#[test]
fn unknown_members_are_valid() {
    for spec in specs() {
        let mut body = sent(&spec, &spec.codes[0]);
        body["another"] = json!(1);
        error_of(&mut body)["another"] = json!([]);
        Judge::new(&spec).check(&body, true);
    }
}

#[test]
fn several_errors_are_judged_one_by_one() {
    let spec = sent_as(Preset::Errors, spec(PARAMS));
    let judge = Judge::new(&spec);
    let mut body = json!({ "errors": [] });
    judge.check(&body, false);
    let errors = spec.codes.iter().map(|code| sent(&spec, code)["errors"][0].clone());
    body["errors"] = errors.collect();
    judge.check(&body, true);
    body["errors"][2]["detail"]["limit"] = json!(256);
    judge.check(&body, false);
}

#[test]
fn each_required_member_is_required_and_typed() {
    for spec in specs() {
        let judge = Judge::new(&spec);
        for wrong in [json!({}), json!(null), json!([]), json!("not_found"), json!({ "error": {} })] {
            judge.check(&wrong, false);
        }
        for code in &spec.codes {
            let body = sent(&spec, code);
            judge.check(&body, true);
            let members: Vec<_> = error_of(&mut body.clone()).as_object().unwrap().keys().cloned().collect();
            let is_param = |name: &String| code.params.iter().any(|param| param.name == *name);
            for name in members.iter().filter(|name| !is_param(name)) {
                let mut wrong = body.clone();
                error_of(&mut wrong)[name] = json!(true);
                judge.check(&wrong, false);
                let mut wrong = body.clone();
                error_of(&mut wrong).as_object_mut().unwrap().shift_remove(name);
                let is_optional = matches!(&**name, "request_id" | "details")
                    || (name == "detail" && spec.envelope.preset == Some(Preset::Errors));
                judge.check(&wrong, is_optional);
            }
            for unknown in ["", "unknown", "Plain"] {
                let mut wrong = body.clone();
                error_of(&mut wrong)["code"] = json!(unknown);
                judge.check(&wrong, false);
            }
        }
    }
}

#[test]
fn each_docs_url_belongs_to_its_code() {
    for (envelope, name) in ENVELOPES.into_iter().zip(["docs_url", "docs_url", "type"]) {
        let spec = sent_as(envelope, spec(PARAMS));
        let mut body = sent(&spec, &spec.codes[1]);
        error_of(&mut body)[name] = json!(spec.codes[2].docs_url);
        Judge::new(&spec).check(&body, false);
    }
}

#[test]
fn a_status_is_that_of_a_failure() {
    let spec = sent_as(Preset::ProblemDetails, spec(PARAMS));
    let judge = Judge::new(&spec);
    let mut body = sent(&spec, &spec.codes[1]);
    for (status, is_valid) in [
        (json!(399), false),
        (json!(400), true),
        (json!(599), true),
        (json!(600), false),
        (json!("404"), false),
    ] {
        body["status"] = status;
        judge.check(&body, is_valid);
    }
}

#[test]
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "the values are far outside, or small"
)]
fn params_have_their_types() {
    for envelope in ENVELOPES {
        let spec = sent_as(envelope, spec(PARAMS));
        let judge = Judge::new(&spec);
        let code = &spec.codes[0];
        for param in code.params.iter().filter(|param| param.is_sent) {
            let others = [json!("x"), json!(1.5), json!(true), json!(null), json!([1]), json!({ "a": 1 })];
            for (index, other) in others.iter().enumerate() {
                let is_valid = match param.ty {
                    ParamType::String if !param.one_of.is_empty() => false,
                    ParamType::Json => true,
                    ParamType::List(_) => {
                        let is_string =
                            matches!(param.ty.element(), ParamType::String | ParamType::Opaque(_));
                        index == 4 && !is_string
                    }
                    ParamType::String | ParamType::Opaque(_) => index == 0,
                    ParamType::Number(_) => index == 1 || index == 3,
                    ParamType::Bool => index == 2,
                    ParamType::Integer(_) => false,
                };
                let mut body = sent(&spec, code);
                params_of(&mut body)[&param.name] = other.clone();
                judge.check(&body, is_valid);
            }
            let ParamType::Integer(_) = param.ty else { continue };
            if !param.one_of.is_empty() {
                continue;
            }
            let (least, greatest) = range(&param.ty.name());
            let mut cases = vec![
                (json!(least as f64 * 2.0 - 1.0), false),
                (json!(greatest as f64 * 2.0), false),
                (json!(1.5), false),
            ];
            cases.extend(i64::try_from(least).ok().map(|least| (json!(least), true)));
            cases.extend(u64::try_from(greatest).ok().map(|greatest| (json!(greatest), true)));
            // The validator compares larger numbers as floats.
            if greatest < 1 << 53 {
                cases.extend([(json!(least as i64 - 1), false), (json!(greatest as u64 + 1), false)]);
            }
            for (value, is_valid) in cases {
                let mut body = sent(&spec, code);
                params_of(&mut body)[&param.name] = value;
                judge.check(&body, is_valid);
            }
        }
        // The types belong to the code.
        let mut body = sent(&spec, &spec.codes[2]);
        params_of(&mut body)["limit"] = json!("many");
        judge.check(&body, false);
        let error = error_of(&mut body);
        error["code"] = json!("plain");
        for name in ["docs_url", "type"] {
            if error[name].is_string() {
                error[name] = json!(spec.codes[1].docs_url);
            }
        }
        judge.check(&body, true);
    }
}

#[test]
fn lists_and_listed_values_are_checked() {
    let spec = spec(PARAMS);
    let judge = Judge::new(&spec);
    for (name, value, is_valid) in [
        ("Tags", json!(["a", "b"]), true),
        ("Tags", json!(["a", 1]), false),
        ("counts", json!([-128, 127]), true),
        ("counts", json!([128]), false),
        ("shares", json!([1.5, null]), true),
        ("violations", json!([{ "a": 1 }, null]), true),
        ("period", json!("a \"b\""), true),
        ("period", json!("yearly"), false),
        ("days", json!(30), true),
        ("days", json!(31), false),
        ("days", json!("30"), false),
        ("retry-after", json!("1"), false),
        // It is not a detail, so another member can have its name.
        ("hidden", json!("x"), true),
    ] {
        let mut body = sent(&spec, &spec.codes[0]);
        params_of(&mut body)[name] = value;
        judge.check(&body, is_valid);
    }
}

/// Types are generated from the definitions, so each code has one, with its texts.
#[test]
fn each_code_has_a_definition() {
    let schema: Json = serde_json::from_str(&json_schema(&spec(PARAMS), "spec/errors.yaml")).unwrap();
    let definitions = schema["$defs"].as_object().unwrap();
    let codes = &schema["properties"]["error"]["properties"]["code"]["enum"];
    assert_eq!(*codes, definitions.keys().map(|code| json!(code)).collect::<Json>());
    assert_eq!(
        definitions["limited"],
        json!({
            "description": "It is limited.",
            "type": "object",
            "properties": {
                "code": { "const": "limited" },
                "docs_url": { "const": "https://docs.example.com/errors#limited" },
                "details": {
                    "type": "object",
                    "properties": { "limit": { "type": "integer", "minimum": 0, "maximum": 255 } },
                },
            },
        })
    );
    assert_eq!(definitions["former"]["deprecated"], true);
    assert_eq!(definitions["plain"].get("deprecated"), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_breaks_out(spec in nasty_spec(), envelope in 0..4_usize) {
        let spec = sent_as(ENVELOPES[envelope], spec);
        let text = json_schema(&spec, "spec/errors.yaml");
        let schema: Json = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&schema["title"], &json!(format!("{} error response", spec.name)));
        let definitions: Vec<_> = schema["$defs"].as_object().unwrap().keys().cloned().collect();
        let codes: Vec<_> = spec.codes.iter().map(|code| code.code.clone()).collect();
        prop_assert_eq!(definitions, codes, "{}", text);
        let judge = Judge::new(&spec);
        for code in &spec.codes {
            let mut body = sent(&spec, code);
            prop_assert!(judge.accepts(&body), "{:#}", body);
            if !code.params.is_empty() {
                params_of(&mut body)["limit"] = json!("many");
                prop_assert!(!judge.accepts(&body), "{:#}", body);
            }
        }
    }
}
