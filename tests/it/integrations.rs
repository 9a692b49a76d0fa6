//! The page of integrations names the versions that the workspace builds with.

use std::collections::BTreeMap;
use std::fs;

use crate::project::workspace;

/// Each crate of the table with its version, as `` `name` 1.2 ``.
fn documented(page: &str) -> BTreeMap<String, String> {
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    let cells = rows.filter_map(|row| row.split('|').nth(2));
    let mut versions = BTreeMap::new();
    for item in cells.flat_map(|cell| cell.split(", ")) {
        if let Some((name, version)) = item.trim().strip_prefix('`').and_then(|item| item.split_once("` ")) {
            versions.insert(name.to_owned(), version.to_owned());
        }
    }
    versions
}

/// The version that the workspace requires.
fn built(manifest: &str, name: &str) -> Option<String> {
    let line = manifest.lines().find(|line| line.starts_with(&format!("{name} = ")))?;
    let version = line.split("version = \"").nth(1).or_else(|| line.split("= \"").nth(1))?;
    Some(version.split('"').next()?.to_owned())
}

#[test]
fn the_page_has_the_versions_of_the_manifest() {
    let page = fs::read_to_string(workspace().join("docs/integrations.md")).unwrap();
    let manifest = fs::read_to_string(workspace().join("Cargo.toml")).unwrap();
    let documented = documented(&page);
    assert_eq!(documented.len(), 13, "{documented:?}");
    for (name, version) in documented {
        assert_eq!(built(&manifest, &name).as_ref(), Some(&version), "{name}");
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
