//! The sample of a code equals the response of a server, and the docs describe all of its members.

use errspec::envelope::{Envelope, Sample};
use errspec::{ApiErrorSpec, Bucket, Entry, Retry, Shape, Value};
use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::model::Spec;
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::docs::page;
use errspec_outputs::__internal::sample;

/// A spec with one code that has this message and these params.
fn spec(message: &str, params: &str) -> Spec {
    spec_of("nested", message, params).expect("the spec is valid")
}

/// The same with one of the envelopes.
fn spec_of(envelope: &str, message: &str, params: &str) -> Option<Spec> {
    let text = format!(
        "version: 1\nname: Shop\ndocs_url: https://docs.example.com/errors#{{code}}\n\
         buckets: {{ fix: {{ title: Fix, retry: never, advice: Fix it. }} }}\n\
         codes: {{ limited: {{ http: 409, bucket: fix, meaning: It is limited., message: '{message}', params: {{ {params} }} }} }}\n\
         outputs: {{ a.md: page }}\nenvelope: {envelope}\n"
    );
    let loaded = load::bytes(&mut Sources::default(), text.into_bytes(), "errors.yaml", Use::Outputs);
    loaded.spec
}

#[track_caller]
fn check(param: &str, expected: &str) {
    let (name, _) = param.split_once(':').unwrap();
    let spec = spec(&format!("<{{{name}}}>"), param);
    assert_eq!(sample::message(&spec.codes[0]).unwrap(), format!("<{expected}>"), "{param}");
}

#[test]
fn values_fit_the_type_and_the_name() {
    for (param, expected) in [
        ("limit: u32", "60"),
        ("max_items: u8", "60"),
        ("items: i8", "42"),
        ("retry_after_seconds: u64", "60"),
        ("min: u8", "1"),
        ("ratio: f64", "1.5"),
        ("is_open: bool", "true"),
        ("name: string", "example"),
        ("order_id: string", "id_8f3b2c"),
        ("order_id: u64", "42"),
        ("email: string", "ada@example.com"),
        ("field: string", "email"),
        ("expires_at: time.Instant", "2030-01-31T12:00:00Z"),
        ("currency: string", "USD"),
        ("currency_field: string", "email"),
    ] {
        check(param, expected);
    }
}

/// An error whose details are the sample values.
#[derive(Debug)]
struct Limited(&'static Shape);

impl ApiErrorSpec for Limited {
    fn entry(&self) -> Entry {
        const BUCKET: Bucket = Bucket::new("fix", "Fix", "Fix it.", Retry::Never);
        Entry::new("limited", 409, &BUCKET)
            .meaning("It is limited.")
            .docs_url("https://docs.example.com/errors#limited")
            .shape(self.0)
    }

    fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
        visit("limit", Value::U64(60));
        visit("name", Value::Str("example"));
        visit("open", Value::Bool(true));
    }

    fn fmt_message(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("{60} example true")
    }
}

const ENVELOPES: [(&str, &Shape); 4] = [
    ("nested", &Shape::NESTED),
    ("flat", &Shape::FLAT),
    ("problem_details", &Shape::PROBLEM_DETAILS),
    ("errors", &Shape::ERRORS),
];

#[test]
fn the_sample_is_what_a_server_sends() {
    for (envelope, shape) in ENVELOPES {
        let spec =
            spec_of(envelope, "{{{limit}}} {name} {open}", "limit: u32, name: string, open: bool").unwrap();
        let sent = Envelope::new(&Limited(shape)).with_request_id(Sample::REQUEST_ID).to_json();
        let sent: serde_json::Value = serde_json::from_slice(&sent).unwrap();
        assert_eq!(sample::body(&spec, &spec.codes[0]), serde_json::to_string_pretty(&sent).unwrap());
    }
}

/// The object with the code, and its members without the params.
fn members(spec: &Spec) -> Vec<String> {
    let body: serde_json::Value = serde_json::from_str(&sample::body(spec, &spec.codes[0])).unwrap();
    let object = [&body["error"], &body["errors"][0]].into_iter().find(|inner| inner.is_object());
    let members = object.unwrap_or(&body).as_object().unwrap().keys();
    members.filter(|name| *name != "limit" && *name != "name").cloned().collect()
}

