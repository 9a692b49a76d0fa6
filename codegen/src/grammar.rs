//! Version 1 of the spec format as data: the keys, their types, and which are required.
//! The reader, the checks, suggestions and the schema for editors all use it, so they cannot disagree.

mod choice;
pub mod duration;
mod mapping;
mod preset;

use std::ops::RangeInclusive;

use self::choice::choices;
use self::mapping::mapping;

pub use self::choice::Choices;
pub use self::mapping::{Key, Keys, MOST_KEYS, Mapping, Value};
pub use self::preset::{PRESETS, Preset};

/// The only version of the format.
pub const VERSION: u64 = 1;
/// The HTTP statuses of a failure.
pub const STATUSES: RangeInclusive<u64> = 400..=599;
/// The value of `http` for a code that is not sent over HTTP.
pub const NO_STATUS: &str = "none";
/// The range of `max_attempts`, which includes the first attempt.
pub const ATTEMPTS: RangeInclusive<u64> = 2..=100;
/// The range of `max_tokens` of a retry budget, as in gRPC.
pub const TOKENS: RangeInclusive<u64> = 1..=1_000;
/// The word for a spec without a retry budget.
pub const NO_BUDGET: &str = "none";

/// A regular expression for the HTTP status of a failure as a JSON key, which is a string.
pub const STATUS_PATTERN: &str = "^[45][0-9]{2}$";

/// The help for a single status of `fallback` whose value is not a code.
pub const STATUS_SHAPE: &str = "write the fallback code, as in `404: not_found`";

/// The value of `request_id_header` that turns the header off.
pub const NO_HEADER: &str = "none";
/// How deep lists and mappings can be nested in a value that is any JSON.
pub const SAMPLE_DEPTH: usize = 32;

const REQUIRED: bool = true;
const OPTIONAL: bool = false;

choices! {
    /// The styles of codes.
    CODE_STYLES, CodeStyle = "code_style" {
        /// `not_found`
        SnakeCase "snake_case",
        /// `NOT_FOUND`
        ScreamingSnakeCase "SCREAMING_SNAKE_CASE",
        /// `NotFound`
        PascalCase "PascalCase",
        /// `notFound`
        CamelCase "camelCase",
        /// `not-found`
        KebabCase "kebab-case",
        /// `order.not_found`
        DotCase "dot.case",
        /// `1404`
        Number "number",
        /// Any string.
        Any "any",
    }
}

choices! {
    /// Whether and when to retry. The numbers are separate keys.
    RETRIES, Retry = "retry" {
        /// Do not retry: the same request gets the same answer.
        Never "never",
        /// Wait for `Retry-After`.
        AfterDelay "after_delay",
        /// Exponential backoff.
        Backoff "backoff",
        /// Retry once, after the caller has renewed something.
        AfterRefresh "after_refresh",
    }
}

