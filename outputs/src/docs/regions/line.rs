//! Splits a file into lines, and finds the Markdown in each line.

use super::super::extension;
use super::marker::Style;

/// The kind of a file with markers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    /// All of it is Markdown.
    Markdown,
    /// All of it is MDX.
    Mdx,
    /// Doc comments are Markdown.
    Rust,
}

impl FileKind {
    /// The default style of markers.
    pub(super) fn style(self) -> Style {
        match self {
            Self::Markdown | Self::Rust => Style::Html,
            Self::Mdx => Style::Mdx,
        }
    }

    pub(super) fn of(path: &str) -> Self {
        match extension(path).as_str() {
            "mdx" => Self::Mdx,
            "rs" => Self::Rust,
            _ => Self::Markdown,
        }
    }
}

/// A line of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// Where it starts in the file.
    pub(super) start: usize,
    /// Without its break.
    pub(super) text: &'t str,
    /// Empty at the end of the file.
    pub(super) ending: &'t str,
}

impl<'t> Line<'t> {
    /// The first byte of the next line.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len() + self.ending.len()
    }

    /// Splits a line into the text before its Markdown and the Markdown. Returns `None` for Rust code.
    pub(super) fn markdown(&self, kind: FileKind) -> Option<(&'t str, &'t str)> {
        let at = match kind {
            FileKind::Markdown | FileKind::Mdx => 0,
            FileKind::Rust => {
                let code = self.text.trim_start();
                let doc = code.starts_with("//!") || code.starts_with("///") && !code.starts_with("////");
                doc.then_some(self.text.len() - code.len() + 3)?
            }
        };
        Some(self.text.split_at(at))
    }
}

/// The lines of a file; a byte order mark belongs to none.
pub(super) fn lines(file: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = if file.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    std::iter::from_fn(move || {
        let rest = file.get(start..).filter(|rest| !rest.is_empty())?;
        let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let (text, behind) = rest.split_at(length);
        let taken = if behind.starts_with("\r\n") { 2 } else { behind.len().min(1) };
        let line = Line { start, text, ending: &behind[..taken] };
        start = line.end();
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn every_ending_counts() {
        let cut: Vec<_> = lines("\u{feff}a\r\nb\rc\n\nd").map(|line| (line.text, line.ending)).collect();
        assert_eq!(cut, [("a", "\r\n"), ("b", "\r"), ("c", "\n"), ("", "\n"), ("d", "")]);
    }
}
