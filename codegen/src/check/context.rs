//! What every pass shares: the raw spec, the indexes of names, and the report.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::mem;

use crate::characters::is_unseen;
use crate::check::bucket::unknown as unknown_bucket;
use crate::check::param::is_sent;
use crate::check::rust::Use;
use crate::raw::{self, Text};
use crate::report::{Diagnostic, Report};
use crate::rules::{self, Rule};
use crate::site::Site;
use crate::suggest::Search;

/// The index of each name. A name with invisible characters, which are reported, can also be written without them.
///
/// Otherwise each use of the name would be another error with the same cause.
pub(super) fn by_name<'a>(names: impl Iterator<Item = &'a str> + Clone) -> HashMap<Cow<'a, str>, usize> {
    let mut index: HashMap<_, _> = names.clone().enumerate().map(|(at, name)| (name.into(), at)).collect();
    for (at, name) in names.enumerate().filter(|(_, name)| name.contains(is_unseen)) {
        let seen = name.replace(is_unseen, "");
        index.entry(seen.into()).or_insert(at);
    }
    index
}

/// The spec that is checked.
pub(super) struct Context<'a, 's> {
    pub(super) raw: &'a raw::Spec<'s>,
    /// Whether Rust is generated from the spec.
    pub(super) is_for_rust: bool,
    report: &'a mut Report,
    errors_before: usize,
    /// Built when the first code is looked up. Most specs never refer to a code by name.
    codes: OnceCell<HashMap<Cow<'a, str>, usize>>,
    /// The names of all params. Built when the envelope first names one.
    params: OnceCell<HashSet<&'a str>>,
    buckets: HashMap<Cow<'a, str>, usize>,
    /// What `allow` silenced: the site of the code or bucket, and the rule.
    allowed: HashSet<(Site, &'static str)>,
    search: Search,
    /// The names that helps proposed, each with what it is.
    proposed: HashSet<(&'static str, String)>,
}

impl<'a, 's> Context<'a, 's> {
    pub(super) fn new(raw: &'a raw::Spec<'s>, used: Use, report: &'a mut Report) -> Self {
        let buckets = by_name(raw.buckets.iter().map(|bucket| &*bucket.name.value));
        let errors_before = report.errors();
        Self {
            raw,
            is_for_rust: used.has_rust(raw),
            report,
            errors_before,
            codes: OnceCell::new(),
            params: OnceCell::new(),
            buckets,
            allowed: HashSet::new(),
            search: Search::default(),
            proposed: HashSet::new(),
        }
    }

    /// The index of the code with that name.
    pub(super) fn code(&self, name: &str) -> Option<usize> {
        let codes = self.codes.get_or_init(|| by_name(self.raw.codes.iter().map(|code| &*code.code.value)));
        codes.get(name).copied()
    }

    /// The names of the params that are sent in the details, of all codes, in the order of the file.
    pub(super) fn params(&self) -> impl Iterator<Item = &'a Text<'s>> + use<'a, 's> {
        self.raw
            .codes
            .iter()
            .flat_map(|code| &code.params)
            .filter(|param| is_sent(param))
            .map(|param| &param.name)
    }

    /// Whether any code has a param with that name that is sent in the details.
    pub(super) fn has_param(&self, name: &str) -> bool {
        let params = self.params.get_or_init(|| self.params().map(|name| &*name.value).collect());
        params.contains(name)
    }

    /// The index of the bucket with that name.
    pub(super) fn bucket(&self, name: &str) -> Option<usize> {
        self.buckets.get(name).copied()
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.report.push(diagnostic);
    }

    /// Adds a warning about the code or bucket at `owner`, unless its `allow` names the rule.
    pub(super) fn push_unless_allowed(
        &mut self,
        owner: Site,
        allow: &[(Text<'_>, Text<'_>)],
        diagnostic: Diagnostic,
    ) {
        if allow.iter().any(|(rule, _)| rule.value == diagnostic.rule.id) {
            self.allowed.insert((owner, diagnostic.rule.id));
        } else {
            self.push(diagnostic);
        }
    }

    /// Whether `allow` at `owner` silenced a warning of the rule.
    pub(super) fn was_allowed(&self, owner: Site, rule: &'static Rule) -> bool {
        self.allowed.contains(&(owner, rule.id))
    }

    /// Reports an unknown bucket.
    pub(super) fn push_unknown_bucket(&mut self, name: &str, site: Site) {
        let known = self.raw.buckets.iter().map(|bucket| (&*bucket.name.value, bucket.name.site));
        let search = &mut self.search;
        self.report.push_with(&rules::UNKNOWN_BUCKET, || unknown_bucket(search, name, site, known));
    }

    /// The first of some free names that no other help of this run proposes: following all helps makes no name occur
    /// twice. `what` is what the name is, such as `variant`.
    pub(super) fn propose(
        &mut self,
        what: &'static str,
        free: impl IntoIterator<Item = String>,
    ) -> Option<String> {
        free.into_iter().find(|name| self.proposed.insert((what, name.clone())))
    }

    /// Whether the reader omitted any part of this spec.
    pub(super) fn is_partial(&self) -> bool {
        self.raw.misread.any() || self.raw.cut_short
    }

    /// The number of errors so far.
    pub(super) fn errors(&self) -> usize {
        self.report.errors()
    }

    /// Runs checks without reporting anything.
    pub(super) fn silently<T>(&mut self, checks: impl FnOnce(&mut Self) -> T) -> T {
        let report = mem::take(self.report);
        let checked = checks(self);
        *self.report = report;
        checked
    }

    /// Whether the spec has no errors so far, including those of the reader.
    pub(super) fn is_right(&self) -> bool {
        !self.is_partial() && self.report.errors() == self.errors_before
    }

    /// The known name that was most likely meant. The total work is limited, however many names are wrong.
    pub(super) fn nearest<'n>(
        &mut self,
        wrong: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        // A diagnostic that is only counted needs no help.
        if self.report.is_full() {
            return None;
        }
        self.search.nearest(wrong, known)
    }

    /// The help for an unknown name: a similar name, or the known names.
    pub(super) fn similar_or_list<'n>(
        &mut self,
        wrong: &str,
        known: impl ExactSizeIterator<Item = &'n str> + Clone,
        what: &str,
    ) -> Option<String> {
        // A diagnostic that is only counted needs no help.
        if self.report.is_full() {
            return None;
        }
        self.search.similar_or_list(wrong, known, what)
    }
}
