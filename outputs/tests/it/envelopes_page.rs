//! The responses on `spec/envelopes.md` are those that a server sends with the examples next to them.

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::grammar::PRESETS;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::model::Spec;
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::sample;

const PAGE: &str = include_str!("../../../spec/envelopes.md");
const OWN: &str = include_str!("../../../spec/errors.yaml");

/// The fenced blocks of a text in a language.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let fences = text.split("```").skip(1).step_by(2);
    fences.filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n')).collect()
}

/// The sections of the page, each with its heading.
fn sections() -> impl Iterator<Item = &'static str> {
    PAGE.split("\n#")
}

/// The code that examples without codes have.
fn codes() -> &'static str {
    blocks(PAGE, "yaml")
        .into_iter()
        .find(|example| example.starts_with("codes:"))
        .expect("an example of a code")
}

/// The spec of an example, with what it does not show.
fn spec(example: &str) -> Spec {
    let mut text = example.to_owned();
    let mut add = |section: &str| {
        let name = section.split(':').next().unwrap();
        if !text.lines().any(|line| line.starts_with(&format!("{name}:"))) {
            text.push_str(section);
        }
    };
    add(codes());
    let own = OWN.split_once("\ncodes:").unwrap().0;
    for section in ["version", "name", "docs_url", "buckets"] {
        let start = own.find(&format!("\n{section}:")).unwrap() + 1;
        let lines = own[start..].split_inclusive('\n');
        let (first, rest) = (lines.clone().take(1), lines.skip(1));
        let is_inside = |line: &&str| line.starts_with([' ', '\n']);
        add(&first.chain(rest.take_while(is_inside)).collect::<String>());
    }
    add("outputs: { a.md: page }\n");
    let loaded = load::bytes(&mut Sources::default(), text.clone().into_bytes(), "errors.yaml", Use::Outputs);
    loaded.spec.unwrap_or_else(|| panic!("{:?}\n{text}", loaded.report))
}

#[test]
fn every_response_is_sent_with_an_example_of_its_section() {
    let mut count = 0;
    for section in sections() {
        let examples = blocks(section, "yaml").into_iter().map(|example| {
            let spec = spec(example);
            sample::body(&spec, &spec.codes[0]) + "\n"
        });
        let sent: Vec<_> = examples.collect();
        for response in blocks(section, "json") {
            assert!(sent.iter().any(|sent| sent == response), "{response}\nis none of\n{}", sent.join("\n"));
            count += 1;
        }
    }
    assert!(count >= 7, "{count} responses");
}

/// A response with several errors has the elements of the responses with one of them.
#[test]
fn every_response_with_several_errors_has_all_codes_of_its_example() {
    let mut count = 0;
    for section in sections() {
        for response in blocks(section, "json several") {
            let spec = spec(blocks(section, "yaml")[0]);
            let bodies = spec.codes.iter().map(|code| sample::body(&spec, code));
            let bodies: Vec<serde_json::Value> =
                bodies.map(|body| serde_json::from_str(&body).unwrap()).collect();
            let errors: Vec<_> = bodies.iter().map(|body| body["errors"][0].clone()).collect();
            let mut all = bodies[0].clone();
            all["errors"] = errors.into();
            assert_eq!(serde_json::to_string_pretty(&all).unwrap() + "\n", response);
            count += 1;
        }
    }
    assert_eq!(count, 1);
}

#[test]
fn every_preset_is_shown() {
    for name in PRESETS.names {
        let section = sections().find(|section| section.starts_with(&format!("## `{name}`\n")));
        let section = section.unwrap_or_else(|| panic!("there is no section `{name}`"));
        assert_eq!(blocks(section, "yaml"), [format!("envelope: {name}\n")]);
        assert_eq!(blocks(section, "json").len(), 1);
    }
}
