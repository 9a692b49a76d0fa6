//! What does the spec say about a code?

use super::Fields;
use crate::{Bucket, Shape, Value};

/// What the spec says about one code.
///
/// ```
/// use errspec::{Bucket, Entry, Retry};
///
/// static FIX_IN_CODE: Bucket =
///     Bucket::new("fix_in_code", "Fix the request", "Do not retry.", Retry::Never);
///
/// const NOT_FOUND: Entry = Entry::new("not_found", 404, &FIX_IN_CODE)
///     .meaning("The resource does not exist. Check the `id`.")
///     .message("The resource does not exist. Check the id.")
///     .docs_url("https://docs.example.com/errors#not_found");
///
/// assert_eq!(NOT_FOUND.bucket.retry, Retry::Never);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Entry {
    /// The string on the wire: the only member of a response that programs should branch on.
    pub code: &'static str,
    /// The HTTP status of the response, 400 to 599.
    ///
    /// It is a number even if [`http`](Self::http) is `None`: the status that is sent if such an error reaches a
    /// client over HTTP after all.
    /// If the spec lists several statuses, it is the default, which an error can replace with one of
    /// [`other_statuses`](Self::other_statuses).
    pub http_status: u16,
    /// The HTTP status that the spec gives the code, or `None` for a code that is not sent over HTTP.
    pub http: Option<u16>,
    /// The other HTTP statuses that an error with this code can have; empty for nearly every code.
    ///
    /// [`http_statuses`](Self::http_statuses) returns all of them.
    pub other_statuses: &'static [u16],
    /// What a client should do about the code.
    pub bucket: &'static Bucket,
    /// What the code means, for the docs; inline Markdown.
    pub meaning: &'static str,
    /// The message of an error that has none of its own; plain text.
    ///
    /// It is the message of the spec if that has no params, otherwise the meaning without its Markdown.
    pub message: &'static str,
    /// The docs URL: a link to the entry of the code in the docs.
    pub docs_url: &'static str,
    /// Why the code should no longer be used, if it is deprecated.
    pub deprecated: Option<&'static Deprecated>,
    /// Whether the service never executes a request that it rejects with this code, so that a client can send any request
    /// again.
    pub not_executed: bool,
    /// The shape of the responses with this code, which is that of its spec.
    pub shape: &'static Shape,
    /// The values of the spec's fields for the code; [`field`](Self::field) returns one of them.
    pub fields: Fields,
}

impl Entry {
    /// Creates an entry with empty strings; the methods below set them.
    #[must_use]
    pub const fn new(code: &'static str, http_status: u16, bucket: &'static Bucket) -> Self {
        Self {
            code,
            http_status,
            http: Some(http_status),
            other_statuses: &[],
            bucket,
            meaning: "",
            message: "",
            docs_url: "",
            deprecated: None,
            not_executed: false,
            shape: &Shape::NESTED,
            fields: Fields::NONE,
        }
    }

    /// Sets the meaning, which is also the message of an entry that has none yet.
    #[must_use]
    pub const fn meaning(mut self, meaning: &'static str) -> Self {
        self.meaning = meaning;
        if self.message.is_empty() {
            self.message = meaning;
        }
        self
    }

    /// Sets the message.
    #[must_use]
    pub const fn message(mut self, message: &'static str) -> Self {
        self.message = message;
        self
    }

    /// Sets the docs URL.
    #[must_use]
    pub const fn docs_url(mut self, docs_url: &'static str) -> Self {
        self.docs_url = docs_url;
        self
    }

    /// Marks the code as deprecated.
    #[must_use]
    pub const fn deprecated(mut self, deprecated: &'static Deprecated) -> Self {
        self.deprecated = Some(deprecated);
        self
    }

    /// States that the service never executes a request that it rejects with this code.
    ///
    /// ```
    /// use errspec::{Bucket, Entry, Retry};
    ///
    /// static RETRY: Bucket = Bucket::new("retry", "Retry", "Retry.", Retry::DEFAULT_BACKOFF);
    ///
    /// let overloaded = Entry::new("overloaded", 503, &RETRY).not_executed();
    /// assert!(overloaded.not_executed);
    /// ```
    #[must_use]
    pub const fn not_executed(mut self) -> Self {
        self.not_executed = true;
        self
    }

