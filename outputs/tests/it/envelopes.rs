//! For any envelope: the JSON Schema accepts what a server sends and rejects everything else, and the docs, the sample
//! and the YAML of the envelope agree with it.

use boon::{Compiler, SchemaIndex, Schemas};
use errspec::envelope::Envelope;
use errspec::{ApiErrorSpec, Bucket, Entry, Retry, Value};
use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::model::envelope::{Node, Slot};
use errspec_codegen::__internal::model::{Code, Spec};
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::json_schema::json_schema;
use errspec_outputs::__internal::{columns, docs, member, sample, shape, yaml};
use proptest::prelude::*;
use proptest::sample::subsequence;
use serde_json::{Value as Json, json};

const CODES: &str = "\
version: 1
name: Orders
docs_url: https://docs.example.com/errors#{code}
buckets:
  fix: { title: Fix it, retry: never, advice: Fix it. }
  wait: { title: Wait, retry: after_delay, base_delay: 3s, advice: Wait. }
fields:
  kind: [client, 'ser\\ver']
  number: { type: integer, unique: true }
  note: { type: string, optional: true }
  is_final: bool
codes:
  not_found: { kind: client, number: 1, is_final: true, http: 404, bucket: fix, meaning: There is none. }
  order_locked: { kind: client, number: -2, note: '\"', is_final: false, http: 409, bucket: fix, meaning: It is locked., message: '{order} {owner}', params: { order: u8, owner: string } }
  slow_down: { kind: 'ser\\ver', number: 30, is_final: false, http: 429, bucket: wait, meaning: It is too much., message: '{order}', params: { order: i64 } }
outputs: { a.json: json_schema }
";

/// Strings of a body, without placeholders for the code.
const STRINGS: &[&str] = &[
    "{message}",
    "{meaning}",
    "{http}",
    "{http:string}",
    "{reason}",
    "{docs_url}",
    "{bucket}",
    "{retry_after}",
    "{request_id}",
    "{details}",
    "{details.order}",
    "see {docs_url} (or {bucket})",
    "{http}. {message}",
    "{{{meaning}}} [x]*",
    "{kind}",
    "{note}",
    "{is_final}",
    "({kind}) {is_final}. {bucket}",
    "a \"string\" with \\ and {{braces}}",
    "",
    "é\u{2028}",
];
const CODE_STRINGS: &[&str] = &[
    "{code}",
    "{code:kebab-case}",
    "{code:PascalCase}",
    "urn:x.(y)*:{code}",
    "{code}!",
    "{number}",
    "{number:string}",
    "#{number}",
];
const NAMES: &[&str] = &["a", "b_c", "x.y", "two words", "é", "\"q\"", "true", "1", "$", "error"];

fn string(strings: &'static [&'static str]) -> impl Strategy<Value = Json> {
    prop::sample::select(strings).prop_map(Json::from)
}

fn constant() -> impl Strategy<Value = Json> {
    let values =
        [json!(null), json!(false), json!(-1), json!(1.5), json!({}), json!([]), json!({ "k": ["{{v}}"] })];
    prop::sample::select(values.to_vec())
}

fn object(values: impl Strategy<Value = Json>, least: usize) -> impl Strategy<Value = Json> {
    (subsequence(NAMES, least..4), prop::collection::vec(values, 4), any::<bool>()).prop_map(
        |(names, values, is_spread)| {
            let mut members: serde_json::Map<_, _> =
                names.into_iter().map(str::to_owned).zip(values).collect();
            if is_spread {
                members.insert("...".to_owned(), json!("{details}"));
            }
            Json::Object(members)
        },
    )
}

/// A value without the code.
fn other() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![4 => string(STRINGS), 1 => constant()];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![object(inner.clone(), 0), prop::collection::vec(inner, 0..4).prop_map(Json::from)]
    })
}