#[test]
fn the_page_describes_every_member_of_the_body() {
    for (envelope, object, params) in [
        ("nested", "error.", "sent in `error.details`"),
        ("flat", "", "sent in `details`"),
        ("problem_details", "", "sent as members of the body"),
        ("errors", "errors[].", "sent in `errors[].detail`"),
    ] {
        let spec = spec_of(envelope, "{limit} {name}", "limit: u32, name: string").unwrap();
        let page = page(&spec, None, "errors.md", "errors.yaml");
        let start = page.split("\n\nThe response has these headers:").next().unwrap();
        let described: Vec<_> =
            start.lines().filter_map(|line| line.strip_prefix("- `")?.split('`').next()).collect();
        let list = (envelope == "errors").then(|| "errors".to_owned());
        let members = members(&spec).into_iter().map(|name| format!("{object}{name}"));
        assert_eq!(described, list.into_iter().chain(members).collect::<Vec<_>>());
        assert!(
            page.contains(&format!("\n- Params, {params}: `limit` (integer), `name` (string)\n")),
            "{page}"
        );
    }
}

/// The checks reject exactly the names that the body uses.
#[test]
fn no_param_has_the_name_of_a_member_next_to_it() {
    for (envelope, _) in ENVELOPES {
        let spec = spec_of(envelope, "{limit} {name}", "limit: u32, name: string").unwrap();
        for name in members(&spec) {
            let spec = spec_of(envelope, &format!("{{{name}}}"), &format!("{name}: string"));
            assert_eq!(spec.is_none(), envelope == "problem_details", "{envelope} {name}");
        }
    }
}

/// A code that is not sent over HTTP has the status that a server sends if it is sent after all.
#[test]
fn the_sample_of_a_code_without_a_status_has_that_of_the_fallback() {
    let text = "version: 1\nname: Shop\ndocs_url: https://docs.example.com/errors#{code}\n\
                buckets: { fix: { title: Fix, retry: never, advice: Fix it. } }\n\
                codes:\n  job_failed: { http: none, bucket: fix, meaning: It failed. }\n  \
                bad_request: { http: 400, bucket: fix, meaning: It is malformed. }\n  \
                unavailable: { http: 503, bucket: fix, meaning: It is down., allow: { status-contradicts-bucket: It stays down. } }\n\
                fallback: { 4xx: bad_request, 5xx: unavailable }\n\
                envelope: problem_details\noutputs: { a.md: page }\n";
    let loaded = load::bytes(&mut Sources::default(), text.into(), "errors.yaml", Use::Outputs);
    let spec = loaded.spec.unwrap_or_else(|| panic!("{:?}", loaded.report));
    let body: serde_json::Value = serde_json::from_str(&sample::body(&spec, &spec.codes[0])).unwrap();
    assert_eq!((&body["code"], &body["status"]), (&"job_failed".into(), &503.into()));
}

const CUSTOM: &str = r#"
  content_type: application/vnd.shop+json
  request_id_header: x-correlation-id
  headers:
    x-error-code: "{code}"
    x-line: "{bucket} {http}"
  body:
    version: 2
    type: "urn:shop:{code:kebab-case}"
    meta: { wait: "{retry_after}", trace: { id: "{request_id}" }, links: ["{docs_url}", "{{none}}"] }
    errors: [{ id: "{code}", "odd name": "{message}", limit: "{details.limit}", "...": "{details}" }]
    first: "{message}"
"#;

#[test]
fn a_custom_envelope_is_described_on_the_page() {
    let spec = spec_of(CUSTOM, "{limit} {name}", "limit: u32, name: string").unwrap();
    let page = page(&spec, None, "errors.md", "errors.yaml");
    let (_, start) = page.split_once("like this:\n\n").unwrap();
    let (start, rest) = start.split_once("\n\n## ").unwrap();
    assert_eq!(start, DESCRIBED);
    let params = "\n- Params, sent as `errors[].limit`: `limit` (integer)\n\
                  - Params, sent as members of `errors[]`: `name` (string)\n";
    assert!(rest.contains(params), "{rest}");
}

