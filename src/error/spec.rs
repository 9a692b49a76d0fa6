//! What does any error with a code of the spec provide?

use core::fmt;

use crate::{Bucket, Entry, Message, Retry, Value};

/// An error with a code of the spec.
///
/// The generated enum implements it, and your own types can [derive](macro@crate::ApiErrorSpec) it.
/// An impl by hand only needs [`entry`](Self::entry); `into_api_error!` then lets `?` convert the type into an `ApiError`.
/// The trait is dyn compatible, and methods that are added later will have defaults.
///
/// ```
/// use core::fmt;
/// use errspec::{ApiErrorSpec, Bucket, Entry, Retry, Value};
///
/// static FIX_IN_CODE: Bucket =
///     Bucket::new("fix_in_code", "Fix the request", "Do not retry.", Retry::Never);
///
/// struct NoSuchUser {
///     id: u64,
/// }
///
/// impl ApiErrorSpec for NoSuchUser {
///     fn entry(&self) -> Entry {
///         Entry::new("not_found", 404, &FIX_IN_CODE)
///             .meaning("The resource does not exist.")
///             .docs_url("https://docs.example.com/errors#not_found")
///     }
///
///     fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         write!(f, "There is no user {}.", self.id)
///     }
///
///     fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
///         visit("id", self.id.into());
///     }
/// }
///
/// let error: &dyn ApiErrorSpec = &NoSuchUser { id: 7 };
/// assert_eq!(error.code(), "not_found");
/// assert_eq!(error.http_status(), 404);
/// assert_eq!(error.retry(), Retry::Never);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not mapped to an error code",
    label = "does not implement `ApiErrorSpec`",
    note = "derive `ApiErrorSpec` for it, or implement the trait by hand"
)]
pub trait ApiErrorSpec {
    /// Returns what the spec says about the code of this error.
    fn entry(&self) -> Entry;

    /// Returns the code, as the string on the wire.
    fn code(&self) -> &'static str {
        self.entry().code
    }

    /// Returns the HTTP status of the response, 400 to 599.
    fn http_status(&self) -> u16 {
        self.entry().http_status
    }

    /// Returns the bucket: what a client should do.
    fn bucket(&self) -> &'static Bucket {
        self.entry().bucket
    }

    /// Returns what the code means; inline Markdown.
    fn meaning(&self) -> &'static str {
        self.entry().meaning
    }

    /// Returns the docs URL of the code.
    fn docs_url(&self) -> &'static str {
        self.entry().docs_url
    }

    /// Returns whether and how a client should retry.
    fn retry(&self) -> Retry {
        self.bucket().retry
    }

    /// Writes the message of this error: plain text for people, without the code and the docs URL.
    ///
    /// By default it is the message of the [`Entry`].
    /// The message is sent to clients.
    ///
    /// # Errors
    ///
    /// Returns the error of the formatter.
    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.entry().message)
    }

    /// Returns the message of this error, as a value that implements [`Display`](fmt::Display).
    ///
    /// For a `&dyn ApiErrorSpec`, use [`Message::new`].
    fn message(&self) -> Message<'_>
    where
        Self: Sized,
    {
        Message::new(self)
    }

    /// Calls `visit` with the name and the value of each detail: the dynamic parts of the message.
    ///
    /// Each name is visited at most once.
    /// Details are sent to clients; do not visit anything that a client must not see.
    fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
        let _ = visit;
    }

    /// Calls `visit` with each further error of the same response.
    ///
    /// Most errors are alone; `ApiErrors` visits all but its first one.
    /// They are sent if the shape has a list of errors.
    fn visit_other_errors(&self, visit: &mut dyn FnMut(&dyn ApiErrorSpec)) {
        let _ = visit;
    }
}

/// Implements the trait for a pointer to an error. Every method is forwarded, so that none uses its default.
macro_rules! forward {
    ($(#[$meta:meta])* $pointer:ty) => {
        $(#[$meta])*
        #[diagnostic::do_not_recommend]
        impl<E: ApiErrorSpec + ?Sized> ApiErrorSpec for $pointer {
            fn entry(&self) -> Entry {
                (**self).entry()
            }

            fn code(&self) -> &'static str {
                (**self).code()
            }

            fn http_status(&self) -> u16 {
                (**self).http_status()
            }

            fn bucket(&self) -> &'static Bucket {
                (**self).bucket()
            }

            fn meaning(&self) -> &'static str {
                (**self).meaning()
            }

            fn docs_url(&self) -> &'static str {
                (**self).docs_url()
            }

            fn retry(&self) -> Retry {
                (**self).retry()
            }

            fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                (**self).fmt_message(f)
            }

            fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
                (**self).visit_details(visit);
            }

            fn visit_other_errors(&self, visit: &mut dyn FnMut(&dyn ApiErrorSpec)) {
                (**self).visit_other_errors(visit);
            }
        }
    };
}

forward!(&E);
forward!(
    #[cfg(feature = "alloc")]
    alloc::boxed::Box<E>
);
