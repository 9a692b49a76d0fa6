//! Reads the type of a param, and lists of values of that type.

use super::Cursor;
use crate::raw::{ParamType, Sample, Text};
use crate::read::owner::Owner;
use crate::read::yaml::{Step, YamlNode};
use crate::site::{Site, Sited};

/// The help where an element of the list is not a string.
const ELEMENT: &str =
    "write the type of the elements, as in `[string]`, or `json` for lists of anything else";

impl<'s> Cursor<'s, '_> {
    /// Reads a type: a string, or a list of strings. `expected` is what else the value can be.
    pub(in crate::read) fn param_type(
        &mut self,
        owner: &Owner<'_>,
        name: &Text<'s>,
        expected: &str,
    ) -> Option<ParamType<'s>> {
        let (node, site) = self.value()?;
        if !matches!(node, YamlNode::List) {
            return match node {
                YamlNode::Scalar { text, plain } if super::is_text(&text, plain) => {
                    Some(ParamType::Name(Sited::new(text, site)))
                }
                node => {
                    self.refuse(&node, site, owner, expected);
                    None
                }
            };
        }
        let element = Owner::chosen("an element of the type of param", Some(ELEMENT), name);
        let (mut elements, mut is_whole) = (Vec::new(), true);
        let end = loop {
            match self.nodes.step(self.report) {
                Step::YamlNode(node, site) => match self.text_of(node, site, &element) {
                    Some(text) => elements.push(text),
                    None => is_whole = false,
                },
                Step::End(end) => break end.end,
                Step::Stop => return None,
            }
        };
        // Only brackets have a place of their own.
        let site = if site.start < site.end { Site { end, ..site } } else { owner.site };
        is_whole.then_some(ParamType::List(Sited::new(elements, site)))
    }

    /// Reads a list of any values.
    pub(in crate::read) fn samples(&mut self, owner: &Owner<'_>) -> Option<Sited<Vec<Sample<'s>>>> {
        let (node, site) = self.value()?;
        if !matches!(node, YamlNode::List) {
            self.refuse(&node, site, owner, "a list");
            return None;
        }
        let elements = self.elements_of_list(site, owner);
        Some(Sited::new(elements, owner.site))
    }
}
