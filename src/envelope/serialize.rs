//! How does serde write an envelope, in any of its formats?

use core::fmt::{self, Write};

use serde_core::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::parts::{EnvelopeParts, FilledText, FilledValue, Filling};
use super::scan::{Scalar, Scan, is_json};
use super::{Envelope, Sample};
use crate::shape::{Member, Node};
use crate::{Message, Value};

impl Serialize for Envelope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.parts(&Message::new(self.error)).serialize(serializer)
    }
}

impl Serialize for Sample<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.parts().serialize(serializer)
    }
}

impl Serialize for EnvelopeParts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Filled(self, &self.shape.body).serialize(serializer)
    }
}

/// A value of the body that is not absent.
struct Filled<'a>(&'a EnvelopeParts<'a>, &'a Node);

impl Serialize for Filled<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let &Self(parts, node) = self;
        match node {
            Node::Const(json) => JsonText(json).serialize(serializer),
            Node::Text(pieces) => serializer.collect_str(&UntilError(&FilledText(parts, pieces))),
            Node::Object(members) => serialize_object(parts, members, serializer),
            Node::List(elements) => serialize_list(parts, elements, serializer),
            Node::Each(element) => serialize_each(parts, element, serializer),
            Node::Slot(slot) => match parts.filling(*slot) {
                Filling::Absent => serializer.serialize_none(),
                Filling::String(string) => serializer.serialize_str(string),
                Filling::Display(value) => serializer.collect_str(&UntilError(value)),
                Filling::NumberText(number) => JsonText(number).serialize(serializer),
                Filling::Number(number) => serializer.serialize_u64(number),
                Filling::NumberString(number) => serializer.collect_str(&number),
                Filling::Field(value) => DetailValue(value).serialize(serializer),
                Filling::FieldString(value) => serializer.collect_str(&FilledValue(value)),
                Filling::Details => serialize_object(parts, &[Member::SPREAD], serializer),
                Filling::Detail(name) => {
                    // The value is lent for the time of a call, so the serializer goes to it.
                    let mut serializer = Some(serializer);
                    let mut outcome = None;
                    parts.visit_detail(name, |value| {
                        outcome =
                            serializer.take().map(|serializer| DetailValue(value).serialize(serializer));
                    });
                    match (outcome, serializer) {
                        (Some(outcome), _) => outcome,
                        (None, Some(serializer)) => serializer.serialize_none(),
                        (None, None) => unreachable!("the serializer is taken where there is an outcome"),
                    }
                }
            },
        }
    }
}

fn serialize_object<S: Serializer>(
    parts: &EnvelopeParts<'_>,
    members: &[Member],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_map(None)?;
    for member in members {
        if member.is_spread() {
            let mut outcome = Ok(());
            parts.visit_details(members, |name, value| {
                if outcome.is_ok() {
                    outcome = object.serialize_entry(name, &DetailValue(value));
                }
            });
            outcome?;
        } else if parts.has(&member.value) {
            object.serialize_entry(member.name, &Filled(parts, &member.value))?;
        }
    }
    object.end()
}

fn serialize_list<S: Serializer>(
    parts: &EnvelopeParts<'_>,
    elements: &[Node],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut list = serializer.serialize_seq(None)?;
    for element in elements.iter().filter(|element| parts.has(element)) {
        list.serialize_element(&Filled(parts, element))?;
    }
    list.end()
}

fn serialize_each<S: Serializer>(
    parts: &EnvelopeParts<'_>,
    element: &Node,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut list = serializer.serialize_seq(None)?;
    let mut outcome = Ok(());
    parts.visit_errors(|parts| {
        if outcome.is_ok() && parts.has(element) {
            outcome = list.serialize_element(&Filled(parts, element));
        }
    });
    outcome?;
    list.end()
}

struct DetailValue<'a>(Value<'a>);

impl Serialize for DetailValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Display(value) => serializer.collect_str(&UntilError(value)),
            Value::List(list) => {
                let mut elements = serializer.serialize_seq(None)?;
                let mut outcome = Ok(());
                list.visit(&mut |element| {
                    if outcome.is_ok() {
                        outcome = elements.serialize_element(&DetailValue(element));
                    }
                });
                outcome?;
                elements.end()
            }
            value => value.serialize(serializer),
        }
    }
}

/// JSON as a value of any format; a text that is not JSON is a string.
pub(crate) struct JsonText<'a>(pub(crate) &'a str);

impl Serialize for JsonText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if is_json(self.0) {
            CheckedJson(self.0).serialize(serializer)
        } else {
            serializer.serialize_str(self.0)
        }
    }
}

/// JSON that is known to be whole and not deep, so that recursion ends.
struct CheckedJson<'a>(&'a str);

impl Serialize for CheckedJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut scan = Scan::new(self.0.as_bytes());
        match scan.peek() {
            Some(b'{') => {
                let mut map = serializer.serialize_map(None)?;
                while let Some((key, value)) = scan.next_member(self.0) {
                    map.serialize_entry(&key, &CheckedJson(value))?;
                }
                map.end()
            }
            Some(b'[') => {
                let mut list = serializer.serialize_seq(None)?;
                while let Some(value) = scan.next_element(self.0) {
                    list.serialize_element(&CheckedJson(value))?;
                }
                list.end()
            }
            Some(b'"') => match scan.string().and_then(|string| string.text()) {
                Some(string) => serializer.serialize_str(&string),
                None => serializer.serialize_str(self.0),
            },
            _ => match Scan::whole_scalar(self.0) {
                Scalar::Bool(value) => serializer.serialize_bool(value),
                Scalar::Number(number) => serialize_number(number, serializer),
                Scalar::Null | Scalar::Junk => serializer.serialize_unit(),
            },
        }
    }
}

fn serialize_number<S: Serializer>(number: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(number) = number.parse() {
        return serializer.serialize_u64(number);
    }
    if let Ok(number) = number.parse() {
        return serializer.serialize_i64(number);
    }
    if let Ok(number) = number.parse() {
        return serializer.serialize_u128(number);
    }
    if let Ok(number) = number.parse() {
        return serializer.serialize_i128(number);
    }
    match number.parse::<f64>() {
        Ok(number) => serializer.serialize_f64(number),
        Err(_) => serializer.serialize_str(number),
    }
}

/// What a `Display` writes, up to its first error, which must not fail the whole response.
struct UntilError<'a>(&'a dyn fmt::Display);

impl fmt::Display for UntilError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = FormatterOutcome { out: f, outcome: Ok(()) };
        let _ = write!(out, "{}", self.0);
        out.outcome
    }
}

/// Stores the error of the formatter, to tell it from one that a `Display` returns by itself.
struct FormatterOutcome<'a, 'f> {
    out: &'a mut fmt::Formatter<'f>,
    outcome: fmt::Result,
}

impl Write for FormatterOutcome<'_, '_> {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        self.outcome = self.outcome.and_then(|()| self.out.write_str(part));
        self.outcome
    }
}
