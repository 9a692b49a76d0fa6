//! Runs the Rust excerpts of rule pages: a wrong enum breaks only its rule, and a right enum breaks none.

use errspec_codegen::__internal::derive;
use errspec_codegen::__internal::rules::{Group, RULES, Rule};

use super::harness::{load, rendered};
use super::pages::{example, filled};

/// The rules that rustc checks instead of the derive. `tests/ui` tests them with a compiler.
const OF_THE_TYPE_CHECKER: [&str; 1] = ["field-type"];

/// The spec of the project, for excerpts without a spec.
const SPEC: &str = include_str!("../../../../spec/errors.yaml");

#[test]
fn each_wrong_enum_breaks_only_its_rule() {
    let mut run = 0;
    for rule in RULES {
        let Some(wrong) = example(rule, "Wrong", "rust") else {
            assert_ne!(rule.group, Group::Derive, "{}: no example in Rust", rule.id);
            continue;
        };
        let expected = if OF_THE_TYPE_CHECKER.contains(&rule.id) { vec![] } else { vec![rule.id] };
        assert_eq!(broken(rule, wrong), expected, "{}:\n{wrong}", rule.id);
        run += 1;
    }
    assert!(run > 10, "the examples have another form");
}

#[test]
fn each_right_enum_breaks_no_rule() {
    for rule in RULES {
        let right = example(rule, "Right", "rust");
        assert_eq!(right.is_some(), example(rule, "Wrong", "rust").is_some(), "{}", rule.id);
        if let Some(right) = right {
            assert_eq!(broken(rule, right), [""; 0], "{}:\n{right}", rule.id);
        }
    }
}

/// The rules that an enum breaks with the spec of its page, one per diagnostic.
fn broken(rule: &'static Rule, item: &str) -> Vec<&'static str> {
    let spec = example(rule, "Spec", "yaml").map_or_else(|| SPEC.to_owned(), filled);
    let loaded = load(&spec);
    assert_eq!(rendered(&loaded), "", "{}", rule.id);
    let spec = loaded.rust().expect("a spec without mistakes");
    let item = item.parse().unwrap_or_else(|error| panic!("{}: {error}", rule.id));
    let item = derive::read(item).unwrap_or_else(|error| panic!("{}: {error}", rule.id));
    let expansion = derive::expand(item, Ok((&spec, &loaded.sources)), &|_| None).to_string();
    // An error without a rule has an empty id here.
    let errors = expansion.split("compile_error !").skip(1);
    let id = |error: &str| RULES.iter().find(|rule| error.contains(&format!(" [{}]", rule.id)));
    errors.map(|error| id(error).map_or("", |rule| rule.id)).collect()
}
