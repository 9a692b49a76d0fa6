//! The view of a spec: one JSON document for other programs, whose members keep their names and meanings.
//!
//! `errspec explain --format json` uses it.
//! A release can add members. If a member is removed or changes its meaning, [`VERSION`] changes.
//! `docs/view.md` documents the members.

mod field;
mod members;
mod param;

use std::time::Duration;

use errspec_codegen::__internal::model::{self, Spec};
use serde_json::{Map, Value};

use self::members::members;
use crate::{envelope, placeholder, sample};

pub use self::field::Field;
pub use self::members::Members;
pub use self::param::Param;

/// The version of the view.
pub const VERSION: u32 = 1;

members! {
    /// A spec.
    View<'a> {
        /// The version of this document: 1.
        version: u32,
        /// The name of the API.
        name: &'a str,
        /// The stable identity of the spec; `null` if the spec has no `domain`.
        domain: Option<&'a str>,
        /// The template of docs URLs, with `{code}` in it.
        docs_url: &'a str,
        /// The shape of failing responses.
        envelope: Envelope<'a>,
        /// The buckets, in the order of the spec.
        buckets: Vec<Bucket<'a>>,
        /// The limit of all retries of a client together; `null` if the spec has `retry_budget: none`.
        retry_budget: Option<RetryBudget>,
        /// The fields of codes, in the order of the spec.
        fields: Vec<Field<'a>>,
        /// The codes, in the order of the spec.
        codes: Vec<Code<'a>>,
        /// The codes for failures without a code; `null` if the spec has no `fallback`.
        fallback: Option<Fallback<'a>>,
        /// When to contact support, as inline Markdown.
        support: Vec<&'a str>,
    }
}

members! {
    /// The shape of failing responses.
    Envelope<'a> {
        /// The name of the preset; `null` if the spec has a sample of its own.
        preset: Option<&'static str>,
        /// The content type.
        content_type: &'a str,
        /// The header that carries the request id, in lower case; `null` if no header does.
        request_id_header: Option<&'a str>,
        /// Further headers, in the order of the spec.
        headers: Vec<Header<'a>>,
        /// The body as a sample of itself, with placeholders such as `"{code}"`, as [the spec](../spec/README.md#envelope) describes them.
        body: Value,
    }
}

members! {
    /// A header of failing responses.
    Header<'a> {
        /// Its name, in lower case.
        name: &'a str,
        /// Its value, with placeholders.
        value: String,
    }
}

members! {
    /// A bucket.
    Bucket<'a> {
        /// Its name.
        name: &'a str,
        /// Its heading, as inline Markdown.
        title: &'a str,
        /// What to do, as inline Markdown.
        advice: &'a str,
        /// Its retry policy.
        retry: Retry,
    }
}

members! {
    /// The retry policy of a bucket.
    Retry {
        /// `never`, `after_delay`, `backoff` or `after_refresh`.
        kind: &'static str,
        /// The maximum number of attempts, including the first; `null` for `never`.
        max_attempts: Option<u32>,
        /// The wait before the second attempt, in milliseconds; `null` for `never` and `after_refresh`.
        base_delay_ms: Option<u64>,
        /// The longest wait, in milliseconds; `null` for `never` and `after_refresh`.
        max_delay_ms: Option<u64>,
    }
}

members! {
    /// The limit of all retries of a client together: a token bucket.
    RetryBudget {
        /// The tokens of a full bucket. A failure that could be retried takes one, and a client retries only while more than half are left.
        max_tokens: u32,
        /// The part of a token that a success adds.
        token_ratio: f64,
    }
}

members! {
    /// A code.
    Code<'a> {
        /// The string on the wire.
        code: &'a str,
        /// The other strings that clients read as this code, in the order of the spec.
        aliases: Vec<&'a str>,
        /// The name of its bucket.
        bucket: &'a str,
        /// What it means, as inline Markdown.
        meaning: &'a str,
        /// The template of the message, with `{param}` in place of values; `null` if the meaning is used.
        message: Option<String>,
        /// The params, in the order of the spec.
        params: Vec<Param<'a>>,
        /// Whether the service never executes a request that it rejects with the code.
        not_executed: bool,
        /// The transports that send the code.
        transports: Transports,
        /// Its docs URL.
        docs_url: &'a str,
        /// The values of the fields by name, in the order of the spec; `null` for a field without a value.
        fields: Map<String, Value>,
        /// Its deprecation; `null` if it is not deprecated.
        deprecated: Option<Deprecated<'a>>,
        /// Its sample response, with sample values for params.
        sample: Sample<'a>,
    }
}

members! {
    /// The transports that send a code, with one member per transport.
    Transports {
        /// Over HTTP.
        http: Http,
    }
}

members! {
    /// The HTTP statuses of a code.
    Http {
        /// The statuses of its responses, the default first; empty if it is not sent over HTTP.
        send: Vec<u16>,
    }
}

members! {
    /// The deprecation of a code. At least one of the two members is not `null`.
    Deprecated<'a> {
        /// The replacement: the code to use instead.
        instead("use"): Option<&'a str>,
        /// The reason, as inline Markdown.
        reason: Option<&'a str>,
    }
}

members! {
    /// The sample response of a code.
    Sample<'a> {
        /// Its name, which is the code.
        name: &'a str,
        /// The body.
        body: Value,
    }
}

members! {
    /// The codes for failures without a code.
    Fallback<'a> {
        /// The code for every 4xx status that is not in `statuses`.
        client: &'a str,
        /// The status that is sent instead of such a 4xx, or `null` if it is sent as it is.
        client_http: Option<u16>,
        /// The code for every 5xx status that is not in `statuses`.
        server: &'a str,
        /// The status that is sent instead of such a 5xx, or `null` if it is sent as it is.
        server_http: Option<u16>,
        /// The codes for single statuses, in the order of the spec.
        statuses: Vec<Status<'a>>,
    }
}

