//! Do several types together have all codes of the spec?

use core::fmt;

use crate::Codes;

/// Panics with the drawing of each wanted code that no type has.
#[track_caller]
pub fn assert_covers(covered: &[Codes], spec: &str, wanted: &[(&str, &str)]) {
    let missing = Missing { covered, spec, wanted };
    assert!(missing.drawings().next().is_none(), "{missing}");
}

struct Missing<'a> {
    covered: &'a [Codes],
    spec: &'a str,
    /// Each code, and its place in the spec, drawn.
    wanted: &'a [(&'a str, &'a str)],
}

impl Missing<'_> {
    fn drawings(&self) -> impl Iterator<Item = &str> {
        self.wanted
            .iter()
            .filter(|(code, _)| !self.covered.iter().any(|codes| codes.contains(code)))
            .map(|(_, drawing)| *drawing)
    }
}

impl fmt::Display for Missing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spec = self.spec;
        match self.drawings().count() {
            1 => write!(f, "1 code of `{spec}` is in none of the types")?,
            count => write!(f, "{count} codes of `{spec}` are in none of the types")?,
        }
        for drawing in self.drawings() {
            write!(f, "\n{}", drawing.trim_end())?;
        }
        Ok(())
    }
}
