//! The blocks of a rendered document, with their kinds and texts, as a reader sees them.

use markdown::mdast::Node;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// Blocks with their texts, in which spaces are collapsed.
pub(crate) type Blocks = Vec<(String, String)>;

/// The document as GitHub and mdBook show it.
pub(crate) fn gfm(document: &str) -> Blocks {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    pulldown(document, options)
}

/// The document as rustdoc shows it, except for typographic quotes.
pub(crate) fn rustdoc(document: &str) -> Blocks {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let straight = |text: String| {
        text.replace('\u{2026}', "...")
            .replace(['\u{201c}', '\u{201d}'], "\"")
            .replace(['\u{2018}', '\u{2019}'], "'")
    };
    pulldown(document, options).into_iter().map(|(block, text)| (block, straight(text))).collect()
}

fn pulldown(document: &str, options: Options) -> Blocks {
    let mut blocks = Blocks::new();
    for event in Parser::new_ext(document, options) {
        match event {
            Event::Start(tag) => {
                if let Some(block) = block(&tag) {
                    blocks.push((block.to_owned(), String::new()));
                }
            }
            Event::Text(text) | Event::Code(text) => append(&mut blocks, &text),
            Event::InlineHtml(html) if html.starts_with("<code>") || html.starts_with("</code>") => {}
            Event::InlineHtml(html) if &*html == "<!-- -->" => {}
            Event::InlineHtml(html) if html.starts_with("<a id=") || &*html == "</a>" => {}
            Event::Html(html) if html.starts_with("<!-- ") && html.trim_end().ends_with(" -->") => {}
            Event::End(_) => {}
            event => blocks.push((format!("{event:?}"), String::new())),
        }
    }
    finished(blocks)
}

fn block(tag: &Tag<'_>) -> Option<&'static str> {
    match tag {
        Tag::Paragraph => Some("paragraph"),
        Tag::Heading { .. } => Some("heading"),
        Tag::Item => Some("item"),
        Tag::TableCell => Some("cell"),
        Tag::CodeBlock(_) => Some("code"),
        Tag::List(None)
        | Tag::Table(_)
        | Tag::TableHead
        | Tag::TableRow
        | Tag::Emphasis
        | Tag::Strong
        | Tag::HtmlBlock
        | Tag::Link { .. } => None,
        _ => Some("unexpected"),
    }
}

/// The document as an MDX compiler reads it.
pub(crate) fn mdx(document: &str) -> Blocks {
    let constructs = markdown::Constructs {
        gfm_autolink_literal: true,
        gfm_footnote_definition: true,
        gfm_label_start_footnote: true,
        gfm_strikethrough: true,
        gfm_table: true,
        gfm_task_list_item: true,
        math_flow: true,
        math_text: true,
        ..markdown::Constructs::mdx()
    };
    // We write no JavaScript, so an import or export is an error.
    let options = markdown::ParseOptions {
        constructs,
        mdx_esm_parse: Some(Box::new(|esm| unreachable!("an import or export: {esm}"))),
        mdx_expression_parse: Some(Box::new(|expression, _| {
            let comment = expression.starts_with("/* ") && expression.ends_with(" */");
            if comment {
                return markdown::MdxSignal::Ok;
            }
            markdown::MdxSignal::Eof(
                "no comment".to_owned(),
                Box::new("expression".to_owned()),
                Box::new("errspec".to_owned()),
            )
        })),
        ..markdown::ParseOptions::default()
    };
    let mut blocks = Blocks::new();
    match markdown::to_mdast(document, &options) {
        Ok(tree) => walk(&tree, &mut blocks),
        Err(message) => blocks.push((message.to_string(), String::new())),
    }
    finished(blocks)
}

fn walk(node: &Node, blocks: &mut Blocks) {
    let block = match node {
        Node::Text(text) => return append(blocks, &text.value),
        Node::InlineCode(code) => return append(blocks, &code.value),
        Node::Code(code) => return blocks.push(("code".to_owned(), code.value.clone())),
        Node::MdxFlowExpression(_) | Node::MdxTextExpression(_) => return,
        Node::MdxJsxTextElement(element) if matches!(element.name.as_deref(), Some("code" | "a")) => None,
        Node::MdxJsxFlowElement(element) if element.name.as_deref() == Some("a") => Some("paragraph"),
        Node::Root(_)
        | Node::Emphasis(_)
        | Node::Strong(_)
        | Node::Link(_)
        | Node::Table(_)
        | Node::TableRow(_)
        | Node::List(_) => None,
        Node::Paragraph(_)
            if blocks.last().is_some_and(|(block, text)| block == "item" && text.is_empty()) =>
        {
            None
        }
        Node::Paragraph(_) => Some("paragraph"),
        Node::Heading(_) => Some("heading"),
        Node::ListItem(_) => Some("item"),
        Node::TableCell(_) => Some("cell"),
        _ => Some("unexpected"),
    };
    blocks.extend(block.map(|block| (block.to_owned(), String::new())));
    for child in node.children().into_iter().flatten() {
        walk(child, blocks);
    }
}

fn append(blocks: &mut Blocks, text: &str) {
    match blocks.last_mut() {
        Some((_, all)) => all.push_str(text),
        None => blocks.push(("no block".to_owned(), text.to_owned())),
    }
}

fn finished(blocks: Blocks) -> Blocks {
    blocks
        .into_iter()
        .map(|(block, text)| if block == "code" { (block, text) } else { (block, collapsed(&text)) })
        .collect()
}

/// A browser shows runs of spaces as one.
pub(crate) fn collapsed(text: &str) -> String {
    text.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
