//! Do several types together have all codes of the spec?

use core::fmt;

use crate::Codes;

/// Panics with a snippet for each wanted code that no type has.
#[track_caller]
pub fn assert_covers(covered: &[Codes], spec: &str, wanted: &[(&str, &str)]) {
    let missing = Missing { covered, spec, wanted };
    assert!(missing.snippets().next().is_none(), "{missing}");
}

struct Missing<'a> {
    covered: &'a [Codes],
    spec: &'a str,
    /// Each code, with a snippet of the spec that shows it.
    wanted: &'a [(&'a str, &'a str)],
}

impl Missing<'_> {
    fn snippets(&self) -> impl Iterator<Item = &str> {
        self.wanted
            .iter()
            .filter(|(code, _)| !self.covered.iter().any(|codes| codes.contains(code)))
            .map(|(_, snippet)| *snippet)
    }
}

impl fmt::Display for Missing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spec = self.spec;
        match self.snippets().count() {
            1 => write!(f, "1 code of `{spec}` is not covered by any of the types")?,
            count => write!(f, "{count} codes of `{spec}` are not covered by any of the types")?,
        }
        for snippet in self.snippets() {
            write!(f, "\n{}", snippet.trim_end())?;
        }
        Ok(())
    }
}
