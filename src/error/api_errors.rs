//! How do several errors fail one request?

use alloc::vec::Vec;
use core::error::Error;
use core::fmt;

use crate::{__private, ApiError, ApiErrorSpec, Bucket, Entry, Retry, Value};

/// Several errors in one response, such as all violations that a validation found; there is at least one.
///
/// A response has all of them if its [`Shape`](crate::Shape) has a list of errors, such as
/// [`Shape::ERRORS`](crate::Shape::ERRORS), and otherwise only the first.
///
/// ```
/// use errspec::ApiErrorSpec;
///
/// errspec::errors!("spec/errors.yaml");
/// type ApiError = errspec::ApiError<ErrorCode>;
/// type ApiErrors = errspec::ApiErrors<ErrorCode>;
///
/// fn check(limit: u32, cursor: &str) -> Result<(), ApiErrors> {
///     let mut errors = Vec::new();
///     if limit > 100 {
///         errors.push(ApiError::new(ErrorCode::BadRequest).with_message("The limit is at most 100."));
///     }
///     if cursor.is_empty() {
///         errors.push(ApiError::new(ErrorCode::InvalidCursor));
///     }
///     ApiErrors::collect(errors).map_or(Ok(()), Err)
/// }
///
/// assert!(check(50, "c_1").is_ok());
/// let errors = check(500, "").unwrap_err();
/// assert_eq!(errors.iter().map(ApiErrorSpec::code).collect::<Vec<_>>(), ["bad_request", "invalid_cursor"]);
/// assert_eq!(errors.http_status(), 400);
/// ```
///
/// # The response
///
/// - **Status**: that of the errors if it is the same for all; otherwise 400 if all are below 500, and 500 if not.
/// - **Code, message and details** outside of the list are those of the first error. So are the headers that the shape
///   adds.
/// - **The HTTP status in the list** is that of each error, and outside of it that of the response.
/// - **`Retry-After`** is the longest that one of the errors has. Without one, it is set only if all errors wait.
/// - **Headers** of the errors are all sent; if several errors have the same header, the first of them counts.
///
/// # Without a list
///
/// In a shape without a list of errors, one error can have all violations as a param of the type `[json]`:
///
/// ```
/// # #[cfg(feature = "envelope")] {
/// use errspec::{ApiError, Detail};
/// # errspec::errors!("spec/errors.yaml");
///
/// let violations = [[("field", "limit"), ("rule", "max")], [("field", "cursor"), ("rule", "required")]];
/// let violations = violations.map(std::collections::BTreeMap::from);
/// let error = ApiError::new(ErrorCode::BadRequest).with_detail("violations", Detail::json(&violations));
/// # assert_eq!(
/// #     error.details().next().unwrap().1.to_string(),
/// #     r#"[{"field":"limit","rule":"max"},{"field":"cursor","rule":"required"}]"#,
/// # );
/// # }
/// ```
pub struct ApiErrors<C> {
    first: ApiError<C>,
    others: Vec<ApiError<C>>,
}

impl<C> ApiErrors<C> {
    /// Creates the errors from the first one.
    pub fn new(first: impl Into<ApiError<C>>) -> Self {
        Self { first: first.into(), others: Vec::new() }
    }

    /// Collects errors; without any, it returns `None`.
    ///
    /// ```
    /// errspec::errors!("spec/errors.yaml");
    /// type ApiErrors = errspec::ApiErrors<ErrorCode>;
    ///
    /// assert!(ApiErrors::collect([ErrorCode::BadRequest, ErrorCode::NotFound]).is_some());
    /// assert!(ApiErrors::collect::<ErrorCode>([]).is_none());
    /// ```
    #[must_use]
    pub fn collect<E: Into<ApiError<C>>>(errors: impl IntoIterator<Item = E>) -> Option<Self> {
        let mut errors = errors.into_iter().map(E::into);
        let first = errors.next()?;
        Some(Self { first, others: errors.collect() })
    }

