//! The page of integrations names the versions that the workspace builds with.

use std::collections::BTreeSet;
use std::fs;

use crate::project::workspace;

/// Each crate of the table with its version, as `` `name` 1.2 ``.
fn documented(page: &str) -> BTreeSet<(String, String)> {
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    let cells = rows.filter_map(|row| row.split('|').nth(2));
    let items = cells.flat_map(|cell| cell.split(", "));
    let items = items.filter_map(|item| item.trim().strip_prefix('`')?.split_once("` "));
    items.map(|(name, version)| (name.to_owned(), version.to_owned())).collect()
}

/// The versions that the workspace requires: one, or more if others have another name in the manifest.
fn built(manifest: &str, name: &str) -> Vec<String> {
    let (start, package) = (format!("{name} = "), format!("package = \"{name}\""));
    let lines = manifest.lines().filter(|line| line.starts_with(&start) || line.contains(&package));
    let versions = lines.filter_map(|line| {
        let version = line.split("version = \"").nth(1).or_else(|| line.split("= \"").nth(1))?;
        Some(version.split('"').next()?.to_owned())
    });
    versions.collect()
}

#[test]
fn the_page_has_the_versions_of_the_manifest() {
    let page = fs::read_to_string(workspace().join("docs/integrations.md")).unwrap();
    let manifest = fs::read_to_string(workspace().join("Cargo.toml")).unwrap();
    let documented = documented(&page);
    assert_eq!(documented.len(), 14, "{documented:?}");
    for (name, version) in documented {
        let built = built(&manifest, &name);
        assert!(built.contains(&version), "{name} {version}: {built:?}");
    }
}

#[test]
fn the_page_has_every_feature_that_integrates() {
    let page = fs::read_to_string(workspace().join("docs/integrations.md")).unwrap();
    let manifest = fs::read_to_string(workspace().join("Cargo.toml")).unwrap();
    let features = manifest.split("\n[features]\n").nth(1).unwrap().split("\n[").next().unwrap();
    let names =
        features.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    let roles = ["server", "client", "openapi"];
    let names: Vec<_> =
        names.map(|(name, _)| name).filter(|name| roles.iter().any(|role| name.starts_with(role))).collect();
    assert!(names.len() >= 9, "{names:?}");
    for name in names {
        assert!(page.contains(&format!("`{name}`")), "{name}");
    }
}
