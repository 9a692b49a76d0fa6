//! The files that were read, and spans in them.
//! A span is a small handle, which is only turned into a line and a column when it is shown.

use std::ops::Range;

/// The files of one run, such as the spec and hand-written pages.
#[derive(Debug, Clone, Default)]
pub struct Sources(Vec<Source>);

/// The number of a file in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u16);

/// The text of a file, its path in diagnostics, and where its lines start.
#[derive(Debug, Clone)]
pub struct Source {
    path: String,
    text: String,
    line_starts: Vec<usize>,
}

/// A range of bytes in one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Site {
    /// The text.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

/// A value with its span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sited<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub site: Site,
}

/// A line and a column, both from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Sources {
    /// Adds a text. `path` is its name in diagnostics, with `/` on every system.
    ///
    /// # Panics
    ///
    /// With the 65,536th text, or a text of 4 GiB. Readers reject such input first.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = u16::try_from(self.0.len()).expect("fewer than 65,536 texts");
        self.0.push(Source::new(path.into(), text.into()));
        FileId(id)
    }

    /// The file with this number.
    #[must_use]
    pub fn get(&self, file: FileId) -> &Source {
        &self.0[usize::from(file.0)]
    }
}

impl Source {
    fn new(path: String, text: String) -> Self {
        assert!(u32::try_from(text.len()).is_ok(), "a text below 4 GiB");
        let line_starts = line_starts(&text);
        Self { path, text, line_starts }
    }

    /// Its path in diagnostics.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text, as it was read.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of a byte.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let offset = (offset as usize).min(self.text.len());
        let line = self.line_of(offset);
        let mut end = offset;
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let characters = self.text[self.line_starts[line]..end].chars().count();
        let bom = usize::from(line == 0 && end > 0 && self.text.starts_with('\u{feff}'));
        Position { line: line + 1, column: characters - bom + 1 }
    }

    /// The byte at a line and a column, both from 1; `None` beyond the text.
    #[must_use]
    pub fn offset(&self, line: usize, column: usize) -> Option<u32> {
        if line == 0 || column == 0 || line > self.line_starts.len() {
            return None;
        }
        let range = self.line(line);
        let text = &self.text[range.clone()];
        let bom = if line == 1 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let ends = text[bom..].char_indices().map(|(at, _)| at).chain([text.len() - bom]);
        let at = ends.into_iter().nth(column - 1)?;
        u32::try_from(range.start + bom + at).ok()
    }

    /// The bytes of each line without its line break, the last one even if it is empty.
    pub fn lines(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        (1..=self.line_starts.len()).map(|line| self.line(line))
    }

    /// The bytes of a line without its line break; `line` counts from 1.
    #[must_use]
    pub fn line(&self, line: usize) -> Range<usize> {
        let start = self.line_starts[line - 1];
        let end = self.line_starts.get(line).copied().unwrap_or(self.text.len());
        let text = self.text[start..end].trim_end_matches(['\n', '\r']);
        start..start + text.len()
    }

    fn line_of(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|&start| start <= offset) - 1
    }
}

impl Site {
    /// An empty span at the start of this one.
    #[must_use]
    pub fn head(self) -> Self {
        Self { end: self.start, ..self }
    }

    /// The bytes, for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl<T> Sited<T> {
    /// Combines a value with its span.
    pub fn new(value: T, site: Site) -> Self {
        Self { value, site }
    }

    /// Changes the value and keeps the span.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Sited<U> {
        Sited { value: change(self.value), site: self.site }
    }
}

/// YAML breaks lines at LF, CR and CR LF.
fn line_starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    // The search for one character is many times as fast as a loop over bytes, above all in a debug build.
    if !text.contains('\r') {
        starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        return starts;
    }
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let lone_cr = byte == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        if byte == b'\n' || lone_cr {
            starts.push(at + 1);
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::{Position, Source};

    #[track_caller]
    fn check(text: &str, lines: &[&str]) {
        let source = Source::new("errors.yaml".to_owned(), text.to_owned());
        let found: Vec<_> = source.lines().map(|line| &source.text()[line]).collect();
        assert_eq!(found, lines, "{text:?}");
    }

    #[test]
    fn lines_end_at_lf_cr_and_both() {
        check("", &[""]);
        check("a", &["a"]);
        check("a\nb\n", &["a", "b", ""]);
        check("a\r\nb\r\n", &["a", "b", ""]);
        check("a\rb\r", &["a", "b", ""]);
        check("a\n\rb\r\n\nc", &["a", "", "b", "", "c"]);
        check("a\u{2028}b\u{85}c", &["a\u{2028}b\u{85}c"]);
    }

    #[test]
    fn columns_count_characters() {
        let source = Source::new("errors.yaml".to_owned(), "aß😀b\r\né".to_owned());
        for (offset, column) in [(0, 1), (1, 2), (2, 2), (3, 3), (7, 4), (8, 5)] {
            assert_eq!(source.position(offset), Position { line: 1, column }, "{offset}");
        }
        assert_eq!(source.position(10), Position { line: 2, column: 1 });
        assert_eq!(source.position(12), Position { line: 2, column: 2 });
        assert_eq!(source.position(99), Position { line: 2, column: 2 });
    }

    #[test]
    fn offsets_are_where_positions_are() {
        let source = Source::new("errors.yaml".to_owned(), "\u{feff}aß😀b\r\né".to_owned());
        for (line, column, offset) in [(1, 1, 3), (1, 3, 6), (1, 5, 11), (2, 1, 13), (2, 2, 15)] {
            assert_eq!(source.offset(line, column), Some(offset), "{line}:{column}");
            assert_eq!(source.position(offset), Position { line, column });
        }
        for (line, column) in [(0, 1), (1, 0), (1, 6), (2, 3), (3, 1)] {
            assert_eq!(source.offset(line, column), None, "{line}:{column}");
        }
        let unmarked = Source::new("errors.yaml".to_owned(), "ab\n\u{feff}c".to_owned());
        assert_eq!(
            [(1, 1), (1, 3), (2, 1), (2, 2)].map(|(line, column)| unmarked.offset(line, column)),
            [0, 2, 3, 6].map(Some)
        );
    }

    #[test]
    fn byte_order_mark_does_not_count_as_a_column() {
        let source = Source::new("errors.yaml".to_owned(), "\u{feff}ab\n\u{feff}".to_owned());
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(3), Position { line: 1, column: 1 });
        assert_eq!(source.position(4), Position { line: 1, column: 2 });
        assert_eq!(source.position(9), Position { line: 2, column: 2 });
    }
}
