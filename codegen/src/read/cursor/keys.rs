//! Mappings whose keys the format fixes: which are unknown, repeated or missing.

use super::names::Other;
use super::{Cursor, is_text};
use crate::grammar::{Key, Keys, MOST_KEYS, Mapping};
use crate::quoted::quoted;
use crate::raw::Text;
use crate::read::found::article;
use crate::read::owner::Owner;
use crate::read::yaml::Node;
use crate::report::Diagnostic;
use crate::rules;
use crate::site::Sited;
use crate::suggest;

impl<'s, 'r> Cursor<'s, 'r> {
    /// A text or a mapping of fixed keys; `each` reads the value of one key of the mapping, a repeated one too.
    pub(in crate::read) fn text_or_fixed<K: Keys>(
        &mut self,
        owner: &Owner<'_>,
        each: impl FnMut(&mut Self, K, &Owner<'_>),
    ) -> Option<Text<'s>> {
        let (node, site) = self.value()?;
        match node {
            Node::Scalar { text, plain } if is_text(&text, plain) => return Some(Sited::new(text, site)),
            Node::Map => {
                self.keys(owner, each);
            }
            node => self.refuse(&node, site, owner, "text or a mapping"),
        }
        None
    }

    /// A mapping of fixed keys; `each` reads the value of one key, and again where the key is repeated.
    ///
    /// Gives whether a key is repeated, as a mistyped one may be.
    pub(in crate::read) fn fixed<K: Keys>(
        &mut self,
        owner: &Owner<'_>,
        each: impl FnMut(&mut Self, K, &Owner<'_>),
    ) -> bool {
        self.map(owner) && self.keys(owner, each)
    }

    fn keys<K: Keys>(&mut self, owner: &Owner<'_>, each: impl FnMut(&mut Self, K, &Owner<'_>)) -> bool {
        self.keys_or(owner, each, &mut |_, _, _| false)
    }

    /// The same where a key may also be something else, which `other` takes with its value.
    pub(super) fn keys_or<K: Keys>(
        &mut self,
        owner: &Owner<'_>,
        mut each: impl FnMut(&mut Self, K, &Owner<'_>),
        other: Other<'_, 's, 'r>,
    ) -> bool {
        let mapping = K::mapping();
        let mut repeated = false;
        let mut seen = [None; MOST_KEYS];
        let mut meant = [false; MOST_KEYS];
        let mut missing = owner.site;
        while let Some((name, is_text)) = self.name_or(other) {
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
                    Some((index, key)) if key.value.is_table() && self.is_map() => {
                        repeated = true;
                        each(self, K::ALL[index], &Owner::key(key, name.site));
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
            each(self, K::ALL[index], &Owner::key(key, name.site));
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
    pub(super) fn meant(&self, mapping: &'static Mapping, name: &Text<'s>) -> Option<(usize, &'static Key)> {
        if self.report.is_full() {
            return None;
        }
        mapping.meant(&name.value)
    }

    pub(super) fn unknown_key(&mut self, mapping: &'static Mapping, name: &Text<'s>, ours: Option<&str>) {
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
}
