//! The YAML parser's events as nodes with places. The only file that names the YAML crate.
//! Anchors, aliases, tags, directives and further documents are reported here, and go no further.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, Span, StrInput};

use crate::quoted::quoted;
use crate::read::layout;
use crate::read::syntax::{self, ErrorContext, Mistake};
use crate::report::{Diagnostic, Report};
use crate::rules;
use crate::site::{FileId, Site, Source};

/// How many keys, values and ends of them are read: what the largest text of real codes can hold.
///
/// It bounds the time and memory of a text such as `[[],[],…`, whose values are far larger than their letters.
const STEPS: usize = 1 << 18;
/// A right code takes nine steps, and the generated look-up counts codes in 16 bits.
const _: () = assert!(STEPS / 9 < 0xFFFF);
/// What something costs that is no part of a spec, in steps.
const REFUSAL: usize = 2;
/// More directives than a document can have a use for.
const DIRECTIVES: usize = 16;

/// What a node is; the nodes in a map or list follow it.
#[derive(Debug)]
pub(super) enum YamlNode<'s> {
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
    YamlNode(YamlNode<'s>, Site),
    /// The end of the innermost map or list; the place of its bracket, or an empty one.
    End(Site),
    /// The end of the document, or of what could be read of it.
    Stop,
}

/// The nodes of a text, one after the other.
pub(super) struct Nodes<'s> {
    parser: Parser<'s, StrInput<'s>>,
    file: FileId,
    text: &'s str,
    stopped: bool,
    /// Where a mistake ended the text early.
    pub(super) broken: Option<usize>,
    /// Whether what is no part of a spec is passed over without a word.
    pub(super) quiet: bool,
    peeked: Option<Step<'s>>,
    count: usize,
    /// The byte behind the last node.
    last: usize,
    /// Where each open map and list has its bracket; `None` for those without.
    open: Vec<Option<usize>>,
    /// The line of the last thing that was refused; a mistake of syntax behind it is its consequence.
    refused: Range<usize>,
}

/// Where a line begins with `%`. The search for one character is fast also in a debug build; a look at each line is not.
fn directives(text: &str) -> impl Iterator<Item = usize> + '_ {
    let begins_line = |at: &usize| *at == 0 || matches!(text.as_bytes()[at - 1], b'\n' | b'\r');
    text.match_indices('%').map(|(at, _)| at).filter(begins_line)
}

