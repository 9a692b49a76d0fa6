//! Reads one value of a given form at a time, and reports what has another form.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::format::{Key, Mapping};
use crate::quoted::quoted;
use crate::raw::Text;
use crate::read::found::{Found, article};
use crate::read::owner::Owner;
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
            Step::End(_) | Step::Stop => None,
        }
    }

    /// Whether the file holds nothing but comments and the marks of a document.
    pub(super) fn is_empty(&mut self) -> bool {
        match self.nodes.peek(self.report) {
            Step::Node(Node::Scalar { text, plain: true }, site) => text == "~" && site.start == site.end,
            Step::Node(..) => false,
            Step::End(_) | Step::Stop => self.nodes.broken.is_none(),
        }
    }

    /// A text.
    pub(super) fn text(&mut self, owner: &Owner<'_>) -> Option<Text<'s>> {
        let (node, site) = self.value()?;
        self.text_of(node, site, owner)
    }

    /// A whole number.
    pub(super) fn integer(&mut self, owner: &Owner<'_>) -> Option<Sited<u64>> {
        let (node, site) = self.value()?;
        if let Node::Scalar { text, plain: true } = &node
            && let Scalar::Integer(value) = classify(text)
        {
            return Some(Sited::new(value, site));
        }
        self.refuse(&node, site, owner, "a whole number");
        None
    }

    /// A text or a mapping of fixed keys; `each` reads the value of one key of the mapping, a repeated one too.
    pub(super) fn text_or_fixed(
        &mut self,
        mapping: &'static Mapping,
        owner: &Owner<'_>,
        each: impl FnMut(&mut Self, &'static Key, Site),
    ) -> Option<Text<'s>> {
        let (node, site) = self.value()?;
        match node {
            Node::Scalar { text, plain } if is_text(&text, plain) => return Some(Sited::new(text, site)),
            Node::Map => {
                self.keys(mapping, owner, each);
            }
            node => self.refuse(&node, site, owner, "text or a mapping"),
        }
        None
    }

    /// A mapping of fixed keys; `each` reads the value of one key, and again where the key is repeated.
    ///
    /// Gives whether a key is repeated, as a mistyped one may be.
    pub(super) fn fixed(
        &mut self,
        mapping: &'static Mapping,
        owner: &Owner<'_>,
        each: impl FnMut(&mut Self, &'static Key, Site),
    ) -> bool {
        self.map(owner) && self.keys(mapping, owner, each)
    }

    /// A mapping of names; `each` reads the value of one name.
    ///
    /// A repeated name is reported by `rule`; its value is read for its own mistakes and left out,
    /// as is that of a number in place of a name.
    pub(super) fn named<T>(
        &mut self,
        owner: &Owner<'_>,
        rule: &'static Rule,
        what: &str,
        mut each: impl FnMut(&mut Self, Text<'s>) -> T,
    ) -> Vec<T> {
        let mut entries = Vec::new();
        if !self.map(owner) {
            return entries;
        }
        let mut first = HashMap::<Cow<'s, str>, Site>::new();
        while let Some((name, is_text)) = self.name() {
            if !is_text {
                each(self, name);
                continue;
            }
            if let Some(&site) = first.get(&name.value) {
                self.report.push_with(rule, || {
                    let message = format!("{what} {} is defined twice", quoted(&name.value));
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
        entries
    }

    /// A mapping from text to text.
    pub(super) fn text_map(&mut self, owner: &Owner<'_>) -> Vec<(Text<'s>, Text<'s>)> {
        let entries = self.named(owner, &rules::DUPLICATE_KEY, "key", |cursor, name| {
            let text = cursor.text(&Owner::chosen("key", &name));
            text.map(|text| (name, text))
        });
        entries.into_iter().flatten().collect()
    }

    /// A list of texts.
    pub(super) fn text_list(&mut self, key: &'static Key, site: Site) -> Vec<Text<'s>> {
        let mut texts = Vec::new();
        let Some((node, found)) = self.value() else { return texts };
        if !matches!(node, Node::List) {
            self.refuse(&node, found, &Owner::key(key, site), "a list");
            return texts;
        }
        let entry = Owner::entry(key, site);
        while let Step::Node(node, site) = self.nodes.step(self.report) {
            texts.extend(self.text_of(node, site, &entry));
        }
        texts
    }

    fn keys(
        &mut self,
        mapping: &'static Mapping,
        owner: &Owner<'_>,
        mut each: impl FnMut(&mut Self, &'static Key, Site),
    ) -> bool {
        let mut repeated = false;
        let mut seen = [None; 16];
        let mut meant = [false; 16];
        let mut missing = owner.site;
        while let Some((name, is_text)) = self.name() {
            if !is_text {
                self.skip();
                continue;
            }
            // The spec itself has no key to point at when something is missing; its first key will do.
            if missing.start == missing.end {
                missing = name.site;
            }
            let Some((index, key)) = mapping.key(&name.value) else {
                // To call the key missing that this one was meant to be would be the same mistake twice.
                let ours = self.meant(mapping, &name).filter(|(index, _)| seen[*index].is_none());
                if let Some((index, _)) = ours {
                    meant[index] = true;
                }
                self.unknown_key(mapping, &name, ours.map(|(_, key)| key.name));
                match ours {
                    // Whole tables stand under such keys, with mistakes and names of their own.
                    Some((_, key)) if key.value.is_table() && self.is_map() => {
                        repeated = true;
                        each(self, key, name.site);
                    }
                    _ => self.skip(),
                }
                continue;
            };
            if let Some(first) = seen[index] {
                self.report.push_with(&rules::DUPLICATE_KEY, || {
                    let message = format!("key `{}` is there twice", key.name);
                    Diagnostic::new(&rules::DUPLICATE_KEY, name.site, message)
                        .related(first, "first set here")
                        .help("remove one of them")
                });
                repeated = true;
            } else {
                seen[index] = Some(name.site);
            }
            each(self, key, name.site);
        }
        if self.nodes.broken.is_some() {
            return repeated;
        }
        for ((key, seen), meant) in mapping.keys.iter().zip(seen).zip(meant) {
            if key.required && seen.is_none() && !meant {
                self.report.push_with(&rules::MISSING_KEY, || {
                    let message = format!("{owner} has no `{}`", key.name);
                    Diagnostic::new(&rules::MISSING_KEY, missing, message)
                        .help(format!("add `{}`: {}", key.name, key.doc))
                });
            }
        }
        repeated
    }

    /// The key that an unknown one was meant to be, as long as anybody reads what is found.
    fn meant(&self, mapping: &'static Mapping, name: &Text<'s>) -> Option<(usize, &'static Key)> {
        if self.report.is_full() {
            return None;
        }
        mapping.meant(&name.value)
    }

    fn unknown_key(&mut self, mapping: &'static Mapping, name: &Text<'s>, ours: Option<&str>) {
        self.report.push_with(&rules::UNKNOWN_KEY, || {
            let known = mapping.keys.iter().map(|key| key.name);
            let message =
                format!("unknown key {} in {} {}", quoted(&name.value), article(mapping.name), mapping.name);
            let help = match ours {
                Some(ours) => format!("did you mean `{ours}`?"),
                None => suggest::or_list(&name.value, known, "key"),
            };
            Diagnostic::new(&rules::UNKNOWN_KEY, name.site, message).help(help)
        });
    }

    /// The next name of a mapping, and whether it is text, as it must be.
    ///
    /// What is no text is reported, and left out with its value if it cannot have been meant as a name.
    fn name(&mut self) -> Option<(Text<'s>, bool)> {
        while let Step::Node(node, site) = self.nodes.step(self.report) {
            match node {
                Node::Scalar { text, plain: true } if text == "<<" => {
                    self.merge_key(site);
                    continue;
                }
                Node::Scalar { text, plain } if is_text(&text, plain) => {
                    return Some((Sited::new(text, site), true));
                }
                Node::Refused => {}
                node => {
                    let (found, site) = self.skip_and_describe(&node, site);
                    self.report.push_with(&rules::WRONG_TYPE, || {
                        let message = format!("a key must be text, but this is {found}");
                        with_help(
                            Diagnostic::new(&rules::WRONG_TYPE, site, message),
                            found.as_text().map(Cow::Borrowed),
                        )
                    });
                    if let (Found::Number(_), Node::Scalar { text, .. }) = (found, node) {
                        return Some((Sited::new(text, site), false));
                    }
                }
            }
            self.skip();
        }
        None
    }

    /// `<<` takes in the keys of another mapping where YAML 1.1 is read.
    fn merge_key(&mut self, site: Site) {
        self.report.push_with(&rules::UNSUPPORTED_YAML, || {
            Diagnostic::new(&rules::UNSUPPORTED_YAML, site, "merge key `<<` is not part of a spec")
                .help("write the keys out; every entry of a spec stands for itself")
        });
        self.nodes.quiet = true;
        self.skip();
        self.nodes.quiet = false;
    }

    fn is_map(&mut self) -> bool {
        matches!(self.nodes.peek(self.report), Step::Node(Node::Map, _))
    }

    /// Enters a mapping, or reports what is there instead.
    fn map(&mut self, owner: &Owner<'_>) -> bool {
        let Some((node, site)) = self.value() else { return false };
        if matches!(node, Node::Map) {
            return true;
        }
        self.refuse(&node, site, owner, "a mapping");
        false
    }

    fn value(&mut self) -> Option<(Node<'s>, Site)> {
        match self.nodes.step(self.report) {
            Step::Node(node, site) => Some((node, site)),
            Step::End(_) | Step::Stop => None,
        }
    }

    fn text_of(&mut self, node: Node<'s>, site: Site, owner: &Owner<'_>) -> Option<Text<'s>> {
        match node {
            Node::Scalar { text, plain } if is_text(&text, plain) => Some(Sited::new(text, site)),
            node => {
                self.refuse(&node, site, owner, "text");
                None
            }
        }
    }

    fn skip(&mut self) {
        if let Some((node, site)) = self.value() {
            self.skip_rest(&node, site);
        }
    }

    /// Takes the nodes in a map or list, and its end; gives the place from bracket to bracket.
    fn skip_rest(&mut self, node: &Node<'_>, mut site: Site) -> Site {
        let mut depth = usize::from(matches!(node, Node::Map | Node::List));
        let bracketed = depth == 1 && site.start < site.end;
        while depth > 0 {
            match self.nodes.step(self.report) {
                Step::Node(Node::Map | Node::List, _) => depth += 1,
                Step::Node(..) => {}
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

    fn skip_and_describe(&mut self, node: &Node<'_>, site: Site) -> (Found, Site) {
        let site = self.skip_rest(node, site);
        (Found::of(node, site), site)
    }

    /// Takes a value of a wrong form and reports it.
    fn refuse(&mut self, node: &Node<'_>, site: Site, owner: &Owner<'_>, expected: &str) {
        let (found, site) = self.skip_and_describe(node, site);
        if matches!(node, Node::Refused) || self.nodes.is_broken_at(site, self.report) {
            return;
        }
        self.report.push_with(&rules::WRONG_TYPE, || {
            // What has no letters of its own cannot be underlined; its key can.
            let site = if site.start == site.end { owner.site } else { site };
            let message = match found {
                Found::Nothing => format!("{owner} has no value; it must be {expected}"),
                found => format!("{owner} must be {expected}, but this is {found}"),
            };
            with_help(Diagnostic::new(&rules::WRONG_TYPE, site, message), owner.help(expected, found))
        });
    }
}

/// Whether a scalar is a text by the rules of YAML 1.2.
fn is_text(text: &str, plain: bool) -> bool {
    !plain || classify(text) == Scalar::Text
}

fn with_help(diagnostic: Diagnostic, help: Option<Cow<'_, str>>) -> Diagnostic {
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}
