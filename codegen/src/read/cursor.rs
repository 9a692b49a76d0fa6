//! Reads one value of an expected form at a time, and reports values of other forms.

mod fields;
mod keys;
mod lists;
mod names;
mod params;
mod samples;
mod settings;
mod statuses;

use std::borrow::Cow;
use std::ptr;

pub(super) use self::fields::FieldForm;

use crate::grammar::Key;
use crate::listing::WrongValue;
use crate::raw::Text;
use crate::read::found::Found;
use crate::read::owner::Owner;
use crate::read::scalar::{NumberStyle, Scalar, classify};
use crate::read::yaml::{Nodes, Step, YamlNode};
use crate::report::{Diagnostic, Report};
use crate::rules;
use crate::site::{FileId, Site, Sited, Source};

/// The position in a spec, and the report for its diagnostics.
#[expect(clippy::struct_excessive_bools, reason = "independent facts about what was not read")]
pub(super) struct Cursor<'s, 'r> {
    file: FileId,
    source: &'s Source,
    nodes: Nodes<'s>,
    report: &'r mut Report,
    /// Whether a key that cannot have been meant as a name was skipped before the last name.
    nameless: bool,
    /// Whether a merge key was among them: the keys that seem to be missing may be in its value.
    merged: bool,
    /// Whether the last mapping of names had a key that was not read, which may have been any name.
    has_unread_names: bool,
    /// The names that the values of some keys are chosen from, as far as they were read.
    declared: Vec<Declared<'s>>,
    /// The names of fields, which codes can have as keys.
    fields: Vec<Cow<'s, str>>,
    /// Whether there may be other fields, in a part of the file that cannot be read.
    has_unread_fields: bool,
}

/// Names, one of which is the value of a key.
struct Declared<'s> {
    key: &'static Key,
    /// What the names are, for a sentence.
    what: String,
    names: Vec<Cow<'s, str>>,
}

fn find<'d, 's>(declared: &'d [Declared<'s>], key: &'static Key) -> Option<&'d Declared<'s>> {
    declared.iter().find(|declared| ptr::eq(declared.key, key))
}

impl<'s, 'r> Cursor<'s, 'r> {
    pub(super) fn new(file: FileId, source: &'s Source, report: &'r mut Report) -> Self {
        Self {
            file,
            source,
            nodes: Nodes::new(file, source),
            report,
            nameless: false,
            merged: false,
            has_unread_names: false,
            declared: Vec::new(),
            fields: Vec::new(),
            has_unread_fields: false,
        }
    }

    /// Adds names for the help where a key is missing; a repeated key of the spec adds none.
    pub(super) fn declare(
        &mut self,
        key: &'static Key,
        what: impl Into<String>,
        names: impl FnOnce() -> Vec<Cow<'s, str>>,
    ) {
        if find(&self.declared, key).is_none() {
            self.declared.push(Declared { key, what: what.into(), names: names() });
        }
    }

    /// Whether the last mapping of names had a key that was not read, which may have been any name.
    pub(super) fn has_unread_names(&self) -> bool {
        self.has_unread_names
    }

    /// Reads to the end of the file, so that later syntax errors are found as well.
    ///
    /// Returns whether a syntax error ended the reading early.
    pub(super) fn finish(mut self) -> bool {
        while !matches!(self.nodes.step(self.report), Step::Stop) {}
        self.nodes.broken.is_some()
    }

    /// The site of the first node, or `None` if there is no node.
    pub(super) fn first(&mut self) -> Option<Site> {
        match self.nodes.peek(self.report) {
            Step::YamlNode(_, site) => Some(*site),
            Step::End(_) | Step::Stop => None,
        }
    }

    /// Whether the file contains only comments and document markers.
    pub(super) fn is_empty(&mut self) -> bool {
        match self.nodes.peek(self.report) {
            Step::YamlNode(YamlNode::Scalar { .. }, site) => site.start == site.end,
            Step::YamlNode(..) => false,
            Step::End(_) | Step::Stop => self.nodes.broken.is_none(),
        }
    }

