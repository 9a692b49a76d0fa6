//! Reads mappings with fixed keys, and reports unknown, repeated and missing ones.

use super::fields::has_fields;
use std::ptr;

use super::names::Other;
use super::{Cursor, Declared, find};
use crate::grammar::{self, CodeKey, Key, Keys, MOST_KEYS, Mapping, SpecKey};
use crate::quoted::quoted;
use crate::raw::{Misread, Text};
use crate::read::owner::Owner;
use crate::report::{Diagnostic, Report};
use crate::rules;
use crate::site::Site;
use crate::suggest::{self, article};

/// What is known about a mapping of fixed keys after it was read.
pub(in crate::read) struct Read<K> {
    /// Whether a key is repeated. A mistyped key may look like that.
    pub(in crate::read) repeated: bool,
    pub(in crate::read) misread: Misread<K>,
}

impl<'s, 'r> Cursor<'s, 'r> {
    /// Reads a mapping of fixed keys. `each` reads the value of one key, and of each repetition.
    pub(in crate::read) fn fixed<K: Keys>(
        &mut self,
        owner: &Owner<'_>,
        each: impl FnMut(&mut Self, K, &Owner<'_>),
    ) -> Read<K> {
        if self.map(owner) { self.keys(owner, each) } else { Read::nothing() }
    }

    fn keys<K: Keys>(&mut self, owner: &Owner<'_>, each: impl FnMut(&mut Self, K, &Owner<'_>)) -> Read<K> {
        self.keys_or(owner, each, &mut |_, _, _| false)
    }