impl<'s> Nodes<'s> {
    pub(super) fn new(file: FileId, source: &'s Source) -> Self {
        // A few are reported one by one; a million of them would take the parser too long.
        let too_many = directives(source.text()).nth(DIRECTIVES).is_some();
        let options = granit_parser::options! {
            emit_anchor_events: true,
            emit_unresolved_aliases: true,
            disallow_directives: too_many,
        };
        let parser = Parser::new_from_str_with_options(source.text(), options);
        Self {
            parser,
            file,
            text: source.text(),
            stopped: false,
            broken: None,
            quiet: false,
            peeked: None,
            count: 0,
            last: 0,
            open: Vec::new(),
            refused: 0..0,
        }
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
            let range = self.range(span);
            let tagged = span.tag_span().map(|tag| self.range(tag));
            if let Some(tag) = tagged.clone() {
                self.refuse(report, tag, "tag", "remove it, or quote a string that begins with `!`");
            }
            match event {
                Event::Scalar(text, style, ..) => {
                    let text = self.without_added_break(text, &range, style);
                    let range = self.scalar_range(range, style);
                    self.last = range.end;
                    let plain = style == ScalarStyle::Plain;
                    // What a tag makes of its text is not for us to say.
                    let node =
                        if tagged.is_some() { YamlNode::Refused } else { YamlNode::Scalar { text, plain } };
                    return self.node(node, &range, report);
                }
                Event::MappingStart(..) => return self.collection(YamlNode::Map, &range, report),
                Event::SequenceStart(..) => return self.collection(YamlNode::List, &range, report),
                Event::MappingEnd | Event::SequenceEnd => {
                    self.open.pop();
                    self.last = self.last.max(range.end);
                    return Step::End(self.site(&range));
                }
                Event::Alias(_) | Event::UnresolvedAlias(_) => {
                    self.last = range.end;
                    let help = "write the value out, or quote a string that begins with `*`";
                    self.refuse(report, range.clone(), "alias", help);
                    return self.node(YamlNode::Refused, &range, report);
                }
                Event::Anchor(..) => {
                    let help = "remove it, or quote a string that begins with `&`";
                    self.refuse(report, range, "anchor", help);
                }
                Event::DocumentStart(..) => self.directives(report, range.start),
                Event::DocumentEnd => self.end_document(report),
                // Both ends of the stream, and what later versions of the parser add beside nodes.
                _ => {}
            }
        }
        Step::Stop
    }

    fn collection(&mut self, node: YamlNode<'s>, range: &Range<usize>, report: &mut Report) -> Step<'s> {
        self.open.push((!range.is_empty()).then_some(range.start));
        self.last = self.last.max(range.end);
        self.node(node, range, report)
    }

    fn node(&mut self, node: YamlNode<'s>, range: &Range<usize>, report: &mut Report) -> Step<'s> {
        let site = self.site(range);
        if self.count <= STEPS {
            return Step::YamlNode(node, site);
        }
        self.stop(range.start);
        let message = "the spec has too many keys and values, and is not read beyond here";
        report.push(Diagnostic::new(&rules::TOO_LARGE, site, message).help("split it into several specs"));
        Step::Stop
    }

    /// Reports a part of YAML that a spec does without.
    fn refuse(&mut self, report: &mut Report, range: Range<usize>, what: &str, help: &str) {
        self.count += REFUSAL;
        if self.quiet {
            return;
        }
        self.refused = range.start..layout::line_end(self.text, range.end);
        let site = self.site(&range);
        report.push_with(&rules::UNSUPPORTED_YAML, || {
            let message = format!("{what} {} is not part of a spec", quoted(&self.text[range]));
            Diagnostic::new(&rules::UNSUPPORTED_YAML, site, message).help(help)
        });
    }

    /// The lines in front of the document that begin with `%`.
    fn directives(&mut self, report: &mut Report, start: usize) {
        for line in layout::directives(&self.text[..start]) {
            self.refuse(report, line, "directive", "remove the line; a spec is YAML 1.2 as it is");
        }
    }

    /// A spec is one document; a second one is reported and not read.
    fn end_document(&mut self, report: &mut Report) {
        if let Some((Event::DocumentStart(..), span)) = self.event(report) {
            let site = self.site(&self.range(span));
            let message = "a spec is one document, and a second one starts here";
            report.push(
                Diagnostic::new(&rules::UNSUPPORTED_YAML, site, message)
                    .help("put the second document into a file of its own, or remove it"),
            );
        }
        self.stopped = true;
    }

    fn stop(&mut self, at: usize) {
        self.stopped = true;
        self.broken = Some(at);
    }

    /// Whether a mistake of syntax was found in a place, or behind it on its last line.
    ///
    /// Such a place has not the form that its author meant it to have.
    pub(super) fn is_broken_at(&mut self, site: Site, report: &mut Report) -> bool {
        self.peek(report);
        self.broken.is_some_and(|at| at <= layout::line_end(self.text, site.end as usize))
    }

    fn event(&mut self, report: &mut Report) -> Option<(Event<'s>, Span)> {
        match self.parser.next()? {
            Ok(next) => {
                self.count += 1;
                Some(next)
            }
            Err(error) => {
                let at = layout::floor(self.text, error.marker().byte_offset().unwrap_or(self.text.len()));
                self.stop(at);
                self.syntax(error.kind(), at, report);
                None
            }
        }
    }

    fn syntax(&self, kind: &ErrorKind, at: usize, report: &mut Report) {
        if self.refused.contains(&at) {
            return;
        }
        let open = self.open.iter().rev().find_map(|open| *open);
        let place = ErrorContext { text: self.text, at, last: self.last.min(at), open };
        let found = syntax::explain(&mistake(kind), &place);
        let diagnostic = Diagnostic::new(&rules::SYNTAX, self.site(&found.range), found.message);
        report.push(diagnostic.help_opt(found.help));
    }

    /// The visible part of a scalar: a block without its last line breaks, an empty one its `|` or `>`.
    fn scalar_range(&self, range: Range<usize>, style: ScalarStyle) -> Range<usize> {
        if !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
            return range;
        }
        let visible = self.text[range.clone()].trim_end_matches([' ', '\t', '\r', '\n']);
        // The parser's place of a block without text is its end, or begins at its `|`.
        let begins_line =
            layout::indentation(self.text, layout::line_start(self.text, range.start)) == range.start;
        if !visible.is_empty() && begins_line {
            return range.start..range.start + visible.len();
        }
        layout::block_header(self.text, self.last, range.end)
    }

    /// The text of a block as YAML has it: where the file ends without a line break, so does the text.
    fn without_added_break(
        &self,
        text: Cow<'s, str>,
        range: &Range<usize>,
        style: ScalarStyle,
    ) -> Cow<'s, str> {
        let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        if !block || range.end < self.text.len() {
            return text;
        }
        let last_line = &self.text[layout::line_start(self.text, range.end).max(range.start)..];
        match text.strip_suffix('\n') {
            Some(stripped) if !last_line.trim().is_empty() => Cow::Owned(stripped.to_owned()),
            _ => text,
        }
    }

    fn range(&self, span: Span) -> Range<usize> {
        let range = span.byte_range().unwrap_or(self.text.len()..self.text.len());
        range.start..range.end.max(range.start)
    }

    #[expect(clippy::cast_possible_truncation, reason = "a source is below 4 GiB")]
    fn site(&self, range: &Range<usize>) -> Site {
        Site { file: self.file, start: range.start as u32, end: range.end as u32 }
    }
}

