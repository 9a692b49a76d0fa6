//! Turns the sample of the body into a tree.

use std::collections::HashSet;

use super::fields::Fields;
use super::placeholder;
use super::string::{self, Place};
use crate::check::context::Context;
use crate::check::text;
use crate::grammar::EnvelopeKey;
use crate::json;
use crate::model::envelope::{Member, Node, Piece, Slot};
use crate::quoted::{quoted, shown};
use crate::raw::{Sample, SampleValue, Text};
use crate::report::Diagnostic;
use crate::rules;
use crate::site::Site;

/// What was found in the body.
#[derive(Debug, Default)]
pub(super) struct BodyFacts {
    /// The details that have a place of their own.
    pub(super) apart: Vec<String>,
    known_apart: HashSet<String>,
    /// The forms of the code, each with its first place.
    pub(super) codes: Vec<(Slot, Site)>,
    /// The names of the members next to the details, where these are spread.
    pub(super) next_to_details: Vec<(String, Site)>,
    /// Where a list of errors was found last.
    list: Option<Site>,
}

impl BodyFacts {
    pub(super) fn slot(&mut self, slot: &Slot, site: Site) {
        if let Slot::Detail(name) = slot
            && self.known_apart.insert(name.clone())
        {
            self.apart.push(name.clone());
        }
        if slot.is_code() && self.codes.iter().all(|(known, _)| known != slot) {
            self.codes.push((slot.clone(), site));
        }
    }
}

/// After this: the body is an object or a list with the code in it, and each placeholder is known.
pub(super) fn check(cx: &mut Context<'_, '_>, fields: &Fields<'_>, found: &mut BodyFacts) -> Option<Node> {
    let raw = cx.raw;
    let sample = raw.envelope.body.as_ref()?;
    let errors = cx.errors();
    if !matches!(sample.value, SampleValue::Map(_) | SampleValue::List(_) | SampleValue::Misread) {
        let found = match sample.value {
            SampleValue::Null => "null",
            SampleValue::Bool(_) => "a boolean",
            SampleValue::Number(_) => "a number",
            _ => "a string",
        };
        let message = if raw.envelope.body_key == Some(sample.site) {
            "`body` has no value; it must be a mapping or a list".to_owned()
        } else {
            format!("`body` must be a mapping or a list, found {found}")
        };
        cx.push(
            Diagnostic::new(&rules::WRONG_TYPE, sample.site, message)
                .help("write its members, as in `body: { code: \"{code}\", message: \"{message}\" }`"),
        );
        return None;
    }
    let node = node(cx, fields, found, sample);
    let is_whole = cx.errors() == errors && !raw.envelope.misread.has(EnvelopeKey::Body);
    let is_identified = |node: &Node| node.slots().into_iter().any(|slot| fields.identify(slot));
    if is_whole && !node.as_ref().is_some_and(is_identified) {
        let site = raw.envelope.body_key.unwrap_or(sample.site);
        let other = fields
            .identifying()
            .map(|field| format!("or send `\"{{{field}}}\"`, which is unique for each code"));
        let help = if node.as_ref().is_some_and(has_literal_code) {
            "write `{code}` with one brace on each side; two are literal braces"
        } else {
            "add a member for the code, as in `code: \"{code}\"`"
        };
        cx.push(
            Diagnostic::new(&rules::MISSING_CODE, site, "the body has no `{code}`")
                .help(help)
                .help_opt(other),
        );
        return None;
    }
    node
}

/// Whether a string has `{code}` in it that is not replaced.
fn has_literal_code(node: &Node) -> bool {
    match node {
        Node::Const(json) => json.contains("{code}"),
        Node::Slot(_) => false,
        Node::Text(pieces) => {
            pieces.iter().any(|piece| matches!(piece, Piece::Literal(text) if text.contains("{code}")))
        }
        Node::Object(members) => members.iter().any(|member| has_literal_code(&member.value)),
        Node::List(elements) => elements.iter().any(has_literal_code),
        Node::Each(element) => has_literal_code(element),
    }
}

