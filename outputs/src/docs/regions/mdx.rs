//! Reads the blocks of MDX: as in CommonMark, without indented code and HTML, and with JSX and expressions.

use super::javascript::Javascript;
use super::line::{Line, lines};
use super::place::{Leaf, MarkerPlace};

/// The places of bytes of a file, which are in ascending order.
pub(super) fn places(text: &str, offsets: &[usize]) -> Vec<MarkerPlace> {
    let front = super::front_matter::front_matter(text);
    let mut places = Vec::with_capacity(offsets.len());
    let mut blocks = Blocks::default();
    for line in lines(text) {
        let (leaf, start) = if line.start < front { (Leaf::Code, 0) } else { blocks.line(line) };
        let count = offsets[places.len()..].iter().take_while(|&&at| at < line.end()).count();
        if count == 0 {
            continue;
        }
        let quotes = blocks.containers.iter().filter(|container| **container == Container::Quote).count();
        let last_tick = line.text.rfind('`').map(|at| line.start + at);
        let mut ticks = 0;
        let mut counted = line.start;
        for &at in &offsets[places.len()..places.len() + count] {
            ticks += text[counted..at].matches('`').count();
            counted = at;
            let piece = if at < blocks.body { line.start } else { blocks.body };
            // An odd number of backticks is before it, and one after it.
            let is_span = leaf == Leaf::Text && ticks % 2 == 1 && last_tick > Some(at);
            let (leaf, start) = if is_span { (Leaf::Code, at) } else { (leaf, start) };
            places.push(MarkerPlace { leaf, start, piece, quotes });
        }
    }
    places
}

/// The most containers within one another. Each line is compared with all of them.
const DEEPEST: usize = 100;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Container {
    Quote,
    /// The columns that its lines are indented by, and whether it has no content yet.
    Item {
        indent: usize,
        is_empty: bool,
    },
}

/// What is open at the end of a line.
#[derive(Debug, Default)]
enum OpenBlock {
    #[default]
    Nothing,
    /// A paragraph, and whether all of it are definitions of links.
    Paragraph {
        start: usize,
        hidden: bool,
    },
    Fence {
        mark: char,
        length: usize,
        start: usize,
    },
    /// An expression, a tag, or an import or export.
    Javascript {
        state: Javascript,
        start: usize,
    },
}

#[derive(Debug, Default)]
struct Blocks {
    containers: Vec<Container>,
    open: OpenBlock,
    /// The start of the text on the line.
    body: usize,
}

/// A place on a line; `column` is where a tab leads to.
#[derive(Clone, Copy)]
struct Cursor<'t> {
    rest: &'t str,
    column: usize,
    /// The columns of a tab that are left.
    partial: usize,
}

impl Cursor<'_> {
    /// The columns of white space, and the cursor behind it.
    fn indent(self) -> (usize, Self) {
        let mut cursor = self;
        while cursor.take() {}
        (cursor.column - self.column, cursor)
    }

    /// Takes one column of white space.
    fn take(&mut self) -> bool {
        if self.partial > 0 {
            self.partial -= 1;
        } else if let Some(rest) = self.rest.strip_prefix(' ') {
            self.rest = rest;
        } else if let Some(rest) = self.rest.strip_prefix('\t') {
            self.rest = rest;
            self.partial = 3 - self.column % 4;
        } else {
            return false;
        }
        self.column += 1;
        true
    }

    fn skip(self, length: usize) -> Self {
        Self { rest: &self.rest[length..], column: self.column + length, partial: 0 }
    }

    fn is_blank(self) -> bool {
        self.rest.trim_matches([' ', '\t']).is_empty()
    }
}

impl Blocks {
    /// What a line is part of, and where that begins.
    fn line(&mut self, line: Line<'_>) -> (Leaf, usize) {
        let mut cursor = Cursor { rest: line.text, column: 0, partial: 0 };
        let matched = self.matched(&mut cursor);
        let is_whole = matched == self.containers.len();
        if let Some(found) = self.verbatim(line, cursor, is_whole) {
            return found;
        }
        let mut in_paragraph = is_whole && matches!(self.open, OpenBlock::Paragraph { .. });
        let mut is_new = false;
        loop {
            let (indent, text) = cursor.indent();
            self.body = line.start + line.text.len() - text.rest.len();
            if text.is_blank() {
                self.close(matched, is_new);
                return (Leaf::Text, self.body);
            }
            let has_room = self.containers.len() < DEEPEST;
            if has_room && text.rest.starts_with('>') {
                self.close(matched, is_new);
                self.push(Container::Quote);
                cursor = text.skip(1);
                cursor.take();
            } else if let Some((mark, length)) = fence(text.rest) {
                self.close(matched, is_new);
                let start = self.body;
                self.filled();
                self.open = OpenBlock::Fence { mark, length, start };
                return (Leaf::Code, start);
            } else if is_break(text.rest) {
                self.close(matched, is_new);
                self.filled();
                return (Leaf::Text, self.body);
            } else if let Some(length) = list_marker(text.rest, in_paragraph).filter(|_| has_room) {
                self.close(matched, is_new);
                let after = text.skip(length);
                let (space, inner) = after.indent();
                let is_empty = inner.is_blank();
                let space = if is_empty { 1 } else { space };
                self.push(Container::Item { indent: indent + length + space, is_empty });
                cursor = inner;
            } else {
                return self.text(line, text, matched, is_new);
            }
            is_new = true;
            in_paragraph = false;
        }
    }

