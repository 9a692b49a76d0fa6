//! What is filled into the slots of a shape?
//!
//! The writer of bytes and the serializer both use it, so that they cannot differ.

use alloc::string::String;
use core::fmt;
use core::time::Duration;

use super::reason::reason;
use super::write::value_to_json;
use crate::shape::{Member, Node, Piece, Slot};
use crate::{ApiErrorSpec, Fields, Message, Retry, Shape, Value};

/// Everything that is known about one failing response, or about one of its errors.
#[derive(Clone, Copy)]
pub(super) struct EnvelopeParts<'a> {
    pub(super) shape: &'a Shape,
    pub(super) code: &'a str,
    pub(super) message: &'a dyn fmt::Display,
    pub(super) meaning: &'a str,
    pub(super) docs_url: &'a str,
    pub(super) bucket: &'a str,
    /// Absent if it is that of the error, which only few shapes ask for.
    pub(super) http_status: Option<u16>,
    /// Absent if it is the default.
    pub(super) retry_after: Option<Duration>,
    pub(super) request_id: Option<&'a str>,
    pub(super) fields: Fields,
    pub(super) details: DetailSource<'a>,
}

/// Where the details come from.
#[derive(Clone, Copy)]
pub(super) enum DetailSource<'a> {
    Error(&'a dyn ApiErrorSpec),
    /// Names, and values as JSON.
    Sample(&'a [(&'a str, &'a str)]),
}

impl DetailSource<'_> {
    /// The parameter is generic, so that an error calls the visitor directly.
    fn visit(&self, mut visit: impl FnMut(&str, Value<'_>)) {
        match self {
            Self::Error(error) => error.visit_details(&mut |name, value| visit(name, value)),
            Self::Sample(details) => details.iter().for_each(|(name, value)| visit(name, Value::Json(value))),
        }
    }
}

/// The value of a slot.
pub(super) enum Filling<'a> {
    Absent,
    String(&'a str),
    Display(&'a dyn fmt::Display),
    /// A code that is written as a number.
    NumberText(&'a str),
    Number(u64),
    NumberString(u64),
    Details,
    Detail(&'static str),
    Field(Value<'static>),
    /// A field that is written as a string.
    FieldString(Value<'static>),
}

impl<'a> EnvelopeParts<'a> {
    /// An error without a request id, with this status or its own.
    pub(super) fn of(
        error: &'a dyn ApiErrorSpec,
        message: &'a dyn fmt::Display,
        http_status: Option<u16>,
    ) -> Self {
        let entry = error.entry();
        Self {
            shape: entry.shape,
            code: entry.code,
            message,
            meaning: entry.meaning,
            docs_url: entry.docs_url,
            bucket: entry.bucket.name,
            http_status,
            retry_after: None,
            request_id: None,
            fields: entry.fields,
            details: DetailSource::Error(error),
        }
    }

    /// Visits each error of the response, which has at least one.
    ///
    /// Where there are several, each has its own status, and they share what belongs to the response.
    pub(super) fn visit_errors(&self, mut visit: impl FnMut(&EnvelopeParts<'_>)) {
        let DetailSource::Error(error) = self.details else { return visit(self) };
        let mut has_others = false;
        error.visit_other_errors(&mut |_| has_others = true);
        if !has_others {
            return visit(self);
        }
        let delay = self.delay();
        visit(&Self { http_status: Some(error.entry().http_status), retry_after: delay, ..*self });
        error.visit_other_errors(&mut |other| {
            let message = Message::new(other);
            let own = EnvelopeParts::of(other, &message, None);
            visit(&EnvelopeParts {
                shape: self.shape,
                retry_after: delay,
                request_id: self.request_id,
                ..own
            });
        });
    }

    fn http_status(&self) -> u16 {
        self.http_status.unwrap_or_else(|| match self.details {
            DetailSource::Error(error) => error.http_status(),
            DetailSource::Sample(_) => unreachable!("a sample has a status"),
        })
    }

    /// How long a client should wait.
    fn delay(&self) -> Option<Duration> {
        self.retry_after.or_else(|| match self.details {
            DetailSource::Error(error) => match error.retry() {
                Retry::AfterDelay(numbers) => Some(numbers.base_delay),
                Retry::Never | Retry::Backoff(_) | Retry::AfterRefresh => None,
            },
            DetailSource::Sample(_) => None,
        })
    }

    #[inline]
    pub(super) fn filling(&self, slot: Slot) -> Filling<'a> {
        let string = |string: Option<&'a str>| string.map_or(Filling::Absent, Filling::String);
        match slot {
            Slot::Code => Filling::String(self.code),
            Slot::CodeNumber => Filling::NumberText(self.code),
            Slot::CodeIn(style) => Filling::String(self.fields.hidden("code:", style).unwrap_or(self.code)),
            Slot::Message => Filling::Display(self.message),
            // The meaning of the spec is Markdown; if there is any in it, the plain text is a hidden column.
            Slot::Meaning => Filling::String(self.fields.hidden("", "meaning").unwrap_or(self.meaning)),
            Slot::Http => Filling::Number(self.http_status().into()),
            Slot::HttpString => Filling::NumberString(self.http_status().into()),
            Slot::Reason => string(reason(self.http_status())),
            Slot::DocsUrl => Filling::String(self.docs_url),
            Slot::Bucket => Filling::String(self.bucket),
            Slot::RetryAfter => match self.delay() {
                Some(delay) => Filling::Number(whole_seconds(delay)),
                None => Filling::Absent,
            },
            Slot::RequestId => string(self.request_id),
            Slot::Details => Filling::Details,
            Slot::Detail(name) => Filling::Detail(name),
            Slot::Field(name) => self.fields.get(name).map_or(Filling::Absent, Filling::Field),
            Slot::FieldString(name) => self.fields.get(name).map_or(Filling::Absent, Filling::FieldString),
        }
    }

    /// Returns whether the value is present.
    pub(super) fn has(&self, value: &Node) -> bool {
        let Node::Slot(slot) = value else { return true };
        let mut found = false;
        match self.filling(*slot) {
            Filling::Absent => {}
            Filling::Details => self.visit_details(&[], |_, _| found = true),
            Filling::Detail(name) => self.visit_detail(name, |_| found = true),
            _ => found = true,
        }
        found
    }

    /// Visits the details that have no member of their own.
    ///
    /// A detail that has the name of one of its siblings is skipped, so that no name is written twice.
    pub(super) fn visit_details(&self, siblings: &[Member], mut visit: impl FnMut(&str, Value<'_>)) {
        let is_taken = |name: &str| {
            self.shape.apart.contains(&name)
                || siblings.iter().any(|member| member.name == name && !member.is_spread())
        };
        self.details.visit(|name, value| {
            if !is_taken(name) {
                visit(name, value);
            }
        });
    }

    /// Visits the detail with this name, once.
    pub(super) fn visit_detail(&self, wanted: &str, mut visit: impl FnMut(Value<'_>)) {
        let mut found = false;
        self.details.visit(|name, value| {
            if name == wanted && !found {
                found = true;
                visit(value);
            }
        });
    }
}

/// A string with slots in it.
pub(super) struct FilledText<'a>(pub(super) &'a EnvelopeParts<'a>, pub(super) &'a [Piece]);

impl fmt::Display for FilledText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(parts, pieces) = self;
        pieces.iter().try_for_each(|piece| match piece {
            Piece::Literal(_, text) => f.write_str(text),
            Piece::Slot(slot) => match parts.filling(*slot) {
                Filling::String(text) | Filling::NumberText(text) => f.write_str(text),
                Filling::Display(value) => value.fmt(f),
                Filling::Number(number) | Filling::NumberString(number) => number.fmt(f),
                Filling::Field(value) | Filling::FieldString(value) => FilledValue(value).fmt(f),
                Filling::Detail(name) => {
                    let mut outcome = Ok(());
                    parts.visit_detail(name, |value| outcome = FilledValue(value).fmt(f));
                    outcome
                }
                // They are never part of a string.
                Filling::Absent | Filling::Details => Ok(()),
            },
        })
    }
}

/// A value as a string or a part of one.
///
/// A float is written as it is in JSON: the core's formatter of floats is large, and servers have the other one anyway.
pub(super) struct FilledValue<'a>(pub(super) Value<'a>);

impl fmt::Display for FilledValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Str(text) | Value::Json(text) => f.write_str(text),
            Value::Display(value) => value.fmt(f),
            Value::I64(number) => number.fmt(f),
            Value::U64(number) => number.fmt(f),
            Value::I128(number) => number.fmt(f),
            Value::U128(number) => number.fmt(f),
            Value::Bool(value) => value.fmt(f),
            Value::F32(_) | Value::F64(_) => f.write_str(&float(self.0)),
            Value::List(_) => f.write_str(&value_to_json(self.0)),
        }
    }
}

/// The number as JSON. Unlike in messages, large floats have an exponent, and a float that is not a number is `null`.
pub(super) fn float(value: Value<'_>) -> String {
    let json = match value {
        Value::F32(number) => serde_json::to_string(&number),
        Value::F64(number) => serde_json::to_string(&number),
        _ => unreachable!("only floats are written here"),
    };
    json.unwrap_or_else(|error| unreachable!("any float is a number or `null`: {error}"))
}

/// Rounds up, since a client that retries too early is rejected again.
pub(crate) fn whole_seconds(delay: Duration) -> u64 {
    delay.as_secs().saturating_add(u64::from(delay.subsec_nanos() > 0))
}
