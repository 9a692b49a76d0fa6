//! Inline texts are shown as intended, and cannot break out of their context.
//! Existing renderers read the written text, and must show the plain text.

use std::time::{Duration, Instant};

use errspec_codegen::__internal::inline::{
    Flavor, address, cell, code, code_cell, literal, markdown, plain, rustdoc,
};
use proptest::prelude::*;

use crate::support::nasty::nasty;
use crate::support::rendered;

#[track_caller]
fn check(text: &str, as_plain: &str, as_gfm: &str) {
    assert_eq!(plain(text), as_plain, "{text:?} as plain text");
    assert_eq!(markdown(text, Flavor::Gfm), as_gfm, "{text:?} as Markdown");
}

#[test]
fn markdown_of_the_dialect_is_read() {
    check("Respect `Retry-After`.", "Respect Retry-After.", "Respect `Retry-After`.");
    check("``a`b`` and `` ` ``", "a`b and `", "``a`b`` and `` ` ``");
    check("*one* and **two**", "one and two", "*one* and **two**");
    check("**one *and* two**", "one and two", "**one *and* two**");
    check("a*b*c**d**e", "abcde", "a*b*c**d**e");
    check(
        "[the *guide*](https://a.example/x_y?a=1&b=2)",
        "the guide",
        r"[the *guide*](https://a.example/x_y?a=1\&b=2)",
    );
    check("```a `b `` c` ``d``", "```a b `` c d", r"\`\`\`a ```b `` c``` `d`");
    check("[a](b(c)d)", "a", "[a](./b%28c%29d)");
    check(r"[a](b\)c)", "a", "[a](./b%29c)");
    check(r"[a](b\c)", "a", "[a](./b%5Cc)");
    check("[a [b] c](d)", "a [b] c", r"[a \[b\] c](./d)");
    check("[a [b](c) d](e)", "[a b d](e)", r"\[a [b](./c) d\](e)");
    check("[`a]`](b)", "a]", "[`a]`](./b)");
    check(r"\*a\* \\ \` \q", r"*a* \ ` \q", r"\*a\* \\ \` \\q");
    check(" a\r\n\tb \u{2028} c ", "a b c", "a b c");
    check("", "", "");
}

#[test]
fn other_markdown_is_text() {
    check("***a***", "***a***", r"\*\*\*a\*\*\*");
    check("* a *", "* a *", r"\* a \*");
    check("*a **b* c**", "a **b c**", r"*a \*\*b* c\*\*");
    check("*a *b*", "*a b", r"\*a *b*");
    check("*a [b* c", "a [b c", r"*a \[b* c");
    check("[a](*b* [c*](d)", "[a](b c*", r"\[a\](*b* [c\*](./d)");
    check("``a`", "``a`", r"\`\`a\`");
    check("[x] [](y) [ ](z)", "[x] [](y) [ ](z)", r"\[x\] \[\](y) \[ \](z)");
    check("[a](javascript:b) [c](d e)", "[a](javascript:b) [c](d e)", r"\[a\](javascript:b) \[c\](d e)");
    check("![a](b)", "!a", r"\![a](./b)");
    check("<p> & &amp; &x", "<p> & &amp; &x", r"\<p> & \&amp; \&x");
    check("_a_ b_c __d__ e__f", "_a_ b_c __d__ e__f", r"\_a\_ b_c \_\_d\_\_ e__f");
    check("~~a~~ $b$ {c}", "~~a~~ $b$ {c}", r"\~\~a\~\~ \$b\$ \{c&#125;");
    check(
        "https://a.example www.b.example",
        "https://a.example www.b.example",
        r"https\://a.example www\.b.example",
    );
    check("\0 \u{1b}[0m \u{feff}x", "\u{fffd} \u{fffd}[0m x", "\u{fffd} \u{fffd}\\[0m x");
}

#[test]
fn no_text_starts_a_block() {
    for (text, written) in [
        ("# a", r"\# a"),
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("=====", r"\====="),
        ("-----", r"\-\-\-\-\-"),
        ("> a", r"\> a"),
        ("| a |", r"\| a |"),
        ("1. a", r"1\. a"),
        ("12) a", r"12\) a"),
        (") a", ") a"),
        (". a", ". a"),
        (":::note", r"\:::note"),
        ("[a]: b", r"\[a\]: b"),
        ("[^1]: b", r"\[^1\]: b"),
        ("a #", r"a \#"),
        ("```rust", r"\`\`\`rust"),
        ("    a", "a"),
    ] {
        check(text, text.trim(), written);
    }
}

/// The document in HTML, as GitHub shows it.
fn github(document: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.autolink = true;
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.render.r#unsafe = true;
    comrak::markdown_to_html(document, &options)
}

