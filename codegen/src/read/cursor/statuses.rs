//! Reads mappings whose keys are fixed names and HTTP statuses.

use std::collections::HashMap;

use super::{Cursor, is_text};
use crate::characters::is_unseen;
use crate::grammar::{Keys, Mapping, STATUS_SHAPE};
use crate::quoted::quoted;
use crate::raw::FallbackCode;
use crate::read::found::Found;
use crate::read::owner::Owner;
use crate::read::scalar::{Scalar, classify};
use crate::read::spec::fallback_code;
use crate::read::yaml::YamlNode;
use crate::report::Diagnostic;
use crate::rules;
use crate::site::{Site, Sited};
use crate::suggest::article;

/// The statuses so far, each with its code.
#[derive(Default)]
struct Statuses<'s> {
    entries: Vec<(Sited<u64>, FallbackCode<'s>)>,
    /// Where each status occurred first, with or without a code.
    first: HashMap<u64, Site>,
}

impl<'s> Cursor<'s, '_> {
    /// Reads a mapping of fixed keys, whose values `each` reads, and of statuses, whose values are fallback codes.
    ///
    /// A repeated status is reported. Its value is only read to report errors in it.
    pub(in crate::read) fn by_status<K: Keys>(
        &mut self,
        owner: &Owner<'_>,
        each: impl FnMut(&mut Self, K, &Owner<'_>),
    ) -> Vec<(Sited<u64>, FallbackCode<'s>)> {
        let mapping = K::mapping();
        let mut statuses = Statuses::default();
        if self.map(owner) {
            self.keys_or(owner, each, &mut |cursor, node, site| match node {
                YamlNode::Refused => false,
                YamlNode::Scalar { text, plain } if is_text(text, *plain) && is_known(mapping, text) => false,
                node => {
                    cursor.status(mapping, node, site, &mut statuses);
                    true
                }
            });
        }
        statuses.entries
    }

    /// Reads a key that is not a fixed one, and its value.
    fn status(
        &mut self,
        mapping: &'static Mapping,
        node: &YamlNode<'s>,
        site: Site,
        statuses: &mut Statuses<'s>,
    ) {
        let (YamlNode::Scalar { text, plain: true }, Some(status)) = (node, integer(node)) else {
            self.no_status(mapping, node, site);
            return self.skip();
        };
        let owner = Owner::chosen("status", Some(STATUS_SHAPE), &Sited::new(text.clone(), site));
        let code = fallback_code(self, &owner);
        if let Some(&first) = statuses.first.get(&status) {
            self.report.push_with(&rules::DUPLICATE_KEY, || {
                Diagnostic::new(&rules::DUPLICATE_KEY, site, format!("duplicate key `{status}`"))
                    .related(first, "first set here")
                    .help("remove one of them")
            });
            return;
        }
        statuses.first.insert(status, site);
        statuses.entries.extend(code.map(|code| (Sited::new(status, site), code)));
    }

    fn no_status(&mut self, mapping: &'static Mapping, node: &YamlNode<'s>, site: Site) {
        let (found, site) = self.skip_and_describe(node, site);
        let keys = mapping.keys.iter().map(|key| format!("`{}`", key.name)).collect::<Vec<_>>().join(", ");
        if let (Found::Text, YamlNode::Scalar { text, .. }) = (found, node) {
            self.report.push_with(&rules::UNKNOWN_KEY, || {
                let [article, name] = [article(mapping.name), mapping.name];
                let message = format!("unknown key {} in {article} {name}", quoted(text));
                Diagnostic::new(&rules::UNKNOWN_KEY, site, message)
                    .help(format!("the keys are {keys} and single statuses, such as `404`"))
            });
            return;
        }
        self.report.push_with(&rules::WRONG_TYPE, || {
            let message = format!("a key of `{}` must be {keys} or a status, found {found}", mapping.name);
            let help = found.as_integer().unwrap_or("write a status in digits only, as in `404: not_found`");
            Diagnostic::new(&rules::WRONG_TYPE, site, message).help(help)
        });
    }
}

fn integer(node: &YamlNode<'_>) -> Option<u64> {
    match node {
        YamlNode::Scalar { text, plain: true } => match classify(text) {
            Scalar::Integer(status) => Some(status),
            Scalar::Null | Scalar::Bool | Scalar::Number(_) | Scalar::Text => None,
        },
        YamlNode::Scalar { .. } | YamlNode::Map | YamlNode::List | YamlNode::Refused => None,
    }
}

/// Whether a string is one of the fixed keys in any case, and with invisible characters or without. With other typos it could also be meant as a status.
fn is_known(mapping: &Mapping, text: &str) -> bool {
    let text = &*text.replace(is_unseen, "");
    let mut names = mapping.keys.iter().map(|key| key.name);
    let mut elsewhere = mapping.elsewhere.iter().map(|(other, _)| *other);
    names.any(|name| name.eq_ignore_ascii_case(text)) || elsewhere.any(|name| name.eq_ignore_ascii_case(text))
}
