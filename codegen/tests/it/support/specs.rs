//! Specs for tests of the code that runs after the checks.

use std::fmt::Write as _;

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::model::{Markdown, Spec, rust};
use errspec_codegen::__internal::site::Sources;

/// The head of every spec.
const HEAD: &str = r#"version: 1
name: Example API
docs_url: https://docs.example.com/errors#{code}
code_style: any
buckets:
  fix_in_code:
    title: Fix the request
    retry: never
    advice: Do not retry.
  fix_by_waiting:
    title: Wait and retry
    retry: after_delay
    advice: Wait for the number of seconds in `Retry-After`.
  fix_by_retrying:
    title: Retry with backoff
    retry: backoff
    advice: Retry with exponential backoff and a cap.
support:
  - Several requests fail with a 5xx within a few minutes.
  - "A \"quoted\" \\ code of `{Self}`, or __rows_All__ in a rule."
"#;

const NINE: &str = "
codes:
  bad_request:
    http: 400
    bucket: fix_in_code
    meaning: The request is malformed. A required field is missing.
  invalid_cursor:
    http: 400
    bucket: fix_in_code
    meaning: The cursor has expired, or belongs to different filters.
  unauthorized:
    http: 401
    bucket: fix_in_code
    meaning: The API key is missing, malformed, revoked or unknown.
  forbidden:
    http: 403
    bucket: fix_in_code
    meaning: The API key is valid but does not have access to this endpoint.
  not_found:
    http: 404
    bucket: fix_in_code
    meaning: The resource does not exist. Check the format of the `id`.
  rate_limit_exceeded:
    http: 429
    bucket: fix_by_waiting
    meaning: The limit of requests per minute was exceeded. Respect `Retry-After`.
    message: The limit of {limit} requests per minute was exceeded.
    params: { limit: u32 }
  quota_exceeded:
    http: 429
    bucket: fix_by_waiting
    meaning: The monthly quota is used up.
  internal_error:
    http: 500
    bucket: fix_by_retrying
    meaning: Something went wrong in the service.
  service_unavailable:
    http: 503
    bucket: fix_by_retrying
    meaning: A dependency of the service timed out. Retry with backoff.
fallback:
  4xx: bad_request
  5xx: internal_error
  401: unauthorized
  403: forbidden
  404: not_found
  408: { code: service_unavailable, http: 503 }
  422: { code: bad_request, http: 400 }
  429: rate_limit_exceeded
  503: service_unavailable
";