/// What GitHub makes links of, although a spec does not mark it as one.
const LINKED: [&str; 18] = [
    "jane.doe@example.com",
    "a@b.co",
    "a+b_c-d.e@f-g.h_i.co",
    "mailto:a@b.co",
    "MAILTO:a@b.co",
    "xmpp:a@b.co/c",
    "a@b.co,c@d.co",
    "a@b@c.co",
    "a.@b.co",
    "1@2.co",
    "www.example.com",
    "WWW.example.com/a@b.co",
    "http://example.com",
    "https://example.com/a?b=c&d",
    "ftp://example.com",
    "https://a@b.co",
    "http://www.example.com",
    "https://user:pw@example.com",
];

#[test]
fn no_address_becomes_a_link_on_github() {
    for address in LINKED {
        assert!(github(address).contains("<a "), "{address} is only text");
        for (before, after) in [
            ("", ""),
            ("at ", "."),
            ("(", ")"),
            ("*", "*"),
            ("**", "**, b"),
            ("\"", "\"!"),
            ("a_", "?"),
            ("<", ">"),
        ] {
            let text = format!("{before}{address}{after}");
            for document in [
                markdown(&text, Flavor::Gfm),
                literal(&text, Flavor::Gfm),
                format!("| a |\n|---|\n| {} |", cell(&text, Flavor::Gfm)),
            ] {
                let html = github(&document);
                assert!(!html.contains("<a "), "{document}\n{html}");
            }
        }
    }
    // What is written as a link stays one.
    let html = github(&markdown("[a@b.co](mailto:a@b.co) [c](https://d.example)", Flavor::Gfm));
    assert_eq!(html.matches("<a ").count(), 2, "{html}");
}

#[test]
fn only_what_could_be_an_address_is_kept_apart() {
    check("a@b.co", "a@b.co", "a<!-- -->@b.co");
    for text in ["a@b", "@b.co", "a @b.co", "a@ b.co", "a@.co", "@type", "a/@b.co"] {
        check(text, text, text);
    }
    check("`a@b.co`", "a@b.co", "`a@b.co`");
    assert_eq!(markdown("a@b.co", Flavor::Mdx), "a{/* */}@b.co");
    assert_eq!(rustdoc("a@b.co"), "a@b.co");
}

#[test]
fn each_flavor_has_its_own_dangers() {
    assert_eq!(markdown("{a} <b>", Flavor::Mdx), r"\{a\} \<b>");
    assert_eq!(markdown("import a", Flavor::Mdx), "&#105;mport a");
    assert_eq!(markdown("exports a", Flavor::Mdx), "&#101;xports a");
    assert_eq!(cell("import a", Flavor::Mdx), "import a");
    assert_eq!(rustdoc("[x] <T> https://a.example {b} $c"), r"\[x\] \<T> https\://a.example {b} $c");
    assert_eq!(rustdoc("a *[b](c)* d"), "a b d");
    assert_eq!(rustdoc("a *[b](https://c.example)* d"), "a *[b](https://c.example)* d");
    assert_eq!(rustdoc("a --all"), r"a -\-all");
    assert_eq!(rustdoc("a\u{202e}b `c\u{202e}d`"), "a&#8238;b <code>c&#8238;d</code>");
}

#[test]
fn cells_can_contain_pipes() {
    assert_eq!(cell("a|b `c|d` [e](f|g)", Flavor::Gfm), r"a\|b `c\|d` [e](./f%7Cg)");
    assert_eq!(cell(r"a\\|b", Flavor::Gfm), r"a\\\|b");
    assert_eq!(cell(r"`a\|b`", Flavor::Gfm), "<code>a&#92;&#124;b</code>");
    assert_eq!(cell("- a", Flavor::Gfm), "- a");
    assert_eq!(code_cell("a|b", Flavor::Gfm), r"`a\|b`");
}

#[test]
fn any_string_is_code() {
    for (string, written) in [
        ("not_found", "`not_found`"),
        ("a|b", "`a|b`"),
        ("`", "`` ` ``"),
        ("a``b`", "``` a``b` ```"),
        (" a ", "`  a  `"),
        ("  ", "`  `"),
        ("{x}", "`{x}`"),
        ("<y>", "`<y>`"),
        ("a\nb", "`a b`"),
        ("a]:b", "<code>a&#93;&#58;b</code>"),
    ] {
        assert_eq!(code(string, Flavor::Mdx), written, "{string:?}");
    }
    assert_eq!(literal("*a* `b`", Flavor::Gfm), r"\*a\* \`b\`");
    assert_eq!(address("https://a.example/{x} (y)"), "https://a.example/%7Bx%7D%20%28y%29");
    assert_eq!(address("/é&amp;?a&/&b=c&"), r"/é\&amp;?a&/\&b=c&");
}

