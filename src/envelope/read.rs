//! How is a body read that should have a given shape?

use alloc::boxed::Box;
use alloc::string::String;
use core::time::Duration;

use super::scan::{Scalar, Scan};
use super::{Body, ReceivedDetail, ReceivedError};
use crate::shape::{Member, Node, Piece, Slot};
use crate::{Detail, Shape, Value};

/// The maximum number of details that are kept.
const DETAILS: usize = 100;

/// Reads a body; if it is cut off, the part before the cut is in the result.
pub(super) fn read(shape: &Shape, bytes: &[u8]) -> Body {
    let mut reader = Reader {
        scan: Scan::new(bytes),
        body: Body::default(),
        element: None,
        has_value: false,
        weights: Default::default(),
    };
    // A cut is not an error: the part before it is all there is.
    let _ = reader.node(&shape.body, "");
    reader.body
}

struct Reader<'b> {
    scan: Scan<'b>,
    body: Body,
    /// Which error of the list is read, or `None` outside of the list.
    element: Option<usize>,
    /// Whether the element has a value that is read.
    has_value: bool,
    /// The weights of the values of the first error, and of the other one that is read.
    weights: [Weights; 2],
}

/// How much the stored values count.
#[derive(Default)]
struct Weights {
    code: u8,
    message: u8,
    docs_url: u8,
}

impl Reader<'_> {
    /// The error whose members are read.
    fn error(&mut self) -> (&mut ReceivedError, &mut Weights) {
        let [first, other] = &mut self.weights;
        match self.element {
            None | Some(0) => (&mut self.body.first, first),
            Some(at) => (&mut self.body.others[at - 1], other),
        }
    }

    /// Reads a value, or nothing if the body is cut off. It recurses only as deep as the shape.
    fn node(&mut self, node: &Node, name: &str) -> Option<()> {
        let next = self.scan.peek_value()?;
        match (node, next) {
            (Node::Object(members), b'{') => self.object_or_skip(members),
            (Node::Slot(Slot::Details), b'{') => self.object_or_skip(&[Member::SPREAD]),
            // Absent details can be sent as `null`.
            (Node::Slot(Slot::Details), b'n') => self.skip(),
            (Node::Slot(Slot::Details), _) => self.detail(name),
            (Node::Slot(Slot::Detail(name)), _) => self.detail(name),
            (Node::Slot(Slot::Field(name)), _) => self.field(name, false),
            (Node::Slot(Slot::FieldString(name)), _) => self.field(name, true),
            (Node::Slot(slot), b'"') => {
                let string = self.scan.string()?;
                if is_read(*slot)
                    && let Some(text) = string.text()
                {
                    self.take(*slot, &text, Form::String);
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
                    self.take(*slot, number, Form::Number);
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
            (Node::Each(element), b'[') => self.errors(element, name),
            // One error, although a list is expected.
            (Node::Each(element), b'{') => self.node(element, name),
            _ => self.skip(),
        }
    }

    /// Reads a list of errors. An element without any value is not an error.
    fn errors(&mut self, element: &Node, name: &str) -> Option<()> {
        if self.element.is_some() {
            return self.list(|reader, at| match at {
                0 => reader.node(element, name),
                _ => reader.skip(),
            });
        }
        let mut count = 0;
        self.list(|reader, _| {
            if count == Body::MAX_ERRORS {
                return reader.skip();
            }
            // A repeated list replaces the values of the one before it.
            let is_new = count > reader.body.others.len();
            if is_new {
                reader.body.others.push(ReceivedError::default());
            }
            reader.element = Some(count);
            reader.has_value = false;
            reader.weights[1] = Weights::default();
            let end = reader.node(element, name);
            reader.element = None;
            if reader.has_value {
                count += 1;
            } else if is_new {
                reader.body.others.pop();
            }
            end
        })
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

    /// Reads an object. The rest of one that is damaged is skipped, so that it does not hide what comes after it.
    fn object_or_skip(&mut self, members: &[Member]) -> Option<()> {
        let start = self.scan.at;
        self.object(members).or_else(|| {
            self.scan.at = start;
            self.skip()
        })
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
    #[expect(
        clippy::option_option,
        reason = "where the body is cut is not the same as a value that is skipped"
    )]
    fn value(&mut self) -> Option<Option<ReceivedDetail>> {
        Some(match self.scan.peek_value()? {
            b'"' => self.scan.string()?.text().map(|text| text.into_owned().into()),
            b'{' | b'[' => self.scan.kept()?.map(|json| Detail::from_json(json).into()),
            _ => match self.scan.scalar()? {
                Scalar::Null => Some(Detail::from_json("null".into()).into()),
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
        self.has_value = true;
        let fields = &mut self.error().0.fields;
        match fields.iter().position(|(known, _)| *known == name) {
            Some(at) => fields[at].1 = value,
            None => fields.push((name, value)),
        }
    }

    fn detail(&mut self, name: &str) -> Option<()> {
        let Some(value) = self.value()? else { return Some(()) };
        self.has_value = true;
        let details = &mut self.error().0.details;
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
            self.take(*slot, text, Form::PartOfString);
        }
    }

    /// Stores the value of a slot. An empty one is ignored, and so is one with less weight than the one before it.
    fn take(&mut self, slot: Slot, text: &str, form: Form) {
        if text.is_empty() {
            return;
        }
        match slot {
            Slot::CodeNumber if !is_integer(text) => return,
            Slot::Code | Slot::CodeNumber | Slot::CodeIn(_) | Slot::Message | Slot::DocsUrl => {
                let weight = self.weight(slot, form);
                let (error, weights) = self.error();
                let (place, known) = match slot {
                    Slot::Message => (&mut error.message, &mut weights.message),
                    Slot::DocsUrl => (&mut error.docs_url, &mut weights.docs_url),
                    _ => (&mut error.code, &mut weights.code),
                };
                if weight < *known {
                    return;
                }
                *known = weight;
                *place = Some(Box::from(text));
            }
            // One value for the whole response, wherever it is.
            Slot::RequestId if self.element.is_some() && self.body.request_id.is_some() => {}
            Slot::RequestId => self.body.request_id = Some(Box::from(text)),
            Slot::RetryAfter => {
                let Ok(seconds) = text.parse() else { return };
                let delay = Duration::from_secs(seconds);
                let longest = self.body.retry_after.filter(|known| self.element.is_some() && *known > delay);
                self.body.retry_after = Some(longest.unwrap_or(delay));
            }
            Slot::Field(name) | Slot::FieldString(name) => self.take_field(name, String::from(text).into()),
            _ => return,
        }
        self.has_value = true;
    }

    /// How much a value counts if the body has several: the code counts more than the code in another style, a value
    /// outside of the list more than one of its first error, and a value that is sent as such more than a part of a
    /// string, which counts more than another type.
    fn weight(&self, slot: Slot, form: Form) -> u8 {
        let is_code = !matches!(slot, Slot::CodeIn(_));
        let form = match (slot, form) {
            (Slot::CodeNumber, Form::Number) => 2,
            (Slot::CodeNumber, Form::String) | (_, Form::Number) => 0,
            (_, Form::String) => 2,
            (_, Form::PartOfString) => 1,
        };
        u8::from(is_code) << 3 | u8::from(self.element.is_none()) << 2 | form
    }
}

/// In which form a value was sent.
#[derive(Clone, Copy)]
enum Form {
    String,
    Number,
    PartOfString,
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
        Err(_) => Detail::from_json(number.into()).into(),
    }
}
