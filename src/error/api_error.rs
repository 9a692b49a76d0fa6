//! How does an error carry more than its code?

#[cfg(feature = "server-actix")]
mod copy;
#[cfg(feature = "http")]
mod headers;
mod location;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt;
#[cfg(feature = "location")]
use core::panic::Location;
use core::time::Duration;

use crate::{__private, ApiErrorSpec, Bucket, Catalog, Detail, Entry, Retry, Value};

/// An error: a code, and optionally its own message, details, a delay for retries, and a source.
///
/// `C` is the type of the code: the generated enum, or any type that implements [`ApiErrorSpec`].
/// An error without the optional parts allocates nothing; all parts together share one box.
/// The type has the size of the code plus one pointer, so `Result`s stay small; the feature `location` adds a pointer.
///
/// [`Display`](fmt::Display) writes the message; `{:#}` adds the code and the docs URL.
///
/// ```
/// # use errspec::{ApiErrorSpec, Bucket, Entry, Retry};
/// # #[derive(Debug)]
/// # enum ErrorCode { NotFound }
/// # static FIX_IN_CODE: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);
/// # impl ApiErrorSpec for ErrorCode {
/// #     fn entry(&self) -> Entry {
/// #         let text = "The resource does not exist.";
/// #         Entry::new("not_found", 404, &FIX_IN_CODE)
/// #             .meaning(text)
/// #             .docs_url("https://docs.example.com/errors#not_found")
/// #     }
/// # }
/// use errspec::ApiError;
///
/// let error = ApiError::new(ErrorCode::NotFound).with_message("There is no order 7.").with_detail("order", 7);
///
/// assert_eq!(error.to_string(), "There is no order 7.");
/// assert_eq!(
///     format!("{error:#}"),
///     "There is no order 7. (not_found, see https://docs.example.com/errors#not_found)",
/// );
/// ```
pub struct ApiError<C> {
    code: C,
    more: Option<Box<More>>,
    #[cfg(feature = "location")]
    location: &'static Location<'static>,
}

/// What most errors do not have.
#[derive(Default)]
struct More {
    message: Option<Box<str>>,
    details: Vec<(&'static str, Detail)>,
    retry_after: Option<Duration>,
    http_status: Option<u16>,
    #[cfg(feature = "http")]
    headers: http::HeaderMap,
    source: Option<Source>,
}

/// The source of an error.
///
/// It is not an `Arc` everywhere, because that allocates once more for each source and is missing on targets without
/// atomics.
/// The type is private, so users do not depend on which of the two it is.
#[cfg(not(feature = "server-actix"))]
type Source = Box<dyn Error + Send + Sync>;
/// The source of an error. Actix creates the response from a reference to the error, so the two share the source, and
/// drops both outside of our middleware.
#[cfg(feature = "server-actix")]
pub(crate) type Source = crate::panic::Guarded<alloc::sync::Arc<dyn Error + Send + Sync>>;

impl<C> ApiError<C> {
    /// Creates an error from a code; its message is that of the code.
    #[track_caller]
    pub const fn new(code: C) -> Self {
        Self {
            code,
            more: None,
            #[cfg(feature = "location")]
            location: Location::caller(),
        }
    }

    /// Sets the message of this error, which replaces that of the spec.
    ///
    /// It is plain text for people. Do not repeat the code or the docs URL in it.
    /// The message is sent to clients.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.more().message = Some(message.into().into_boxed_str());
        self
    }

    /// Adds a detail, or replaces the detail with the same name.
    ///
    /// Details are sent to clients.
    /// Do not put anything in them that a client must not see.
    #[must_use]
    pub fn with_detail(mut self, name: &'static str, value: impl Into<Detail>) -> Self {
        let value = value.into();
        let details = &mut self.more().details;
        match details.iter_mut().find(|(known, _)| *known == name) {
            Some(detail) => detail.1 = value,
            None => details.push((name, value)),
        }
        self
    }

    /// Sets the delay after which a client can send the request again, in place of the bucket's `base_delay`.
    ///
    /// It is sent as `Retry-After`, rounded up to whole seconds.
    #[must_use]
    pub fn with_retry_after(mut self, delay: Duration) -> Self {
        self.more().retry_after = Some(delay);
        self
    }