/// The value, or `None` if it was reported. Recurses only as deep as a sample can be.
fn node(
    cx: &mut Context<'_, '_>,
    fields: &Fields<'_>,
    found: &mut BodyFacts,
    sample: &Sample<'_>,
) -> Option<Node> {
    Some(match &sample.value {
        SampleValue::Null => Node::Const("null".to_owned()),
        SampleValue::Bool(value) => Node::Const(value.to_string()),
        SampleValue::Number(number) => return self::number(cx, sample, number),
        SampleValue::String(text) => return string(cx, fields, found, text),
        SampleValue::List(elements) => return list(cx, fields, found, elements),
        SampleValue::Map(members) => return object(cx, fields, found, members),
        SampleValue::Misread => return None,
    })
}

fn string(
    cx: &mut Context<'_, '_>,
    fields: &Fields<'_>,
    found: &mut BodyFacts,
    text: &Text<'_>,
) -> Option<Node> {
    if !is_visible(cx, text) {
        return None;
    }
    let pieces = string::pieces(cx, fields, found, text, Place::Body)?;
    Some(match &*pieces {
        [] => Node::Const(json::string("")),
        [Piece::Literal(text)] => Node::Const(json::string(text)),
        [Piece::Slot(slot)] => Node::Slot(slot.clone()),
        _ => Node::Text(pieces),
    })
}

fn number(cx: &mut Context<'_, '_>, sample: &Sample<'_>, number: &str) -> Option<Node> {
    let Some((_, site)) = sample.number_out_of_range() else {
        return Some(Node::Const(number.to_owned()));
    };
    let message = format!("{} is out of the range of JSON numbers", quoted(number));
    cx.push(Diagnostic::new(&rules::INVALID_ENVELOPE, site, message).help("put it in quotes"));
    None
}

