//! A text with code in it, which each target writes in its own way.

use errspec_codegen::__internal::inline::{self, Flavor};

/// A text with code in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// Our own prose, which has nothing to escape in any target.
    Text(&'static str),
    /// A name or a value.
    Code(String),
}

impl Sentence {
    pub(super) fn text(text: &'static str) -> Self {
        Self::default().and(text)
    }

    /// Adds plain text.
    pub(super) fn and(mut self, text: &'static str) -> Self {
        self.0.push(Part::Text(text));
        self
    }

    /// Adds code.
    pub(super) fn code(mut self, code: &str) -> Self {
        self.0.push(Part::Code(code.to_owned()));
        self
    }

    /// Adds several names, as in "`a`, `b` or `c`".
    pub(super) fn codes<'a>(mut self, codes: impl IntoIterator<Item = &'a str>) -> Self {
        let codes: Vec<_> = codes.into_iter().collect();
        for (index, code) in codes.iter().enumerate() {
            let gap = match codes.len() - index {
                _ if index == 0 => "",
                1 => " or ",
                _ => ", ",
            };
            self = self.and(gap).code(code);
        }
        self
    }

    /// Adds another text.
    pub(super) fn then(mut self, other: &Self) -> Self {
        self.0.extend_from_slice(&other.0);
        self
    }

    /// Returns the text as Markdown, on one line.
    #[must_use]
    pub fn markdown(&self, flavor: Flavor) -> String {
        let parts = self.0.iter().map(|part| match part {
            Part::Text(text) => (*text).to_owned(),
            Part::Code(code) => inline::code(code, flavor),
        });
        parts.collect()
    }

    /// Returns the text for a terminal: code is not marked.
    #[must_use]
    pub fn plain(&self) -> String {
        let parts = self.0.iter().map(|part| match part {
            Part::Text(text) => *text,
            Part::Code(code) => &**code,
        });
        parts.collect()
    }

    /// Returns the text for other programs: code is between backticks.
    #[must_use]
    pub fn quoted(&self) -> String {
        let parts = self.0.iter().map(|part| match part {
            Part::Text(text) => (*text).to_owned(),
            Part::Code(code) => format!("`{code}`"),
        });
        parts.collect()
    }
}
