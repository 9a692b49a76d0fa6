//! The shape of a spec is the one that its servers write.

use errspec::Shape;
use errspec::envelope::Sample;
use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::grammar::PRESETS;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::model::{Preset, Spec};
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::{sample, shape, yaml};
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

const OWN: &str = include_str!("../../../spec/errors.yaml");

fn spec(envelope: &str) -> Spec {
    let yaml = format!("{OWN}{envelope}");
    let loaded = load::bytes(&mut Sources::default(), yaml.into_bytes(), "spec/errors.yaml", Use::Outputs);
    loaded.spec.unwrap_or_else(|| panic!("{:?}", loaded.report))
}

/// The runtime crate has the presets as constants. They are what the samples in the generator say.
#[test]
fn a_preset_is_what_its_sample_says() {
    for &preset in PRESETS.values {
        let constant = match preset {
            Preset::Nested => Shape::NESTED,
            Preset::Flat => Shape::FLAT,
            Preset::ProblemDetails => Shape::PROBLEM_DETAILS,
            Preset::Errors => Shape::ERRORS,
        };
        let spec = spec(&format!("envelope: {}\n", preset.name()));
        assert!(shape::of_envelope(&spec.envelope) == constant, "{}", preset.name());
        assert_eq!(shape::shape(&spec), &constant);
    }
    assert_eq!(shape::shape(&spec("")), &Shape::NESTED);
}

/// The value of each placeholder in the response with `not_found`, or `None` if it is absent.
fn value(name: &str) -> Option<Json> {
    Some(match name {
        "code" => json!("not_found"),
        "code:PascalCase" => json!("NotFound"),
        "message" | "meaning" => json!("The resource does not exist. Check the format of the ID."),
        "http" => json!(404),
        "http:string" => json!("404"),
        "reason" => json!("Not Found"),
        "docs_url" => json!("https://docs.example.com/errors#not_found"),
        "bucket" => json!("fix_in_code"),
        "request_id" => json!(Sample::REQUEST_ID),
        // It has no params, and nothing to wait for.
        "retry_after" | "details" => return None,
        _ => panic!("{name}"),
    })
}

/// What a sample means, without the tree of the shape.
fn filled(sample: &Json) -> Option<Json> {
    Some(match sample {
        Json::String(text) => {
            if let Some(name) = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'))
                && !name.contains(['{', '}'])
            {
                return value(name);
            }
            let (mut filled, mut rest) = (String::new(), &**text);
            while let Some(first) = rest.chars().next() {
                if rest.starts_with("{{") || rest.starts_with("}}") {
                    filled.push(first);
                    rest = &rest[2..];
                } else if let Some((name, after)) =
                    rest.strip_prefix('{').and_then(|rest| rest.split_once('}'))
                {
                    let value = value(name).unwrap();
                    filled += &value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    rest = after;
                } else {
                    filled.push(first);
                    rest = &rest[first.len_utf8()..];
                }
            }
            filled.into()
        }
        Json::Array(elements) => elements.iter().filter_map(filled).collect(),
        Json::Object(members) => Json::Object(
            members.iter().filter_map(|(name, value)| Some((name.clone(), filled(value)?))).collect(),
        ),
        other => other.clone(),
    })
}

fn string() -> impl Strategy<Value = Json> {
    let always = ["{message}", "{meaning}", "{http}", "{docs_url}", "{bucket}"];
    let literals =
        ["", "a", "é😀", "\"", "\\", "\n", "{{", "}}", "{{code}}", ": ", " #", "'", "...", "~", "true", "7"];
    let literal = || prop::sample::select(literals.to_vec());
    let alone =
        [&always[..], &["{code}", "{http:string}", "{reason}", "{request_id}", "{retry_after}", "{details}"]];
    prop_oneof![
        prop::sample::select(alone.concat()).prop_map(str::to_owned),
        prop::collection::vec(prop_oneof![literal(), prop::sample::select(always.to_vec())], 0..4)
            .prop_map(|parts| parts.concat()),
        (literal(), literal()).prop_map(|(before, after)| format!("{before}{{code}}{after}")),
    ]
    .prop_map(Json::from)
}

fn any_sample() -> impl Strategy<Value = Json> {
    let constant =
        prop_oneof![Just(json!(null)), any::<bool>().prop_map(Json::from), any::<i32>().prop_map(Json::from)];
    let leaf = prop_oneof![1 => constant, 4 => string()];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let name = prop::sample::select(vec!["", "a", "é", "\"", "x: y", "{a}", "no", "1", "- b"]);
        let members = prop::collection::vec((name, inner.clone()), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..3).prop_map(Json::from),
            members.prop_map(|members| {
                members
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect::<Map<_, _>>()
                    .into()
            }),
        ]
    })
}

/// Whether a list has the code in it, which makes it a list of errors.
fn has_list_of_errors(sample: &Json) -> bool {
    match sample {
        Json::Array(_) => sample.to_string().replace("{{", "").replace("}}", "").contains("{code}"),
        Json::Object(members) => members.values().any(has_list_of_errors),
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// A response is its sample with the placeholders replaced.
    #[test]
    fn a_response_is_what_its_sample_says(inner in any_sample()) {
        let sample = json!({ "first": inner, "id": "{code}", "errors": [{ "code": "{code}", "inner": inner }], "...": "{details}" });
        prop_assume!(!has_list_of_errors(&sample["first"]));
        let spec = spec(&format!("envelope: {}\n", json!({ "body": sample })));
        let code = spec.codes.iter().find(|code| code.code == "not_found").unwrap();
        let sent: Json = serde_json::from_str(&sample::body(&spec, code)).unwrap();
        prop_assert_eq!(&sent, &filled(&sample).unwrap());
        // The sample that `explain` prints means the same.
        let printed = yaml::envelope(&spec.envelope).replace('\n', "\n  ");
        let again = self::spec(&format!("envelope:\n  {printed}\n"));
        prop_assert_eq!(again.envelope.body, spec.envelope.body, "{}", printed);
    }
}
