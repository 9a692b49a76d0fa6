//! Reads one value of a given form at a time, and reports what has another form.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::format::{Key, Mapping};
use crate::raw::Text;
use crate::read::scalar::{Scalar, classify};
use crate::read::yaml::{Node, Nodes, Step};
use crate::report::{Diagnostic, Report};
use crate::rules::{self, Rule};
use crate::site::{FileId, Site, Sited, Source};
use crate::suggest;

/// The place in a text that is read next, and where mistakes go.
pub(super) struct Cursor<'s, 'r> {
    nodes: Nodes<'s>,
    report: &'r mut Report,
}

/// Whose value is read, for messages.
pub(super) struct Owner<'a> {
    /// Such as ``code `not_found` `` or `` `http` ``.
    pub(super) name: Cow<'a, str>,
    /// Its key.
    pub(super) site: Site,
}

impl Owner<'_> {
    /// A key, in backticks.
    pub(super) fn key(key: &'static Key, site: Site) -> Self {
        Self { name: format!("`{}`", key.name).into(), site }
    }
}

impl<'s, 'r> Cursor<'s, 'r> {
    pub(super) fn new(file: FileId, source: &'s Source, report: &'r mut Report) -> Self {
        Self { nodes: Nodes::new(file, source), report }
    }

    /// Takes the rest of the text, so that its mistakes of syntax are found as well.
    pub(super) fn finish(mut self) {
        while !matches!(self.nodes.step(self.report), Step::Stop) {}
    }

    /// The place of the first node, or `None` if there is no node.
    pub(super) fn first(&mut self) -> Option<Site> {
        match self.nodes.peek(self.report) {
            Step::Node(_, site) => Some(*site),
            Step::End | Step::Stop => None,
        }
    }