/// A mapping with the code in it.
fn with_code() -> impl Strategy<Value = Json> {
    let code = object(prop_oneof![string(CODE_STRINGS), other()], 1);
    let code =
        (code, prop::sample::select(NAMES), string(CODE_STRINGS)).prop_map(|(mut value, name, code)| {
            value[name] = code;
            value
        });
    code.prop_recursive(2, 8, 2, |inner| {
        (object(other(), 0), prop::sample::select(NAMES), inner).prop_map(|(mut value, name, inner)| {
            value[name] = inner;
            value
        })
    })
}

/// A body: an object, a list of errors, or both.
fn body() -> impl Strategy<Value = Json> {
    let list = || with_code().prop_map(|error| json!([error]));
    let both = (with_code(), prop::sample::select(NAMES), list()).prop_filter_map(
        "a code",
        |(mut value, name, list)| {
            value[name] = list;
            Some(value)
        },
    );
    let in_object =
        (object(other(), 0), prop::sample::select(NAMES), list()).prop_map(|(mut value, name, list)| {
            value[name] = list;
            value
        });
    prop_oneof![3 => with_code(), 1 => list(), 1 => both, 1 => in_object]
}

fn load(envelope: &str) -> Spec {
    let yaml = format!("{CODES}envelope:\n{envelope}");
    let loaded = load::bytes(&mut Sources::default(), yaml.clone().into_bytes(), "errors.yaml", Use::Outputs);
    loaded.spec.unwrap_or_else(|| panic!("{:?}\n{yaml}", loaded.report))
}

/// A flow mapping of YAML is nearly JSON.
fn spec(body: &Json) -> Spec {
    load(&format!("  body: {}\n", body.to_string().replace('\u{2028}', "\\u2028")))
}

/// An error with a code of a spec, as a server sends it.
#[derive(Debug)]
struct Sent {
    entry: Entry,
    has_params: bool,
}

impl Sent {
    fn new(spec: &Spec, code: &Code, has_params: bool) -> Self {
        let leaked = |text: &str| -> &'static str { text.to_owned().leak() };
        let bucket = Bucket::new(leaked(&spec.buckets[code.bucket].name), "", "", Retry::Never);
        let mut entry = Entry::new(leaked(&code.code), code.http.unwrap(), Box::leak(Box::new(bucket)))
            .meaning(leaked(&code.meaning.0))
            .docs_url(leaked(&code.docs_url))
            .shape(shape::shape(spec));
        entry.fields = columns::fields(spec, code);
        Self { entry, has_params }
    }
}

impl ApiErrorSpec for Sent {
    fn entry(&self) -> Entry {
        self.entry
    }

    fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
        if self.has_params {
            visit("order", Value::U64(7));
            if self.entry.code == "order_locked" {
                visit("owner", Value::Str("Ada\n"));
            }
        }
    }
}

/// The bodies of all codes: with and without an id, a delay, params, and the usual status.
fn sent(spec: &Spec) -> Vec<Json> {
    let mut bodies = Vec::new();
    for code in &spec.codes {
        for has_params in [false, true] {
            let error = Sent::new(spec, code, has_params && !code.params.is_empty());
            let bare = Envelope::new(&error);
            let full = bare.with_request_id("req_1").with_retry_after(std::time::Duration::from_secs(3));
            for envelope in [bare, full, full.with_http_status(499)] {
                bodies.push(serde_json::from_slice(&envelope.to_json()).unwrap());
            }
        }
        bodies.push(serde_json::from_str(&sample::body(spec, code)).unwrap());
    }
    bodies
}