members! {
    /// The code of a single status.
    Status<'a> {
        /// The HTTP status.
        status: u16,
        /// The code.
        code: &'a str,
        /// The status that is sent instead, or `null` if it is sent as it is.
        http: Option<u16>,
    }
}

impl<'a> View<'a> {
    /// The view of a spec.
    #[must_use]
    pub fn new(spec: &'a Spec) -> Self {
        Self {
            version: VERSION,
            name: &spec.name,
            domain: spec.domain.as_deref(),
            docs_url: &spec.docs_url,
            envelope: Envelope::new(&spec.envelope),
            buckets: spec.buckets.iter().map(Bucket::new).collect(),
            retry_budget: spec.retry_budget.map(RetryBudget::new),
            fields: spec.fields.iter().map(Field::new).collect(),
            codes: spec.codes.iter().map(|code| Code::new(spec, code)).collect(),
            fallback: spec.fallback.as_ref().map(|fallback| Fallback::new(spec, fallback)),
            support: spec.support.iter().map(|text| &*text.0).collect(),
        }
    }
}

impl<'a> Envelope<'a> {
    fn new(envelope: &'a model::Envelope) -> Self {
        let headers = envelope.headers.iter();
        Self {
            preset: envelope.preset.map(model::Preset::name),
            content_type: &envelope.content_type,
            request_id_header: envelope.request_id_header.as_deref(),
            headers: headers
                .map(|header| Header { name: &header.name, value: placeholder::template(&header.value) })
                .collect(),
            body: envelope::sample(&envelope.body),
        }
    }
}

impl<'a> Bucket<'a> {
    /// The view of a bucket.
    #[must_use]
    pub fn new(bucket: &'a model::Bucket) -> Self {
        let model::Bucket { name, title, advice, retry, .. } = bucket;
        Self { name, title: &title.0, advice: &advice.0, retry: Retry::new(*retry) }
    }
}

impl Retry {
    fn new(retry: model::Retry) -> Self {
        let (kind, numbers) = match retry {
            model::Retry::Never => ("never", None),
            model::Retry::AfterRefresh => ("after_refresh", None),
            model::Retry::AfterDelay(numbers) => ("after_delay", Some(numbers)),
            model::Retry::Backoff(numbers) => ("backoff", Some(numbers)),
        };
        // No spec can set a longer wait.
        let millis = |wait: Duration| u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
        Self {
            kind,
            max_attempts: (retry != model::Retry::Never).then(|| retry.max_attempts()),
            base_delay_ms: numbers.map(|numbers| millis(numbers.base_delay)),
            max_delay_ms: numbers.map(|numbers| millis(numbers.max_delay)),
        }
    }
}

impl RetryBudget {
    fn new(budget: model::RetryBudget) -> Self {
        let model::RetryBudget { max_tokens, token_ratio } = budget;
        Self { max_tokens, token_ratio: f64::from(token_ratio) / 1_000.0 }
    }
}

impl<'a> Code<'a> {
    /// The view of a code of that spec.
    #[must_use]
    pub fn new(spec: &'a Spec, code: &'a model::Code) -> Self {
        Self {
            code: &code.code,
            aliases: code.aliases.iter().map(|alias| &*alias.name).collect(),
            bucket: &spec.buckets[code.bucket].name,
            meaning: &code.meaning.0,
            message: code.message.as_ref().map(|message| message.template(&code.params)),
            params: code.params.iter().map(Param::new).collect(),
            not_executed: code.not_executed,
            transports: Transports { http: Http { send: code.http_statuses().collect() } },
            docs_url: &code.docs_url,
            fields: field::values(spec, code),
            deprecated: code.deprecated.as_ref().map(|deprecated| Deprecated {
                instead: deprecated.instead.map(|index| &*spec.codes[index].code),
                reason: deprecated.reason.as_ref().map(|reason| &*reason.0),
            }),
            sample: Sample {
                name: &code.code,
                body: serde_json::from_str(&sample::body(spec, code))
                    .unwrap_or_else(|error| unreachable!("the runtime writes JSON: {error}")),
            },
        }
    }
}

impl<'a> Fallback<'a> {
    fn new(spec: &'a Spec, fallback: &model::Fallback) -> Self {
        let code = |of: model::FallbackCode| &*spec.codes[of.code].code;
        let status =
            |&(status, of): &(u16, model::FallbackCode)| Status { status, code: code(of), http: of.http };
        let model::Fallback { client, server, statuses, .. } = fallback;
        Self {
            client: code(*client),
            client_http: client.http,
            server: code(*server),
            server_http: server.http,
            statuses: statuses.iter().map(status).collect(),
        }
    }
}

/// The members of every object of the view, as Markdown.
#[must_use]
pub fn reference() -> String {
    let objects: [(&str, &str, Members); 15] = [
        View::REFERENCE,
        Envelope::REFERENCE,
        Header::REFERENCE,
        Bucket::REFERENCE,
        Retry::REFERENCE,
        RetryBudget::REFERENCE,
        Field::REFERENCE,
        Code::REFERENCE,
        Param::REFERENCE,
        Transports::REFERENCE,
        Http::REFERENCE,
        Deprecated::REFERENCE,
        Sample::REFERENCE,
        Fallback::REFERENCE,
        Status::REFERENCE,
    ];
    let mut lines = Vec::new();
    for (name, doc, members) in objects {
        lines.push(format!("\n## {name}\n\n{}\n\n| Member | What it is |\n|---|---|", doc.trim()));
        lines.extend(members.iter().map(|(name, doc)| format!("| `{name}` | {} |", doc.trim())));
    }
    lines.join("\n") + "\n"
}
