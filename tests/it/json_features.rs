//! Features of `serde_json` that another crate of a program turns on change neither what is written nor what is read.

mod output;

use crate::project::Project;

const FEATURES: &str =
    r#"["arbitrary_precision", "float_roundtrip", "preserve_order", "raw_value", "std", "unbounded_depth"]"#;

#[test]
fn features_of_serde_json_change_nothing() {
    let project = Project::new("json-features")
        .manifest(&format!(
            "[dependencies]\n\
             errspec = {{ path = \"{{errspec}}\", default-features = false, features = [\"envelope\"] }}\n\
             serde_json = {{ version = \"1\", features = {FEATURES} }}\n"
        ))
        .file("src/output.rs", include_str!("json_features/output.rs"))
        .file(
            "src/main.rs",
            "mod output;\n\nfn main() {\n    let number: serde_json::Value = serde_json::from_str(\"1.50\").unwrap();\n    \
             println!(\"{number}\");\n    print!(\"{}\", output::output());\n}\n",
        );
    let run = project.cargo(&["run", "--quiet"]).succeeds();
    // The features are on: otherwise the number would be 1.5.
    let output = run.stdout.strip_prefix("1.50\n").unwrap_or_else(|| panic!("{run:?}"));
    assert_eq!(output, output::output());
    assert!(output.lines().count() == 36 && output.contains("1.25"), "{output}");
}