const DESCRIBED: &str = r#"```json
{
  "version": 2,
  "type": "urn:shop:limited",
  "meta": {
    "trace": {
      "id": "req_5f3a9c1e7b20"
    },
    "links": [
      "https://docs.example.com/errors#limited",
      "{none}"
    ]
  },
  "errors": [
    {
      "id": "limited",
      "odd name": "60 example",
      "limit": 60,
      "name": "example"
    }
  ],
  "first": "60 example"
}
```

- `version` is always `2`.
- `type` is `urn:shop:{code:kebab-case}`, with the code in `kebab-case` in place of `{code:kebab-case}`. If there are several errors, it is that of the first.
- `meta.wait` is the number of seconds to wait before the next attempt. It is omitted if waiting does not help.
- `meta.trace.id` identifies the request, if it has an ID. Include it when you contact support.
- `meta.links[0]` links to the documentation of the code. If there are several errors, it is that of the first.
- `meta.links[1]` is always `"{none}"`.
- `errors` is the list of errors. Most responses have one.
- `errors[].id` identifies the error. Programs should check it instead of the message.
- `errors[]["odd name"]` describes the error for humans. Its wording may change at any time.
- `errors[].limit` is the param `limit`. It is omitted if the error does not have it. The params of a code are listed with the code.
- The params of the error are further members of `errors[]`, by name. The params of a code are listed with the code.
- `first` describes the error for humans. Its wording may change at any time. If there are several errors, it is that of the first.

The response has these headers:

- `Content-Type` is `application/vnd.shop+json`.
- `x-correlation-id` has the same value as `meta.trace.id`.
- `x-error-code` is the code.
- `x-line` is `{bucket} {http}`, with the bucket in place of `{bucket}` and the HTTP status in place of `{http}`."#;

/// Without a place in the envelope, a param is only in the message, and there is no request id to quote.
#[test]
fn what_a_response_does_not_have_is_not_documented() {
    let text = "version: 1\nname: Shop\ndocs_url: https://docs.example.com/errors#{code}\n\
                buckets: { fix: { title: Fix, retry: never, advice: Fix it. } }\n\
                codes: { limited: { http: 409, bucket: fix, meaning: It is limited., message: '{limit}', params: { limit: u8, rest: u8 } } }\n\
                support: [It fails.]\noutputs: { a.md: page }\n\
                envelope: { request_id_header: none, body: { code: '{code}' } }\n";
    let loaded = load::bytes(&mut Sources::default(), text.into(), "errors.yaml", Use::Outputs);
    let page =
        page(&loaded.spec.unwrap_or_else(|| panic!("{:?}", loaded.report)), None, "a.md", "errors.yaml");
    for line in [
        "- Params, only in the message: `limit` (integer)",
        "- Params, not sent: `rest` (integer)",
        "Contact support if one of these is true:",
        "- `Content-Type` is `application/json`.",
    ] {
        assert!(page.lines().any(|found| found == line), "{line}\n{page}");
    }
    assert!(!page.contains("request_id") && !page.contains("x-request-id"), "{page}");
}

/// Servers send it as plain text, because clients do not render Markdown.
#[test]
fn a_meaning_in_a_body_has_no_markdown() {
    let text = "version: 1\nname: Shop\ndocs_url: https://docs.example.com/errors#{code}\n\
                buckets: { fix: { title: Fix, retry: never, advice: Fix it. } }\n\
                codes: { limited: { http: 409, bucket: fix, meaning: 'It is *limited* by `x`.' } }\n\
                outputs: { a.md: page }\nenvelope: problem_details\n";
    let loaded = load::bytes(&mut Sources::default(), text.into(), "errors.yaml", Use::Outputs);
    let spec = loaded.spec.unwrap_or_else(|| panic!("{:?}", loaded.report));
    let body: serde_json::Value = serde_json::from_str(&sample::body(&spec, &spec.codes[0])).unwrap();
    assert_eq!(body["title"], "It is limited by x.");
}