mapping! {
    /// The whole file.
    SPEC, SpecKey = "spec" shape "begin with `version: 1`; `errspec init` writes a spec to start from" {
        Version "version" REQUIRED Value::Integer(VERSION..=VERSION),
            "The version of the spec format: 1.";
        Name "name" REQUIRED Value::Text,
            "The name of the API, for headings.";
        Domain "domain" OPTIONAL Value::Text,
            "A domain name that identifies the spec across services, such as `orders.example.com`. The domain and a code together identify an error.";
        DocsUrl "docs_url" REQUIRED Value::Text,
            "The docs URL of each code: an absolute http or https URL with the placeholder `{code}`.";
        CodeStyle "code_style" OPTIONAL Value::Choice(CODE_STYLES.names),
            "The style of all codes. The default is `snake_case`.";
        Envelope "envelope" OPTIONAL Value::ChoiceOr(PRESETS.names, &ENVELOPE),
            "The shape of failing responses: the name of a preset, or a sample. The default is `nested`."
            shape "write the name of a preset such as `problem_details`, or a mapping with the `body`";
        VariantNames "variant_names" OPTIONAL Value::Fixed(&VARIANT_NAMES),
            "How Rust names are made from codes that share a prefix or consist of digits."
            shape "write the prefixes to remove and to add, as in `variant_names: { strip: M_, prepend: Code }`";
        Buckets "buckets" REQUIRED Value::Named(&BUCKET),
            "What clients can do about errors: buckets by name."
            shape "write each bucket under its name, as in `fix_in_code: { title: …, retry: never, advice: … }`";
        RetryBudget "retry_budget" OPTIONAL Value::ChoiceOr(&[NO_BUDGET], &RETRY_BUDGET),
            "The limit of all retries of a client together, or `none`. It protects the service during an outage."
            shape "write the numbers, as in `retry_budget: { max_tokens: 10, token_ratio: 0.1 }`, or `none`";
        Fields "fields" OPTIONAL Value::Fields(&FIELD),
            "The fields of codes: facts that every code states in addition to the keys of the format. Each name with a type, a list of values, or a mapping of settings."
            shape "write each field with its type or its values, as in `number: integer` or `type: [auth, system]`";
        Codes "codes" REQUIRED Value::Named(&CODE),
            "The error codes, in the order of the docs."
            shape "write each code as a key, as in `not_found: { http: 404, bucket: …, meaning: … }`";
        Fallback "fallback" OPTIONAL Value::ByStatus(&FALLBACK),
            "The fallback: the code to use for a failure without one, by HTTP status (`4xx`, `5xx` or a single status)."
            shape "write a code for each class, as in `fallback: { 4xx: bad_request, 5xx: internal_error }`";
        Support "support" OPTIONAL Value::TextList,
            "When to contact support: a list of criteria in inline Markdown."
            shape "write a list, with `- ` before each criterion";
        Outputs "outputs" OPTIONAL Value::Outputs,
            "The files that `errspec generate` writes: the path of each, relative to the package, and its kind."
            shape "write each file as a key, as in `docs/errors.md: page`";
    }
    elsewhere {
        "title" Name
        "api" Name
        "docs" DocsUrl
        "documentation" DocsUrl
        "url" DocsUrl
        "errors" Codes
        "error_codes" Codes
        "fallbacks" Fallback
        "default" Fallback
        "defaults" Fallback
        "categories" Buckets
        "groups" Buckets
        "style" CodeStyle
        "case" CodeStyle
        "files" Outputs
        "retry_throttling" RetryBudget
        "budget" RetryBudget
    }
    reserved { "operations" }
}

mapping! {
    /// The value of `envelope`, if it is not the name of a preset.
    ENVELOPE, EnvelopeKey = "envelope" {
        ContentType "content_type" OPTIONAL Value::Text,
            "The media type of failing responses. The default is `application/json`.";
        RequestIdHeader "request_id_header" OPTIONAL Value::Text,
            "The header that carries the request id, or `none`. The default is `x-request-id`."
            shape "write the name of a header, or `none`";
        Headers "headers" OPTIONAL Value::TextMap,
            "Further headers of every failing response: each name with its value, which can have placeholders."
            shape "write each header with its value, as in `x-error-code: \"{code}\"`";
        Body "body" REQUIRED Value::Sample,
            "The body as a sample of itself. A string such as `\"{code}\"` is replaced by the value; everything else is sent as it is written.";
    }
    elsewhere {
        "media_type" ContentType
        "mime_type" ContentType
        "request_id" RequestIdHeader
        "sample" Body
        "shape" Body
        "json" Body
    }
}

mapping! {
    /// The value of `retry_budget`, if it is not `none`.
    RETRY_BUDGET, RetryBudgetKey = "retry_budget" {
        MaxTokens "max_tokens" OPTIONAL Value::Integer(TOKENS),
            "The tokens of a full bucket. A failure that could be retried takes one, and clients retry only while more than half are left. The default is 10, or twice the largest `max_attempts`.";
        TokenRatio "token_ratio" OPTIONAL Value::Decimal,
            "The part of a token that a success adds, from 0.001 to 1. The default is 0.1.";
    }
    elsewhere {
        "maxTokens" MaxTokens
        "tokens" MaxTokens
        "capacity" MaxTokens
        "tokenRatio" TokenRatio
        "ratio" TokenRatio
    }
}

mapping! {
    /// The value of `variant_names`.
    VARIANT_NAMES, VariantNamesKey = "variant_names" {
        Strip "strip" OPTIONAL Value::Text,
            "The prefix to remove from the codes that start with it, such as `M_`.";
        Prepend "prepend" OPTIONAL Value::Text,
            "The prefix to add to each Rust name, such as `Code`.";
    }
    elsewhere {
        "prefix" Prepend
        "add" Prepend
        "strip_prefix" Strip
        "remove" Strip
    }
}

