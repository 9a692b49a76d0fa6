//! The format of a spec, version 1, as data: which keys there are, what they hold, which must be there.
//! Reader, checks, suggestions and the editors' schema are made from it, so they cannot differ.

mod choice;
pub mod duration;
mod mapping;

use std::ops::RangeInclusive;

use self::choice::choices;
use self::mapping::mapping;

pub use self::choice::Choices;
pub use self::mapping::{Key, Keys, MOST_KEYS, Mapping, Value};

/// The only version there is.
pub const VERSION: u64 = 1;
/// The HTTP statuses of a failure.
pub const STATUSES: RangeInclusive<u64> = 400..=599;
/// What `http` holds where a code is not sent over HTTP.
pub const NO_STATUS: &str = "none";
/// How often a request can be sent, the first time included.
pub const ATTEMPTS: RangeInclusive<u64> = 2..=100;

/// The HTTP status of a failure as a key of JSON, which is a text, as a regular expression.
pub const STATUS_PATTERN: &str = "^[45][0-9]{2}$";

/// The way out where a single status of `fallback` does not hold a code.
pub const STATUS_SHAPE: &str = "write the fallback code, as in `404: not_found`";

const REQUIRED: bool = true;
const OPTIONAL: bool = false;

choices! {
    /// How codes are written.
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
    /// What a client does about a bucket's codes; the numbers are keys of their own.
    RETRIES, Retry = "retry" {
        /// The same request gets the same answer.
        Never "never",
        /// Wait for `Retry-After`.
        AfterDelay "after_delay",
        /// Exponential backoff.
        Backoff "backoff",
    }
}

mapping! {
    /// The whole file.
    SPEC, SpecKey = "spec" shape "begin with `version: 1`; `errspec init` writes a spec to start from" {
        Version "version" REQUIRED Value::Integer(VERSION..=VERSION),
            "The version of this format: 1.";
        Name "name" REQUIRED Value::Text,
            "The name of the API, for headings.";
        Domain "domain" OPTIONAL Value::Text,
            "The stable identity of this table, such as `orders.example.com`. With the code, it identifies an error across services.";
        DocsUrl "docs_url" REQUIRED Value::Text,
            "The deep link of a code, with `{code}` where the code goes. An absolute http or https URL.";
        CodeStyle "code_style" OPTIONAL Value::Choice(CODE_STYLES.names),
            "How codes are written; `snake_case` unless it says otherwise.";
        VariantNames "variant_names" OPTIONAL Value::Fixed(&VARIANT_NAMES),
            "How the Rust name of a code is made, for codes with a common prefix or codes that are digits."
            shape "write what to remove and what to add, as in `variant_names: { strip: M_, prepend: Code }`";
        Buckets "buckets" REQUIRED Value::Named(&BUCKET),
            "What a client can do, a bucket each."
            shape "write each bucket under its name, as in `fix_in_code: { title: …, retry: never, advice: … }`";
        Codes "codes" REQUIRED Value::Named(&CODE),
            "The codes, in the order of the docs."
            shape "write each code as a key, as in `not_found: { http: 404, bucket: …, meaning: … }`";
        Fallback "fallback" OPTIONAL Value::ByStatus(&FALLBACK),
            "Which code stands in where a failure has none, by its HTTP status: `4xx`, `5xx`, and single statuses."
            shape "write a code for each class, as in `fallback: { 4xx: bad_request, 5xx: internal_error }`";
        Support "support" OPTIONAL Value::TextList,
            "When to involve support, inline Markdown, a rule each."
            shape "write a list, with `- ` before each rule";
        Outputs "outputs" OPTIONAL Value::Outputs,
            "The files that `errspec generate` writes: path, relative to the package, to kind."
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
    }
    reserved { "operations" }
}

mapping! {
    /// The value of `variant_names`.
    VARIANT_NAMES, VariantNamesKey = "variant_names" {
        Strip "strip" OPTIONAL Value::Text,
            "The prefix to remove from each code that has it, such as `M_`.";
        Prepend "prepend" OPTIONAL Value::Text,
            "What the Rust name of each code begins with, such as `Code`.";
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
            "The heading of the bucket, inline Markdown.";
        Retry "retry" REQUIRED Value::Choice(RETRIES.names),
            "`never`: the same request gets the same answer. `after_delay`: wait for `Retry-After`. `backoff`: exponential backoff.";
        MaxAttempts "max_attempts" OPTIONAL Value::Integer(ATTEMPTS),
            "How often a request is sent at most, the first time included; 5 unless it says otherwise.";
        BaseDelay "base_delay" OPTIONAL Value::Duration,
            "The wait before the second attempt, such as `500ms`; with `after_delay`, the wait where the response has no `Retry-After`.";
        MaxDelay "max_delay" OPTIONAL Value::Duration,
            "The longest wait, such as `30s`.";
        Advice "advice" REQUIRED Value::Text,
            "What to do, inline Markdown.";
        Allow "allow" OPTIONAL Value::TextMap,
            "Warnings that this bucket is right to get: rule to reason."
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

mapping! {
    /// An entry of `codes`.
    CODE, CodeKey = "code" shape "give it `http`, `bucket` and `meaning`" {
        Http "http" REQUIRED Value::IntegerOr(STATUSES, NO_STATUS),
            "The HTTP status, 400 to 599, or `none` for a code that is not sent over HTTP.";
        Bucket "bucket" REQUIRED Value::Text,
            "What a client can do: the name of a bucket.";
        Meaning "meaning" REQUIRED Value::Text,
            "What the code says, for the docs, inline Markdown.";
        Message "message" OPTIONAL Value::Text,
            "The text in the envelope, plain, with `{param}` where a param goes; `{{` and `}}` are braces. The meaning unless it says otherwise.";
        Params "params" OPTIONAL Value::TextMap,
            "The params of the message: name to type. `string`, `bool`, an integer such as `u32`, a float such as `f64`, or the qualified name of a type of your own, such as `crate::OrderId`."
            shape "write each param with its type, as in `limit: u32`";
        Variant "variant" OPTIONAL Value::Text,
            "The Rust name, where the one made from the code will not do; only Rust needs it.";
        DocsUrl "docs_url" OPTIONAL Value::Text,
            "The deep link of this code alone.";
        Deprecated "deprecated" OPTIONAL Value::Fixed(&DEPRECATED),
            "That the code should not be used any more."
            shape "write `deprecated: { use: other_code }`, or `deprecated: { reason: … }` where there is none";
        Allow "allow" OPTIONAL Value::TextMap,
            "Warnings that this code is right to get: rule to reason."
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
    /// The value of `deprecated`.
    DEPRECATED, DeprecatedKey = "deprecation" {
        Use "use" OPTIONAL Value::Text,
            "The code to use instead.";
        Reason "reason" OPTIONAL Value::Text,
            "Why, inline Markdown.";
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
    /// The value of `fallback`, but for the statuses.
    FALLBACK, FallbackKey = "fallback" {
        Client "4xx" REQUIRED Value::Text,
            "The code of a 400 to 499 that is not named itself."
            shape "write the fallback code, as in `4xx: bad_request`";
        Server "5xx" REQUIRED Value::Text,
            "The code of a 500 to 599 that is not named itself."
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

/// An entry of `outputs`; its keys belong to the kinds of output, which builds do not know.
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