struct Judge {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Judge {
    fn new(spec: &Spec) -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let schema = serde_json::from_str(&json_schema(spec, "spec/errors.yaml")).unwrap();
        compiler.add_resource("bodies.json", schema).unwrap();
        let index = compiler.compile("bodies.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn verdict(&self, body: &Json) -> Result<(), String> {
        self.schemas.validate(body, self.index).map_err(|error| error.to_string())
    }
}

/// The values of a body that have a place in every response: each with the pointer to it.
fn values<'n>(node: &'n Node, at: &str, found: &mut Vec<(String, &'n Node)>) {
    match node {
        Node::Object(members) => {
            for member in members.iter().filter(|member| !member.is_spread()) {
                let name = member.name.replace('~', "~0").replace('/', "~1");
                values(&member.value, &format!("{at}/{name}"), found);
            }
        }
        Node::List(elements) => {
            let fixed = elements.iter().take_while(|element| !may_be_absent(element)).enumerate();
            fixed.for_each(|(index, element)| values(element, &format!("{at}/{index}"), found));
        }
        Node::Each(element) => values(element, &format!("{at}/0"), found),
        Node::Const(_) | Node::Slot(_) | Node::Text(_) => found.push((at.to_owned(), node)),
    }
}

fn may_be_absent(node: &Node) -> bool {
    matches!(
        node,
        Node::Slot(Slot::RequestId | Slot::Details | Slot::Detail(_) | Slot::RetryAfter | Slot::Reason)
    ) || matches!(node, Node::Slot(Slot::Field(name)) if name == "note")
}

/// Removes a value; elements of lists are not removed, because others would take their place.
fn without(body: &Json, pointer: &str) -> Option<Json> {
    let mut body = body.clone();
    let (parent, name) = pointer.rsplit_once('/')?;
    let members = body.pointer_mut(parent)?.as_object_mut()?;
    members.remove(&name.replace("~1", "/").replace("~0", "~"))?;
    Some(body)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_schema_accepts_exactly_what_a_server_sends(body in body()) {
        let spec = spec(&body);
        let judge = Judge::new(&spec);
        let mut places = Vec::new();
        values(&spec.envelope.body, "", &mut places);
        for body in sent(&spec) {
            prop_assert_eq!(judge.verdict(&body), Ok(()), "{} as {}", body, spec.envelope.body.slots().len());
            for (pointer, node) in &places {
                let wrong = match node {
                    Node::Slot(Slot::Details) => json!("wrong"),
                    Node::Text(_) => json!(""),
                    _ => json!({ "wrong": 1 }),
                };
                let mut changed = body.clone();
                if let Some(value) = changed.pointer_mut(pointer) {
                    *value = wrong;
                    prop_assert!(judge.verdict(&changed).is_err(), "{} at {}", changed, pointer);
                }
                if let Some(shorter) = without(&body, pointer) {
                    prop_assert_eq!(judge.verdict(&shorter).is_ok(), may_be_absent(node), "{} at {}", shorter, pointer);
                }
            }
        }
    }

    /// What `errspec explain envelope` prints has the same meaning.
    #[test]
    fn the_yaml_of_an_envelope_is_read_as_the_same(body in body()) {
        let spec = spec(&body);
        let yaml: String = yaml::envelope(&spec.envelope).lines().flat_map(|line| ["  ", line, "\n"]).collect();
        let again = load(&yaml);
        prop_assert_eq!(&again.envelope.body, &spec.envelope.body, "{}", yaml);
        prop_assert_eq!(yaml::envelope(&again.envelope), yaml::envelope(&spec.envelope));
    }

    /// Each value of the body is described once, under a name of its own.
    #[test]
    fn every_value_is_described(body in body()) {
        let spec = spec(&body);
        let described = member::members(&spec);
        let mut names: Vec<_> = described.iter().map(member::Described::name).collect();
        let page = docs::page(&spec, None, "errors.md", "errors.yaml");
        let items = page.split("\n## ").next().unwrap().lines().filter(|line| line.starts_with("- ")).count();
        prop_assert_eq!(items, described.len() + member::headers(&spec).len());
        let count = names.len();
        names.sort();
        names.dedup();
        prop_assert_eq!(names.len(), count, "{:?}", names);
        let identities = described.iter().filter(|one| one.text.plain().starts_with("identifies the error"));
        prop_assert_eq!(identities.count(), 1);
    }
}
