//! The shape of failing responses: what HTTP adds, and the body as a tree.
//!
//! A preset is such a tree, too, so everything that is generated from an envelope walks one description.

use super::Checked;
use crate::grammar::{CodeStyle, Preset};
use crate::site::Site;

/// The shape of failing responses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The name of the preset; `None` for an envelope that is written as a sample.
    pub preset: Option<Preset>,
    /// The media type.
    pub content_type: String,
    /// The header that carries the request id, in lower case; `None` if no header does.
    pub request_id_header: Option<String>,
    /// Further headers, in the order of the file.
    pub headers: Vec<Header>,
    /// The body.
    pub body: Node,
    /// The details that have a place of their own in the body, in the order of their first place.
    ///
    /// They are not among the other details.
    pub apart: Vec<String>,
    /// Where its values were written.
    pub sites: EnvelopeSites,
}

/// A header that is sent with every failing response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its name, in lower case.
    pub name: String,
    /// Its value.
    pub value: Vec<Piece>,
    /// The span of the name.
    pub site: Site,
}

/// A value in the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// The same JSON in every response, without whitespace.
    Const(String),
    /// A value that is filled in for each error.
    Slot(Slot),
    /// A string with slots in it, none of which is ever absent.
    Text(Vec<Piece>),
    /// An object.
    Object(Vec<Member>),
    /// A list with slots in its elements.
    List(Vec<Node>),
    /// The list of errors: the element is repeated for each error of a response.
    Each(Box<Node>),
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The name, or [`Member::SPREAD`].
    pub name: String,
    /// The value.
    pub value: Node,
}

/// A part of a string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A constant part, without JSON's escapes.
    Literal(String),
    /// What is filled in.
    Slot(Slot),
}

/// A value that is filled in for each error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// The code, a string.
    Code,
    /// The code, which is an integer, as a number.
    CodeNumber,
    /// The code in another style.
    CodeIn(CodeStyle),
    /// The message for people.
    Message,
    /// The meaning.
    Meaning,
    /// The HTTP status, a number.
    Http,
    /// The HTTP status, a string.
    HttpString,
    /// The reason phrase of the HTTP status; absent for a status without one.
    Reason,
    /// The docs URL.
    DocsUrl,
    /// The name of the bucket.
    Bucket,
    /// How many seconds to wait; absent where a client should not wait.
    RetryAfter,
    /// Absent where the request has no id.
    RequestId,
    /// An object; absent where the error has no details.
    Details,
    /// One detail; absent where the error does not have it.
    Detail(String),
    /// The value of a field.
    Field(String),
    /// The value of an integer field, as a string.
    FieldString(String),
}

/// Where the values of an [`Envelope`] were written. A default value has no span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnvelopeSites {
    /// The name of the preset, or the key `envelope`.
    pub envelope: Option<Site>,
    /// `content_type`
    pub content_type: Option<Site>,
    /// `request_id_header`
    pub request_id_header: Option<Site>,
    pub(crate) checked: Checked,
}

impl Member {
    /// The name under which the details become members of the object. No other member can have it.
    pub const SPREAD: &'static str = "...";

    /// Whether the details become members of the object here.
    #[must_use]
    pub fn is_spread(&self) -> bool {
        self.name == Self::SPREAD
    }
}

impl Node {
    /// The slots, in the order of the body.
    #[must_use]
    pub fn slots(&self) -> Vec<&Slot> {
        let mut slots = Vec::new();
        self.push_slots(&mut slots);
        slots
    }

    /// Recurses only as deep as a sample can be.
    fn push_slots<'n>(&'n self, slots: &mut Vec<&'n Slot>) {
        match self {
            Self::Const(_) => {}
            Self::Slot(slot) => slots.push(slot),
            Self::Text(pieces) => slots.extend(pieces.iter().filter_map(Piece::slot)),
            Self::Object(members) => members.iter().for_each(|member| member.value.push_slots(slots)),
            Self::List(elements) => elements.iter().for_each(|element| element.push_slots(slots)),
            Self::Each(element) => element.push_slots(slots),
        }
    }
}

impl Piece {
    /// What is filled in, unless the part is constant.
    #[must_use]
    pub const fn slot(&self) -> Option<&Slot> {
        match self {
            Self::Literal(_) => None,
            Self::Slot(slot) => Some(slot),
        }
    }
}

impl Slot {
    /// Whether it is the code, in whatever form.
    #[must_use]
    pub const fn is_code(&self) -> bool {
        matches!(self, Self::Code | Self::CodeNumber | Self::CodeIn(_))
    }
}
