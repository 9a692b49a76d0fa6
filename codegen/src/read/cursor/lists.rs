//! Reads lists of names, which are usually written in brackets.

use super::Cursor;
use crate::raw::Text;
use crate::read::owner::Owner;
use crate::read::scalar::{Scalar, classify};
use crate::read::yaml::{Step, YamlNode};
use crate::site::Site;

/// The longest value that the help repeats, in bytes.
const LONGEST: usize = 100;

impl<'s> Cursor<'s, '_> {
    /// Reads a list of strings. The help for a single string has it in brackets.
    pub(in crate::read) fn name_list(&mut self, owner: &Owner<'_>) -> Vec<Text<'s>> {
        let mut names = Vec::new();
        let Some((node, site)) = self.value() else { return names };
        if !matches!(node, YamlNode::List) {
            let help = self.in_brackets(&node, site);
            self.refuse_with(&node, site, owner, "a list", help);
            return names;
        }
        let entry = owner.entry();
        while let Step::YamlNode(node, site) = self.nodes.step(self.report) {
            names.extend(self.text_of(node, site, &entry));
        }
        names
    }

    /// The help that puts a value into brackets, if it can be an element of a list as it is written.
    fn in_brackets(&self, node: &YamlNode<'_>, site: Site) -> Option<String> {
        let YamlNode::Scalar { text, plain } = node else { return None };
        let written = self.nodes.written(site);
        if written.is_empty() || written.len() > LONGEST || written.contains(char::is_control) {
            return None;
        }
        let element = match (plain, classify(text)) {
            (true, Scalar::Null) => return None,
            (true, Scalar::Bool | Scalar::Integer(_) | Scalar::Number(_)) => format!("\"{written}\""),
            // Brackets and braces have a meaning in a list in brackets. A comma separates elements, as it should here.
            (true, Scalar::Text) if written.contains(['[', ']', '{', '}']) => return None,
            (true, Scalar::Text) | (false, _) => written.to_owned(),
        };
        Some(format!("put it in brackets: `[{element}]`"))
    }
}