    /// Sets the shape of the responses with this code; the default is [`Shape::NESTED`].
    #[must_use]
    pub const fn shape(mut self, shape: &'static Shape) -> Self {
        self.shape = shape;
        self
    }

    /// Sets the other HTTP statuses that an error with this code can have.
    #[must_use]
    pub const fn other_statuses(mut self, http_statuses: &'static [u16]) -> Self {
        self.other_statuses = http_statuses;
        self
    }

    /// Returns every HTTP status that an error with this code can have, the default first.
    ///
    /// A code that is not sent over HTTP has none.
    ///
    /// ```
    /// use errspec::{Bucket, Entry, Retry};
    ///
    /// static FIX_IN_CODE: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);
    ///
    /// let no_such_operation = Entry::new("no_such_operation", 404, &FIX_IN_CODE).other_statuses(&[405]);
    /// assert_eq!(no_such_operation.http_statuses().collect::<Vec<_>>(), [404, 405]);
    /// assert_eq!(no_such_operation.without_http().http_statuses().count(), 0);
    /// ```
    pub fn http_statuses(&self) -> impl Iterator<Item = u16> + Clone + use<> {
        let others = if self.http.is_some() { self.other_statuses } else { &[] };
        self.http.into_iter().chain(others.iter().copied())
    }

    /// Generated code calls it, through `__v1`.
    pub(crate) const fn with_fields(mut self, fields: Fields) -> Self {
        self.fields = fields;
        self
    }

    /// Returns the value of a field of the spec, if the spec has the field and the code has a value for it.
    ///
    /// The generated enum also has a method for each field, with the type of the field.
    ///
    /// ```
    /// errspec::errors!("spec/errors.yaml");
    ///
    /// // This spec has no fields.
    /// assert!(ErrorCode::NotFound.entry().field("number").is_none());
    /// ```
    #[must_use]
    pub fn field(&self, name: &str) -> Option<Value<'static>> {
        self.fields.get(name)
    }

    /// Marks the code as one that is not sent over HTTP; `http_status` stays as it is.
    ///
    /// ```
    /// use errspec::{Bucket, Entry, Retry};
    ///
    /// static FIX_IN_CODE: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);
    ///
    /// let job_failed = Entry::new("job_failed", 500, &FIX_IN_CODE).without_http();
    /// assert_eq!((job_failed.http_status, job_failed.http), (500, None));
    /// ```
    #[must_use]
    pub const fn without_http(mut self) -> Self {
        self.http = None;
        self
    }
}

/// Why a code is deprecated, and what replaces it.
///
/// ```
/// use errspec::{Bucket, Deprecated, Entry, Retry};
///
/// static FIX_IN_CODE: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);
/// static USE_FORBIDDEN: Deprecated = Deprecated::new().instead("forbidden").reason("It says less.");
///
/// let no_access = Entry::new("no_access", 403, &FIX_IN_CODE).deprecated(&USE_FORBIDDEN);
/// assert_eq!(no_access.deprecated.and_then(|deprecated| deprecated.instead), Some("forbidden"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct Deprecated {
    /// The replacement: the code to use instead.
    pub instead: Option<&'static str>,
    /// Why the code is deprecated; inline Markdown.
    pub reason: Option<&'static str>,
}

impl Deprecated {
    /// Creates a deprecation without a reason and without a replacement.
    #[must_use]
    pub const fn new() -> Self {
        Self { instead: None, reason: None }
    }

    /// Sets the replacement: the code to use instead.
    #[must_use]
    pub const fn instead(mut self, code: &'static str) -> Self {
        self.instead = Some(code);
        self
    }

    /// Sets the reason; inline Markdown.
    #[must_use]
    pub const fn reason(mut self, reason: &'static str) -> Self {
        self.reason = Some(reason);
        self
    }
}
