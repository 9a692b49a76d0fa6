//! Diagnostics as values, and the report that travels through a whole run.
//! No text of a terminal is made here; `render` does that at the edge.

use crate::rules::{Rule, Severity};
use crate::site::Site;

/// How many diagnostics a report keeps; the rest is counted.
///
/// A spec of a million wrong lines is one mistake, made by a program; nobody reads its second thousand.
pub const KEPT: usize = 1_000;

/// All that is wrong with the input of one run, in the order of the file once [`Report::sort`] ran.
#[derive(Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    errors: usize,
    dropped: usize,
}

/// One finding: which rule, where, what is wrong, and a way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// One sentence about this input, lower-case, without a final dot, names in backticks.
    pub message: String,
    /// The smallest wrong text; `None` where there is no text, as with a missing file.
    pub site: Option<Site>,
    /// What to write beside the underlined text, if the message does not say it all.
    pub label: Option<String>,
    /// Other places that belong to it, each with what it is.
    pub related: Vec<(Site, String)>,
    /// What else is known, one sentence each.
    pub notes: Vec<String>,
    /// Ways out, one sentence each.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// A finding at a place.
    pub fn new(rule: &'static Rule, site: Site, message: impl Into<String>) -> Self {
        Self { site: Some(site), ..Self::nowhere(rule, message) }
    }

    /// A finding without a text to point at.
    pub fn nowhere(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
            site: None,
            label: None,
            related: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
        }
    }

    /// Writes something beside the underlined text.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = Some(text.into());
        self
    }

    /// Adds another place, such as "first defined here".
    #[must_use]
    pub fn related(mut self, site: Site, text: impl Into<String>) -> Self {
        self.related.push((site, text.into()));
        self
    }

    /// Adds what else is known.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Adds a way out.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// Adds a way out if there is one.
    #[must_use]
    pub fn help_opt(mut self, text: Option<impl Into<String>>) -> Self {
        self.help.extend(text.map(Into::into));
        self
    }
}

impl Report {
    /// Adds a finding, or only counts it when [`KEPT`] are there.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if diagnostic.rule.severity == Severity::Error {
            self.errors += 1;
        }
        if self.is_full() {
            self.dropped += 1;
        } else {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Adds a finding of this rule that is only put into words if it is kept.
    ///
    /// For places that hostile input reaches a million times, where words cost more than the reading.
    pub fn push_with(&mut self, rule: &'static Rule, found: impl FnOnce() -> Diagnostic) {
        if self.is_full() {
            self.dropped += 1;
            self.errors += usize::from(rule.severity == Severity::Error);
        } else {
            self.push(found());
        }
    }

    /// Whether further findings are only counted.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.diagnostics.len() >= KEPT
    }

    /// Puts the findings into the order of the file.
    pub fn sort(&mut self) {
        self.diagnostics.sort_by_key(|diagnostic| diagnostic.site);
    }

    /// The findings that were kept.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// How many findings are errors, the dropped ones included.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many findings were counted and not kept.
    #[must_use]
    pub fn dropped(&self) -> usize {
        self.dropped
    }

    /// Whether anything forbids going on.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Whether nothing at all was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Diagnostic, KEPT, Report};
    use crate::rules;

    /// Two errors and a warning after each other, so many times: how many are kept, are errors, are dropped.
    fn full(times: usize, push: impl Fn(&mut Report, &'static rules::Rule)) -> [usize; 3] {
        let mut report = Report::default();
        for _ in 0..times {
            for rule in [&rules::MISSING_KEY, &rules::UNUSED_BUCKET, &rules::MISSING_KEY] {
                push(&mut report, rule);
            }
        }
        [report.diagnostics().len(), report.errors(), report.dropped()]
    }

    #[test]
    fn what_is_not_kept_is_counted() {
        let push = |report: &mut Report, rule| report.push(Diagnostic::nowhere(rule, "wrong"));
        let push_with =
            |report: &mut Report, rule| report.push_with(rule, || Diagnostic::nowhere(rule, "wrong"));
        for (times, expected) in [(1, [3, 2, 0]), (KEPT, [KEPT, 2 * KEPT, 2 * KEPT])] {
            assert_eq!(full(times, push), expected);
            assert_eq!(full(times, push_with), expected);
        }
    }
}
