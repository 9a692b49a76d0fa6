//! The format of a spec, version 1, as data: which keys there are, what they hold, which must be there.
//! The reader reads by it and the editors' schema is made from it, so the two cannot differ.

use crate::suggest;

/// What a mapping of fixed keys may hold.
#[derive(Debug)]
pub struct Mapping {
    /// What diagnostics call it, such as `code`.
    pub name: &'static str,
    /// Its keys, in the order of the documentation.
    pub keys: &'static [Key],
    /// What other formats call them, for "did you mean": the other name, and ours.
    pub elsewhere: &'static [(&'static str, &'static str)],
}

/// One key of a mapping.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What it may hold.
    pub value: Value,
    /// One sentence or two for an editor's pop-up.
    pub doc: &'static str,
}

/// What a key may hold.
#[derive(Debug)]
pub enum Value {
    /// A text; a plain number, boolean or null is none.
    Text,
    /// A text out of a few.
    Choice(&'static [&'static str]),
    /// A duration such as `500ms` or `30s`.
    Duration,
    /// A whole number, from and to, both included.
    Integer(u64, u64),
    /// A mapping of fixed keys.
    Fixed(&'static Mapping),
    /// A mapping from a name to a mapping of fixed keys.
    Named(&'static Mapping),
    /// A mapping from text to text.
    TextMap,
    /// A list of texts.
    TextList,
    /// A mapping from path to a kind, or to a mapping of fixed keys.
    Outputs(&'static Mapping),
    /// A mapping of fixed keys, and of HTTP statuses that hold a text each.
    ByStatus(&'static Mapping),
}

/// The only version there is.
pub const VERSION: u64 = 1;
/// The values of `code_style`.
pub const CODE_STYLES: &[&str] = &["snake_case", "SCREAMING_SNAKE_CASE", "PascalCase", "any"];
/// The values of `retry`.
pub const RETRIES: &[&str] = &["never", "after_delay", "backoff"];
/// The kinds of output.
pub const OUTPUT_KINDS: &[&str] = &["page", "table", "regions", "rust", "schema"];

/// A duration, as a regular expression: a whole number and its unit.
pub const DURATION_PATTERN: &str = "^[1-9][0-9]{0,8}(ms|s|m|h)$";

/// The HTTP status of a failure as a key of JSON, which is a text, as a regular expression.
pub const STATUS_PATTERN: &str = "^[45][0-9]{2}$";

const fn required(name: &'static str, value: Value, doc: &'static str) -> Key {
    Key { name, required: true, value, doc }
}

const fn optional(name: &'static str, value: Value, doc: &'static str) -> Key {
    Key { name, required: false, value, doc }
}

/// The whole file.
pub static SPEC: Mapping = Mapping {
    name: "spec",
    keys: &[
        required("version", Value::Integer(VERSION, VERSION), "The version of this format: 1."),
        required("name", Value::Text, "The name of the API, for headings."),
        required(
            "docs_url",
            Value::Text,
            "The deep link of a code, with `{code}` where the code goes. An absolute http or https URL.",
        ),
        optional(
            "code_style",
            Value::Choice(CODE_STYLES),
            "How codes are written; `snake_case` unless it says otherwise.",
        ),
        required("buckets", Value::Named(&BUCKET), "What a client can do, a bucket each."),
        required("codes", Value::Named(&CODE), "The codes, in the order of the docs."),
        optional(
            "fallback",
            Value::ByStatus(&FALLBACK),
            "Which code stands in where a failure has none, by its HTTP status: `4xx`, `5xx`, and single statuses.",
        ),
        optional("support", Value::TextList, "When to involve support, inline Markdown, a rule each."),
        optional(
            "outputs",
            Value::Outputs(&OUTPUT),
            "The files that `errspec generate` writes: path, relative to the package, to kind.",
        ),
    ],
    elsewhere: &[
        ("title", "name"),
        ("api", "name"),
        ("docs", "docs_url"),
        ("documentation", "docs_url"),
        ("url", "docs_url"),
        ("errors", "codes"),
        ("error_codes", "codes"),
        ("fallbacks", "fallback"),
        ("default", "fallback"),
        ("defaults", "fallback"),
        ("categories", "buckets"),
        ("groups", "buckets"),
        ("style", "code_style"),
        ("case", "code_style"),
        ("files", "outputs"),
    ],
};

/// An entry of `buckets`.
pub static BUCKET: Mapping = Mapping {
    name: "bucket",
    keys: &[
        required("title", Value::Text, "The heading of the bucket, inline Markdown."),
        required(
            "retry",
            Value::Choice(RETRIES),
            "`never`: the same request gets the same answer. `after_delay`: wait for `Retry-After`. `backoff`: exponential backoff.",
        ),
        optional(
            "max_attempts",
            Value::Integer(2, 100),
            "How often a request is sent at most, the first time included; 5 unless it says otherwise.",
        ),
        optional(
            "base_delay",
            Value::Duration,
            "The wait before the second attempt, such as `500ms`; with `after_delay`, the wait where the response has no `Retry-After`.",
        ),
        optional("max_delay", Value::Duration, "The longest wait, such as `30s`."),
        required("advice", Value::Text, "What to do, inline Markdown."),
        optional("allow", Value::TextMap, "Warnings that this bucket is right to get: rule to reason."),
    ],
    elsewhere: &[
        ("name", "title"),
        ("description", "advice"),
        ("action", "advice"),
        ("what_to_do", "advice"),
        ("attempts", "max_attempts"),
        ("delay", "base_delay"),
        ("initial_delay", "base_delay"),
        ("retryable", "retry"),
    ],
};

/// An entry of `codes`.
pub static CODE: Mapping = Mapping {
    name: "code",
    keys: &[
        required("http", Value::Integer(400, 599), "The HTTP status, 400 to 599."),
        required("bucket", Value::Text, "What a client can do: the name of a bucket."),
        required("meaning", Value::Text, "What the code says, for the docs, inline Markdown."),
        optional(
            "message",
            Value::Text,
            "The text in the envelope, plain, with `{param}` where a param goes; `{{` and `}}` are braces. The meaning unless it says otherwise.",
        ),
        optional(
            "params",
            Value::TextMap,
            "The params of the message: name to type. `string`, an integer, float or `bool` of Rust, or the path of a type that implements `Display`.",
        ),
        optional("variant", Value::Text, "The Rust name, where the one made from the code will not do."),
        optional("docs_url", Value::Text, "The deep link of this code alone."),
        optional("deprecated", Value::Fixed(&DEPRECATED), "That the code should not be used any more."),
        optional("allow", Value::TextMap, "Warnings that this code is right to get: rule to reason."),
    ],
    elsewhere: &[
        ("status", "http"),
        ("status_code", "http"),
        ("http_status", "http"),
        ("category", "bucket"),
        ("group", "bucket"),
        ("description", "meaning"),
        ("summary", "meaning"),
        ("text", "meaning"),
        ("title", "meaning"),
        ("template", "message"),
        ("args", "params"),
        ("arguments", "params"),
        ("fields", "params"),
        ("rust_name", "variant"),
        ("docs", "docs_url"),
        ("link", "docs_url"),
        ("url", "docs_url"),
    ],
};

/// The value of `deprecated`.
pub static DEPRECATED: Mapping = Mapping {
    name: "deprecation",
    keys: &[
        optional("use", Value::Text, "The code to use instead."),
        optional("reason", Value::Text, "Why, inline Markdown."),
    ],
    elsewhere: &[
        ("instead", "use"),
        ("use_instead", "use"),
        ("replacement", "use"),
        ("replaced_by", "use"),
        ("note", "reason"),
        ("message", "reason"),
        ("why", "reason"),
    ],
};

/// The value of `fallback`, but for the statuses.
pub static FALLBACK: Mapping = Mapping {
    name: "fallback",
    keys: &[
        required("4xx", Value::Text, "The code of a 400 to 499 that is not named itself."),
        required("5xx", Value::Text, "The code of a 500 to 599 that is not named itself."),
    ],
    elsewhere: &[
        ("4**", "4xx"),
        ("400-499", "4xx"),
        ("client", "4xx"),
        ("client_error", "4xx"),
        ("5**", "5xx"),
        ("500-599", "5xx"),
        ("server", "5xx"),
        ("server_error", "5xx"),
    ],
};

/// An entry of `outputs` that is more than a kind.
pub static OUTPUT: Mapping = Mapping {
    name: "output",
    keys: &[
        required("kind", Value::Choice(OUTPUT_KINDS), "What is written."),
        optional(
            "name",
            Value::Text,
            "The name of the enum, for `rust`; `ErrorCode` unless it says otherwise.",
        ),
        optional("bucket", Value::Text, "The bucket whose codes are listed, for `table`."),
    ],
    elsewhere: &[("type", "kind"), ("format", "kind"), ("enum", "name"), ("enum_name", "name")],
};

impl Value {
    /// Whether it has entries under names that the author of the spec chooses.
    #[must_use]
    pub fn is_table(&self) -> bool {
        matches!(self, Self::Named(_) | Self::TextMap | Self::Outputs(_) | Self::ByStatus(_))
    }
}

impl Mapping {
    /// The key of that name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<(usize, &'static Key)> {
        self.keys.iter().enumerate().find(|(_, key)| key.name == name)
    }

    /// The key that a wrong name was most likely meant to be.
    #[must_use]
    pub fn meant(&self, wrong: &str) -> Option<(usize, &'static Key)> {
        let elsewhere = self.elsewhere.iter().find(|(other, _)| other.eq_ignore_ascii_case(wrong));
        let ours = elsewhere.map(|(_, ours)| *ours);
        ours.or_else(|| suggest::nearest(wrong, self.keys.iter().map(|key| key.name)))
            .and_then(|name| self.key(name))
    }
}
