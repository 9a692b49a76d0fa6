//! Random documents with one region, which may be in any container, in code, or in HTML.

use proptest::collection::vec;
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use proptest::sample::select;

/// The lines of the region, before a document is written.
pub(super) const REGION: [&str; 2] = ["@begin", "@end"];

/// Blocks that open something, or that belong to what is open.
const LINES: &[&str] = &[
    "",
    "",
    "",
    "text",
    "`text",
    "text `",
    "a ``b",
    "```",
    "```",
    "```rust",
    "````",
    "~~~",
    "~~~~ info",
    "   ```",
    "    ```",
    "``` not`a fence",
    "`` ` ``",
    "# heading",
    "===",
    "---",
    "- - -",
    "***",
    "    code",
    "\tcode",
    "  text",
    "      deep",
    "<div>",
    "</div>",
    "<div",
    "<p class=\"a\">",
    "<custom-tag>",
    "text <b>",
    "<pre>",
    "<script>",
    "</script> x",
    "<!-- a",
    "b -->",
    "<!-- c -->",
    "<!-->",
    "<?php",
    "?>",
    "<!DOCTYPE",
    ">",
    "<![CDATA[",
    "]]>",
    "| a | b |",
    "|---|---|",
    "| ` | ` |",
    "[a]: /b",
    "[c]:",
    "[d]: /e 'f",
    "g'",
    "[//]: # (note)",
    "text [a] \\",
    "-",
    "-     code",
    "1. ",
    "2) two",
    "- item",
    "+ ```",
    "1. ~~~",
    "* > ```",
    "> ```",
    "> text",
    "> - a",
    ">     code",
    "- <div>",
    "- a\n\n      ```",
    "&lt;!-- x",
    "\\`",
    "\\```",
    "<https://a.example>",
    "<a",
    "href='x'>",
    "x </pre>",
    "<style>\na</style>",
    "<textarea>\na\n\nb </textarea>",
];

/// What a container puts before its first line and before the other lines.
const CONTAINERS: &[(&str, &str)] = &[
    ("> ", "> "),
    (">", ">"),
    (" > ", "> "),
    ("- ", "  "),
    ("* ", "  "),
    ("-   ", "    "),
    ("1. ", "   "),
    ("10) ", "    "),
    ("-\t", "\t"),
    ("-\n  ", "  "),
    ("  - ", "    "),
    ("   1.  ", "       "),
    ("-     ", "  "),
];

/// The lines of a document. Exactly one pair is the region.
pub(super) fn document() -> impl Strategy<Value = Vec<String>> {
    (vec(block(), 1..8), any::<proptest::sample::Index>()).prop_map(|(blocks, index)| {
        let lines: Vec<String> = blocks.concat();
        let lines: Vec<String> = lines.iter().flat_map(|line| line.split('\n').map(without_spaces)).collect();
        only_one(lines, index)
    })
}

fn block() -> BoxedStrategy<Vec<String>> {
    let region = || Just(REGION.map(str::to_owned).to_vec());
    let line = || select(LINES).prop_map(|line| vec![line.to_owned()]);
    // Whatever opens code or HTML, the region, and what may close it.
    let around = (select(LINES), region(), select(LINES)).prop_map(|(before, region, after)| {
        [vec![before.to_owned()], region, vec![after.to_owned()]].concat()
    });
    let indented = (select(&[" ", "  ", "   ", "    ", "\t", "      "][..]), region())
        .prop_map(|(indent, region)| region.iter().map(|line| format!("{indent}{line}")).collect());
    let leaf = prop_oneof![4 => line(), 3 => around, 2 => region(), 1 => indented];
    leaf.prop_recursive(4, 24, 5, |inner| {
        let container = (select(CONTAINERS), vec(inner.clone(), 1..5), vec(0..12_u8, 24));
        prop_oneof![
            3 => container.prop_map(|((first, next), blocks, lazy)| contained(first, next, &blocks.concat(), &lazy)),
            1 => vec(inner, 1..4).prop_map(|blocks| blocks.concat()),
        ]
    })
    .boxed()
}

/// The lines within a container. Now and then, a line is lazy.
fn contained(first: &str, next: &str, lines: &[String], lazy: &[u8]) -> Vec<String> {
    let mut out = Vec::new();
    for (index, line) in lines.iter().flat_map(|line| line.split('\n')).enumerate() {
        let prefix = if index == 0 { first } else { next };
        let is_lazy = index > 0 && lazy[index % lazy.len()] == 0 && !line.contains('@');
        let prefix = if is_lazy || line.is_empty() && index > 0 { prefix.trim_end() } else { prefix };
        out.push(if is_lazy { line.to_owned() } else { format!("{prefix}{line}") });
    }
    out
}

/// Keeps one of the regions, or adds one.
fn only_one(lines: Vec<String>, index: proptest::sample::Index) -> Vec<String> {
    let begins = lines.iter().filter(|line| line.contains(REGION[0])).count();
    if begins == 0 {
        return [lines, REGION.map(str::to_owned).to_vec()].concat();
    }
    let kept = index.index(begins);
    let mut seen = [0; 2];
    let mut out = Vec::new();
    for line in lines {
        let Some(which) = REGION.iter().position(|marker| line.contains(marker)) else {
            out.push(line);
            continue;
        };
        seen[which] += 1;
        if seen[which] == kept + 1 {
            out.push(line);
        } else {
            out.push(line.replace(REGION[which], "x"));
        }
    }
    out
}

/// cmark lets an item begin with two empty lines if there are spaces on the second one, unlike CommonMark.
fn without_spaces(line: &str) -> String {
    if line.trim().is_empty() { String::new() } else { line.to_owned() }
}