    /// The number of containers that go on, and the cursor behind them.
    fn matched(&mut self, cursor: &mut Cursor<'_>) -> usize {
        for (index, container) in self.containers.iter_mut().enumerate() {
            match container {
                Container::Quote => {
                    let (_, text) = cursor.indent();
                    if !text.rest.starts_with('>') {
                        return index;
                    }
                    *cursor = text.skip(1);
                    cursor.take();
                }
                Container::Item { is_empty: true, .. } if cursor.is_blank() => return index,
                Container::Item { .. } if cursor.is_blank() => {}
                Container::Item { indent, .. } => {
                    if cursor.indent().0 < *indent {
                        return index;
                    }
                    for _ in 0..*indent {
                        cursor.take();
                    }
                }
            }
        }
        self.containers.len()
    }

    /// A line of a code block, an expression or a tag that began above it.
    fn verbatim(&mut self, line: Line<'_>, cursor: Cursor<'_>, is_whole: bool) -> Option<(Leaf, usize)> {
        let (_, text) = cursor.indent();
        self.body = line.start + line.text.len() - text.rest.len();
        match &mut self.open {
            OpenBlock::Fence { mark, length, start } if is_whole => {
                let found = (Leaf::Code, *start);
                let rest = text.rest.trim_start_matches(*mark);
                if text.rest.len() - rest.len() >= *length && rest.trim().is_empty() {
                    self.open = OpenBlock::Nothing;
                }
                Some(found)
            }
            OpenBlock::Javascript { state, start } if is_whole => {
                let found = (Leaf::Code, *start);
                if state.line(cursor.rest) {
                    self.open = OpenBlock::Nothing;
                }
                Some(found)
            }
            OpenBlock::Fence { .. } | OpenBlock::Javascript { .. } => {
                self.open = OpenBlock::Nothing;
                None
            }
            OpenBlock::Nothing | OpenBlock::Paragraph { .. } => None,
        }
    }

    /// Text, a heading, an expression or a tag.
    fn text(&mut self, line: Line<'_>, text: Cursor<'_>, matched: usize, is_new: bool) -> (Leaf, usize) {
        let is_definition = text.rest.starts_with('[') && text.rest.contains("]: ");
        if let (OpenBlock::Paragraph { start, hidden }, false) = (&mut self.open, is_new)
            && !is_heading(text.rest)
        {
            // Also a lazy line, whose containers go on.
            *hidden &= is_definition;
            return (if *hidden { Leaf::Hidden } else { Leaf::Text }, *start);
        }
        self.close(matched, is_new);
        self.filled();
        let start = self.body;
        if is_heading(text.rest) {
            return (Leaf::Text, start);
        }
        let at_margin = self.containers.is_empty() && text.rest.len() == line.text.len();
        if let Some(mut state) = Javascript::opens(text.rest, at_margin) {
            if state.line(text.rest) {
                return (Leaf::Text, start);
            }
            self.open = OpenBlock::Javascript { state, start };
            return (Leaf::Code, start);
        }
        self.open = OpenBlock::Paragraph { start, hidden: is_definition };
        (if is_definition { Leaf::Hidden } else { Leaf::Text }, start)
    }

    /// Ends what does not go on, before something new begins.
    fn close(&mut self, matched: usize, is_new: bool) {
        if !is_new {
            self.containers.truncate(matched);
        }
        self.open = OpenBlock::Nothing;
    }

    /// The innermost item has content; the others have the inner ones.
    fn filled(&mut self) {
        if let Some(Container::Item { is_empty, .. }) = self.containers.last_mut() {
            *is_empty = false;
        }
    }

    fn push(&mut self, container: Container) {
        self.filled();
        self.containers.push(container);
    }
}

fn fence(text: &str) -> Option<(char, usize)> {
    let mark = text.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let info = text.trim_start_matches(mark);
    let length = text.len() - info.len();
    (length >= 3 && !(mark == '`' && info.contains('`'))).then_some((mark, length))
}

fn is_heading(text: &str) -> bool {
    let rest = text.trim_start_matches('#');
    (1..=6).contains(&(text.len() - rest.len())) && (rest.is_empty() || rest.starts_with([' ', '\t']))
}

fn is_break(text: &str) -> bool {
    let marks = text.chars().filter(|c| !matches!(c, ' ' | '\t'));
    let first = text.chars().next().unwrap_or(' ');
    matches!(first, '-' | '*' | '_') && marks.clone().all(|c| c == first) && marks.count() >= 3
}

/// The length of a list marker, which ends a paragraph only if it is not empty and not a number other than 1.
fn list_marker(text: &str, in_paragraph: bool) -> Option<usize> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let ends: &[char] = if digits == 0 { &['-', '+', '*'] } else { &['.', ')'] };
    let rest = text[digits..].strip_prefix(ends)?;
    let is_one = digits <= 9 && (rest.is_empty() || rest.starts_with([' ', '\t']));
    let interrupts = !rest.trim().is_empty() && (digits == 0 || &text[..digits] == "1");
    (is_one && (interrupts || !in_paragraph)).then_some(digits + 1)
}