    /// Like [`Self::fixed`], but `other` may first take a key that is not a fixed one, with its value.
    pub(super) fn keys_or<K: Keys>(
        &mut self,
        owner: &Owner<'_>,
        mut each: impl FnMut(&mut Self, K, &Owner<'_>),
        other: Other<'_, 's, 'r>,
    ) -> Read<K> {
        let mapping = K::mapping();
        let mut read = Read::default();
        let mut seen = [None; MOST_KEYS];
        let mut meant = [false; MOST_KEYS];
        let mut respelled = Vec::new();
        let mut missing = owner.site;
        let mut merged = false;
        while let Some((name, is_text)) = self.name_or(other) {
            merged |= self.merged;
            if self.nameless || !is_text {
                read.misread.mark_other();
            }
            if !is_text {
                self.skip();
                continue;
            }
            // The spec itself has no key to point at if one is missing, so its first key is used.
            if missing.start == missing.end {
                missing = name.site;
            }
            let Some((index, key)) = mapping.key(&name.value) else {
                // Reporting the intended key as missing would report the same error twice.
                let ours = self.meant(mapping, &name).filter(|(index, _)| seen[*index].is_none());
                match ours {
                    Some((index, key)) if !meant[index] && is_respelled(&name.value, key.name) => {
                        respelled.push((index, name.clone(), key));
                    }
                    _ => self.unknown_key(mapping, &name, ours.map(|(_, key)| key.name)),
                }
                let Some((index, key)) = ours else {
                    if !mapping.reserved.contains(&&*name.value) {
                        read.misread.mark_other();
                    }
                    self.skip();
                    continue;
                };
                meant[index] = true;
                read.misread.mark(K::ALL[index]);
                // Such keys contain whole tables, with names and errors of their own.
                if key.value.is_table() && self.is_map() {
                    read.repeated = true;
                    each(self, K::ALL[index], &Owner::key(key, name.site));
                } else {
                    self.skip();
                }
                continue;
            };
            if let Some(first) = seen[index] {
                self.report.push_with(&rules::DUPLICATE_KEY, || {
                    let message = format!("duplicate key `{}`", key.name);
                    Diagnostic::new(&rules::DUPLICATE_KEY, name.site, message)
                        .related(first, "first set here")
                        .help("remove one of them")
                });
                read.repeated = true;
                read.misread.mark(K::ALL[index]);
            } else {
                seen[index] = Some(name.site);
            }
            let errors = self.report.errors();
            each(self, K::ALL[index], &Owner::key(key, name.site));
            if self.report.errors() > errors || self.nodes.broken.is_some() {
                read.misread.mark(K::ALL[index]);
            }
        }
        // The right name may be a key as well; then another change is needed.
        let (doubled, respelled): (Vec<_>, Vec<_>) =
            respelled.into_iter().partition(|(index, ..)| seen[*index].is_some());
        for (_, name, key) in doubled {
            self.unknown_key(mapping, &name, Some(key.name));
        }
        self.respelled_keys(mapping, &respelled);
        merged |= self.merged;
        let broken = self.nodes.broken.is_some();
        if broken || self.nameless {
            read.misread.mark_other();
        }
        for ((key, seen), meant) in K::ALL.iter().zip(seen).zip(meant) {
            if seen.is_some() || meant {
                continue;
            }
            // An invalid key may have been meant to be this one.
            if read.misread.has_other() {
                read.misread.mark(*key);
            }
            if key.key().required && !broken && !merged && !self.nodes.is_foreign_below(self.nodes.last_text)
            {
                self.missing_key(key.key(), owner, missing);
                read.misread.mark(*key);
            }
        }
        read
    }

    /// Declares the buckets that are below the codes. To find them, the file is read twice.
    fn declare_buckets_below(&mut self) {
        if self.report.is_full() || find(&self.declared, CodeKey::Bucket.key()).is_some() {
            return;
        }
        let mut report = Report::default();
        let names = Cursor::new(self.file, self.source, &mut report).names_below(SpecKey::Buckets.key().name);
        self.declare(CodeKey::Bucket.key(), "bucket", || names.unwrap_or_default());
    }

    fn missing_key(&mut self, key: &'static Key, owner: &Owner<'_>, site: Site) {
        if ptr::eq(key, CodeKey::Bucket.key()) {
            self.declare_buckets_below();
        }
        let declared = find(&self.declared, key).filter(|declared| !declared.names.is_empty());
        self.report.push_with(&rules::MISSING_KEY, || {
            let message = format!("{owner} has no `{}`", key.name);
            let help = match declared {
                Some(Declared { what, names, .. }) => {
                    format!("add `{}`; {}", key.name, suggest::list(names.iter().map(|name| &**name), what))
                }
                None => format!("add `{}`: {}", key.name, key.summary()),
            };
            Diagnostic::new(&rules::MISSING_KEY, site, message).help(help)
        });
    }

    /// The key that an unknown one was probably meant to be, unless the report is full.
    pub(super) fn meant(&self, mapping: &'static Mapping, name: &Text<'s>) -> Option<(usize, &'static Key)> {
        if self.report.is_full() || self.meant_field(mapping, &name.value).is_some() {
            return None;
        }
        mapping.meant(&name.value)
    }

    /// Reports the keys of a mapping that are written in another style, such as `max-delay`, at once.
    fn respelled_keys(&mut self, mapping: &'static Mapping, respelled: &[(usize, Text<'s>, &'static Key)]) {
        let [(_, first, ours), others @ ..] = respelled else { return };
        if others.is_empty() {
            return self.unknown_key(mapping, first, Some(ours.name));
        }
        self.report.push_with(&rules::UNKNOWN_KEY, || {
            let place = format!("{} {}", article(mapping.name), mapping.name);
            let message = format!("{} unknown keys in {place}", respelled.len());
            let label = |key: &Key| format!("did you mean `{}`?", key.name);
            let diagnostic = Diagnostic::new(&rules::UNKNOWN_KEY, first.site, message).label(label(ours));
            let labeled = others
                .iter()
                .fold(diagnostic, |diagnostic, (_, name, key)| diagnostic.related(name.site, label(key)));
            let names = respelled.iter().map(|(.., key)| key.name);
            labeled.help(format!("write {}", suggest::joined(names)))
        });
    }

    pub(super) fn unknown_key(&mut self, mapping: &'static Mapping, name: &Text<'s>, ours: Option<&str>) {
        // The key may be a field that is declared behind a syntax error.
        if self.has_unread_fields && has_fields(mapping) && !mapping.reserved.contains(&&*name.value) {
            return;
        }
        let field = self.meant_field(mapping, &name.value).map(ToOwned::to_owned);
        let fields: &[_] = if has_fields(mapping) { &self.fields } else { &[] };
        self.report.push_with(&rules::UNKNOWN_KEY, || {
            let keys = mapping.keys.iter().map(|key| key.name);
            let known = fields.iter().map(|field| &**field).chain(keys);
            let (shown, place) = (quoted(&name.value), format!("{} {}", article(mapping.name), mapping.name));
            let is_reserved = mapping.reserved.contains(&&*name.value);
            let message = if is_reserved {
                format!("key {shown} in {place} is reserved for a later version")
            } else {
                format!("unknown key {shown} in {place}")
            };
            let help = match (ours, field) {
                (Some(ours), _) => suggest::right_name(&name.value, ours, "key"),
                (None, Some(field)) => suggest::similar("field", &field),
                (None, None) if !is_reserved && is_about_retries(mapping, &name.value) => {
                    "remove it; what clients do about a code follows from its `bucket`".to_owned()
                }
                (None, None) if is_reserved => {
                    "remove it; this version of the format does not use it".to_owned()
                }
                (None, None) => suggest::similar_or_list(&name.value, known, "key"),
            };
            Diagnostic::new(&rules::UNKNOWN_KEY, name.site, message).help(help)
        });
    }
}

/// Whether a key of a code says what its bucket says: whether and when to retry.
fn is_about_retries(mapping: &'static Mapping, name: &str) -> bool {
    const KEYS: [&str; 14] = [
        "retry",
        "retries",
        "retryable",
        "isretryable",
        "retrypolicy",
        "retryafter",
        "shouldretry",
        "canretry",
        "maxattempts",
        "maxretries",
        "basedelay",
        "maxdelay",
        "backoff",
        "transient",
    ];
    ptr::eq(mapping, &raw const grammar::CODE) && KEYS.contains(&&*suggest::letters(name))
}

/// Whether two names differ only in case and separators.
fn is_respelled(name: &str, ours: &str) -> bool {
    suggest::letters(name) == suggest::letters(ours)
}

impl<K: Keys> Read<K> {
    /// The result for a value that is not a mapping: nothing in it is known.
    pub(super) fn nothing() -> Self {
        let mut read = Self::default();
        read.misread.mark_all();
        read
    }
}

impl<K> Default for Read<K> {
    fn default() -> Self {
        Self { repeated: false, misread: Misread::default() }
    }
}
