//! What does an error of a client say to the policy?

use crate::ApiErrorSpec;
use crate::client::Failure;

/// An error of a client, as [`retry`](crate::client::retry()) asks it: a [`Failure`], or an enum around it.
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
/// You can implement it for your own errors; items that are added later will have defaults.
#[diagnostic::on_unimplemented(
    message = "a retry policy cannot tell how a request failed from `{Self}`",
    label = "does not implement `Retryable`",
    note = "return a `Failure`, or implement `Retryable` for your error type"
)]
pub trait Retryable {
    /// The codes of the service.
    type Code: ApiErrorSpec;

    /// How the attempt has failed.
    fn outcome(&self) -> Outcome<'_, Self::Code>;
}

/// How an attempt has failed.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Outcome<'a, C> {
    /// A failing response; [`RetryPolicy::decide`](crate::client::RetryPolicy::decide) has the say.
    Response(&'a Failure<C>),
    /// There was no connection to send the request on, so any request is safe to send again.
    ///
    /// Only an error that surely says this is one: behind redirects, the first request may have been executed.
    NotSent,
    /// A connection that broke, a timeout, and whatever else leaves a request without a response;
    /// [`RetryPolicy::decide_without_response`](crate::client::RetryPolicy::decide_without_response) has the say.
    NoResponse,
    /// The client itself: a request that it could not make, a success that it could not read. Never sent again.
    ClientError,
}

impl<C: ApiErrorSpec> Retryable for Failure<C> {
    type Code = C;

    fn outcome(&self) -> Outcome<'_, C> {
        Outcome::Response(self)
    }
}