    /// Chooses one of the HTTP statuses that the spec lists for the code; without it, the first of them is sent.
    ///
    /// A status that the spec does not list is a mistake: clients and docs know nothing of it.
    /// With debug assertions this panics, and otherwise the error keeps the status that it had.
    ///
    /// ```
    /// # use errspec::{Bucket, Entry, Retry};
    /// # #[derive(Debug)]
    /// # enum ErrorCode { NoSuchOperation }
    /// # static FIX_IN_CODE: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);
    /// # impl ApiErrorSpec for ErrorCode {
    /// #     fn entry(&self) -> Entry {
    /// #         Entry::new("no_such_operation", 404, &FIX_IN_CODE).other_statuses(&[405])
    /// #     }
    /// # }
    /// use errspec::{ApiError, ApiErrorSpec};
    ///
    /// // With `http: [404, 405]` in the spec:
    /// let error = ApiError::new(ErrorCode::NoSuchOperation);
    /// assert_eq!(error.http_status(), 404);
    /// assert_eq!(error.with_http_status(405).http_status(), 405);
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the spec does not list the status for the code, if debug assertions are on.
    #[must_use]
    #[track_caller]
    pub fn with_http_status(mut self, http_status: u16) -> Self
    where
        C: ApiErrorSpec,
    {
        let is_listed = self.choose(http_status);
        debug_assert!(
            is_listed,
            "HTTP status {http_status} of code `{}` is not in its spec",
            self.code.code()
        );
        self
    }

    /// Sets the status if the spec lists it for the code, and returns whether it does.
    pub(crate) fn choose(&mut self, http_status: u16) -> bool
    where
        C: ApiErrorSpec,
    {
        let is_listed = self.code.entry().http_statuses().any(|listed| listed == http_status);
        // Without a box, the status is that of the code.
        if is_listed && self.http_status() != http_status {
            self.more().http_status = Some(http_status);
        }
        is_listed
    }

    /// Sets the source, for logs: [`Error::source`] returns it, and it is never sent.
    ///
    /// ```
    /// # use errspec::{ApiError, ApiErrorSpec, Bucket, Entry, Retry};
    /// # #[derive(Debug)]
    /// # enum ErrorCode { InternalError }
    /// # static FIX_BY_RETRYING: Bucket = Bucket::new("fix_by_retrying", "Retry", "Try again.", Retry::Never);
    /// # impl ApiErrorSpec for ErrorCode {
    /// #     fn entry(&self) -> Entry {
    /// #         let text = "Something went wrong in the service.";
    /// #         Entry::new("internal_error", 500, &FIX_BY_RETRYING)
    /// #             .meaning(text)
    /// #             .docs_url("https://docs.example.com/errors")
    /// #     }
    /// # }
    /// use std::error::Error;
    ///
    /// let error = ApiError::new(ErrorCode::InternalError).with_source("no connection to 10.0.0.7");
    ///
    /// assert_eq!(error.to_string(), "Something went wrong in the service.");
    /// assert_eq!(error.source().unwrap().to_string(), "no connection to 10.0.0.7");
    /// ```
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        let source: Box<dyn Error + Send + Sync> = source.into();
        #[cfg(feature = "server-actix")]
        let source = Source::new(source.into());
        self.more().source = Some(source);
        self
    }

    /// Returns the code as a value of `C`; [`ApiErrorSpec::code`] returns its string.
    pub const fn kind(&self) -> &C {
        &self.code
    }

    /// Returns the message that [`with_message`](Self::with_message) has set.
    ///
    /// [`ApiErrorSpec::message`] falls back to the message of the code.
    pub fn own_message(&self) -> Option<&str> {
        self.more.as_ref()?.message.as_deref()
    }

    /// Returns the delay that [`with_retry_after`](Self::with_retry_after) has set.
    pub fn retry_after(&self) -> Option<Duration> {
        self.more.as_ref()?.retry_after
    }

    /// Returns the details that were added with [`with_detail`](Self::with_detail), names with values, in the order in
    /// which they were added.
    pub fn details(&self) -> impl Iterator<Item = (&'static str, Value<'_>)> {
        let details = self.more.as_ref().map_or(&[][..], |more| &more.details);
        details.iter().map(|(name, value)| (*name, value.value()))
    }

    /// Creates an error with the spec's fallback for HTTP 500 and this source, which is logged and never sent.
    ///
    /// Use it for errors that the spec does not cover: `.map_err(ApiError::internal)?`.
    ///
    /// ```
    /// use std::error::Error;
    ///
    /// errspec::errors!("spec/errors.yaml");
    /// type ApiError = errspec::ApiError<ErrorCode>;
    ///
    /// fn order(path: &str) -> Result<String, ApiError> {
    ///     std::fs::read_to_string(path).map_err(ApiError::internal)
    /// }
    ///
    /// let error = order("/no/such/order").unwrap_err();
    /// assert_eq!(*error.kind(), ErrorCode::InternalError);
    /// assert!(error.source().unwrap().is::<std::io::Error>());
    /// ```
    #[track_caller]
    pub fn internal(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self
    where
        C: Catalog,
    {
        Self::of_status(500).with_source(source)
    }

    /// The fallback for a status, with the status that the spec sends for it.
    #[track_caller]
    pub(crate) fn of_status(http_status: u16) -> Self
    where
        C: Catalog,
    {
        let mut error = Self::new(C::fallback(http_status));
        let sent = C::fallback_status(http_status);
        // Without an `http` of its own, a fallback has the status of its code.
        if sent != http_status {
            error.choose(sent);
        }
        error
    }

    fn more(&mut self) -> &mut More {
        self.more.get_or_insert_default()
    }
}