    /// Adds an error.
    pub fn push(&mut self, error: impl Into<ApiError<C>>) {
        self.others.push(error.into());
    }

    /// Returns the first error.
    pub const fn first(&self) -> &ApiError<C> {
        &self.first
    }

    /// Returns the errors, in order.
    pub fn iter(&self) -> impl Iterator<Item = &ApiError<C>> {
        core::iter::once(&self.first).chain(&self.others)
    }

    /// Converts each error.
    #[cfg(feature = "server-actix")]
    pub(crate) fn map<D>(&self, mut convert: impl FnMut(&ApiError<C>) -> ApiError<D>) -> ApiErrors<D> {
        ApiErrors { first: convert(&self.first), others: self.others.iter().map(convert).collect() }
    }
}

impl<C> From<ApiError<C>> for ApiErrors<C> {
    fn from(error: ApiError<C>) -> Self {
        Self::new(error)
    }
}

impl<C: ApiErrorSpec> From<C> for ApiErrors<C> {
    fn from(code: C) -> Self {
        Self::new(code)
    }
}

impl<C, E: Into<ApiError<C>>> Extend<E> for ApiErrors<C> {
    fn extend<I: IntoIterator<Item = E>>(&mut self, errors: I) {
        self.others.extend(errors.into_iter().map(E::into));
    }
}

impl<C> IntoIterator for ApiErrors<C> {
    type Item = ApiError<C>;
    type IntoIter = core::iter::Chain<core::iter::Once<ApiError<C>>, alloc::vec::IntoIter<ApiError<C>>>;

    fn into_iter(self) -> Self::IntoIter {
        core::iter::once(self.first).chain(self.others)
    }
}

/// The errors as one error: the first of them, with the status and the retry of all.
#[diagnostic::do_not_recommend]
impl<C: ApiErrorSpec> ApiErrorSpec for ApiErrors<C> {
    /// Returns the entry of the first error; its status is that of the first error as well.
    fn entry(&self) -> Entry {
        let mut entry = self.first.entry();
        entry.http_status = self.first.http_status();
        entry
    }

    fn code(&self) -> &'static str {
        self.first.code()
    }

    fn http_status(&self) -> u16 {
        let first = self.first.http_status();
        if self.others.iter().all(|error| error.http_status() == first) {
            first
        } else if self.iter().all(|error| error.http_status() < 500) {
            400
        } else {
            500
        }
    }

    fn bucket(&self) -> &'static Bucket {
        self.first.bucket()
    }

    fn meaning(&self) -> &'static str {
        self.first.meaning()
    }

    fn docs_url(&self) -> &'static str {
        self.first.docs_url()
    }

    /// Returns [`Retry::Never`] unless each error may be retried; then the fewest attempts and the longest waits.
    fn retry(&self) -> Retry {
        self.others.iter().fold(self.first.retry(), |retry, error| retry.strictest(error.retry()))
    }

    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.first.fmt_message(f)
    }

    fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
        self.first.visit_details(visit);
    }

    fn visit_other_errors(&self, visit: &mut dyn FnMut(&dyn ApiErrorSpec)) {
        self.first.visit_other_errors(visit);
        for error in &self.others {
            visit(error);
            error.visit_other_errors(visit);
        }
    }
}

/// Writes the messages with a space between them; `{:#}` adds the code and the docs URL of each.
impl<C: ApiErrorSpec> fmt::Display for ApiErrors<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        __private::fmt_error(&self.first, f)?;
        for error in &self.others {
            f.write_str(" ")?;
            __private::fmt_error(error, f)?;
        }
        Ok(())
    }
}

impl<C: fmt::Debug> fmt::Debug for ApiErrors<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiErrors ")?;
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Returns the first source that one of the errors has.
impl<C: ApiErrorSpec + fmt::Debug> Error for ApiErrors<C> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.iter().find_map(Error::source)
    }
}
