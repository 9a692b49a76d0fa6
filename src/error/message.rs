//! How is the message of an error formatted?

use core::fmt;

use crate::ApiErrorSpec;

/// The message of an error, which its [`Display`](fmt::Display) writes.
///
/// [`ApiErrorSpec::message`] returns it; for a `&dyn ApiErrorSpec`, use [`Message::new`].
/// Width and precision apply to each part of the message, not to the message as a whole.
///
/// ```
/// # use core::fmt;
/// # use errspec::{ApiErrorSpec, Bucket, Entry, Retry};
/// # static FIX_IN_CODE: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);
/// # struct NoSuchUser(u64);
/// # impl ApiErrorSpec for NoSuchUser {
/// #     fn entry(&self) -> Entry {
/// #         Entry::new("not_found", 404, &FIX_IN_CODE).meaning("The resource does not exist.")
/// #     }
/// #     fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
/// #         write!(f, "There is no user {}.", self.0)
/// #     }
/// # }
/// use errspec::Message;
///
/// let error = NoSuchUser(7);
/// assert_eq!(error.message().to_string(), "There is no user 7.");
///
/// let error: &dyn ApiErrorSpec = &error;
/// assert_eq!(Message::new(error).to_string(), "There is no user 7.");
/// ```
#[derive(Clone, Copy)]
pub struct Message<'e>(&'e dyn ApiErrorSpec);

impl<'e> Message<'e> {
    /// Creates the message of an error.
    #[must_use]
    pub const fn new(error: &'e dyn ApiErrorSpec) -> Self {
        Self(error)
    }
}

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt_message(f)
    }
}

impl fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Message").field(&format_args!("{self}")).finish()
    }
}