    /// Reads a string.
    pub(super) fn text(&mut self, owner: &Owner<'_>) -> Option<Text<'s>> {
        let (node, site) = self.value()?;
        self.text_of(node, site, owner)
    }

    /// Reads a string. The diagnostic for anything else also mentions what could be there instead.
    pub(super) fn text_or(&mut self, owner: &Owner<'_>, other: &str) -> Option<Text<'s>> {
        let (node, site) = self.value()?;
        self.text_as(node, site, owner, &format!("a string or {other}"))
    }

    /// Reads an integer.
    pub(super) fn integer(&mut self, owner: &Owner<'_>) -> Option<Sited<u64>> {
        let (node, site) = self.value()?;
        if let YamlNode::Scalar { text, plain: true } = &node
            && let Scalar::Integer(value) = classify(text)
        {
            return Some(Sited::new(value, site));
        }
        self.refuse(&node, site, owner, "an integer");
        None
    }

    /// Reads a number with or without a fraction, as it is written.
    pub(super) fn number(&mut self, owner: &Owner<'_>) -> Option<Text<'s>> {
        let (node, site) = self.value()?;
        match node {
            YamlNode::Scalar { text, plain: true }
                if matches!(classify(&text), Scalar::Integer(_) | Scalar::Number(NumberStyle::Float)) =>
            {
                Some(Sited::new(text, site))
            }
            node => {
                self.refuse(&node, site, owner, "a number");
                None
            }
        }
    }

    /// Reads `true` or `false`.
    pub(super) fn boolean(&mut self, owner: &Owner<'_>) -> Option<Sited<bool>> {
        let (node, site) = self.value()?;
        if let YamlNode::Scalar { text, plain: true } = &node
            && classify(text) == Scalar::Bool
        {
            return Some(Sited::new(text.eq_ignore_ascii_case("true"), site));
        }
        self.refuse(&node, site, owner, "`true` or `false`");
        None
    }

    /// Reads a list of strings.
    pub(super) fn text_list(&mut self, owner: &Owner<'_>) -> Vec<Text<'s>> {
        let mut texts = Vec::new();
        let Some((node, found)) = self.value() else { return texts };
        if !matches!(node, YamlNode::List) {
            self.refuse(&node, found, owner, "a list");
            return texts;
        }
        let entry = owner.entry();
        while let Step::YamlNode(node, site) = self.nodes.step(self.report) {
            texts.extend(self.text_of(node, site, &entry));
        }
        texts
    }

    fn value(&mut self) -> Option<(YamlNode<'s>, Site)> {
        match self.nodes.step(self.report) {
            Step::YamlNode(node, site) => Some((node, site)),
            Step::End(_) | Step::Stop => None,
        }
    }

    fn text_of(&mut self, node: YamlNode<'s>, site: Site, owner: &Owner<'_>) -> Option<Text<'s>> {
        self.text_as(node, site, owner, "a string")
    }

    fn text_as(
        &mut self,
        node: YamlNode<'s>,
        site: Site,
        owner: &Owner<'_>,
        expected: &str,
    ) -> Option<Text<'s>> {
        match node {
            YamlNode::Scalar { text, plain } if is_text(&text, plain) => {
                let is_broken =
                    plain && text.contains('#') && self.nodes.has_foreign_comment(site, self.report);
                (!is_broken).then(|| Sited::new(text, site))
            }
            node => {
                let is_translated = matches!(node, YamlNode::Map) && self.is_language();
                let help = is_translated
                    .then(|| "write it in one language; clients can translate by the code".to_owned());
                self.refuse_with(&node, site, owner, expected, help);
                None
            }
        }
    }

    /// Whether the next node is a tag of a language such as `en` or `pt-BR`.
    fn is_language(&mut self) -> bool {
        let Step::YamlNode(YamlNode::Scalar { text, .. }, _) = self.nodes.peek(self.report) else {
            return false;
        };
        let (language, region) = text.split_once(['-', '_']).unwrap_or((text, ""));
        language.len() == 2
            && language.bytes().all(|byte| byte.is_ascii_lowercase())
            && region.bytes().all(|byte| byte.is_ascii_alphanumeric())
    }

    fn skip(&mut self) {
        if let Some((node, site)) = self.value() {
            self.skip_rest(&node, site);
        }
    }

    /// Skips the nodes in a map or list, and its end. Returns its site, including the brackets.
    fn skip_rest(&mut self, node: &YamlNode<'_>, mut site: Site) -> Site {
        let mut depth = usize::from(matches!(node, YamlNode::Map | YamlNode::List));
        let bracketed = depth == 1 && site.start < site.end;
        while depth > 0 {
            match self.nodes.step(self.report) {
                Step::YamlNode(YamlNode::Map | YamlNode::List, _) => depth += 1,
                Step::YamlNode(..) => {}
                Step::End(end) => {
                    depth -= 1;
                    if depth == 0 && bracketed {
                        site.end = end.end;
                    }
                }
                Step::Stop => break,
            }
        }
        site
    }

    fn skip_and_describe(&mut self, node: &YamlNode<'_>, site: Site) -> (Found, Site) {
        let site = self.skip_rest(node, site);
        (Found::of(node, site), site)
    }

    /// Reads the string of a key of an output, or returns what is wrong with it.
    fn setting(&mut self, owner: &Owner<'_>) -> Result<Text<'s>, Option<Box<WrongValue>>> {
        match self.value() {
            Some((YamlNode::Scalar { text, plain }, site)) if is_text(&text, plain) => {
                Ok(Sited::new(text, site))
            }
            Some((node, site)) => {
                let (found, site) = self.skip_and_describe(&node, site);
                let is_reported = matches!(node, YamlNode::Refused)
                    || self.nodes.is_broken_at(site, self.report)
                    || self.report.is_full();
                Err((!is_reported).then(|| Box::new(wrong_value(found, site, owner, "a string"))))
            }
            None => Err(None),
        }
    }

    /// Skips a value of the wrong form and reports it.
    fn refuse(&mut self, node: &YamlNode<'_>, site: Site, owner: &Owner<'_>, expected: &str) {
        self.refuse_with(node, site, owner, expected, None);
    }

    /// Like [`Self::refuse`], with another help than that of the owner if there is one.
    fn refuse_with(
        &mut self,
        node: &YamlNode<'_>,
        site: Site,
        owner: &Owner<'_>,
        expected: &str,
        better: Option<String>,
    ) {
        let is_in_brackets = self.nodes.is_in_brackets();
        let (found, site) = self.skip_and_describe(node, site);
        if matches!(node, YamlNode::Refused) || self.nodes.is_broken_at(site, self.report) {
            return;
        }
        // What was meant as the value may be below, at the indentation of another mapping.
        if found == Found::Nothing && self.nodes.is_foreign_below(owner.site.end as usize) {
            return;
        }
        let is_plain = matches!(node, YamlNode::Scalar { plain: true, .. });
        if is_plain && self.nodes.is_foreign_value(site, is_in_brackets, self.report) {
            return;
        }
        self.report.push_with(&rules::WRONG_TYPE, || {
            let WrongValue { message, site, help } = wrong_value(found, site, owner, expected);
            Diagnostic::new(&rules::WRONG_TYPE, site, message).help_opt(better.or(help))
        });
    }
}

fn wrong_value(found: Found, site: Site, owner: &Owner<'_>, expected: &str) -> WrongValue {
    // An empty value cannot be underlined, but its key can.
    let site = if site.start == site.end { owner.site } else { site };
    let message = match found {
        Found::Nothing => format!("{owner} has no value; it must be {expected}"),
        found => format!("{owner} must be {expected}, found {found}"),
    };
    WrongValue { message, site, help: owner.help(expected, found).map(Into::into) }
}

/// Whether a scalar is a string by the rules of YAML 1.2.
fn is_text(text: &str, plain: bool) -> bool {
    !plain || classify(text) == Scalar::Text
}
