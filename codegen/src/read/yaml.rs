//! The YAML parser's events as nodes with places. The only file that names the YAML crate.
//! Anchors, aliases, tags and further documents are reported here, and go no further.

use std::borrow::Cow;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Span, StrInput};

use crate::report::{Diagnostic, Report};
use crate::rules;
use crate::site::{FileId, Site, Source};

/// What a node is; the nodes in a map or list follow it.
#[derive(Debug)]
pub(super) enum Node<'s> {
    /// A scalar; `plain` has no quotes and is not a block.
    Scalar { text: Cow<'s, str>, plain: bool },
    /// A mapping: keys and values in turn, then an end.
    Map,
    /// A sequence: nodes, then an end.
    List,
    /// Something that was reported and has no value.
    Refused,
}

/// The next thing in the text.
pub(super) enum Step<'s> {
    Node(Node<'s>, Site),
    /// The end of the innermost map or list.
    End,
    /// The end of the document, or of what could be read of it.
    Stop,
}

/// The nodes of a text, one after the other.
pub(super) struct Nodes<'s> {
    parser: Parser<'s, StrInput<'s>>,
    file: FileId,
    text: &'s str,
    stopped: bool,
    /// Whether a mistake of syntax ended the text early.
    pub(super) broken: bool,
    peeked: Option<Step<'s>>,
}

impl<'s> Nodes<'s> {
    pub(super) fn new(file: FileId, source: &'s Source) -> Self {
        let options = granit_parser::options! { emit_anchor_events: true, emit_unresolved_aliases: true };
        let parser = Parser::new_from_str_with_options(source.text(), options);
        Self { parser, file, text: source.text(), stopped: false, broken: false, peeked: None }
    }

    /// The next step, which stays the next.
    pub(super) fn peek(&mut self, report: &mut Report) -> &Step<'s> {
        let step = self.step(report);
        self.peeked.insert(step)
    }

    pub(super) fn step(&mut self, report: &mut Report) -> Step<'s> {
        if let Some(step) = self.peeked.take() {
            return step;
        }
        while !self.stopped {
            let Some((event, span)) = self.event(report) else { break };
            let site = self.site(span);
            if let Some(tag) = span.tag_span() {
                let message = "tags are not part of a spec";
                report.push(
                    Diagnostic::new(&rules::UNSUPPORTED_YAML, self.site(tag), message).help("remove the tag"),
                );
            }
            match event {
                Event::Scalar(text, style, ..) => {
                    return Step::Node(Node::Scalar { text, plain: style == ScalarStyle::Plain }, site);
                }
                Event::MappingStart(..) => return Step::Node(Node::Map, site),
                Event::SequenceStart(..) => return Step::Node(Node::List, site),
                Event::MappingEnd | Event::SequenceEnd => return Step::End,
                Event::Alias(_) | Event::UnresolvedAlias(_) => {
                    let message = format!("alias `{}` is not part of a spec", &self.text[site.range()]);
                    report.push(
                        Diagnostic::new(&rules::UNSUPPORTED_YAML, site, message)
                            .help("write the value out; every entry of a spec stands for itself"),
                    );
                    return Step::Node(Node::Refused, site);
                }
                Event::Anchor(..) => {
                    let message = format!("anchor `{}` is not part of a spec", &self.text[site.range()]);
                    report.push(
                        Diagnostic::new(&rules::UNSUPPORTED_YAML, site, message).help("remove the anchor"),
                    );
                }
                Event::DocumentEnd => self.end_document(report),
                Event::StreamEnd => self.stopped = true,
                // The starts of stream and document, and what later versions of the parser add beside nodes.
                _ => {}
            }
        }
        Step::Stop
    }

    /// A spec is one document; a second one is reported and not read.
    fn end_document(&mut self, report: &mut Report) {
        if let Some((Event::DocumentStart(..), span)) = self.event(report) {
            let site = self.site(span);
            let message = "a spec is one document, and a second one starts here";
            report.push(
                Diagnostic::new(&rules::UNSUPPORTED_YAML, site, message)
                    .help("put the second document into a file of its own, or remove it"),
            );
        }
        self.stopped = true;
    }

    fn event(&mut self, report: &mut Report) -> Option<(Event<'s>, Span)> {
        match self.parser.next()? {
            Ok(next) => Some(next),
            Err(error) => {
                self.stopped = true;
                self.broken = true;
                report.push(self.syntax(&error));
                None
            }
        }
    }

    fn syntax(&self, error: &ScanError) -> Diagnostic {
        let start = error.marker().byte_offset().unwrap_or(self.text.len()).min(self.text.len());
        let width = match self.text[start..].chars().next() {
            Some('\n' | '\r') | None => 0,
            Some(character) => character.len_utf8(),
        };
        let site = self.bytes(start, start + width);
        let (message, help) = words(error.kind());
        let diagnostic = Diagnostic::new(&rules::SYNTAX, site, message);
        match help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        }
    }

    fn site(&self, span: Span) -> Site {
        let range = span.byte_range().unwrap_or(0..0);
        self.bytes(range.start, range.end)
    }

    #[expect(clippy::cast_possible_truncation, reason = "a source is below 4 GiB")]
    fn bytes(&self, start: usize, end: usize) -> Site {
        Site { file: self.file, start: start as u32, end: end.max(start) as u32 }
    }
}

/// The parser's finding in a spec author's words, and a way out where there is a usual one.
fn words(kind: &ErrorKind) -> (String, Option<&'static str>) {
    (kind.to_string(), None)
}
