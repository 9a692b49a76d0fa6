//! Reads fields, and their values in codes.

use std::borrow::Cow;

use super::keys::Read;
use super::{Cursor, is_text};
use crate::grammar::{self, Keys, Mapping};
use crate::raw::{Sample, Text};
use crate::read::owner::Owner;
use crate::read::yaml::{Step, YamlNode};
use crate::report::{Diagnostic, Report};
use crate::rules;
use crate::site::{Site, Sited};
use crate::suggest;

/// The value of a field that is not a mapping.
pub(in crate::read) enum FieldForm<'s> {
    Type(Text<'s>),
    /// The strings, and whether all elements are strings.
    OneOf(Vec<Text<'s>>, bool),
    Misread,
}

/// The name of the key with the fields.
const FIELDS: &str = "fields";

impl<'s> Cursor<'s, '_> {
    /// Reads a type, or a list of values.
    pub(in crate::read) fn field_form(&mut self, owner: &Owner<'_>, name: &Text<'s>) -> FieldForm<'s> {
        let Some((node, site)) = self.value() else { return FieldForm::Misread };
        match node {
            YamlNode::Scalar { text, plain } if is_text(&text, plain) => {
                FieldForm::Type(Sited::new(text, site))
            }
            YamlNode::List => {
                let (mut texts, mut is_whole) = (Vec::new(), true);
                let entry = Owner::chosen("a value of field", None, name);
                while let Step::YamlNode(node, site) = self.nodes.step(self.report) {
                    let text = self.text_of(node, site, &entry);
                    is_whole &= text.is_some();
                    texts.extend(text);
                }
                FieldForm::OneOf(texts, is_whole && self.nodes.broken.is_none())
            }
            node => {
                self.refuse(&node, site, owner, "a type, a list or a mapping");
                FieldForm::Misread
            }
        }
    }

    /// Declares the fields that codes can have as keys.
    pub(in crate::read) fn declare_fields(&mut self, names: impl IntoIterator<Item = Cow<'s, str>>) {
        self.fields.extend(names);
    }

    /// Remembers that there may be other fields, in a part of the file that was not read.
    pub(in crate::read) fn declare_unread_fields(&mut self) {
        self.has_unread_fields = true;
    }

    /// Declares the fields that are below the codes. To find them, the file is read twice.
    pub(in crate::read) fn declare_fields_below(&mut self) {
        let source = self.source;
        let mut rest = source.text().match_indices(FIELDS).map(|(at, _)| &source.text()[at + FIELDS.len()..]);
        if !rest.any(|rest| rest.trim_start_matches(['"', '\'', ' ', '\t']).starts_with(':')) {
            return;
        }
        let mut report = Report::default();
        let mut ahead = Cursor::new(self.file, source, &mut report);
        let names = ahead.names_below(FIELDS);
        self.has_unread_fields |= names.is_none() && ahead.nodes.broken.is_some();
        for name in names.into_iter().flatten() {
            // A merge key, whose fields are unknown.
            if name == "<<" {
                self.has_unread_fields = true;
            } else {
                self.fields.push(name);
            }
        }
    }

    /// Reads a mapping of fixed keys and fields. `each` reads the value of one fixed key.
    ///
    /// A repeated field is reported. Its value is only read to report errors in it.
    pub(in crate::read) fn fixed_or_fields<K: Keys>(
        &mut self,
        owner: &Owner<'_>,
        values: &mut Vec<(Text<'s>, Option<Sample<'s>>)>,
        each: impl FnMut(&mut Self, K, &Owner<'_>),
    ) -> Read<K> {
        if !self.map(owner) {
            return Read::nothing();
        }
        self.keys_or(owner, each, &mut |cursor, node, site| {
            let YamlNode::Scalar { text, plain } = node else { return false };
            let is_field =
                is_text(text, *plain) && cursor.fields.contains(text) && K::mapping().key(text).is_none();
            if is_field {
                cursor.field_value(Sited::new(text.clone(), site), values);
            }
            is_field
        })
    }

    fn field_value(&mut self, name: Text<'s>, values: &mut Vec<(Text<'s>, Option<Sample<'s>>)>) {
        let first = values.iter().find(|(known, _)| known.value == name.value).map(|(known, _)| known.site);
        if let Some(first) = first {
            self.duplicate_field(&name, first);
        }
        let value = self.sample(&Owner::chosen("field", None, &name));
        if first.is_none() {
            values.push((name, value));
        }
    }

    fn duplicate_field(&mut self, name: &Text<'_>, first: Site) {
        self.report.push_with(&rules::DUPLICATE_KEY, || {
            Diagnostic::new(&rules::DUPLICATE_KEY, name.site, format!("duplicate key `{}`", name.value))
                .related(first, "first set here")
                .help("remove one of them")
        });
    }

    /// The field that an unknown key of a code was probably meant to be, if no fixed key is nearer.
    pub(super) fn meant_field(&self, mapping: &'static Mapping, name: &str) -> Option<&str> {
        let is_translated = mapping.elsewhere.iter().any(|(other, _)| other.eq_ignore_ascii_case(name));
        if self.fields.is_empty() || is_translated || !has_fields(mapping) {
            return None;
        }
        let keys = mapping.keys.iter().map(|key| key.name);
        let nearest = suggest::nearest(name, self.fields.iter().map(|field| &**field).chain(keys))?;
        self.fields.iter().find(|field| **field == nearest).map(|field| &**field)
    }
}

/// Whether fields can be keys of a mapping.
pub(super) fn has_fields(mapping: &'static Mapping) -> bool {
    std::ptr::eq(mapping, &raw const grammar::CODE)
}
