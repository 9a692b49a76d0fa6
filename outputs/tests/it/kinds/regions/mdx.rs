//! In MDX, a marker has an effect exactly where the compiler sees an expression, and no code.

use markdown::mdast::Node;
use markdown::{Constructs, MdxSignal, ParseOptions, to_mdast};

use super::{CODES, fill, filled};

const BEGIN: &str = "{/* errspec:begin codes */}";

/// Documents, and whether `@` is in code or in an expression.
const CASES: &[(&str, bool)] = &[
    ("@", false),
    ("    @", false),
    ("- ```\n  a\n  ```\n\n```\n@\n```", true),
    ("- ```\n  a\n  ```\n\n@", false),
    ("> ```\n\n@", false),
    ("> ```\n> @", true),
    ("> ```\n@", false),
    ("1. ~~~\n   @\n   ~~~", true),
    ("- a\n\n      ```\n      @\n      ```", true),
    ("    ```\n    @\n    ```", true),
    ("a\n      ```\n@\n```", true),
    ("- a\n\n  ```\n  b\n\n@", false),
    ("- - ```\n    @", true),
    ("- - ```\n  @", false),
    ("<Tabs>\n    <Tab>\n\n    @\n\n    </Tab>\n</Tabs>", false),
    ("<A\n  b={`\n@\n`}\n/>", true),
    ("{`\n\\`\\`\\`\n`}\n\n@", false),
    ("export const a = `\n\\`\\`\\`\n`\n\n@", false),
    ("export const a = `\n\n@\n\n`", true),
    ("{\n @\n}", true),
    ("{/* a\n```\n*/}\n\n@", false),
    ("a `b\nc ``` d\n\n@", false),
    ("`@`", true),
    ("```a`b\n@", false),
    ("---\nt: |\n  ```\n---\n\n@", false),
    ("* * *\n@", false),
    ("-\n\n  ```\n@\n```", true),
    ("-\n  ```\n  @", true),
    ("10. ```\n    @", true),
    ("10. ```\n   @", false),
    ("-\t```\n\t@", true),
    (">\t```\n>\t@", true),
    ("> a\n```\n@\n```", true),
    ("> - ```\n>   @", true),
    ("> - ```\n> @", false),
    ("```\n````\n@", false),
    ("````\n```\n@\n````", true),
    ("~~~ `\n@\n~~~", true),
    ("- a\nb\n  ```\n  @\n  ```", true),
    ("1. a\n2. ```\n   @", true),
    ("a\n2. ```\n   @", false),
    ("<div>\n```\n@\n```\n</div>", true),
    ("<div>\n\n@\n\n</div>", false),
    ("import a from 'b'\n\n@", false),
    ("# a\n```\n@\n```", true),
    ("-     ```\n      @", true),
    ("<details>\n<summary>a ``` b</summary>\n\n@\n</details>", false),
];

/// Whether another parser of MDX sees an expression that begins at a byte.
fn is_live(document: &str, at: usize) -> bool {
    let constructs = Constructs { frontmatter: true, gfm_table: true, ..Constructs::mdx() };
    let is_open = |module: &str| module.replace("\\`", "").matches('`').count() % 2 == 1;
    let options = ParseOptions {
        constructs,
        mdx_esm_parse: Some(Box::new(move |module| {
            if is_open(module) {
                let name = || Box::new("template".to_owned());
                return MdxSignal::Eof("an open template".to_owned(), name(), name());
            }
            MdxSignal::Ok
        })),
        ..ParseOptions::default()
    };
    let tree = to_mdast(document, &options).unwrap_or_else(|message| panic!("{document:?}: {message}"));
    begins(&tree, at)
}

fn begins(node: &Node, at: usize) -> bool {
    let is_expression = matches!(node, Node::MdxFlowExpression(_) | Node::MdxTextExpression(_));
    let starts = || node.position().is_some_and(|position| position.start.offset == at);
    is_expression && starts()
        || node.children().is_some_and(|nodes| nodes.iter().any(|node| begins(node, at)))
}

#[test]
fn code_and_expressions_show_markers_as_examples() {
    for (document, is_code) in CASES {
        let document = format!("{document}\n");
        let marker = document.replace('@', BEGIN);
        assert_eq!(is_live(&marker, document.find('@').expect("a marker")), !is_code, "{document:?}");
        let line = document.lines().find(|line| line.contains('@')).expect("a marker");
        let next = line.replace('@', "{/* errspec:end */}");
        let text =
            marker.replacen(&line.replace('@', BEGIN), &format!("{}\n{next}", line.replace('@', BEGIN)), 1);
        let result = fill("a.mdx", &text);
        if *is_code {
            let findings = result.expect_err("an example");
            assert!(findings.contains("missing-region") && findings.contains("as an example"), "{findings}");
        } else {
            let after = result.unwrap_or_else(|findings| panic!("{text}\n{findings}"));
            let first = CODES.lines().next().expect("a code");
            assert!(after.contains(first) && is_live(&after, after.find(BEGIN).expect("kept")), "{after}");
            filled("a.mdx", &text, &after);
        }
    }
}