mapping! {
    /// An entry of `buckets`.
    BUCKET, BucketKey = "bucket" shape "give it `title`, `retry` and `advice`" {
        Title "title" REQUIRED Value::Text,
            "The heading of the bucket, in inline Markdown.";
        Retry "retry" REQUIRED Value::Choice(RETRIES.names),
            "Whether and when to retry. `never`: do not retry, the same request fails again. `after_delay`: wait for the time in `Retry-After`. `backoff`: wait with exponential backoff. `after_refresh`: retry once, after renewing what the request was rejected for, such as an access token.";
        MaxAttempts "max_attempts" OPTIONAL Value::Integer(ATTEMPTS),
            "The maximum number of attempts, including the first. The default is 5.";
        BaseDelay "base_delay" OPTIONAL Value::Duration,
            "The wait before the second attempt, such as `500ms`. With `after_delay`, it is used if the response has no `Retry-After`.";
        MaxDelay "max_delay" OPTIONAL Value::Duration,
            "The longest wait, such as `30s`.";
        Advice "advice" REQUIRED Value::Text,
            "What clients should do, in inline Markdown.";
        Allow "allow" OPTIONAL Value::TextMap,
            "Warnings to accept for this bucket: each rule with the reason."
            shape "write each rule with the reason, as in `unused-bucket: Its codes come next.`";
    }
    elsewhere {
        "name" Title
        "description" Advice
        "action" Advice
        "what_to_do" Advice
        "attempts" MaxAttempts
        "delay" BaseDelay
        "initial_delay" BaseDelay
        "retryable" Retry
    }
}

choices! {
    /// The types of fields.
    FIELD_TYPES, FieldType = "type" {
        /// A string.
        String "string",
        /// An integer of up to 64 bits.
        Integer "integer",
        /// `true` or `false`.
        Bool "bool",
    }
}

mapping! {
    /// An entry of `fields`, if it is not a type or a list of values.
    FIELD, FieldKey = "field" shape "write its type or its values, as in `number: integer` or `type: [auth, system]`" {
        Type "type" OPTIONAL Value::Choice(FIELD_TYPES.names),
            "The type of the values, unless there is `one_of`.";
        OneOf "one_of" OPTIONAL Value::TextList,
            "The strings that codes choose from."
            shape "write a list, as in `one_of: [auth, system]`";
        Unique "unique" OPTIONAL Value::Bool,
            "Whether no two codes have the same value, so that programs can find a code by it.";
        Optional "optional" OPTIONAL Value::Bool,
            "Whether codes can omit the field.";
    }
    elsewhere {
        "kind" Type
        "values" OneOf
        "enum" OneOf
        "choices" OneOf
    }
}

mapping! {
    /// An entry of `codes`.
    CODE, CodeKey = "code" shape "give it `http`, `bucket` and `meaning`" {
        Http "http" REQUIRED Value::IntegersOr(STATUSES, NO_STATUS),
            "The HTTP status, 400 to 599, or `none` for a code that is not sent over HTTP. If a code is sent with several statuses, a list of them, the default first.";
        Bucket "bucket" REQUIRED Value::Text,
            "The name of the bucket that tells clients what to do.";
        Meaning "meaning" REQUIRED Value::Text,
            "What the code means, in inline Markdown, for the docs.";
        Message "message" OPTIONAL Value::Text,
            "The message of a response, in plain text. `{param}` is replaced by the value of a param. `{{` and `}}` are literal braces. The default is the meaning.";
        Params "params" OPTIONAL Value::Types(&PARAM),
            "The params: each name with its type, which is `string`, `bool`, an integer such as `u32`, a float such as `f64`, `json`, the qualified name of a type of your own, such as `crate::OrderId`, or a list of one of these, such as `[string]`. A `?` after the type makes a param optional. Params are sent in the details, and a message can mention them."
            shape "write each param with its type, as in `limit: u32`";
        Variant "variant" OPTIONAL Value::Text,
            "The Rust name. Only needed if the code does not yield a valid and unique one.";
        DocsUrl "docs_url" OPTIONAL Value::Text,
            "The docs URL of this code, if it differs from the `docs_url` of the spec.";
        Aliases "aliases" OPTIONAL Value::TextList,
            "Other strings that clients read as this code, such as its name before it was renamed. Servers never send them."
            shape "write a list, as in `aliases: [OLD_NAME]`";
        Deprecated "deprecated" OPTIONAL Value::Fixed(&DEPRECATED),
            "Deprecates the code: its replacement, a reason, or both."
            shape "write `deprecated: { use: other_code }`, or `deprecated: { reason: … }` if there is no replacement";
        NotExecuted "not_executed" OPTIONAL Value::Bool,
            "Whether the service never executes a request that it rejects with this code, so that clients can send any request again. The default is `false`.";
        Allow "allow" OPTIONAL Value::TextMap,
            "Warnings to accept for this code: each rule with the reason."
            shape "write each rule with the reason, as in `unused-bucket: Its codes come next.`";
    }
    elsewhere {
        "status" Http
        "status_code" Http
        "http_status" Http
        "category" Bucket
        "group" Bucket
        "description" Meaning
        "summary" Meaning
        "text" Meaning
        "title" Meaning
        "template" Message
        "args" Params
        "arguments" Params
        "fields" Params
        "rust_name" Variant
        "alias" Aliases
        "old_name" Aliases
        "old_names" Aliases
        "renamed_from" Aliases
        "rejected" NotExecuted
        "resend" NotExecuted
        "safe_to_resend" NotExecuted
        "safe_to_retry" NotExecuted
        "docs" DocsUrl
        "link" DocsUrl
        "url" DocsUrl
    }
    reserved {
        "grpc" "json_rpc" "graphql" "websocket" "exit" "job" "transports"
        "domain" "operations" "retry" "idempotent" "log" "audience" "owner" "since"
        "help" "causes" "fixes" "see" "example" "group" "messages" "tests" "language"
    }
}

