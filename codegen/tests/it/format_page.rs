//! `spec/README.md` and `spec/envelopes.md` document the whole format, and their examples are valid.

use errspec_codegen::__internal::grammar::{
    self, BUCKET, CODE, DEPRECATED, ENVELOPE, FALLBACK, FIELD, PARAM, RETRY_BUDGET, SPEC, VARIANT_NAMES,
};
use errspec_codegen::__internal::render::{self, Color};
use errspec_codegen::__internal::report::Report;
use errspec_codegen::__internal::rules::UNUSED_BUCKET;
use errspec_codegen::__internal::site::Sources;
use errspec_codegen::__internal::{raw, read};

use crate::support::alone;

const PAGE: &str =
    concat!(include_str!("../../../spec/README.md"), "\n", include_str!("../../../spec/envelopes.md"));
const RIGHT: &str = include_str!("../../../spec/errors.yaml");

#[test]
fn every_key_and_value_is_on_the_page() {
    let keys = [
        &SPEC,
        &BUCKET,
        &CODE,
        &PARAM,
        &DEPRECATED,
        &FALLBACK,
        &FIELD,
        &VARIANT_NAMES,
        &ENVELOPE,
        &RETRY_BUDGET,
    ]
    .into_iter()
    .flat_map(|mapping| mapping.keys);
    let values = [
        grammar::CODE_STYLES.names,
        grammar::PRESETS.names,
        grammar::RETRIES.names,
        grammar::FIELD_TYPES.names,
    ]
    .concat();
    for name in keys.map(|key| key.name).chain(values) {
        assert!(PAGE.contains(&format!("`{name}`")), "`{name}` is not on the page");
    }
    for key in [&SPEC, &BUCKET, &CODE, &PARAM, &FALLBACK, &FIELD, &VARIANT_NAMES, &ENVELOPE, &RETRY_BUDGET]
        .into_iter()
        .flat_map(|mapping| mapping.keys)
    {
        let rows = PAGE.lines().map(|line| line.split(" | ").collect::<Vec<_>>());
        let name = format!("| `{}`", key.name);
        let is_row =
            |row: &Vec<&str>| row[0] == name && row.len() == 4 && (row[2] == "required") == key.required;
        assert!(rows.filter(is_row).count() > 0, "no row `{}` with type, default and description", key.name);
    }
}

#[test]
fn every_key_is_in_an_example() {
    let examples = examples().join("\n");
    for mapping in [
        &SPEC,
        &BUCKET,
        &CODE,
        &PARAM,
        &DEPRECATED,
        &FALLBACK,
        &FIELD,
        &VARIANT_NAMES,
        &ENVELOPE,
        &RETRY_BUDGET,
    ] {
        // `allow` is the same for a bucket and for a code.
        for key in mapping.keys {
            assert!(examples.contains(&format!("{}:", key.name)), "no example of `{}`", key.name);
        }
    }
}

#[test]
fn every_example_is_valid() {
    let examples = examples();
    assert!(examples.len() > 10, "{} examples", examples.len());
    for example in examples {
        let whole = completed(example);
        let loaded = alone::bytes(whole.clone().into_bytes(), "errors.yaml");
        let drawn = render::human(&loaded.sources, &loaded.report, Color::Plain);
        // An example with one code leaves the other buckets unused.
        let only_short = loaded.report.diagnostics().iter().all(|found| found.rule == &UNUSED_BUCKET);
        assert!(loaded.spec.is_some() && only_short, "{drawn}\n{whole}");
    }
}

fn examples() -> Vec<&'static str> {
    let fences = PAGE.split("```yaml\n").skip(1);
    fences.map(|rest| rest.split("```").next().unwrap()).collect()
}

/// An example with the sections of the project's own spec that it does not show.
fn completed(example: &str) -> String {
    let mut whole = example.to_owned();
    if let Some(codes) = codes_for_buckets(example) {
        whole.push_str(&codes);
    }
    let has_codes = whole.lines().any(|line| line.starts_with("codes:"));
    for section in sections(RIGHT) {
        let name = section.split(':').next().unwrap();
        // The fallback of the project does not fit other codes.
        if name == "fallback" && has_codes {
            continue;
        }
        if !whole.lines().any(|line| line.starts_with(&format!("{name}:"))) {
            whole.push_str(section);
        }
    }
    whole
}

/// The sections of a spec: each key in the first column with what belongs to it.
fn sections(text: &str) -> Vec<&str> {
    let mut starts: Vec<_> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
    starts.retain(|&at| text[at..].starts_with(|c: char| c.is_ascii_lowercase()));
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(&start, end)| &text[start..end]).collect()
}

/// Codes for the buckets of an example that shows no codes, so that none of them is unused.
fn codes_for_buckets(example: &str) -> Option<String> {
    let mut sources = Sources::default();
    let mut report = Report::default();
    let file = read::text(&mut sources, "errors.yaml", example.as_bytes().to_vec(), &mut report)?;
    let spec = read::spec(&sources, file, &mut report);
    if spec.buckets.is_empty() || !spec.codes.is_empty() {
        return None;
    }
    let code = |bucket: &raw::Bucket<'_>| {
        let name = &bucket.name.value;
        let http = match bucket.retry.as_ref().map(|retry| retry.value.as_ref()) {
            Some("backoff") => 503,
            Some("after_delay") => 429,
            Some("after_refresh") => 401,
            _ => 404,
        };
        format!("  of_{name}:\n    http: {http}\n    bucket: {name}\n    meaning: It has a bucket.\n")
    };
    Some(format!("codes:\n{}", spec.buckets.iter().map(code).collect::<String>()))
}
