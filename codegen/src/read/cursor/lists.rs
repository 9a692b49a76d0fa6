//! Reads lists that are usually written in brackets: of names, and of statuses.

use super::Cursor;
use crate::raw::Text;
use crate::read::found::Found;
use crate::read::owner::Owner;
use crate::read::scalar::{Scalar, classify};
use crate::read::yaml::{Step, YamlNode};
use crate::report::Diagnostic;
use crate::rules;
use crate::site::{Site, Sited};

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

    /// Reads an integer or a list of at least one, or `word`, for which it returns no integers.
    pub(in crate::read) fn integers_or(
        &mut self,
        owner: &Owner<'_>,
        word: &str,
    ) -> Option<Sited<Vec<Sited<u64>>>> {
        let (node, site) = self.value()?;
        match &node {
            YamlNode::Scalar { text, .. } if text == word => return Some(Sited::new(Vec::new(), site)),
            YamlNode::Scalar { text, plain: true } => {
                if let Scalar::Integer(value) = classify(text) {
                    return Some(Sited::new(vec![Sited::new(value, site)], site));
                }
            }
            YamlNode::List => return self.integers(owner, word, site),
            YamlNode::Scalar { .. } | YamlNode::Map | YamlNode::Refused => {}
        }
        self.refuse(&node, site, owner, "an integer");
        None
    }

    /// Reads the entries of a list of integers, which has begun.
    fn integers(&mut self, owner: &Owner<'_>, word: &str, start: Site) -> Option<Sited<Vec<Sited<u64>>>> {
        let (mut integers, mut is_empty) = (Vec::new(), true);
        let entry = owner.entry();
        let end = loop {
            let (node, site) = match self.nodes.step(self.report) {
                Step::YamlNode(node, site) => (node, site),
                Step::End(end) => break Some(end),
                Step::Stop => break None,
            };
            is_empty = false;
            match &node {
                YamlNode::Scalar { text, .. } if text == word => {
                    self.report.push_with(&rules::WRONG_TYPE, || {
                        let message = format!("{entry} must be an integer, found `{word}`");
                        let help =
                            format!("remove it from the list, or write only `{word}`, without brackets");
                        Diagnostic::new(&rules::WRONG_TYPE, site, message).help(help)
                    });
                }
                YamlNode::Scalar { text, plain } => {
                    if let (true, Scalar::Integer(value)) = (plain, classify(text)) {
                        integers.push(Sited::new(value, site));
                    } else {
                        let help =
                            Found::of(&node, site).as_integer().unwrap_or("write a number in digits only");
                        self.refuse_with(&node, site, &entry, "an integer", Some(help.to_owned()));
                    }
                }
                YamlNode::Map | YamlNode::List | YamlNode::Refused => {
                    let help = "write each number directly in the list, as in `[404, 405]`".to_owned();
                    self.refuse_with(&node, site, &entry, "an integer", Some(help));
                }
            }
        };
        if let (true, Some(end)) = (is_empty, end) {
            self.report.push_with(&rules::WRONG_TYPE, || {
                let site = Site { end: end.end, ..start };
                Diagnostic::new(&rules::WRONG_TYPE, site, format!("{owner} is an empty list"))
                    .help_opt(owner.help("an integer", Found::List))
            });
        }
        let site = Site { end: integers.last()?.site.end, ..integers.first()?.site };
        Some(Sited::new(integers, site))
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
