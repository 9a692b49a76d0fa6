//! A spec that passed every check. Only `check` builds one, and emitters accept nothing else.

pub mod envelope;
mod field;
mod message;
mod param;
pub mod rust;
mod sites;

use std::borrow::Cow;
use std::collections::HashSet;
use std::time::Duration;

pub use self::field::{Field, FieldType, FieldValue};
pub use self::message::{Message, Piece, doubled_braces};
pub use self::param::{Example, Integer, Number, Param, ParamType, Width};
pub use self::sites::{BucketSites, CodeSites, DeprecatedSites, FallbackSites, SpecSites};
use crate::case;
use crate::site::{Site, Sited};

pub use self::envelope::Envelope;
pub use crate::grammar::{CodeStyle, Preset};

/// The proof that a value passed its checks. No other crate can create one, and in this crate only `check` does.
///
/// ```compile_fail,E0423
/// let checked = errspec_codegen::__internal::model::Checked(());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked(());

impl Checked {
    /// Only for `check`.
    pub(crate) const fn new() -> Self {
        Self(())
    }
}

/// A whole spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spec {
    /// The name of the API, plain text.
    pub name: String,
    /// The identity of the spec across services: a domain name such as `orders.example.com`.
    pub domain: Option<String>,
    /// The template of docs URLs, with `{code}` in it.
    pub docs_url: String,
    /// The style of codes.
    pub code_style: CodeStyle,
    /// The shape of failing responses.
    pub envelope: Envelope,
    /// In the order of the file.
    pub buckets: Vec<Bucket>,
    /// The limit of all retries of a client together.
    pub retry_budget: Option<RetryBudget>,
    /// The fields of codes, in the order of the file.
    pub fields: Vec<Field>,
    /// In the order of the file.
    pub codes: Vec<Code>,
    /// The codes to use for failures without one.
    pub fallback: Option<Fallback>,
    /// When to contact support, one criterion per entry.
    pub support: Vec<Markdown>,
    /// Where its values were written.
    pub sites: SpecSites,
    /// The Rust names, if the spec can be used for Rust.
    pub(crate) rust: Option<rust::Names>,
}

/// Inline Markdown as the spec has it; `inline` reads it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Markdown(pub String);

/// What a client should do about a group of codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    /// Its name, such as `fix_in_code`.
    pub name: String,
    /// Its heading.
    pub title: Markdown,
    /// What to do, for people.
    pub advice: Markdown,
    /// What to do, for clients.
    pub retry: Retry,
    /// The span of the name.
    pub site: Site,
    /// Where its values were written.
    pub sites: BucketSites,
}

/// Whether and when a client retries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// The same request gets the same answer.
    Never,
    /// Wait for `Retry-After`; without one, for `base_delay`.
    AfterDelay(RetryNumbers),
    /// Exponential backoff.
    Backoff(RetryNumbers),
    /// Retry once, after the caller has renewed something, such as a token.
    AfterRefresh,
}

impl Retry {
    /// The numbers, or `None` for a retry without them.
    #[must_use]
    pub fn numbers(self) -> Option<RetryNumbers> {
        match self {
            Self::Never | Self::AfterRefresh => None,
            Self::AfterDelay(numbers) | Self::Backoff(numbers) => Some(numbers),
        }
    }

    /// The maximum number of attempts, including the first.
    #[must_use]
    pub fn max_attempts(self) -> u32 {
        match self {
            Self::Never => 1,
            Self::AfterRefresh => 2,
            Self::AfterDelay(numbers) | Self::Backoff(numbers) => numbers.max_attempts,
        }
    }
}

/// The retry numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryNumbers {
    /// The maximum number of attempts, including the first.
    pub max_attempts: u32,
    /// The wait before the second attempt.
    pub base_delay: Duration,
    /// The longest wait.
    pub max_delay: Duration,
}

impl RetryNumbers {
    /// The defaults for `after_delay`.
    pub const AFTER_DELAY: Self =
        Self { max_attempts: 5, base_delay: Duration::from_secs(1), max_delay: Duration::from_secs(60) };
    /// The defaults for `backoff`.
    pub const BACKOFF: Self =
        Self { max_attempts: 5, base_delay: Duration::from_millis(500), max_delay: Duration::from_secs(30) };
}

/// The limit of all retries of a client together: a token bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryBudget {
    /// The tokens of a full bucket.
    pub max_tokens: u32,
    /// What a success adds, in thousandths of a token.
    pub token_ratio: u32,
}

impl RetryBudget {
    /// The default of `max_tokens`, unless twice the largest `max_attempts` of the spec is more.
    pub const MAX_TOKENS: u32 = 10;
    /// The default of `token_ratio`, in thousandths.
    pub const TOKEN_RATIO: u32 = 100;
}

/// One code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The string on the wire.
    pub code: String,
    /// The Rust name, if the spec has one. It is checked only if the spec is used for Rust.
    pub variant: Option<String>,
    /// The HTTP status, 400 to 599; `None` for a code that is not sent over HTTP.
    ///
    /// If the spec lists several, it is the default, and `other_http` has the others.
    pub http: Option<u16>,
    /// The other HTTP statuses that an error with this code can have, in the order of the file.
    pub other_http: Vec<u16>,
    /// Its index in [`Spec::buckets`].
    pub bucket: usize,
    /// The meaning, for the docs.
    pub meaning: Markdown,
    /// The message, if it is not the meaning.
    pub message: Option<Message>,
    /// The dynamic parts of the error, in the order of the file.
    pub params: Vec<Param>,
    /// The docs URL, with the percent-encoded code filled in.
    pub docs_url: String,
    /// The other strings that clients read as this code, in the order of the file.
    pub aliases: Vec<Alias>,
    /// The values of [`Spec::fields`], in their order; `None` where an optional one is omitted.
    pub fields: Vec<Option<Sited<FieldValue>>>,
    /// Set if the code is deprecated.
    pub deprecated: Option<Deprecated>,
    /// Whether the service never executes a request that it rejects with this code.
    pub not_executed: bool,
    /// The span of the code.
    pub site: Site,
    /// Where its values were written.
    pub sites: CodeSites,
}

