//! What users compile: few crates, and only those that they need.

use std::collections::BTreeSet;
use std::process::Command;

use crate::project::workspace;

/// The names of the crates in the dependency tree of a package, including itself.
fn tree(package: &str, arguments: &[&str]) -> BTreeSet<String> {
    packages(package, arguments).into_iter().map(|(name, _)| name).collect()
}

/// The crates in the dependency tree of a package, each with its version.
fn packages(package: &str, arguments: &[&str]) -> BTreeSet<(String, String)> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--prefix",
            "none",
            "--format",
            "{p}",
            "-e",
            "normal,build",
            "-p",
            package,
        ])
        .args(arguments)
        .current_dir(workspace())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let packages = text.lines().filter_map(|line| line.split_once(' '));
    packages
        .map(|(name, rest)| (name.to_owned(), rest.split(' ').next().unwrap_or_default().to_owned()))
        .collect()
}

#[test]
fn the_generator_is_at_most_15_crates() {
    let crates = tree("errspec-codegen", &[]);
    assert!(crates.len() <= 15, "{} crates: {crates:?}", crates.len());
    assert!(!crates.contains("similar") && !crates.contains("errspec-outputs"), "{crates:?}");
}

/// What a test with `assert_up_to_date` compiles in addition to its build script: the writer of a service's
/// responses, the minimal diff, the Markdown parser, and the names of files as other systems compare them.
#[test]
fn outputs_add_the_envelope_diffs_markdown_and_file_names_to_the_generator() {
    let mut crates = tree("errspec-outputs", &[]);
    let envelope = tree("errspec", &["--no-default-features", "--features", "envelope"]);
    for shared in tree("errspec-codegen", &[]).union(&envelope) {
        assert!(crates.remove(shared), "{shared} is not in the tree of the outputs");
    }
    let diffs = ["similar"];
    let markdown = ["pulldown-cmark", "bitflags", "unicase"];
    let file_names = ["unicode-normalization", "tinyvec"];
    let own = [&["errspec-outputs"][..], &diffs, &markdown, &file_names].concat();
    assert_eq!(crates, own.iter().map(ToString::to_string).collect());
}

#[test]
fn the_macros_are_at_most_16_crates() {
    let crates = tree("errspec-macros", &[]);
    assert!(crates.len() <= 16, "{} crates: {crates:?}", crates.len());
    assert!(!crates.contains("prettyplease") && !crates.contains("errspec-outputs"), "{crates:?}");
}

#[test]
fn the_runtime_without_features_has_no_dependencies() {
    assert_eq!(tree("errspec", &["--no-default-features"]), BTreeSet::from(["errspec".to_owned()]));
    assert_eq!(
        tree("errspec", &["--no-default-features", "--features", "alloc"]),
        BTreeSet::from(["errspec".to_owned()])
    );
}

/// The names of the crates that a feature of the runtime adds, without the runtime.
fn feature(feature: &str) -> BTreeSet<String> {
    let mut crates = tree("errspec", &["--no-default-features", "--features", feature]);
    crates.remove("errspec");
    crates
}

#[test]
fn envelope_adds_serde_json_and_no_macros() {
    let crates = feature("envelope");
    assert!(crates.contains("serde_json"), "{crates:?}");
    assert!(crates.len() <= 6 && !crates.contains("syn"), "{} crates: {crates:?}", crates.len());
}

#[test]
fn server_axum_adds_only_axum_core() {
    let crates = feature("server-axum");
    assert!(!crates.contains("axum") && !crates.contains("tokio") && !crates.contains("syn"), "{crates:?}");
    assert!(crates.len() <= 16, "{} crates: {crates:?}", crates.len());
}

#[test]
fn server_tower_adds_only_its_traits() {
    let crates = feature("server-tower");
    assert!(!crates.contains("tower") && !crates.contains("tokio") && !crates.contains("syn"), "{crates:?}");
    assert!(crates.len() <= 16, "{} crates: {crates:?}", crates.len());
}

#[test]
fn openapi_utoipa_adds_no_framework() {
    for name in ["openapi-utoipa", "openapi-utoipa-5"] {
        let crates = feature(name);
        assert!(crates.contains("utoipa") && !crates.contains("errspec-macros"), "{crates:?}");
        assert!(!crates.contains("axum-core") && !crates.contains("http"), "{crates:?}");
        assert!(crates.len() <= 17, "{name}: {} crates: {crates:?}", crates.len());
    }
}

#[test]
fn each_openapi_feature_adds_its_own_version_of_utoipa() {
    for (name, start) in [("openapi-utoipa", "v6."), ("openapi-utoipa-5", "v5.")] {
        let packages = packages("errspec", &["--no-default-features", "--features", name]);
        let versions: Vec<_> = packages.iter().filter(|(name, _)| name == "utoipa").collect();
        assert!(
            matches!(&versions[..], [(_, version)] if version.starts_with(start)),
            "{name}: {versions:?}"
        );
    }
}

#[test]
fn server_actix_adds_the_framework_and_what_tower_needs() {
    let crates = feature("server-actix");
    for other in
        ["axum-core", "tower-layer", "tower-service", "actix-macros", "actix-web-codegen", "cookie", "h2"]
    {
        assert!(!crates.contains(other), "{other} in {crates:?}");
    }
    // actix itself has derives and runs on tokio; nothing that we add does.
    let direct = tree("errspec", &["--no-default-features", "--features", "server-actix", "--depth", "1"]);
    let expected =
        ["errspec", "actix-web", "bytes", "http", "pin-project-lite", "serde_core", "serde_json", "tracing"];
    assert_eq!(direct, expected.map(str::to_owned).into());
    assert!(crates.len() <= 112, "{} crates: {crates:?}", crates.len());
}

#[test]
fn the_client_is_at_most_9_crates() {
    let crates = tree("errspec", &["--no-default-features", "--features", "client"]);
    assert!(crates.len() <= 9, "{} crates: {crates:?}", crates.len());
    assert!(!crates.contains("syn") && !crates.contains("errspec-macros"), "{crates:?}");
}

#[test]
fn client_tokio_adds_only_its_clock() {
    let crates = feature("client-tokio");
    assert!(!crates.contains("mio") && !crates.contains("tokio-macros"), "{crates:?}");
    assert!(crates.len() <= 11, "{} crates: {crates:?}", crates.len());
}

#[test]
fn client_tower_adds_tower_and_no_network() {
    let crates = feature("client-tower");
    assert!(!crates.contains("mio") && !crates.contains("tracing") && !crates.contains("syn"), "{crates:?}");
    assert!(crates.len() <= 18, "{} crates: {crates:?}", crates.len());
}

#[test]
fn client_reqwest_adds_the_client_to_what_reqwest_needs_anyway() {
    let crates = feature("client-reqwest");
    for other in ["errspec-macros", "rustls", "native-tls", "h2", "tokio-macros"] {
        assert!(!crates.contains(other), "{other}: {crates:?}");
    }
    let pruned = ["--prune", "reqwest", "--prune", "reqwest-middleware"];
    let features = ["--no-default-features", "--features", "client-reqwest"];
    let with_reqwest = tree("errspec", &[features.as_slice(), pruned.as_slice()].concat());
    // The client, tokio with its network, and what defines the trait of a middleware, which reqwest-middleware needs.
    assert!(with_reqwest.len() <= 20, "{} crates: {with_reqwest:?}", with_reqwest.len());
}
