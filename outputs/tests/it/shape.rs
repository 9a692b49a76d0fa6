//! The shape of a spec is the one that its servers write.

use errspec::Shape;
use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::grammar::PRESETS;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::model::{Preset, Spec};
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::shape;

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
