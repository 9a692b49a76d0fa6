//! Reads Markdown as GitHub and rustdoc do: CommonMark, with tables, footnotes and alerts.

use std::ops::Range;

use super::document::Document;
use super::front_matter::front_matter;
use super::line::lines;
use super::place::{Leaf, MarkerPlace};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_GFM);

/// The places of bytes of a file, which are in ascending order.
pub(super) fn places(text: &str, offsets: &[usize]) -> Vec<MarkerPlace> {
    let front = front_matter(text);
    let inside = offsets.partition_point(|&at| at < front);
    let mut places = vec![MarkerPlace { leaf: Leaf::Code, start: 0, piece: 0, quotes: 0 }; inside];
    let mut body = Document::default();
    for line in lines(text).skip_while(|line| line.start < front) {
        body.push(line.text, line.start);
    }
    places.extend(document(&body, &offsets[inside..]));
    places
}

/// The places of bytes of a document without front matter.
pub(super) fn document(document: &Document, offsets: &[usize]) -> Vec<MarkerPlace> {
    let offsets: Vec<_> = offsets.iter().map(|&at| document.inner(at)).collect();
    let mut found = Leaves {
        offsets: &offsets,
        // Only the definition of a link has no event.
        places: offsets
            .iter()
            .map(|&start| MarkerPlace { leaf: Leaf::Hidden, start, piece: start, quotes: 0 })
            .collect(),
        quotes: 0,
        tight: None,
    };
    for (event, range) in Parser::new_ext(&document.text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => found.block(Leaf::Code, range),
            Event::Start(Tag::HtmlBlock) => found.block(Leaf::Html, range),
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Table(_)) => {
                found.block(Leaf::Text, range);
            }
            Event::Start(Tag::BlockQuote(_)) => {
                found.close();
                found.quotes += 1;
            }
            Event::End(TagEnd::BlockQuote(_)) => {
                found.close();
                found.quotes -= 1;
            }
            Event::End(
                TagEnd::CodeBlock
                | TagEnd::HtmlBlock
                | TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Table,
            ) => found.tight = None,
            Event::Start(Tag::List(_) | Tag::Item | Tag::FootnoteDefinition(_))
            | Event::End(TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition)
            | Event::Rule => found.close(),
            Event::Code(_) => found.span(Leaf::Code, range),
            Event::InlineHtml(_) => found.span(Leaf::Inline, range),
            Event::Text(_) | Event::Html(_) => found.piece(range),
            _ => found.text(range),
        }
    }
    found.close();
    found
        .places
        .into_iter()
        .map(|place| MarkerPlace {
            start: document.outer(place.start),
            piece: document.outer(place.piece),
            ..place
        })
        .collect()
}

/// The places that are known so far.
struct Leaves<'o> {
    offsets: &'o [usize],
    places: Vec<MarkerPlace>,
    quotes: usize,
    /// The paragraph of a tight list item, which has no event of its own.
    tight: Option<Range<usize>>,
}

impl Leaves<'_> {
    /// The places in a range.
    fn covered(&mut self, range: &Range<usize>) -> &mut [MarkerPlace] {
        let first = self.offsets.partition_point(|&at| at < range.start);
        let count = self.offsets[first..].iter().take_while(|&&at| at < range.end).count();
        &mut self.places[first..first + count]
    }

    fn set(&mut self, leaf: Leaf, range: &Range<usize>) {
        let quotes = self.quotes;
        self.covered(range).fill(MarkerPlace { leaf, start: range.start, piece: range.start, quotes });
    }

    fn block(&mut self, leaf: Leaf, range: Range<usize>) {
        self.close();
        self.set(leaf, &range);
    }

    fn span(&mut self, leaf: Leaf, range: Range<usize>) {
        self.set(leaf, &range);
        self.text(range);
    }

    /// A part of a line.
    fn piece(&mut self, range: Range<usize>) {
        self.covered(&range).iter_mut().for_each(|place| place.piece = range.start);
        self.text(range);
    }

    fn text(&mut self, range: Range<usize>) {
        let tight = self.tight.get_or_insert(range.clone());
        tight.end = tight.end.max(range.end);
    }

    /// Ends the paragraph of a tight item.
    fn close(&mut self) {
        let Some(range) = self.tight.take() else { return };
        let quotes = self.quotes;
        for place in self.covered(&range).iter_mut().filter(|place| place.leaf == Leaf::Hidden) {
            *place = MarkerPlace { leaf: Leaf::Text, start: range.start, quotes, ..*place };
        }
    }
}
