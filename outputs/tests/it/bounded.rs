//! No diagnostic grows with a string of the spec.

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::render::{self, Color};
use errspec_codegen::__internal::report::Diagnostic;
use errspec_codegen::__internal::site::Sources;
use serde_yaml::Value;

const SPEC: &str = include_str!("../../../fuzz/corpus/spec/every_key.yaml");
const LONG: usize = 50_000;
/// The most bytes that one diagnostic has, and that its text has.
const MOST: usize = 8_000;

/// Every string of a spec, keys included, replaced by `long`: one at a time.
fn replaced(value: &Value, long: &str) -> Vec<Value> {
    match value {
        Value::Mapping(members) => {
            let mut all = Vec::new();
            for (index, (key, value)) in members.iter().enumerate() {
                let with = |new: (Value, Value)| {
                    let members = members.iter().enumerate();
                    let members =
                        members.map(
                            |(at, (key, value))| {
                                if at == index { new.clone() } else { (key.clone(), value.clone()) }
                            },
                        );
                    Value::Mapping(members.collect())
                };
                all.push(with((long.into(), value.clone())));
                all.extend(replaced(value, long).into_iter().map(|value| with((key.clone(), value))));
            }
            all
        }
        Value::Sequence(elements) => {
            let mut all = Vec::new();
            for (index, element) in elements.iter().enumerate() {
                for new in replaced(element, long) {
                    let mut elements = elements.clone();
                    elements[index] = new;
                    all.push(Value::Sequence(elements));
                }
            }
            all
        }
        _ => vec![long.into()],
    }
}

fn length(found: &Diagnostic) -> usize {
    let texts = found.notes.iter().chain(&found.help).chain(&found.label);
    let related = found.related.iter().map(|(_, text)| text.len());
    found.message.len() + texts.map(String::len).chain(related).sum::<usize>()
}

#[test]
fn every_string_of_a_spec_can_be_long() {
    let spec: Value = serde_yaml::from_str(SPEC).unwrap();
    let mut diagnostics = 0;
    for part in ["a", "\u{e4} `{x}` {{", "a\n", "\u{202e}", "https://a/"] {
        let long = part.repeat(LONG / part.len());
        let specs = replaced(&spec, &long);
        assert!(specs.len() > 100, "{}", specs.len());
        for spec in specs {
            let yaml = serde_yaml::to_string(&spec).unwrap();
            let mut sources = Sources::default();
            let mut loaded = load::bytes(&mut sources, yaml.into_bytes(), "spec/errors.yaml", Use::Rust);
            errspec_outputs::__internal::check(&mut loaded);
            for found in loaded.report.diagnostics() {
                let rendered = render::one(&sources, found, Color::Plain);
                let longest = length(found).max(rendered.len());
                assert!(
                    longest < MOST,
                    "{longest} bytes: {}",
                    rendered.chars().take(500).collect::<String>()
                );
            }
            diagnostics += loaded.report.diagnostics().len();
        }
    }
    assert!(diagnostics > 500, "{diagnostics}");
}