    /// A text.
    pub(super) fn text(&mut self, owner: &Owner<'_>) -> Option<Text<'s>> {
        let (node, site) = self.value()?;
        let found = match node {
            Node::Scalar { text, plain: false } => return Some(Sited::new(text, site)),
            Node::Scalar { text, plain: true } => match classify(&text) {
                Scalar::Text => return Some(Sited::new(text, site)),
                scalar => describe(scalar),
            },
            Node::Refused => return None,
            node => self.skip_and_describe(&node),
        };
        let diagnostic = wrong_type(owner, site, "text", found);
        self.report.push(in_quotes(diagnostic, found));
        None
    }

    /// A whole number.
    pub(super) fn integer(&mut self, owner: &Owner<'_>) -> Option<Sited<u64>> {
        let (node, site) = self.value()?;
        let (found, help) = match node {
            Node::Scalar { text, plain } => match (classify(&text), plain) {
                (Scalar::Integer(value), true) => return Some(Sited::new(value, site)),
                (Scalar::Integer(_), false) => ("text", Some("remove the quotes")),
                (Scalar::OtherNumber, true) => (
                    "a number of another form",
                    Some("write it in digits alone: no sign, leading zero, fraction or exponent"),
                ),
                (scalar, true) => (describe(scalar), None),
                (_, false) => ("text", None),
            },
            Node::Refused => return None,
            node => (self.skip_and_describe(&node), None),
        };
        let diagnostic = wrong_type(owner, site, "a whole number", found);
        self.report.push(match help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
        None
    }

    /// A text or a mapping of fixed keys; `each` reads the value of one key of the mapping.
    pub(super) fn text_or_fixed(
        &mut self,
        mapping: &'static Mapping,
        owner: &Owner<'_>,
        each: impl FnMut(&mut Self, &'static Key, Site),
    ) -> Option<Text<'s>> {
        let (node, site) = self.value()?;
        match node {
            Node::Scalar { text, plain } if !plain || classify(&text) == Scalar::Text => {
                return Some(Sited::new(text, site));
            }
            Node::Map => self.keys(mapping, owner, each),
            Node::Refused => {}
            node => {
                let found = self.skip_and_describe(&node);
                self.report.push(wrong_type(owner, site, "text or a mapping", found));
            }
        }
        None
    }

    /// A mapping of fixed keys; `each` reads the value of one key.
    pub(super) fn fixed(
        &mut self,
        mapping: &'static Mapping,
        owner: &Owner<'_>,
        each: impl FnMut(&mut Self, &'static Key, Site),
    ) {
        if self.map(owner) {
            self.keys(mapping, owner, each);
        }
    }

    /// A mapping of names; `each` reads the value of one name. A repeated name is reported by `rule` and left out.
    pub(super) fn named(
        &mut self,
        owner: &Owner<'_>,
        rule: &'static Rule,
        what: &str,
        mut each: impl FnMut(&mut Self, Text<'s>),
    ) {
        if !self.map(owner) {
            return;
        }
        let mut first = HashMap::<Cow<'s, str>, Site>::new();
        while let Some(name) = self.name() {
            if let Some(&site) = first.get(&name.value) {
                let message = format!("{what} `{}` is defined twice", name.value);
                self.report.push(
                    Diagnostic::new(rule, name.site, message)
                        .related(site, "first defined here")
                        .help(format!("give one of them another name, or remove the {what} here")),
                );
                self.skip();
                continue;
            }
            first.insert(name.value.clone(), name.site);
            each(self, name);
        }
    }

    /// A mapping from text to text.
    pub(super) fn text_map(&mut self, owner: &Owner<'_>) -> Vec<(Text<'s>, Text<'s>)> {
        let mut entries = Vec::new();
        self.named(owner, &rules::DUPLICATE_KEY, "key", |cursor, name| {
            let owner = Owner { name: format!("`{}`", name.value).into(), site: name.site };
            if let Some(text) = cursor.text(&owner) {
                entries.push((name, text));
            }
        });
        entries
    }

    /// A list of texts.
    pub(super) fn text_list(&mut self, owner: &Owner<'_>) -> Vec<Text<'s>> {
        let mut texts = Vec::new();
        let Some((node, site)) = self.value() else { return texts };
        match node {
            Node::List => {}
            Node::Refused => return texts,
            node => {
                let found = self.skip_and_describe(&node);
                self.report.push(wrong_type(owner, site, "a list", found));
                return texts;
            }
        }
        let entry = Owner { name: format!("an entry of {}", owner.name).into(), site: owner.site };
        // `text` gives `None` for a mistake and at the end alike, so the end is looked for first.
        while let Step::Node(node, site) = self.nodes.step(self.report) {
            match node {
                Node::Scalar { text, plain } if !plain || classify(&text) == Scalar::Text => {
                    texts.push(Sited::new(text, site));
                }
                Node::Refused => {}
                node => {
                    let found = self.skip_and_describe(&node);
                    self.report.push(wrong_type(&entry, site, "text", found));
                }
            }
        }
        texts
    }

    fn keys(
        &mut self,
        mapping: &'static Mapping,
        owner: &Owner<'_>,
        mut each: impl FnMut(&mut Self, &'static Key, Site),
    ) {
        let mut seen = [None; 16];
        let mut missing = owner.site;
        while let Some(name) = self.name() {
            // The spec itself has no key to point at when something is missing; its first key will do.
            if missing.start == missing.end {
                missing = name.site;
            }
            let Some((index, key)) = mapping.key(&name.value) else {
                self.unknown_key(mapping, &name);
                self.skip();
                continue;
            };
            if let Some(first) = seen[index] {
                let message = format!("key `{}` is there twice", key.name);
                self.report.push(
                    Diagnostic::new(&rules::DUPLICATE_KEY, name.site, message)
                        .related(first, "first set here")
                        .help("remove one of them"),
                );
                self.skip();
                continue;
            }
            seen[index] = Some(name.site);
            each(self, key, name.site);
        }
        if self.nodes.broken {
            return;
        }
        for (key, seen) in mapping.keys.iter().zip(seen) {
            if key.required && seen.is_none() {
                let message = format!("{} has no `{}`", owner.name, key.name);
                self.report.push(
                    Diagnostic::new(&rules::MISSING_KEY, missing, message)
                        .help(format!("add `{}`: {}", key.name, key.doc)),
                );
            }
        }
    }

    fn unknown_key(&mut self, mapping: &'static Mapping, name: &Text<'s>) {
        let known = mapping.keys.iter().map(|key| key.name);
        let message = format!("unknown key `{}` in a {}", name.value, mapping.name);
        let diagnostic = Diagnostic::new(&rules::UNKNOWN_KEY, name.site, message);
        self.report.push(diagnostic.help(suggest::or_list(&name.value, known, "key")));
    }

    /// The next name of a mapping; what is no name is reported and left out with its value.
    fn name(&mut self) -> Option<Text<'s>> {
        while let Step::Node(node, site) = self.nodes.step(self.report) {
            match node {
                Node::Scalar { text, plain } if !plain || classify(&text) == Scalar::Text => {
                    return Some(Sited::new(text, site));
                }
                Node::Refused => {}
                node => {
                    let found = self.skip_and_describe(&node);
                    let message = format!("a name must be text, but this is {found}");
                    let diagnostic = Diagnostic::new(&rules::WRONG_TYPE, site, message);
                    self.report.push(in_quotes(diagnostic, found));
                }
            }
            self.skip();
        }
        None
    }

    /// Enters a mapping, or reports what is there instead.
    fn map(&mut self, owner: &Owner<'_>) -> bool {
        let Some((node, site)) = self.value() else { return false };
        match node {
            Node::Map => return true,
            Node::Refused => {}
            node => {
                let found = self.skip_and_describe(&node);
                self.report.push(wrong_type(owner, site, "a mapping", found));
            }
        }
        false
    }

    fn value(&mut self) -> Option<(Node<'s>, Site)> {
        match self.nodes.step(self.report) {
            Step::Node(node, site) => Some((node, site)),
            Step::End | Step::Stop => None,
        }
    }

    fn skip(&mut self) {
        if let Some((node, _)) = self.value() {
            self.skip_rest(&node);
        }
    }

    /// Takes the nodes in a map or list, and its end.
    fn skip_rest(&mut self, node: &Node<'_>) {
        let mut depth = usize::from(matches!(node, Node::Map | Node::List));
        while depth > 0 {
            match self.nodes.step(self.report) {
                Step::Node(Node::Map | Node::List, _) => depth += 1,
                Step::Node(..) => {}
                Step::End => depth -= 1,
                Step::Stop => return,
            }
        }
    }

    fn skip_and_describe(&mut self, node: &Node<'_>) -> &'static str {
        self.skip_rest(node);
        match node {
            Node::Map => "a mapping",
            Node::List => "a list",
            Node::Scalar { text, plain: true } => describe(classify(text)),
            Node::Scalar { .. } | Node::Refused => "text",
        }
    }
}

fn describe(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Null => "nothing",
        Scalar::Bool => "a boolean",
        Scalar::Integer(_) | Scalar::OtherNumber => "a number",
        Scalar::Text => "text",
    }
}

fn in_quotes(diagnostic: Diagnostic, found: &str) -> Diagnostic {
    match found {
        "a number" | "a boolean" => diagnostic.help("put it in quotes"),
        _ => diagnostic,
    }
}

fn wrong_type(owner: &Owner<'_>, site: Site, expected: &str, found: &str) -> Diagnostic {
    // Nothing cannot be underlined; its key can.
    let site = if site.start == site.end { owner.site } else { site };
    let message = format!("{} must be {expected}, but this is {found}", owner.name);
    Diagnostic::new(&rules::WRONG_TYPE, site, message)
}
