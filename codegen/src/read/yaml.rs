//! Turns the YAML parser's events into nodes with sites. No other file uses the YAML crate.
//! Anchors, aliases, tags, directives and further documents are reported here and not passed on.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, Span, StrInput};

use crate::quoted::quoted;
use crate::read::layout;
use crate::read::syntax::{self, ErrorContext, Mistake, Words, foreign};
use crate::report::{Diagnostic, Report};
use crate::rules;
use crate::site::{FileId, Site, Source};

/// How many keys, values and ends of mappings are read: as many as the largest file of real codes can have.
///
/// This limits time and memory for a file such as `[[],[],…`, whose nodes are far larger than their source.
const STEPS: usize = 1 << 18;
/// A valid code takes nine steps, and the generated lookup counts codes in 16 bits.
const _: () = assert!(STEPS / 9 < 0xFFFF);
/// The cost, in steps, of YAML that a spec does not support.
const REFUSAL: usize = 2;
/// More directives than any document needs.
const DIRECTIVES: usize = 16;

/// What a node is; the nodes in a map or list follow it.
#[derive(Debug)]
pub(super) enum YamlNode<'s> {
    /// A scalar. It is `plain` if it has no quotes and is not a block.
    Scalar { text: Cow<'s, str>, plain: bool },
    /// A mapping: alternating keys and values, then an end.
    Map,
    /// A sequence: nodes, then an end.
    List,
    /// A node that was reported and has no value.
    Refused,
}

/// The next thing in the file.
pub(super) enum Step<'s> {
    YamlNode(YamlNode<'s>, Site),
    /// The end of the innermost map or list, with the site of its bracket, or an empty site.
    End(Site),
    /// The end of the document, or of its readable part.
    Stop,
}

/// The nodes of a file, one after the other.
pub(super) struct Nodes<'s> {
    parser: Parser<'s, StrInput<'s>>,
    file: FileId,
    text: &'s str,
    stopped: bool,
    /// Where a syntax error ended the reading early.
    pub(super) broken: Option<usize>,
    /// Whether unsupported YAML is skipped without a diagnostic.
    pub(super) quiet: bool,
    peeked: Option<Step<'s>>,
    count: usize,
    /// The end of the last node.
    pub(super) last: usize,
    /// Where a syntax error after the last node can have its cause: if it is a string without quotes, in it.
    cause: usize,
    /// The end of the last scalar. The end of a mapping, unlike it, is where the next node begins.
    pub(super) last_text: usize,
    /// The bracket of each open map and list, or `None` if it has none.
    open: Vec<Option<usize>>,
    /// The line of the last node that was refused. A syntax error after it on that line is a consequence.
    refused: Range<usize>,
}

/// Where a line begins with `%`. Searching for one character is fast even in a debug build, unlike visiting each line.
fn directives(text: &str) -> impl Iterator<Item = usize> + '_ {
    let begins_line = |at: &usize| *at == 0 || matches!(text.as_bytes()[at - 1], b'\n' | b'\r');
    text.match_indices('%').map(|(at, _)| at).filter(begins_line)
}

impl<'s> Nodes<'s> {
    /// What is written at a site, with its quotes.
    pub(super) fn written(&self, site: Site) -> &'s str {
        &self.text[site.range()]
    }

    pub(super) fn new(file: FileId, source: &'s Source) -> Self {
        // A few are reported one by one. The parser would take too long for a million.
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
            cause: 0,
            last_text: 0,
            open: Vec::new(),
            refused: 0..0,
        }
    }

    /// Returns the next step without taking it.
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
                    self.cause = if plain { range.start } else { range.end };
                    self.last_text = range.end;
                    // The type of a tagged scalar is unknown, so the value is not used.
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
                // Both ends of the stream, and events that later versions of the parser may add.
                _ => {}
            }
        }
        Step::Stop
    }

    /// Whether any open map or list has brackets.
    pub(super) fn is_in_brackets(&self) -> bool {
        self.open.iter().any(Option::is_some)
    }

    /// Whether the innermost open node is the spec itself.
    pub(super) fn is_top(&self) -> bool {
        self.open.len() == 1
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

    /// Reports YAML that a spec does not support.
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

    /// Reports the lines before the document that begin with `%`.
    fn directives(&mut self, report: &mut Report, start: usize) {
        for line in layout::directives(&self.text[..start]) {
            self.refuse(report, line, "directive", "remove the line; a spec is YAML 1.2 as it is");
        }
    }

    /// Reports a second document, which is not read.
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

    /// Whether a key without quotes has a character that only looks like white space or punctuation of YAML.
    ///
    /// It is reported, and the reading ends there: the key may belong to another mapping.
    pub(super) fn is_foreign_key(&mut self, site: Site, report: &mut Report) -> bool {
        let Some(words) = foreign::in_key(self.text, site.range()) else { return false };
        self.stop(words.range.start);
        self.push(words, report);
        true
    }

    /// Reports such a character in a value without quotes that does not have the expected form.
    pub(super) fn is_foreign_value(&mut self, site: Site, is_in_brackets: bool, report: &mut Report) -> bool {
        let Some(words) = foreign::in_value(self.text, site.range(), is_in_brackets) else { return false };
        self.push(words, report);
        true
    }

    /// Reports a comment in a string without quotes that has such white space before it.
    pub(super) fn has_foreign_comment(&mut self, site: Site, report: &mut Report) -> bool {
        let Some(words) = foreign::before_comment(self.text, site.range()) else { return false };
        self.push(words, report);
        true
    }

    /// Whether the line after a place is indented with such a character, so that it may belong to what ends there.
    pub(super) fn is_foreign_below(&self, at: usize) -> bool {
        foreign::is_below(self.text, at)
    }

    fn push(&self, words: Words, report: &mut Report) {
        let diagnostic = Diagnostic::new(&rules::SYNTAX, self.site(&words.range), words.message);
        report.push(diagnostic.help_opt(words.help));
    }

    fn stop(&mut self, at: usize) {
        self.stopped = true;
        self.broken = Some(at);
    }

    /// Whether there is a syntax error inside a site, or after it on its last line.
    ///
    /// Such a value does not have the form that its author intended.
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
        let place =
            ErrorContext { text: self.text, at, last: self.last.min(at), cause: self.cause.min(at), open };
        self.push(syntax::explain(&mistake(kind), &place), report);
    }

    /// The visible part of a scalar: of a block, all but its last line breaks; of an empty block, its `|` or `>`.
    fn scalar_range(&self, range: Range<usize>, style: ScalarStyle) -> Range<usize> {
        if !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
            return range;
        }
        let visible = self.text[range.clone()].trim_end_matches([' ', '\t', '\r', '\n']);
        // For an empty block, the parser reports the end of the block, or a range from its `|`.
        let begins_line =
            layout::indentation(self.text, layout::line_start(self.text, range.start)) == range.start;
        if !visible.is_empty() && begins_line {
            return range.start..range.start + visible.len();
        }
        layout::block_header(self.text, self.last, range.end)
    }

    /// The string of a block as YAML defines it: if the file ends without a line break, so does the string.
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

/// Turns the parser's error into the mistake behind it. Kinds that it may add later keep their own message.
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
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => Mistake::AfterQuote,
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
        K::InvalidDocumentEnd => Mistake::AfterEnd,
        K::CommentNotSeparated => Mistake::CommentWithoutSpace,
        K::CommentInterceptedScalar => Mistake::CommentInText,
        K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => Mistake::BlockHeader,
        K::InvalidBlockScalarIndent => Mistake::BlockIndentation,
        other => Mistake::Other(other.to_string()),
    }
}
