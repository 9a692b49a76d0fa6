//! What `api_error!` expands to compiles with each feature alone, without warnings.

use crate::project::{Project, workspace};

/// The features with something of their own in the expansion.
const FEATURES: [&str; 7] =
    ["", "http", "server", "server-axum", "server-actix", "openapi-utoipa", "openapi-utoipa-5"];

#[test]
fn each_feature_alone_is_enough() {
    let spec = std::fs::read_to_string(workspace().join("spec/errors.yaml")).unwrap();
    let mut project = Project::new("own-type").file("spec/errors.yaml", &spec).file(
        "src/lib.rs",
        "//! A crate.\n\
         #![deny(warnings, missing_docs)]\n\n\
         errspec::errors!();\n\
         errspec::api_error!(pub ApiError: ErrorCode, internal(std::io::Error));\n",
    );
    for feature in FEATURES {
        let features = if feature.is_empty() { String::new() } else { format!("\"{feature}\"") };
        project = project.manifest(&format!(
            "[dependencies]\nerrspec = {{ path = \"{{errspec}}\", features = [{features}] }}\n"
        ));
        project.cargo(&["check", "--quiet"]).succeeds();
    }
}