#[test]
fn hostile_input_takes_linear_time() {
    let start = Instant::now();
    let pieces =
        ["]", "`", "\\", "_", "*a ", "[a](", "](", "[a](b", "**a *", "`a``", "[x](y)", "&", "(", "|"];
    let texts = pieces.map(|piece| piece.repeat(200_000 / piece.len()));
    // Each of these backticks starts a search for the end of a code span, which does not exist.
    let in_vain = ["``` ` ", &"\\``".repeat(200_000 / 3)].concat();
    for text in ["*", "["].map(|piece| piece.repeat(1_000_000)).iter().chain(&texts).chain([&in_vain]) {
        assert!(plain(text).len() <= text.len());
        assert!(!markdown(text, Flavor::Mdx).is_empty());
        assert!(!cell(text, Flavor::Gfm).is_empty());
    }
    // A thousand steps per byte would take hours.
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

/// The text between two paragraphs. An empty text is not a paragraph.
fn paragraphs(text: &str) -> rendered::Blocks {
    let middle = (!plain(text).is_empty()).then(|| shown(text));
    let texts = [Some("before".to_owned()), middle, Some("after".to_owned())];
    texts.into_iter().flatten().map(|text| ("paragraph".to_owned(), text)).collect()
}

fn items(text: &str) -> rendered::Blocks {
    ["one".to_owned(), shown(text), "three".to_owned()].map(|text| ("item".to_owned(), text)).to_vec()
}

fn heading(text: &str) -> rendered::Blocks {
    vec![("heading".to_owned(), shown(text))]
}

fn shown(text: &str) -> String {
    rendered::collapsed(&plain(text))
}

#[test]
fn rustdoc_starts_no_block_with_the_text_of_a_relative_link() {
    for text in ["[ # ](u)", "[ - ](u)", "[ 1. ](u)a", "[ ](u)> a", "[ [ ](u)](v)"] {
        let line = rustdoc(text);
        assert_eq!(rendered::rustdoc(&format!("before\n\n{line}\n\nafter")), paragraphs(text), "{line:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn github_links_nothing_but_links(text in nasty()) {
        let document = markdown(&text.replace("](", "] ("), Flavor::Gfm);
        let html = github(&document);
        prop_assert!(!html.contains("<a "), "{}\n{}", document, html);
    }

    #[test]
    fn gfm_shows_the_plain_text(text in nasty()) {
        let line = markdown(&text, Flavor::Gfm);
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(rendered::gfm(&format!("before\n\n{line}\n\nafter")), paragraphs(&text), "{}", line);
        prop_assert_eq!(rendered::gfm(&format!("- one\n- {line}\n- three")), items(&text), "{}", line);
        prop_assert_eq!(rendered::gfm(&format!("## {line}")), heading(&text), "{}", line);
    }

    #[test]
    fn rustdoc_shows_the_plain_text(text in nasty()) {
        let line = rustdoc(&text);
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(rendered::rustdoc(&format!("before\n\n{line}\n\nafter")), paragraphs(&text), "{}", line);
    }

    #[test]
    fn mdx_shows_the_plain_text(text in nasty()) {
        let line = markdown(&text, Flavor::Mdx);
        prop_assert_eq!(rendered::mdx(&format!("before\n\n{line}\n\nafter")), paragraphs(&text), "{}", line);
        prop_assert_eq!(rendered::mdx(&format!("- one\n- {line}\n- three")), items(&text), "{}", line);
        prop_assert_eq!(rendered::mdx(&format!("## {line}")), heading(&text), "{}", line);
    }

    #[test]
    fn cells_show_the_plain_text(text in nasty(), string in nasty()) {
        for (flavor, render) in [
            (Flavor::Gfm, rendered::gfm as fn(&str) -> Vec<(String, String)>),
            (Flavor::Rustdoc, rendered::rustdoc),
            (Flavor::Mdx, rendered::mdx),
        ] {
            let row = format!("| {} | {} | end |", cell(&text, flavor), code_cell(&string, flavor));
            let table = format!("| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |\n{row}\n| 4 | 5 | 6 |");
            let mut expected = ["A", "B", "C", "1", "2", "3"].map(str::to_owned).to_vec();
            expected.extend([shown(&text), rendered::collapsed(&string.replace(['\t', '\r'], " ").replace('\0', "\u{fffd}")), "end".to_owned()]);
            expected.extend(["4", "5", "6"].map(str::to_owned));
            let cells = render(&table).into_iter().map(|(block, text)| { assert_eq!(block, "cell"); text }).collect::<Vec<_>>();
            prop_assert_eq!(cells, expected, "{:?}: {}", flavor, row);
        }
    }

    #[test]
    fn written_text_is_read_back(text in nasty()) {
        // Some characters are written as entities or elements, which are text in the input.
        let text = text.replace(['}', ':', '@'], "");
        let line = markdown(&text, Flavor::Gfm);
        prop_assert_eq!(plain(&line), plain(&text), "{}", line);
        prop_assert_eq!(markdown(&line, Flavor::Gfm), line);
    }
}