/// A list with the code is the list of errors, whose element is repeated for each error.
fn list(
    cx: &mut Context<'_, '_>,
    fields: &Fields<'_>,
    found: &mut BodyFacts,
    elements: &[Sample<'_>],
) -> Option<Node> {
    let nodes: Option<Vec<_>> = elements.iter().map(|element| node(cx, fields, found, element)).collect();
    let nodes = nodes?;
    let with_code = nodes.iter().position(|node| node.slots().into_iter().any(|slot| fields.identify(slot)));
    let Some(with_code) = with_code else {
        return Some(constant(&nodes).map_or(Node::List(nodes), Node::Const));
    };
    let site = place(&elements[with_code]);
    if let Some(inner) = found.list.filter(|_| has_list(&nodes[with_code])) {
        cx.push(
            Diagnostic::new(
                &rules::INVALID_ENVELOPE,
                inner,
                "a list of errors is inside another list of errors",
            )
            .related(site, "the outer list")
            .note("a list with `{code}` in it is a list of errors")
            .help("write `{code}` in only one of the lists"),
        );
        return None;
    }
    let mut nodes = nodes;
    if nodes.len() > 1 {
        let other = place(&elements[usize::from(with_code == 0)]);
        let message = format!("the list of errors has {} elements, but it must have one", nodes.len());
        cx.push(
            Diagnostic::new(&rules::INVALID_ENVELOPE, other, message)
                .related(site, "this element has the code")
                .note("a list with `{code}` in it is the list of errors, and its element is repeated for each error")
                .help("remove the other elements"),
        );
        return None;
    }
    found.list = Some(site);
    Some(Node::Each(Box::new(nodes.swap_remove(with_code))))
}

fn has_list(node: &Node) -> bool {
    match node {
        Node::Const(_) | Node::Slot(_) | Node::Text(_) => false,
        Node::Object(members) => members.iter().any(|member| has_list(&member.value)),
        Node::List(elements) => elements.iter().any(has_list),
        Node::Each(_) => true,
    }
}

fn object(
    cx: &mut Context<'_, '_>,
    fields: &Fields<'_>,
    found: &mut BodyFacts,
    members: &[(Text<'_>, Sample<'_>)],
) -> Option<Node> {
    let mut nodes = Vec::new();
    for (name, value) in members {
        let name_fits = self::name(cx, name);
        let value = if name.value == Member::SPREAD {
            spread(cx, name, value)
        } else {
            node(cx, fields, found, value)
        };
        nodes.push(
            value.filter(|_| name_fits).map(|value| Member { name: name.value.clone().into_owned(), value }),
        );
    }
    if members.iter().any(|(name, _)| name.value == Member::SPREAD) {
        let others = members.iter().map(|(name, _)| name).filter(|name| name.value != Member::SPREAD);
        found.next_to_details.extend(others.map(|name| (name.value.clone().into_owned(), name.site)));
    }
    let members: Vec<_> = nodes.into_iter().collect::<Option<_>>()?;
    let values: Option<Vec<_>> = members
        .iter()
        .map(|member| match &member.value {
            Node::Const(json) => Some(format!("{}:{json}", json::string(&member.name))),
            _ => None,
        })
        .collect();
    Some(match values {
        Some(values) => Node::Const(format!("{{{}}}", values.join(","))),
        None => Node::Object(members),
    })
}

/// The list as JSON, if nothing in it is filled in.
fn constant(nodes: &[Node]) -> Option<String> {
    let values: Option<Vec<_>> = nodes
        .iter()
        .map(|node| match node {
            Node::Const(json) => Some(&**json),
            _ => None,
        })
        .collect();
    values.map(|values| format!("[{}]", values.join(",")))
}

/// The details as members of the object.
fn spread(cx: &mut Context<'_, '_>, name: &Text<'_>, value: &Sample<'_>) -> Option<Node> {
    if let SampleValue::Misread = value.value {
        return None;
    }
    if let SampleValue::String(text) = &value.value
        && text.value == "{details}"
    {
        return Some(Node::Slot(Slot::Details));
    }
    let message = "the value of `...` must be `\"{details}\"`";
    cx.push(
        Diagnostic::new(&rules::INVALID_ENVELOPE, place(value), message)
            .related(name.site, "only the details can become members of an object")
            .help("write `\"...\": \"{details}\"`, or choose the name of a member"),
    );
    None
}

/// Whether a member can have this name.
fn name(cx: &mut Context<'_, '_>, name: &Text<'_>) -> bool {
    let is_fit = is_visible(cx, name)
        && text::is_seen(cx, name, format_args!("the name of member `{}`", shown(&name.value)));
    if !is_fit {
        return false;
    }
    let dots = name.value.chars().all(|c| matches!(c, '.' | '…'));
    if dots && !name.value.is_empty() && name.value != Member::SPREAD {
        let message = format!("member `{}` looks like `...`", shown(&name.value));
        cx.push(
            Diagnostic::new(&rules::INVALID_ENVELOPE, name.site, message)
                .help("write `\"...\": \"{details}\"` to make the details members of the object"),
        );
        return false;
    }
    let in_braces = |name: &str| {
        let (start, end) = (name.find('{')?, name.find('}')?);
        name.get(start + 1..end).filter(|inside| placeholder::is_known(inside)).map(str::to_owned)
    };
    if let Some(inside) = in_braces(&name.value) {
        let message =
            format!("the name of a member contains `{{{}}}`, which is not replaced", shown(&inside));
        cx.push(
            Diagnostic::new(&rules::INVALID_PLACEHOLDER, name.site, message)
                .help("choose a name that is the same in all responses"),
        );
        return false;
    }
    true
}

/// Whether a string has no control characters; line breaks and tabs are allowed.
fn is_visible(cx: &mut Context<'_, '_>, string: &Text<'_>) -> bool {
    let Some((at, control)) = text::unfit(&string.value) else { return true };
    let message =
        format!("the body of the envelope contains the control character U+{:04X}", u32::from(control));
    let site = text::inside(string, at..at + control.len_utf8());
    cx.push(Diagnostic::new(&rules::CONTROL_CHARACTER, site, message).help("remove it"));
    false
}

/// A place in a value that can be underlined: a block has no place of its own.
fn place(sample: &Sample<'_>) -> Site {
    if sample.site.start < sample.site.end {
        return sample.site;
    }
    match &sample.value {
        SampleValue::List(elements) => elements.first().map_or(sample.site, place),
        SampleValue::Map(members) => members.first().map_or(sample.site, |(name, _)| name.site),
        SampleValue::Null
        | SampleValue::Bool(_)
        | SampleValue::Number(_)
        | SampleValue::String(_)
        | SampleValue::Misread => sample.site,
    }
}