impl<C: ApiErrorSpec> From<C> for ApiError<C> {
    #[track_caller]
    fn from(code: C) -> Self {
        Self::new(code)
    }
}

#[diagnostic::do_not_recommend]
impl<C: ApiErrorSpec> ApiErrorSpec for ApiError<C> {
    fn entry(&self) -> Entry {
        self.code.entry()
    }

    fn code(&self) -> &'static str {
        self.code.code()
    }

    fn http_status(&self) -> u16 {
        let chosen = self.more.as_ref().and_then(|more| more.http_status);
        chosen.unwrap_or_else(|| self.code.http_status())
    }

    fn bucket(&self) -> &'static Bucket {
        self.code.bucket()
    }

    fn meaning(&self) -> &'static str {
        self.code.meaning()
    }

    fn docs_url(&self) -> &'static str {
        self.code.docs_url()
    }

    fn retry(&self) -> Retry {
        self.code.retry()
    }

    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.own_message() {
            Some(message) => f.write_str(message),
            None => self.code.fmt_message(f),
        }
    }

    /// Visits the details of the code first, without those that an added detail with the same name replaces.
    fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
        self.code.visit_details(&mut |name, value| {
            if self.details().all(|(added, _)| added != name) {
                visit(name, value);
            }
        });
        for (name, value) in self.details() {
            visit(name, value);
        }
    }

    fn visit_other_errors(&self, visit: &mut dyn FnMut(&dyn ApiErrorSpec)) {
        self.code.visit_other_errors(visit);
    }
}

impl<C: ApiErrorSpec> fmt::Display for ApiError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        __private::fmt_error(self, f)
    }
}

// Another crate of a program can turn the feature on, which must not change what this one prints.
#[cfg_attr(feature = "location", expect(clippy::missing_fields_in_debug, reason = "without the location"))]
impl<C: fmt::Debug> fmt::Debug for ApiError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = f.debug_struct("ApiError");
        fields.field("code", &self.code);
        if let Some(message) = self.own_message() {
            fields.field("message", &message);
        }
        for (name, value) in self.details() {
            fields.field(name, &value);
        }
        if let Some(delay) = self.retry_after() {
            fields.field("retry_after", &delay);
        }
        if let Some(http_status) = self.more.as_ref().and_then(|more| more.http_status) {
            fields.field("http_status", &http_status);
        }
        #[cfg(feature = "http")]
        if let Some(headers) = self.header_map().filter(|headers| !headers.is_empty()) {
            fields.field("headers", headers);
        }
        if let Some(source) = self.more.as_ref().and_then(|more| more.source.as_ref()) {
            fields.field("source", source);
        }
        fields.finish()
    }
}

impl<C: ApiErrorSpec + fmt::Debug> Error for ApiError<C> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let source = self.more.as_ref()?.source.as_ref()?;
        #[cfg(feature = "server-actix")]
        let source = &**source;
        Some(&**source)
    }
}