mapping! {
    /// An entry of `params`, if it is more than a type.
    PARAM, ParamKey = "param" shape "write its type, as in `limit: u32` or `limit: { type: u32, example: 60 }`" {
        Type "type" REQUIRED Value::Type,
            "The type, such as `string`, `u32`, `bool`, `f64`, `json`, `crate::OrderId` or `[string]`. A `?` after it makes the param optional.";
        Optional "optional" OPTIONAL Value::Bool,
            "Whether the param can be absent. `optional: true` is the long form of a `?` after the type.";
        Sent "sent" OPTIONAL Value::Bool,
            "Whether the param is sent in the details. With `sent: false`, it is only in the message.";
        Example "example" OPTIONAL Value::Sample,
            "A value, for sample responses.";
        OneOf "one_of" OPTIONAL Value::Samples,
            "The values that a string or an integer can have."
            shape "write a list, as in `one_of: [monthly, yearly]`";
    }
    elsewhere {
        "kind" Type
        "ty" Type
        "nullable" Optional
        "examples" Example
        "sample" Example
        "enum" OneOf
        "values" OneOf
        "choices" OneOf
        "send" Sent
    }
    reserved { "title" "description" "meaning" "format" "default" "deprecated" }
}

mapping! {
    /// The value of `deprecated`.
    DEPRECATED, DeprecatedKey = "deprecation" {
        Use "use" OPTIONAL Value::Text,
            "The replacement: the code to use instead.";
        Reason "reason" OPTIONAL Value::Text,
            "Why the code is deprecated, in inline Markdown.";
    }
    elsewhere {
        "instead" Use
        "use_instead" Use
        "replacement" Use
        "replaced_by" Use
        "note" Reason
        "message" Reason
        "why" Reason
    }
}

mapping! {
    /// The value of `fallback`, without the single statuses.
    FALLBACK, FallbackKey = "fallback" {
        Client "4xx" REQUIRED Value::TextOr(&FALLBACK_CODE),
            "The code for each status from 400 to 499 that is not listed."
            shape "write the fallback code, as in `4xx: bad_request`";
        Server "5xx" REQUIRED Value::TextOr(&FALLBACK_CODE),
            "The code for each status from 500 to 599 that is not listed."
            shape "write the fallback code, as in `4xx: bad_request`";
    }
    elsewhere {
        "4**" Client
        "400-499" Client
        "client" Client
        "client_error" Client
        "5**" Server
        "500-599" Server
        "server" Server
        "server_error" Server
    }
}

mapping! {
    /// A fallback with a status of its own.
    FALLBACK_CODE, FallbackCodeKey = "fallback code" shape "write the fallback code, as in `404: not_found`" {
        Code "code" REQUIRED Value::Text,
            "The fallback code.";
        Http "http" OPTIONAL Value::Integer(STATUSES),
            "The HTTP status that is sent instead. The spec must list it for the code.";
    }
    elsewhere {
        "status" Http
        "http_status" Http
        "error" Code
        "name" Code
    }
}

/// An entry of `outputs`. Its keys depend on the kind of output, which builds do not know.
pub static OUTPUT: Mapping = Mapping {
    name: "output",
    keys: &[],
    shape: Some("write its kind, as in `docs/errors.md: page`"),
    elsewhere: &[],
    reserved: &[],
};

impl FallbackKey {
    /// The statuses of the class.
    #[must_use]
    pub fn statuses(self) -> RangeInclusive<u64> {
        match self {
            Self::Client => *STATUSES.start()..=499,
            Self::Server => 500..=*STATUSES.end(),
        }
    }

    /// The class of a status.
    #[must_use]
    pub fn of(status: u64) -> Option<Self> {
        Self::ALL.iter().copied().find(|class| class.statuses().contains(&status))
    }
}
