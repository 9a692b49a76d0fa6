//! What can a server or a client ask any error that the spec knows?

use core::fmt;

use crate::{Bucket, Entry, Message, Retry, Value};

/// What the spec says about an error, and what this very error adds to it.
///
/// The generated enum implements it, and an enum of your own [derives](macro@crate::ApiErrorSpec) it.
/// By hand, all that is required is the [`Entry`]; with `into_api_error!`, `?` makes an `ApiError` of such a type, too.
/// The trait is object safe, and methods that are added later will have defaults.
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
    /// What the spec says about the code of this error.
    fn entry(&self) -> Entry;

    /// The string on the wire.
    fn code(&self) -> &'static str {
        self.entry().code
    }

    /// The HTTP status of the response, 400 to 599.
    fn http_status(&self) -> u16 {
        self.entry().http_status
    }

    /// What a client should do.
    fn bucket(&self) -> &'static Bucket {
        self.entry().bucket
    }

    /// What the code means; inline Markdown.
    fn meaning(&self) -> &'static str {
        self.entry().meaning
    }

    /// The deep link into the docs.
    fn docs_url(&self) -> &'static str {
        self.entry().docs_url
    }

    /// Whether and how a client tries again.
    fn retry(&self) -> Retry {
        self.bucket().retry
    }

    /// Writes the message of this very error: plain text for people, without code and link.
    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.entry().message)
    }

    /// Returns the message of this very error as a [`Display`](fmt::Display).
    ///
    /// For a `&dyn ApiErrorSpec`, [`Message::new`] does the same.
    fn message(&self) -> Message<'_>
    where
        Self: Sized,
    {
        Message::new(self)
    }

    /// Hands over the details of this very error, name and value: the dynamic parts of its message.
    ///
    /// Details leave the process; what a client must not see is none.
    /// A name comes at most once.
    fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
        let _ = visit;
    }
}

/// The same for a pointer to an error; every method is handed on, so that none falls back to its default.
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
        }
    };
}

forward!(&E);
forward!(
    #[cfg(feature = "alloc")]
    alloc::boxed::Box<E>
);