/// A string that clients read as a code, and that servers never send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The string.
    pub name: String,
    /// The docs URL that the code had if this was its name, according to the template of the spec.
    pub docs_url: Option<String>,
    /// Its span.
    pub site: Site,
    pub(crate) checked: Checked,
}

/// Why a code is deprecated. At least one of the two is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deprecated {
    /// The replacement, as an index in [`Spec::codes`].
    pub instead: Option<usize>,
    /// The reason.
    pub reason: Option<Markdown>,
    /// Where its values were written.
    pub sites: DeprecatedSites,
}

/// The codes to use for failures without one, by HTTP status, as indices in [`Spec::codes`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fallback {
    /// For each 4xx that is not one of `statuses`.
    pub client: FallbackCode,
    /// For each 5xx that is not one of `statuses`.
    pub server: FallbackCode,
    /// For single statuses, in the order of the file.
    pub statuses: Vec<(u16, FallbackCode)>,
    /// Where its values were written.
    pub sites: FallbackSites,
}

/// The fallback of a class or of a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FallbackCode {
    /// Its code, as an index in [`Spec::codes`].
    pub code: usize,
    /// The status that is sent, if not the one that the failure has.
    pub http: Option<u16>,
}

impl Fallback {
    /// The fallback of the class of a status.
    #[must_use]
    pub fn of_class(&self, status: u16) -> FallbackCode {
        if status < 500 { self.client } else { self.server }
    }

    /// Which statuses are sent as which: the first and the last one of a range, and the one that is sent.
    /// The first range that has a status counts; a status without a range is sent as it is.
    #[must_use]
    pub fn sent_statuses(&self) -> Vec<(u16, u16, u16)> {
        let classes = [(400, 499, self.client), (500, 599, self.server)];
        let singles = self.statuses.iter().filter_map(|&(status, fallback)| {
            // A status with an entry of its own does not follow its class.
            let as_it_is = self.of_class(status).http.map(|_| status);
            Some((status, status, fallback.http.or(as_it_is)?))
        });
        let classes = classes.iter().filter_map(|(first, last, class)| Some((*first, *last, class.http?)));
        singles.chain(classes).collect()
    }
}

impl Code {
    /// Every HTTP status that an error with this code can have, the default first.
    pub fn http_statuses(&self) -> impl Iterator<Item = u16> + '_ {
        self.http.into_iter().chain(self.other_http.iter().copied())
    }

    /// The HTTP statuses in a sentence, such as `404` or `404 or 405`; `None` if the code has none.
    #[must_use]
    pub fn statuses_in_words(&self) -> Option<String> {
        let statuses: Vec<_> = self.http_statuses().map(|status| status.to_string()).collect();
        let (last, others) = statuses.split_last()?;
        Some(if others.is_empty() { last.clone() } else { format!("{} or {last}", others.join(", ")) })
    }
}

impl Spec {
    /// The index of the code that has this alias.
    #[must_use]
    pub fn code_with_alias(&self, alias: &str) -> Option<usize> {
        self.codes.iter().position(|code| code.aliases.iter().any(|other| other.name == alias))
    }

    /// The status that is sent for a code without one: the status of the 5xx fallback.
    #[must_use]
    pub fn status_without_http(&self) -> u16 {
        let server = self.fallback.as_ref().map(|fallback| fallback.server);
        server.and_then(|server| server.http.or(self.codes[server.code].http)).unwrap_or(500)
    }

    /// The strings that are read as a code but are none, sorted by their bytes, each with the index of its code.
    #[must_use]
    pub fn aliases(&self) -> Vec<(Cow<'_, str>, usize)> {
        let mut aliases = Vec::new();
        for (index, code) in self.codes.iter().enumerate() {
            aliases.extend(code.aliases.iter().map(|alias| (Cow::Borrowed(&*alias.name), index)));
        }
        // A body can have the code in another style, as which it is read back.
        let styles = self.envelope.body.slots().into_iter().filter_map(|slot| match slot {
            envelope::Slot::CodeIn(style) => Some(*style),
            _ => None,
        });
        let styles: Vec<_> = styles.collect();
        if !styles.is_empty() {
            let mut known: HashSet<_> = self.codes.iter().map(|code| code.code.clone()).collect();
            known.extend(aliases.iter().map(|(alias, _)| alias.to_string()));
            for (index, code) in self.codes.iter().enumerate() {
                for style in &styles {
                    let cased = case::written_in(&code.code, *style);
                    if known.insert(cased.clone()) {
                        aliases.push((Cow::Owned(cased), index));
                    }
                }
            }
        }
        aliases.sort_unstable();
        aliases
    }

    /// The codes of a bucket, in the order of the file.
    pub fn codes_of(&self, bucket: usize) -> impl Iterator<Item = &Code> {
        self.codes.iter().filter(move |code| code.bucket == bucket)
    }
}