const ODD: &str = r##"
codes:
  poisoned: { http: 400, bucket: fix_in_code, meaning: poison }
  "- list": { http: 401, bucket: fix_in_code, meaning: "- a list\n- of two", variant: List }
  heading:
    http: 402
    bucket: fix_in_code
    meaning: "# Heading\n===\n\n> quote\n\n    fn code() {}\n"
  numbered: { http: 403, bucket: fix_in_code, meaning: "1. one\n\n```rust\nlet x = ;\n```" }
  long: { http: 404, bucket: fix_in_code, meaning: long }
  "404": { http: 405, bucket: fix_in_code, meaning: A code that is not a name., variant: Http404 }
  "it's \"quoted\" `so`": { http: 406, bucket: fix_in_code, meaning: A code with quotes., variant: Quoted }
  Größe: { http: 407, bucket: fix_in_code, meaning: A code that is not ASCII., variant: Groesse }
  Camel: { http: 408, bucket: fix_in_code, meaning: A code that is its variant. }
  old:
    http: 409
    bucket: fix_in_code
    meaning: It was used before.
    deprecated: { use: Camel }
  older:
    http: 410
    bucket: fix_in_code
    meaning: It was used long before.
    deprecated: { reason: "It has [no use](https://example.com), \"<p>\" or `[what]`." }
  oldest:
    http: 411
    bucket: fix_in_code
    meaning: It was used first.
    deprecated: { use: Camel, reason: "It has [no use](https://example.com), \"<p>\" or `[what]`." }
  message:
    http: 412
    bucket: fix_in_code
    meaning: The *meaning*.
    message: 'The message, with {{braces}} and "quotes".'
  every_param:
    http: 413
    bucket: fix_by_waiting
    meaning: It has a param of each type.
    message: "{{{name} | {count} | {share} | {really} | {address}}}\n\"\\"
    params: { name: string, count: i128, share: f32, really: bool, address: "::core::net::Ipv4Addr" }
  old_param:
    http: 414
    bucket: fix_by_waiting
    meaning: It has a param, and should not be used.
    message: Not {what}.
    params: { what: string }
    deprecated: { use: every_param, reason: "It has [no use](https://example.com), \"<p>\" or `[what]`." }
  type:
    http: 415
    bucket: fix_by_waiting
    meaning: Its constructor is a keyword.
    message: Not {what}.
    params: { what: string }
  gen:
    http: 416
    bucket: fix_by_waiting
    meaning: Its constructor is a keyword since 2024.
    message: Not {what}.
    params: { what: string }
  self:
    http: 417
    bucket: fix_by_waiting
    meaning: Its constructor cannot be a raw identifier.
    message: Not {what}.
    params: { what: string }
    variant: SELF
  some: { http: 418, bucket: fix_in_code, meaning: Named like others' variants. }
  err: { http: 421, bucket: fix_in_code, meaning: Named like an associated type. }
  error: { http: 422, bucket: fix_in_code, meaning: Named like an associated type. }
  option: { http: 423, bucket: fix_in_code, meaning: Named like a type of the prelude. }
  UPPER_CASE: { http: 424, bucket: fix_in_code, meaning: Named in another style., variant: UPPERCASE }
  unmeant: { http: 425, bucket: fix_in_code, meaning: x }
  unsent: { http: none, bucket: fix_in_code, meaning: It is not sent over HTTP. }
  fallback:
    http: 502
    bucket: fix_by_retrying
    meaning: Its constructor has the name of a trait's method.
    message: Not {what}.
    params: { what: string }
fallback: { 4xx: self, 5xx: fallback }
"##;

/// The nine codes of the reference system. One of them has a param.
pub(crate) fn nine() -> Spec {
    spec(NINE)
}

/// Unusual but valid values, and some that the checks would reject.
pub(crate) fn odd() -> Spec {
    let poison = "Quotes \" and ', */ and /*, {braces} {}, a | pipe, <p>, [brackets], [a](b), back\\slash, \
                  tab\t, line\nbreak, CR\r, `code`, ``, ``` rust, *strong*, # no heading, https://example.com, \
                  &amp; &#60;, $x$, Größe, 大きい, \u{202e}right to left\u{202c}, e\u{301}, \u{1f980}, \0, \u{7f}.";
    let mut spec = spec(ODD);
    for code in &mut spec.codes {
        code.docs_url = format!("https://docs.example.com/errors#{}", code.code);
    }
    spec.codes[0].docs_url = "https://example.com/a b?<p>&x=[y]#`|\\\"".into();
    spec.codes[0].meaning = Markdown(poison.into());
    spec.codes[4].meaning = Markdown("0123456789 <p>".repeat(1_000));
    if let Some(oldest) = &mut spec.codes[11].deprecated {
        oldest.instead = Some(9);
    }
    spec.name = "__rows_All__ \"`<p>` [x] */".into();
    spec.buckets[0].advice = Markdown(poison.into());
    spec.buckets[1].title = Markdown("<p> | [title] `x".into());
    spec
}

/// `count` codes, of various lengths.
pub(crate) fn many(count: usize) -> Spec {
    let mut codes = "\ncodes:\n".to_owned();
    for at in 0..count {
        let (name, status) = (format!("c{}_{at}", "long_".repeat(at % 9)), 400 + at % 200);
        let bucket = ["fix_in_code", "fix_by_waiting", "fix_by_retrying"][at % 3];
        let meaning = format!("What it means, number {at}.");
        let _ = writeln!(codes, "  {name}: {{ http: {status}, bucket: {bucket}, meaning: '{meaning}' }}");
    }
    spec(&codes)
}

/// The spec with its Rust names, as emitters need it.
pub(crate) fn rust(spec: &Spec) -> rust::Spec<'_> {
    spec.rust().expect("the specs of tests have Rust names")
}

fn spec(codes: &str) -> Spec {
    let loaded = load::bytes(
        &mut Sources::default(),
        format!("{HEAD}{codes}").into_bytes(),
        "spec/errors.yaml",
        Use::Rust,
    );
    loaded.spec.unwrap_or_else(|| panic!("{:?}", loaded.report.diagnostics()))
}
