//! What does one error of a failing response say?

use core::fmt;
use core::str::FromStr;

use crate::client::log_safe;
use crate::envelope::ReceivedError;
use crate::{ApiErrorShape, ApiErrorSpec, Code, CodeEnum, Value};

/// One error of a [`Failure`](crate::client::Failure): its code, its message and its details.
///
/// [`Failure::errors`](crate::client::Failure::errors) returns all errors of a response.
#[derive(Clone)]
pub struct FailureError<C> {
    pub(super) code: Option<Code<C>>,
    /// Its code is in `code` instead.
    pub(super) received: ReceivedError,
}

impl<C> FailureError<C> {
    /// Reads an error of a body.
    pub(super) fn read(mut received: ReceivedError) -> Self
    where
        C: ApiErrorShape + FromStr,
    {
        let code = received.code.take();
        let known = code.as_ref().and_then(|code| code.parse().ok());
        // A code may have been renamed, or may not be in the body at all; a unique field identifies it as well.
        let known = known.or_else(|| received.fields().find_map(|(name, value)| C::from_field(name, &value)));
        received.docs_url = received.docs_url.filter(|url| is_web_url(url));
        Self { code: Code::of(known, code), received }
    }

    /// Returns the code as a value of `C`, if this build knows it.
    pub fn known(&self) -> Option<&C> {
        self.code.as_ref()?.known()
    }

    /// Returns the code as a value to store or to pass on, whether this build knows it or not.
    pub fn received_code(&self) -> Option<&Code<C>> {
        self.code.as_ref()
    }

    /// Returns the code as the string on the wire, whether this build knows it or not.
    ///
    /// It is `None` if the error has no code.
    pub fn code(&self) -> Option<&str>
    where
        C: ApiErrorSpec,
    {
        Some(self.code.as_ref()?.as_str())
    }

    /// Returns the message for people: from the envelope, or else from the spec if the code is known.
    pub fn message(&self) -> Option<&str>
    where
        C: ApiErrorSpec,
    {
        self.received.message().or_else(|| Some(self.known()?.entry().message))
    }

    /// Returns the docs URL of the code: from the spec if the code is known, or else from the envelope.
    ///
    /// The URL of the spec comes first, because people follow it, and a proxy can have sent the envelope.
    /// A URL in the envelope is ignored unless it starts with `https://` or `http://`, has no user or password, and
    /// consists of at most 2,048 visible ASCII characters.
    pub fn docs_url(&self) -> Option<&str>
    where
        C: ApiErrorSpec,
    {
        let of_spec = self.known().map(ApiErrorSpec::docs_url).filter(|url| !url.is_empty());
        of_spec.or_else(|| self.received.docs_url())
    }

    /// Returns the bucket of a known code, as a value of the spec's enum of buckets.
    pub fn bucket(&self) -> Option<C::Bucket>
    where
        C: CodeEnum,
    {
        self.known().map(C::typed_bucket)
    }

    /// Returns the detail with this name.
    pub fn detail(&self, name: &str) -> Option<Value<'_>> {
        self.received.detail(name)
    }

    /// Returns the details, names with values, in the order of the envelope; at most 100.
    ///
    /// They are any JSON. A list or an object is ignored if it is nested more than 32 deep or not valid.
    pub fn details(&self) -> impl Iterator<Item = (&str, Value<'_>)> {
        self.received.details()
    }

    /// Returns the field with this name: from the body, or else from the spec if the code is known.
    pub fn field(&self, name: &str) -> Option<Value<'_>>
    where
        C: ApiErrorSpec,
    {
        self.received.field(name).or_else(|| self.known()?.entry().field(name))
    }

    /// Adds the members to the output of `Debug`.
    pub(super) fn debug_fields(&self, fields: &mut fmt::DebugStruct<'_, '_>)
    where
        C: fmt::Debug,
    {
        fields
            .field("code", &self.code)
            .field("message", &self.received.message)
            .field("docs_url", &self.received.docs_url)
            .field("details", &self.received.details)
            .field("fields", &self.received.fields);
    }
}

/// Writes at most 4 KiB, with `…` in place of the rest.
impl<C: fmt::Debug> fmt::Debug for FailureError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        log_safe::debug(f, &Members(self))
    }
}

struct Members<'a, C>(&'a FailureError<C>);

impl<C: fmt::Debug> fmt::Debug for Members<'_, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = f.debug_struct("FailureError");
        self.0.debug_fields(&mut fields);
        fields.finish()
    }
}

/// Whether the string is a URL that is safe to show as it is.
pub(super) fn is_web_url(string: &str) -> bool {
    let rest = string.strip_prefix("https://").or_else(|| string.strip_prefix("http://"));
    let authority = rest.and_then(|rest| rest.split(['/', '?', '#', '\\']).next()).unwrap_or_default();
    // `https://docs.example.com@evil.example` shows another host than the one that it leads to.
    let names_its_host = !authority.is_empty() && !authority.contains('@');
    names_its_host && string.len() <= 2_048 && string.bytes().all(|byte| byte.is_ascii_graphic())
}
