//! A marker has an effect exactly where another parser of CommonMark sees no code.

use std::cell::RefCell;

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};
use proptest::prelude::{ProptestConfig, Strategy};
use proptest::sample::select;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use super::documents::{REGION, document};
use super::{fill, filled};

/// Where the other parser sees a text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    leaf: Leaf,
    /// Whether the leaf begins with the text.
    first: bool,
    /// The kinds of the containers.
    containers: Vec<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaf {
    Code,
    /// HTML that is not part of a paragraph.
    Html,
    InlineHtml,
    /// Shown, and no code.
    Text,
    /// Not shown, and in no node: the definition of a link.
    Hidden,
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.alerts = true;
    options
}

/// Finds the only place of a marker in a document.
fn seen(document: &str, marker: &str) -> Seen {
    // The rest of a marker can be emphasis or a link.
    let words = marker[marker.find("errspec:").expect("words")..]
        .trim_end_matches([' ', '-', '>', '*', '/', '}', ')']);
    let arena = Arena::new();
    let root = parse_document(&arena, document, &options());
    let found = root.descendants().find_map(|node| {
        let (leaf, content) = match &node.data.borrow().value {
            NodeValue::CodeBlock(code) => (Leaf::Code, format!("{}\n{}", code.info, code.literal)),
            NodeValue::Code(code) => (Leaf::Code, code.literal.clone()),
            NodeValue::HtmlBlock(html) => (Leaf::Html, html.literal.clone()),
            NodeValue::HtmlInline(html) => (Leaf::InlineHtml, html.clone()),
            NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell => (Leaf::Text, shown(node)),
            _ => return None,
        };
        let first = content.trim_start().starts_with(marker);
        content.contains(words).then(|| Seen { leaf, first, containers: containers(node) })
    });
    found.unwrap_or(Seen { leaf: Leaf::Hidden, first: true, containers: Vec::new() })
}

/// The text of a block without code and HTML.
fn shown<'a>(block: &'a AstNode<'a>) -> String {
    let mut out = String::new();
    for node in block.descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::SoftBreak | NodeValue::LineBreak => out.push('\n'),
            _ => {}
        }
    }
    out
}

fn containers<'a>(node: &'a AstNode<'a>) -> Vec<&'static str> {
    let mut found = Vec::new();
    for node in node.ancestors().skip(1) {
        match &node.data.borrow().value {
            NodeValue::BlockQuote | NodeValue::Alert(_) => found.push("quote"),
            NodeValue::Item(_) => found.push("item"),
            NodeValue::FootnoteDefinition(_) => found.push("footnote"),
            _ => {}
        }
    }
    found
}

/// The containers of the list that fills the region, if it is a list. Without a block before it, it goes on with a
/// list above it.
fn list(document: &str) -> Option<Vec<&'static str>> {
    let arena = Arena::new();
    let root = parse_document(&arena, document, &options());
    root.descendants().find_map(|node| {
        let is_lost = matches!(&node.data.borrow().value, NodeValue::Code(code) if code.literal == "lost");
        let list = node.ancestors().find(|node| matches!(node.data.borrow().value, NodeValue::List(_)))?;
        (is_lost && list.children().count() >= 2).then(|| containers(list))
    })
}

const STYLES: [[&str; 2]; 3] = [
    ["<!-- errspec:begin codes -->", "<!-- errspec:end -->"],
    ["[//]: # (errspec:begin codes)", "[//]: # (errspec:end)"],
    ["{/* errspec:begin codes */}", "{/* errspec:end */}"],
];

/// What happened with a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Filled,
    Example,
    Refused,
    /// The parsers are known to differ.
    Skipped,
}

/// cmark lets a line with one tag end a paragraph of a container that the line is not in. By CommonMark, the line is
/// lazy, as HTML of this kind cannot end a paragraph; commonmark.js and the parser of rustdoc follow it.
fn is_known_to_differ(text: &str) -> bool {
    let text = text.replace("\r\n", "\n");
    let lines: Vec<_> =
        text.split(['\n', '\r']).map(|line| line.trim_start_matches([' ', '\t', '>'])).collect();
    let is_tag = |line: &str| line.starts_with("<custom-tag>");
    let lazy = lines.windows(2).any(|pair| !pair[0].is_empty() && is_tag(pair[1]));
    // By CommonMark, `</script>` also ends HTML that begins with `<pre>`. The parser of rustdoc looks for `</pre>`.
    let tags = ["pre", "script", "style", "textarea"];
    let opens = |tag: &&&str| text.contains(&format!("<{tag}>"));
    let closes = |tag: &&&str| text.contains(&format!("</{tag}>"));
    let mixed = tags
        .iter()
        .any(|opened| opens(&opened) && tags.iter().any(|closed| closed != opened && closes(&closed)));
    lazy || mixed
}