/// The parser's finding as the mistake that was made; kinds that it may add later keep its own words.
fn mistake(kind: &ErrorKind) -> Mistake {
    use ErrorKind as K;
    match kind {
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabInPlainScalar
        | K::TabAtBlockScalarStart => Mistake::Tab,
        K::UnclosedQuotedScalar | K::InvalidQuotedScalarIndent | K::DocumentIndicatorInQuotedScalar => {
            Mistake::Quote
        }
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => Mistake::BehindQuote,
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidUnicodeEscape => Mistake::Escape,
        K::UnexpectedCharacter { character } => Mistake::Character(*character),
        K::MissingAnchorOrAliasName
        | K::PlainScalarStartsWithDashFlowIndicator
        | K::MappingKeyNotAllowed
        | K::UnexpectedEndOfPlainScalar
        | K::InvalidTagTerminator
        | K::UndeclaredTagHandle
        | K::MissingTagUri
        | K::UnclosedVerbatimTag
        | K::InvalidTagEscape
        | K::InvalidGlobalTagCharacter => Mistake::Beginning,
        K::UnclosedFlowCollection { open } => Mistake::Unclosed(*open),
        K::MismatchedFlowCollectionEnd { open, close } => Mistake::Mismatched(*open, *close),
        K::MisplacedFlowCollectionEnd => Mistake::StrayClose,
        K::InvalidColonPlacement
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofImplicitFlowMapping
        | K::InvalidFlowScalarIndent
        | K::BlockEntryInFlowCollection
        | K::FlowMappingValueAdjacentCollection => Mistake::InBrackets,
        K::RecursionLimitExceeded => Mistake::Depth,
        K::BomInsideDocument => Mistake::ByteOrderMark,
        K::MappingValueNotAllowed | K::InvalidMappingValueWhitespace => Mistake::Colon,
        K::SimpleKeyExpected | K::InvalidSimpleKey => Mistake::NoColon,
        K::BlockSequenceEntryNotAllowed | K::InvalidBlockEntryWhitespace => Mistake::Dash,
        K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::ExpectedNodeContent
        | K::UnexpectedEofBlockMapping
        | K::UnexpectedEofBlockSequence
        | K::InvalidIndentation => Mistake::Structure,
        K::ExpectedDocumentStart => Mistake::Start,
        K::DirectiveDisallowed
        | K::MissingDocumentEndBeforeDirective
        | K::DuplicateVersionDirective
        | K::UnsupportedYamlMajorVersion
        | K::DuplicateTagDirective
        | K::InvalidDirectiveTerminator
        | K::MissingYamlVersionSeparator
        | K::MissingDirectiveName
        | K::InvalidDirectiveName
        | K::DirectiveByteLimitExceeded { .. }
        | K::TooManyReservedDirectiveParams { .. }
        | K::YamlVersionTooLong
        | K::MissingYamlVersion
        | K::ExpectedTagDirectiveBang
        | K::InvalidTagDirectiveTerminator => Mistake::Directive,
        K::InvalidDocumentEnd => Mistake::BehindEnd,
        K::CommentNotSeparated => Mistake::CommentTooNear,
        K::CommentInterceptedScalar => Mistake::CommentInText,
        K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => Mistake::BlockHeader,
        K::InvalidBlockScalarIndent => Mistake::BlockIndentation,
        other => Mistake::Other(other.to_string()),
    }
}
