//! A Markdown document that was taken out of a file, line by line.

/// Its text, without tabs that indent and with a line feed after each line, and where each part of it was.
#[derive(Default)]
pub(super) struct Document {
    pub(super) text: String,
    /// The start of each part in `text`, and in the file.
    parts: Vec<(usize, usize)>,
}

impl Document {
    /// Adds a line without its break, which starts at a byte of the file.
    pub(super) fn push(&mut self, line: &str, at: usize) {
        self.parts.push((self.text.len(), at));
        let indent = line.len() - line.trim_start_matches(is_container).len();
        let (before, rest) = line.split_at(indent);
        if before.contains('\t') {
            // The parser takes a tab before `>` for less than it is.
            let mut column = 0;
            for (index, c) in before.char_indices() {
                if c != '\t' {
                    self.text.push(c);
                    column += 1;
                    continue;
                }
                let width = 4 - column % 4;
                self.text.extend(std::iter::repeat_n(' ', width));
                self.parts.push((self.text.len(), at + index + 1));
                column += width;
            }
        } else {
            self.text.push_str(before);
        }
        self.text.push_str(rest);
        self.text.push('\n');
    }

    /// The byte of `text` for a byte of the file.
    pub(super) fn inner(&self, outer: usize) -> usize {
        let part = self.parts.partition_point(|&(_, start)| start <= outer).saturating_sub(1);
        self.parts.get(part).map_or(0, |(inner, start)| inner + outer.saturating_sub(*start))
    }

    /// The byte of the file for a byte of `text`.
    pub(super) fn outer(&self, inner: usize) -> usize {
        let part = self.parts.partition_point(|&(start, _)| start <= inner).saturating_sub(1);
        let Some(&(start, outer)) = self.parts.get(part) else { return 0 };
        let at = outer + (inner - start);
        // Indentation that was a tab.
        self.parts.get(part + 1).map_or(at, |(_, next)| at.min(*next))
    }
}

/// Whether it can belong to a container, or indent.
fn is_container(c: char) -> bool {
    matches!(c, ' ' | '\t' | '>' | '-' | '+' | '*' | '.' | ')') || c.is_ascii_digit()
}
