//! The page shows what the spec says, whatever its texts contain.

use std::collections::HashSet;

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::inline::plain;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::model::{FieldValue, Spec};
use errspec_codegen::__internal::render::{self, Color};
use errspec_codegen::__internal::site::{Sited, Sources};
use errspec_outputs::__internal::docs::{page, table};
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser, Tag};

use crate::support::nasty_spec::{encoded, nasty_spec};
use crate::support::rendered::{self, Blocks};
use crate::support::seen;

fn nine_codes() -> Spec {
    let text = include_bytes!("../../../../spec/errors.yaml");
    load::bytes(&mut Sources::default(), text.to_vec(), "spec/errors.yaml", Use::Outputs)
        .spec
        .expect("the project's own spec is right")
}

/// One code of each kind that is not among the nine.
fn odd_codes() -> Spec {
    let text = include_bytes!("page/odd.yaml");
    let mut sources = Sources::default();
    let loaded = load::bytes(&mut sources, text.to_vec(), "odd.yaml", Use::Outputs);
    loaded.spec.unwrap_or_else(|| panic!("{}", render::human(&sources, &loaded.report, Color::Plain)))
}

#[test]
fn the_page_of_the_nine_codes() {
    insta::assert_snapshot!(page(&nine_codes(), None, "docs/errors.md", "spec/errors.yaml"));
}

#[test]
fn the_page_of_odd_codes() {
    insta::assert_snapshot!(page(&odd_codes(), None, "docs/errors.mdx", "odd.yaml"));
}

fn groups() -> Spec {
    let text = include_bytes!("page/groups.yaml");
    let mut sources = Sources::default();
    let loaded = load::bytes(&mut sources, text.to_vec(), "groups.yaml", Use::Outputs);
    loaded.spec.unwrap_or_else(|| panic!("{}", render::human(&sources, &loaded.report, Color::Plain)))
}

#[test]
fn the_page_of_groups() {
    insta::assert_snapshot!(page(&groups(), Some(0), "docs/errors.mdx", "groups.yaml"));
}

/// The sample on a page is a code without params that is not deprecated.
#[test]
fn the_sample_is_the_first_plain_code() {
    let codes = [
        ("plain", "http: 400, bucket: stop, meaning: It is plain."),
        ("old", "http: 400, bucket: stop, meaning: It is old., deprecated: { use: plain }"),
        (
            "full",
            "http: 400, bucket: stop, meaning: It is full., message: 'Full by {by}.', params: { by: u8 }",
        ),
    ];
    for order in [[0, 1, 2], [1, 0, 2], [2, 0, 1], [1, 2, 0]] {
        let codes: Vec<_> =
            order.map(|at| codes[at]).map(|(code, facts)| format!("  {code}: {{ {facts} }}\n")).into();
        let codes = codes.concat();
        let text = format!(
            "version: 1\nname: Example API\ndocs_url: https://docs.example.com/errors#{{code}}\n\
             buckets: {{ stop: {{ title: Stop, retry: never, advice: Stop. }} }}\ncodes:\n{codes}"
        );
        let mut sources = Sources::default();
        let loaded = load::bytes(&mut sources, text.into_bytes(), "errors.yaml", Use::Outputs);
        assert_eq!(render::human(&sources, &loaded.report, Color::Plain), "");
        let page = page(&loaded.spec.unwrap(), None, "errors.md", "errors.yaml");
        assert!(page.contains("    \"code\": \"plain\",\n"), "{page}");
    }
}

/// Links with an old name of a code still lead to it, unless another code has the anchor.
#[test]
fn an_alias_has_an_anchor() {
    for (docs_url, expected) in [
        ("#{code}", ["not_found NOT-FOUND lost", "lost_parcel parcel"]),
        ("#error-{code:kebab-case}", ["error-not-found error-lost", "error-lost-parcel error-parcel"]),
        ("/{code}", ["not_found NOT-FOUND lost", "lost_parcel parcel"]),
    ] {
        let text = format!(
            "version: 1\nname: Example API\ndocs_url: https://docs.example.com/errors{docs_url}\n\
             buckets: {{ stop: {{ title: Stop, retry: never, advice: Stop. }} }}\ncodes:\n  \
             not_found: {{ http: 404, bucket: stop, meaning: It does not exist., aliases: [NOT-FOUND, lost] }}\n  \
             lost_parcel: {{ http: 404, bucket: stop, meaning: It is lost., aliases: [parcel] }}\n"
        );
        let mut sources = Sources::default();
        let loaded = load::bytes(&mut sources, text.into_bytes(), "errors.yaml", Use::Outputs);
        assert_eq!(render::human(&sources, &loaded.report, Color::Plain), "");
        let page = page(&loaded.spec.unwrap(), None, "errors.md", "errors.yaml");
        let entries = page.split_once("## Code reference").unwrap().1;
        let anchors = entries.split("\n### ").map(|entry| {
            let anchors = entry.split("<a id=\"").skip(1);
            anchors.map(|rest| rest.split('"').next().unwrap()).collect::<Vec<_>>().join(" ")
        });
        assert_eq!(anchors.take(2).collect::<Vec<_>>(), expected, "{page}");
    }
}