fn check(text: &str, style: [&str; 2]) -> Verdict {
    if is_known_to_differ(text) {
        return Verdict::Skipped;
    }
    let [opened, closed] = style.map(|marker| seen(text, marker));
    let result = fill("a.md", text);
    let findings = || result.as_ref().err().cloned().unwrap_or_default();
    let because = || format!("{opened:?} {closed:?} {result:?}\n{text}");
    if opened.leaf == Leaf::Code {
        // Code stays as it is, and the file has no other region.
        let rule = if closed.leaf == Leaf::Code { "missing-region" } else { "" };
        assert!(result.is_err() && findings().contains(rule), "{}", because());
        return Verdict::Example;
    }
    if closed.leaf == Leaf::Code {
        assert!(result.is_err(), "{}", because());
        return Verdict::Refused;
    }
    let [begin, end] = style.map(|marker| text.find(marker).expect("one region"));
    let line = |at: usize| text[..at].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let is_marker = match style[0].as_bytes()[0] {
        b'<' => opened.leaf == Leaf::Html,
        b'[' => opened.leaf == Leaf::Hidden,
        _ => opened.leaf == Leaf::Text || opened.leaf == Leaf::Html,
    };
    // Nothing is in the way of a marker that is a block.
    let is_block = |seen: &Seen| is_marker && seen.first && seen.leaf != Leaf::Text;
    if is_block(&opened) && is_block(&closed) && opened.containers == closed.containers {
        // A definition below another one can be indented like code, which the content would be.
        let before = &text[line(begin)..begin];
        let is_deep = opened.leaf == Leaf::Hidden && (before.contains("    ") || before.contains('\t'));
        assert!(result.is_ok() || is_deep, "{}", because());
    }
    let Ok(after) = result else {
        let known = ["invalid-region-marker", "unclosed-region", "stray-region-end"];
        assert!(known.iter().any(|rule| findings().contains(rule)), "{}", because());
        return Verdict::Refused;
    };
    assert!(is_marker, "{opened:?}\n{text}");
    // The next run finds the same, and the rest stays.
    filled("a.md", text, &after);
    assert!(after.starts_with(&text[..begin + style[0].len()]), "{text}\n{after}");
    assert!(after.ends_with(&text[line(end)..]), "{text}\n{after}");
    // The list is shown as one, in the containers of the marker.
    let containers = list(&after);
    assert!(containers.is_some(), "{text}\n{after}");
    if opened.leaf == Leaf::Html && opened.first {
        assert_eq!(containers, Some(opened.containers), "{text}\n{after}");
    }
    Verdict::Filled
}

#[test]
fn a_marker_is_one_where_another_parser_sees_no_code() {
    let setting = |name, usual| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let cases = setting("ERRSPEC_CASES", 3000);
    let seed = u8::try_from(setting("ERRSPEC_SEED", 7)).expect("a seed below 256");
    let config = ProptestConfig {
        cases,
        max_shrink_iters: 4000,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]));
    let verdicts = RefCell::new([0; 4]);
    let endings = select(&["\n", "\n", "\n", "\r\n", "\r"][..]);
    let documents = (document(), select(&STYLES[..]), endings).prop_map(|(lines, style, ending)| {
        let text = lines.join(ending) + ending;
        (text.replace(REGION[0], style[0]).replace(REGION[1], style[1]), style)
    });
    let result = runner.run(&documents, |(text, style)| {
        let verdict = check(&text, style);
        verdicts.borrow_mut()[verdict as usize] += 1;
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
    let verdicts = verdicts.into_inner();
    assert!(verdicts[..3].iter().all(|&count| count > cases / 20), "{verdicts:?}");
    assert!(verdicts[3] < cases / 3, "{verdicts:?}");
}
