//! Reads mappings whose names the author of the spec chooses, and decides what can be a name.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Cursor, is_text};
use crate::quoted::quoted;
use crate::raw::Text;
use crate::read::found::Found;
use crate::read::owner::Owner;
use crate::read::yaml::{Step, YamlNode};
use crate::report::Diagnostic;
use crate::rules::{self, Rule};
use crate::site::{Site, Sited};

/// Takes a key that is not a name; see [`Cursor::name_or`].
pub(super) type Other<'o, 's, 'r> = &'o mut dyn FnMut(&mut Cursor<'s, 'r>, &YamlNode<'s>, Site) -> bool;

impl<'s, 'r> Cursor<'s, 'r> {
    /// Reads a mapping of names. `each` reads the value of one name.
    ///
    /// A repeated name is reported under `rule`. Its value is only read to report errors in it, and then dropped.
    /// The same applies to a number in place of a name.
    pub(in crate::read) fn named<T>(
        &mut self,
        owner: &Owner<'_>,
        rule: &'static Rule,
        what: &str,
        mut each: impl FnMut(&mut Self, Text<'s>) -> T,
    ) -> Vec<T> {
        let mut entries = Vec::new();
        let mut has_unread_names = false;
        if !self.map(owner) {
            self.has_unread_names = true;
            return entries;
        }
        let mut first = HashMap::<Cow<'s, str>, Site>::new();
        while let Some((name, is_text)) = self.name() {
            has_unread_names |= self.nameless;
            if !is_text {
                each(self, name);
                continue;
            }
            if let Some(&site) = first.get(&name.value) {
                self.report.push_with(rule, || {
                    let message = format!("{what} {} is defined more than once", quoted(&name.value));
                    Diagnostic::new(rule, name.site, message)
                        .related(site, "first defined here")
                        .help(format!("give one of them another name, or remove the {what} here"))
                });
                each(self, name);
                continue;
            }
            first.insert(name.value.clone(), name.site);
            entries.push(each(self, name));
        }
        self.has_unread_names = has_unread_names || self.nameless;
        entries
    }

    /// Reads a mapping from strings to strings.
    pub(in crate::read) fn text_map(&mut self, owner: &Owner<'_>) -> Vec<(Text<'s>, Text<'s>)> {
        let entries = self.named(owner, &rules::DUPLICATE_KEY, "key", |cursor, name| {
            let text = cursor.text(&Owner::chosen("key", None, &name));
            text.map(|text| (name, text))
        });
        entries.into_iter().flatten().collect()
    }

    /// The next name of a mapping, and whether it is a string.
    ///
    /// Anything else is reported. It is skipped with its value if it cannot have been meant as a name.
    pub(super) fn name(&mut self) -> Option<(Text<'s>, bool)> {
        self.name_or(&mut |_, _, _| false)
    }

    /// Like [`Self::name`], but `other` may first take a key that is not a name, with its value.
    /// It returns whether it did.
    pub(super) fn name_or(&mut self, other: Other<'_, 's, 'r>) -> Option<(Text<'s>, bool)> {
        self.nameless = false;
        self.merged = false;
        while let Step::YamlNode(node, site) = self.nodes.step(self.report) {
            match node {
                YamlNode::Scalar { text, plain: true } if text == "<<" => {
                    self.nameless = true;
                    self.merge_key(site);
                    continue;
                }
                YamlNode::Scalar { plain: true, .. } if self.nodes.is_foreign_key(site, self.report) => {
                    self.nameless = true;
                    return None;
                }
                node if other(self, &node, site) => continue,
                YamlNode::Scalar { text, plain } if is_text(&text, plain) => {
                    return Some((Sited::new(text, site), true));
                }
                YamlNode::Refused => {}
                node => {
                    let (found, site) = self.skip_and_describe(&node, site);
                    self.report.push_with(&rules::WRONG_TYPE, || {
                        let message = format!("a key must be a string, found {found}");
                        Diagnostic::new(&rules::WRONG_TYPE, site, message).help_opt(found.as_text())
                    });
                    if let (Found::Number(_), YamlNode::Scalar { text, .. }) = (found, node) {
                        return Some((Sited::new(text, site), false));
                    }
                }
            }
            self.nameless = true;
            self.skip();
        }
        None
    }

    /// The names below a key of the spec, or `None` if there is no such key before the end or a syntax error.
    pub(super) fn names_below(&mut self, wanted: &str) -> Option<Vec<Cow<'s, str>>> {
        let (YamlNode::Map, _) = self.value()? else { return None };
        loop {
            let (key, site) = self.value()?;
            if !matches!(&key, YamlNode::Scalar { text, .. } if text == wanted) {
                self.skip_rest(&key, site);
                self.skip();
                continue;
            }
            let (YamlNode::Map, _) = self.value()? else { return Some(Vec::new()) };
            let mut names = Vec::new();
            while let Some((key, site)) = self.value() {
                self.skip_rest(&key, site);
                if let YamlNode::Scalar { text, .. } = key {
                    names.push(text);
                }
                self.skip();
            }
            return Some(names);
        }
    }

    /// Reports `<<`, which merges the keys of another mapping in YAML 1.1.
    pub(super) fn merge_key(&mut self, site: Site) {
        self.report.push_with(&rules::UNSUPPORTED_YAML, || {
            Diagnostic::new(&rules::UNSUPPORTED_YAML, site, "merge key `<<` is not part of a spec")
                .help("write the keys out; each entry of a spec must be complete")
        });
        self.nodes.quiet = true;
        self.skip();
        self.nodes.quiet = false;
        self.merged = true;
        self.has_unread_fields |= self.nodes.is_top();
    }

    pub(in crate::read) fn is_map(&mut self) -> bool {
        matches!(self.nodes.peek(self.report), Step::YamlNode(YamlNode::Map, _))
    }

    /// Enters a mapping, or reports the value if it is not one.
    pub(super) fn map(&mut self, owner: &Owner<'_>) -> bool {
        let Some((node, site)) = self.value() else { return false };
        if matches!(node, YamlNode::Map) {
            return true;
        }
        self.refuse(&node, site, owner, "a mapping");
        false
    }
}
