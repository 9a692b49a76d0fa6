//! Diagnostics as values, and the report that collects them during a run.
//! `render` turns them into text.

use crate::rules::{Rule, Severity};
use crate::site::Site;

/// How many diagnostics a report keeps. Further ones are only counted.
///
/// Nobody reads more, and a spec with a million wrong lines must not fill the memory.
pub const KEPT: usize = 1_000;

/// All diagnostics of one run. [`Report::sort`] puts them into the order of the file.
#[derive(Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    errors: usize,
    dropped: usize,
}

/// An error or a warning: the rule, the span, the message, and how to fix it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that it violates.
    pub rule: &'static Rule,
    /// One sentence about this input, lower-case, without a final dot, names in backticks.
    pub message: String,
    /// The smallest wrong span; `None` if there is no text to show, such as for a missing file.
    pub site: Option<Site>,
    /// The label of the underlined text, if the message is not enough.
    pub label: Option<String>,
    /// Related spans, each with a label.
    pub related: Vec<(Site, String)>,
    /// Notes, one sentence each.
    pub notes: Vec<String>,
    /// Ways to fix it, one sentence each.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// Creates a diagnostic with a span.
    pub fn new(rule: &'static Rule, site: Site, message: impl Into<String>) -> Self {
        Self { site: Some(site), ..Self::nowhere(rule, message) }
    }

    /// Creates a diagnostic without a span.
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

    /// Sets the label of the underlined text.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = Some(text.into());
        self
    }

    /// Adds a related span with a label, such as "first defined here".
    #[must_use]
    pub fn related(mut self, site: Site, text: impl Into<String>) -> Self {
        self.related.push((site, text.into()));
        self
    }

    /// Adds a note.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Adds a help line.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// Adds a help line if there is one.
    #[must_use]
    pub fn help_opt(mut self, text: Option<impl Into<String>>) -> Self {
        self.help.extend(text.map(Into::into));
        self
    }
}

/// How much a report has at some time, see [`Report::rewind`].
#[derive(Debug, Clone, Copy)]
pub struct Checkpoint {
    diagnostics: usize,
    errors: usize,
    dropped: usize,
}

impl Checkpoint {
    /// How many errors there were.
    #[must_use]
    pub fn errors(self) -> usize {
        self.errors
    }
}

impl Report {
    /// What the report has now.
    #[must_use]
    pub fn mark(&self) -> Checkpoint {
        Checkpoint { diagnostics: self.diagnostics.len(), errors: self.errors, dropped: self.dropped }
    }

    /// Removes everything that was added after the mark.
    pub fn rewind(&mut self, mark: Checkpoint) {
        self.diagnostics.truncate(mark.diagnostics);
        self.errors = mark.errors;
        self.dropped = mark.dropped;
    }

    /// Adds a diagnostic, or only counts it if the report already has [`KEPT`].
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

    /// Adds a diagnostic of this rule, and only builds its text if it is kept.
    ///
    /// For checks that hostile input can fail a million times.
    pub fn push_with(&mut self, rule: &'static Rule, found: impl FnOnce() -> Diagnostic) {
        if self.is_full() {
            self.dropped += 1;
            self.errors += usize::from(rule.severity == Severity::Error);
        } else {
            self.push(found());
        }
    }

    /// Whether further diagnostics are only counted.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.diagnostics.len() >= KEPT
    }

    /// Sorts the diagnostics in the order of the file.
    pub fn sort(&mut self) {
        self.diagnostics.sort_by_key(|diagnostic| diagnostic.site);
    }

    /// The diagnostics that were kept.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The number of errors, including dropped ones.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// The number of diagnostics that were counted but not kept.
    #[must_use]
    pub fn dropped(&self) -> usize {
        self.dropped
    }

    /// Whether there are errors.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Whether there are no diagnostics.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Diagnostic, KEPT, Report};
    use crate::rules;

    /// Pushes two errors and a warning, repeatedly. Returns the numbers of kept diagnostics, errors and dropped ones.
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
