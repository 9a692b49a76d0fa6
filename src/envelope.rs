//! How does an error look on the wire?

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::fmt::Write;

use serde_core::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use crate::{ApiErrorSpec, Message, Value};

/// The body of a failing response.
///
/// It is `{"error": {"code", "message", "request_id", "docs_url", "details"}}`, with its keys in this order.
/// `request_id` is left out when there is none, `details` when the error has none.
///
/// - Details are JSON values of their types; a float that is no number is `null`.
/// - Nothing but the entry, the message and the details of the error is in it: no source, no names of types.
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
/// use errspec::{ApiError, Envelope};
///
/// let error = ApiError::new(ErrorCode::NotFound).with_message("There is no order 7.").with_detail("order", 7);
/// let body = Envelope::new(&error).with_request_id("req_1").to_json();
///
/// assert_eq!(
///     String::from_utf8(body).unwrap(),
///     concat!(
///         r#"{"error":{"code":"not_found","message":"There is no order 7.","request_id":"req_1","#,
///         r#""docs_url":"https://docs.example.com/errors#not_found","details":{"order":7}}}"#,
///     ),
/// );
/// ```
#[derive(Clone, Copy)]
pub struct Envelope<'a> {
    error: &'a dyn ApiErrorSpec,
    request_id: Option<&'a str>,
}

impl<'a> Envelope<'a> {
    /// The envelope of an error, without a request id.
    pub fn new(error: &'a dyn ApiErrorSpec) -> Self {
        Self { error, request_id: None }
    }

    /// Names the request that failed.
    #[must_use]
    pub fn with_request_id(mut self, request_id: &'a str) -> Self {
        self.request_id = Some(request_id);
        self
    }

    /// The envelope as the bytes of a response, `application/json`.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        match serde_json::to_vec(self) {
            Ok(json) => json,
            Err(error) => unreachable!("keys are strings, and memory takes all bytes: {error}"),
        }
    }
}

impl fmt::Debug for Envelope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Envelope")
            .field("code", &self.error.code())
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}

impl Serialize for Envelope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut envelope = serializer.serialize_struct("Envelope", 1)?;
        envelope.serialize_field("error", &Inside(*self))?;
        envelope.end()
    }
}

/// What the key `error` holds.
struct Inside<'a>(Envelope<'a>);

impl Serialize for Inside<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Envelope { error, request_id } = self.0;
        let details = Details::of(error);
        let count = 3 + usize::from(request_id.is_some()) + usize::from(details.count > 0);
        let mut fields = serializer.serialize_struct("Error", count)?;
        fields.serialize_field("code", error.code())?;
        fields.serialize_field("message", &text(format_args!("{}", Message::new(error))))?;
        match request_id {
            Some(request_id) => fields.serialize_field("request_id", request_id)?,
            None => fields.skip_field("request_id")?,
        }
        fields.serialize_field("docs_url", error.docs_url())?;
        if details.count > 0 {
            fields.serialize_field("details", &details)?;
        } else {
            fields.skip_field("details")?;
        }
        fields.end()
    }
}

struct Details<'a> {
    error: &'a dyn ApiErrorSpec,
    count: usize,
}

impl<'a> Details<'a> {
    fn of(error: &'a dyn ApiErrorSpec) -> Self {
        let mut count = 0;
        error.visit_details(&mut |_, _| count += 1);
        Self { error, count }
    }
}

impl Serialize for Details<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.count))?;
        let mut outcome = Ok(());
        self.error.visit_details(&mut |name, value| {
            if outcome.is_ok() {
                outcome = detail(&mut map, name, value);
            }
        });
        outcome?;
        map.end()
    }
}

fn detail<M: SerializeMap>(map: &mut M, name: &str, value: Value<'_>) -> Result<(), M::Error> {
    match value {
        Value::Display(value) => map.serialize_entry(name, &text(format_args!("{value}"))),
        value => map.serialize_entry(name, &value),
    }
}

/// What was written before an error, if there is one: a `Display` that fails must not take the whole response with it.
fn text(arguments: fmt::Arguments<'_>) -> String {
    let mut text = String::new();
    let _ = text.write_fmt(arguments);
    text
}