#[test]
fn the_first_line_survives_any_path() {
    let spec = nine_codes();
    for from in ["a-->b.yaml", "a*/b.yaml", "a\nb.yaml", "{a} `b`.yaml"] {
        let gfm = table(&spec, None, "a.md", from);
        assert_eq!(rendered::gfm(&gfm).len(), 30, "{gfm}");
        let mdx = table(&spec, None, "a.mdx", from);
        assert_eq!(rendered::mdx(&mdx).len(), 30, "{mdx}");
    }
}

fn of_kind(blocks: &Blocks, kind: &str) -> Vec<String> {
    blocks.iter().filter(|(block, _)| block == kind).map(|(_, text)| text.clone()).collect()
}

fn items(spec: &Spec) -> Vec<String> {
    let mut items = Vec::new();
    for bucket in 0..spec.buckets.len() {
        items.extend(spec.codes_of(bucket).map(|code| seen::code(&code.code)));
    }
    items.extend(spec.support.iter().map(|rule| seen::shown(&rule.0)));
    for code in &spec.codes {
        items.push(seen::collapsed(&format!("What to do: {}", plain(&spec.buckets[code.bucket].title.0))));
        if code.message.is_some() {
            items.push("Message".to_owned());
            let [_, other] = &code.params[..] else { panic!("a code with a message has two params") };
            let other_item = format!(
                "{} (string, one of {}, another)",
                seen::code(&other.name),
                seen::code(&other.one_of[0].text)
            );
            let limit = "Params, sent in error.details: limit (integer)";
            if other.is_sent {
                items.push(format!("{limit}, {other_item}"));
            } else {
                items.extend([limit.to_owned(), format!("Params, only in the message: {other_item}")]);
            }
        }
    }
    items
}

/// The value of an attribute as HTML reads it.
fn without_entities(text: &str) -> String {
    let mut out = String::new();
    for (index, part) in text.split("&#").enumerate() {
        let (number, rest) = part.split_once(';').filter(|_| index > 0).unwrap_or(("", part));
        out.extend(number.parse::<u32>().ok().and_then(char::from_u32));
        out.push_str(rest);
    }
    out
}

/// The ids of a page, and the targets of its links to itself.
fn ids_and_links(page: &str) -> (Vec<String>, Vec<String>) {
    let (mut ids, mut links) = (Vec::new(), Vec::new());
    for event in Parser::new_ext(page, pulldown_cmark::Options::ENABLE_TABLES) {
        match event {
            Event::InlineHtml(html) if html.starts_with("<a id=\"") => {
                let id = html.trim_start_matches("<a id=\"").trim_end_matches("\">");
                ids.push(without_entities(id));
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                links.extend(dest_url.strip_prefix('#').map(str::to_owned));
            }
            _ => {}
        }
    }
    (ids, links)
}

