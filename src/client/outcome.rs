//! How did an attempt fail, as a policy needs to know it?

use crate::ApiErrorSpec;
use crate::client::Failure;

/// An error of a client from which a policy can tell how the attempt failed.
///
/// [`Failure`] implements it.
/// Implement it for an enum of your own that contains a `Failure`:
///
/// ```
/// # use errspec::ApiErrorSpec;
/// use std::io;
///
/// use errspec::client::{Outcome, Failure, Retryable};
///
/// #[derive(Debug)]
/// enum Error<C> {
///     Api(Failure<C>),
///     Refused,
///     Io(io::Error),
///     Config(String),
/// }
///
/// impl<C: ApiErrorSpec> Retryable for Error<C> {
///     type Code = C;
///
///     fn outcome(&self) -> Outcome<'_, C> {
///         match self {
///             Self::Api(failure) => Outcome::Response(failure),
///             Self::Refused => Outcome::NotSent,
///             Self::Io(_) => Outcome::NoResponse,
///             Self::Config(_) => Outcome::ClientError,
///         }
///     }
/// }
/// ```
///
/// Items that are added later will have defaults.
#[diagnostic::on_unimplemented(
    message = "a retry policy cannot tell how a request failed from `{Self}`",
    label = "does not implement `Retryable`",
    note = "return a `Failure`, or implement `Retryable` for your error type"
)]
pub trait Retryable {
    /// The type of the service's codes.
    type Code: ApiErrorSpec;

    /// Returns how the attempt failed.
    fn outcome(&self) -> Outcome<'_, Self::Code>;
}

/// How an attempt failed.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Outcome<'a, C> {
    /// A failing response; [`RetryPolicy::decide`](crate::client::RetryPolicy::decide) applies.
    Response(&'a Failure<C>),
    /// No connection could be opened, so the request was not sent, and any request is safe to send again.
    ///
    /// Return this only if you are sure: if the client follows redirects, the first request may have been executed.
    NotSent,
    /// No response: a broken connection, a timeout, or the like;
    /// [`RetryPolicy::decide_without_response`](crate::client::RetryPolicy::decide_without_response) applies.
    NoResponse,
    /// An error of the client itself, such as an invalid request or a success that it cannot parse; never retried.
    ClientError,
}

impl<C: ApiErrorSpec> Retryable for Failure<C> {
    type Code = C;

    fn outcome(&self) -> Outcome<'_, C> {
        Outcome::Response(self)
    }
}
