//! How is a body read that should have a given shape?

use alloc::boxed::Box;
use alloc::string::String;
use core::time::Duration;

use super::scan::{Scalar, Scan};
use super::{Body, ReceivedDetail};
use crate::shape::{Member, Node, Piece, Slot};
use crate::{Detail, Shape, Value};

/// The maximum number of details that are kept.
const DETAILS: usize = 100;

/// Reads a body; if it is cut off, the part before the cut is in the result.
pub(super) fn read(shape: &Shape, bytes: &[u8]) -> Body {
    let mut reader = Reader { scan: Scan::new(bytes), body: Body::default() };
    // A cut is not an error: the part before it is all there is.
    let _ = reader.node(&shape.body, "");
    reader.body
}

struct Reader<'b> {
    scan: Scan<'b>,
    body: Body,
}

impl Reader<'_> {
    /// Reads a value, or nothing if the body is cut off. It recurses only as deep as the shape.
    fn node(&mut self, node: &Node, name: &str) -> Option<()> {
        let next = self.scan.peek_value()?;
        match (node, next) {
            (Node::Object(members), b'{') => self.object(members),
            (Node::Slot(Slot::Details), b'{') => self.object(&[Member::SPREAD]),
            (Node::Slot(Slot::Details), _) => self.detail(name),
            (Node::Slot(Slot::Detail(name)), _) => self.detail(name),
            (Node::Slot(Slot::Field(name)), _) => self.field(name, false),
            (Node::Slot(Slot::FieldString(name)), _) => self.field(name, true),
            (Node::Slot(slot), b'"') => {
                let string = self.scan.string()?;
                if is_read(*slot)
                    && let Some(text) = string.text()
                {
                    self.take(*slot, &text);
                }
                Some(())
            }
            // A server may send a code of digits as a number, whatever the shape says.
            (
                Node::Slot(slot @ (Slot::Code | Slot::CodeNumber | Slot::CodeIn(_) | Slot::RetryAfter)),
                b'-' | b'0'..=b'9',
            ) => {
                if let Scalar::Number(number) = self.scan.scalar()?
                    && is_integer(number)
                {
                    self.take(*slot, number);
                }
                Some(())
            }
            (Node::Text(pieces), b'"') => {
                if let Some(text) = self.scan.string()?.text() {
                    self.text(pieces, &text);
                }
                Some(())
            }
            (Node::List(elements), b'[') => self.list(|reader, at| match elements.get(at) {
                Some(element) => reader.node(element, name),
                None => reader.skip(),
            }),
            // Of several errors, the first is read.
            (Node::Each(element), b'[') => self.list(|reader, at| match at {
                0 => reader.node(element, name),
                _ => reader.skip(),
            }),
            // One error, although a list is expected.
            (Node::Each(element), b'{') => self.node(element, name),
            _ => self.skip(),
        }
    }

    fn skip(&mut self) -> Option<()> {
        self.scan.skip()
    }

    fn list(&mut self, mut element: impl FnMut(&mut Self, usize) -> Option<()>) -> Option<()> {
        self.scan.at += 1;
        let mut at = 0;
        loop {
            match self.scan.peek()? {
                b']' => {
                    self.scan.at += 1;
                    return Some(());
                }
                b',' => self.scan.at += 1,
                _ => {
                    element(self, at)?;
                    at += 1;
                }
            }
        }
    }

    fn object(&mut self, members: &[Member]) -> Option<()> {
        let spread = members.iter().any(Member::is_spread);
        self.scan.at += 1;
        // Members mostly have the order of the shape.
        let mut hint = 0;
        loop {
            match self.scan.peek()? {
                b'}' => {
                    self.scan.at += 1;
                    return Some(());
                }
                b',' => self.scan.at += 1,
                b'"' => {
                    let key = self.scan.key()?;
                    let (before, from) = members.split_at(hint);
                    let is_named = |member: &Member| !member.is_spread() && key.is(member.name);
                    let found = from.iter().chain(before).position(is_named);
                    self.scan.peek()?;
                    match (found, key.text()) {
                        (Some(at), _) => {
                            let at = (hint + at) % members.len();
                            hint = at + 1;
                            self.node(&members[at].value, members[at].name)?;
                        }
                        (None, Some(name)) if spread => self.detail(&name)?,
                        (None, _) => self.skip()?,
                    }
                }
                _ => return None,
            }
        }
    }

    /// Reads any value; it is `None` if it is not JSON.
    fn value(&mut self) -> Option<Option<ReceivedDetail>> {
        Some(match self.scan.peek_value()? {
            b'"' => self.scan.string()?.text().map(|text| text.into_owned().into()),
            b'{' | b'[' => self.scan.kept()?.map(|json| Detail::json(json).into()),
            _ => match self.scan.scalar()? {
                Scalar::Null => Some(Detail::json("null".into()).into()),
                Scalar::Bool(value) => Some(value.into()),
                Scalar::Number(number) => Some(number_detail(number)),
                Scalar::Junk => None,
            },
        })
    }

    /// Reads a field; no field is a list, an object or `null`.
    fn field(&mut self, name: &'static str, is_number: bool) -> Option<()> {
        if let b'{' | b'[' = self.scan.peek()? {
            return self.skip();
        }
        let value = match self.value()? {
            Some(ReceivedDetail::Other(detail)) => match detail.value() {
                Value::Str(text) if is_number && is_integer(text) => number_detail(text),
                Value::Json(_) => return Some(()),
                _ => ReceivedDetail::Other(detail),
            },
            Some(float @ ReceivedDetail::Float(_)) => float,
            None => return Some(()),
        };
        self.take_field(name, value);
        Some(())
    }

    /// Stores the value of a field; the last one counts, and an empty one is ignored.
    fn take_field(&mut self, name: &'static str, value: ReceivedDetail) {
        // Not `value.value()`, which would bring the parser of floats into every client.
        if let ReceivedDetail::Other(detail) = &value
            && matches!(detail.value(), Value::Str(""))
        {
            return;
        }
        let fields = &mut self.body.fields;
        match fields.iter().position(|(known, _)| *known == name) {
            Some(at) => fields[at].1 = value,
            None => fields.push((name, value)),
        }
    }

    fn detail(&mut self, name: &str) -> Option<()> {
        let Some(value) = self.value()? else { return Some(()) };
        let details = &mut self.body.details;
        match details.iter().position(|(known, _)| **known == *name) {
            Some(at) => details[at].1 = value,
            None if details.len() < DETAILS => {
                if details.capacity() == 0 {
                    details.reserve_exact(2);
                }
                details.push((name.into(), value));
            }
            None => {}
        }
        Some(())
    }

    /// A string with one slot is read by what comes before and after it; one with several is not.
    fn text(&mut self, pieces: &[Piece], text: &str) {
        let (before, slot, after) = match pieces {
            [Piece::Slot(slot)] => ("", slot, ""),
            [Piece::Literal(_, before), Piece::Slot(slot)] => (*before, slot, ""),
            [Piece::Slot(slot), Piece::Literal(_, after)] => ("", slot, *after),
            [Piece::Literal(_, before), Piece::Slot(slot), Piece::Literal(_, after)] => {
                (*before, slot, *after)
            }
            _ => return,
        };
        if let Some(text) = text.strip_prefix(before).and_then(|text| text.strip_suffix(after)) {
            self.take(*slot, text);
        }
    }

    /// Stores the value of a slot; an empty one is ignored.
    fn take(&mut self, slot: Slot, text: &str) {
        let place = match slot {
            Slot::Code => &mut self.body.code,
            Slot::CodeNumber if is_integer(text) => &mut self.body.code,
            // The code itself counts, where the body has both.
            Slot::CodeIn(_) if self.body.code.is_none() => &mut self.body.code,
            Slot::Message => &mut self.body.message,
            Slot::DocsUrl => &mut self.body.docs_url,
            Slot::RequestId => &mut self.body.request_id,
            Slot::RetryAfter => {
                if let Ok(seconds) = text.parse() {
                    self.body.retry_after = Some(Duration::from_secs(seconds));
                }
                return;
            }
            Slot::Field(name) | Slot::FieldString(name) => {
                self.take_field(name, String::from(text).into());
                return;
            }
            _ => return,
        };
        if !text.is_empty() {
            *place = Some(Box::from(text));
        }
    }
}

/// Whether clients read the slot; the values of the others follow from the code and the response.
const fn is_read(slot: Slot) -> bool {
    matches!(
        slot,
        Slot::Code
            | Slot::CodeNumber
            | Slot::CodeIn(_)
            | Slot::Message
            | Slot::DocsUrl
            | Slot::RequestId
            | Slot::RetryAfter
    )
}

fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn number_detail(number: &str) -> ReceivedDetail {
    if number.contains(['.', 'e', 'E']) {
        return ReceivedDetail::Float(number.into());
    }
    if let Ok(number) = number.parse::<u64>() {
        return number.into();
    }
    if let Ok(number) = number.parse::<i64>() {
        return number.into();
    }
    if let Ok(number) = number.parse::<u128>() {
        return number.into();
    }
    match number.parse::<i128>() {
        Ok(number) => number.into(),
        Err(_) => Detail::json(number.into()).into(),
    }
}