/// Markdown linters reject two blank lines in a row.
#[test]
fn a_bucket_without_codes_leaves_one_blank_line() {
    let text = "version: 1\nname: Example API\ndocs_url: https://docs.example.com/errors#{code}\nbuckets:\n  \
                empty: { title: Empty, retry: never, advice: Do nothing. }\n  stop: { title: Stop, retry: never, advice: Stop. }\n\
                codes: { gone: { http: 410, bucket: stop, meaning: It is gone. } }\n";
    let loaded = load::bytes(&mut Sources::default(), text.into(), "errors.yaml", Use::Outputs);
    let page = page(&loaded.spec.unwrap(), None, "errors.md", "errors.yaml");
    let section = "### Empty\n\nDo nothing.\n\n**Retry policy:** Do not retry.\n\n<a id=\"bucket-stop\">";
    assert!(page.contains(section), "{page}");
    assert!(!page.contains("\n\n\n"), "{page}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_page_shows_the_model(spec in nasty_spec()) {
        for (output, render) in [("a.md", rendered::gfm as fn(&str) -> Blocks), ("a.mdx", rendered::mdx)] {
            let page = page(&spec, None, output, "spec/errors.yaml");
            let blocks = render(&page);
            prop_assert_eq!(of_kind(&blocks, "cell"), seen::cells(&spec, spec.codes.iter()), "{}", page);
            prop_assert_eq!(of_kind(&blocks, "heading"), seen::headings(&spec), "{}", page);
            let found = of_kind(&blocks, "item").into_iter();
            let found: Vec<_> = found.map(|item| if item.starts_with("Message: ") { "Message".to_owned() } else { item }).collect();
            prop_assert_eq!(&found[7..], items(&spec), "{}", page);
            prop_assert_eq!(of_kind(&blocks, "unexpected"), Vec::<String>::new(), "{}", page);
            prop_assert!(!page.contains("\n\n\n") && !page.contains(" \n"), "{}", page);
            prop_assert!(page.ends_with('\n') && !page.ends_with("\n\n"), "{}", page);
        }
    }

    /// Each entry is on the page once, below the heading of its value, and is otherwise the same.
    #[test]
    fn groups_only_order_the_entries(mut spec in nasty_spec(), values in prop::collection::vec(prop::option::of(0..3_usize), 6)) {
        spec.fields = groups().fields;
        for (code, value) in spec.codes.iter_mut().zip(&values) {
            code.fields = vec![value.map(|value| Sited::new(FieldValue::Choice(value), code.site))];
        }
        for (output, render) in [("a.md", rendered::gfm as fn(&str) -> Blocks), ("a.mdx", rendered::mdx)] {
            let whole = page(&spec, None, output, "spec/errors.yaml");
            let grouped = page(&spec, Some(0), output, "spec/errors.yaml");
            let reference = "\n## Code reference\n\n";
            let (before, entries) = whole.rsplit_once(reference).unwrap();
            let (same, groups) = grouped.rsplit_once(reference).unwrap();
            prop_assert_eq!(before, same);

            let headings = of_kind(&render(&whole), "heading");
            let (first, of_codes) = headings.split_at(headings.len() - spec.codes.len());
            let mut expected = first.to_vec();
            for (value, heading) in
                [(Some(0), "Kind: system"), (Some(1), "Kind: unused"), (Some(2), "Kind: *auth* & {keys}"), (None, "No kind")]
            {
                let codes = of_codes.iter().zip(&values).filter(|(_, of)| **of == value).map(|(heading, _)| heading.clone());
                let codes: Vec<_> = codes.collect();
                expected.extend((!codes.is_empty()).then(|| heading.to_owned()));
                expected.extend(codes);
            }
            prop_assert_eq!(of_kind(&render(&grouped), "heading"), expected, "{}", grouped);

            let lines = |text: &str| {
                let is_group = |line: &&str| line.starts_with("### ") || line.starts_with("<a id=\"group-");
                let text = text.replace("\n#### ", "\n@### ");
                let mut lines: Vec<_> = text.lines().filter(|line| !line.is_empty() && !is_group(line)).map(str::to_owned).collect();
                lines.sort_unstable();
                lines
            };
            prop_assert_eq!(lines(groups), lines(&entries.replace("\n### ", "\n#### ")), "{}", grouped);

            let (ids, _) = ids_and_links(&grouped);
            let unique: HashSet<_> = ids.iter().collect();
            prop_assert_eq!(unique.len(), ids.len(), "{:?}", ids);
            let (without, _) = ids_and_links(&whole);
            prop_assert!(without.iter().all(|id| unique.contains(id)), "{:?} in {:?}", without, ids);
        }
    }

    #[test]
    fn every_docs_url_has_an_anchor(spec in nasty_spec()) {
        let page = page(&spec, None, "a.md", "spec/errors.yaml");
        let (ids, links) = ids_and_links(&page);
        let unique: HashSet<_> = ids.iter().map(|id| encoded(id)).collect();
        prop_assert_eq!(unique.len(), ids.len(), "{:?}", ids);
        for code in &spec.codes {
            let fragment = code.docs_url.split_once('#').expect("a fragment").1;
            prop_assert!(unique.contains(fragment), "{} in {:?}", fragment, unique);
            prop_assert!(links.iter().any(|link| link == fragment), "{} in {:?}", fragment, links);
        }
        // A text can contain a link of its own.
        let links = if format!("{spec:?}").contains("(#") { Vec::new() } else { links };
        for link in links {
            prop_assert!(unique.contains(&link), "{} in {:?}", link, unique);
        }
    }
}
