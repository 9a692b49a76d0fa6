//! Turns the sample of a body into a tree.

use super::holes::{Part, parts};
use super::slot;
use crate::model::envelope::{Member, Node, Slot};
use crate::raw::{Sample, SampleValue};

/// Recurses only as deep as a sample can be.
pub(super) fn of_sample(sample: &Sample<'_>) -> Option<Node> {
    Some(match &sample.value {
        SampleValue::Null => Node::Const("null".into()),
        SampleValue::Bool(value) => Node::Const(value.to_string()),
        SampleValue::Number(number) => Node::Const(number.clone().into_owned()),
        SampleValue::String(text) => match parts(&text.value).map(|(_, part)| part).collect::<Vec<_>>()[..] {
            [Part::Hole(name)] => Node::Slot(slot::of_name(name)?),
            _ => return None,
        },
        SampleValue::List(elements) => match &elements[..] {
            [element] => {
                let element = of_sample(element)?;
                if element.slots().into_iter().any(Slot::is_code) {
                    Node::Each(Box::new(element))
                } else {
                    Node::List(vec![element])
                }
            }
            _ => Node::List(elements.iter().map(of_sample).collect::<Option<_>>()?),
        },
        SampleValue::Map(members) => Node::Object(
            members
                .iter()
                .map(|(name, value)| {
                    Some(Member { name: name.value.clone().into_owned(), value: of_sample(value)? })
                })
                .collect::<Option<_>>()?,
        ),
        SampleValue::Misread => return None,
    })
}
