//! Each attribute of the derive is documented with an example, and is on the pages that list all attributes.

use std::fs;

use crate::project::workspace;

fn read(path: &str) -> String {
    fs::read_to_string(workspace().join(path)).unwrap()
}

/// The names of all attributes, from the table of the derive.
fn attributes() -> Vec<String> {
    let table = read("codegen/src/derive/attribute.rs");
    let rows = table.lines().filter_map(|line| line.trim().strip_prefix("Attribute { name: \""));
    let names: Vec<_> = rows.filter_map(|row| row.split('"').next()).map(str::to_owned).collect();
    assert!(names.len() > 10, "the table has another form: {names:?}");
    names
}

#[test]
fn each_attribute_has_an_example() {
    let docs: String =
        ["item", "variant", "field"].iter().map(|file| read(&format!("src/derive/{file}.md"))).collect();
    let sections: Vec<_> = docs.split("\n## `").collect();
    for name in attributes() {
        let section = sections.iter().find(|section| section.starts_with(&format!("{name}`: ")));
        let section = section.unwrap_or_else(|| panic!("`{name}` has no section"));
        let example = section.split("```rust\n").nth(1).unwrap_or_else(|| panic!("`{name}` has no example"));
        let shown = example.lines().filter(|line| !line.starts_with("# "));
        let given = shown.filter(|line| line.contains("api_error(")).any(|line| line.contains(&name));
        assert!(given, "the example of `{name}` is without it");
    }
    // The first part is the heading of the first file.
    assert_eq!(sections.len() - 1, attributes().len(), "a section is about no attribute");
}

#[test]
fn the_pages_of_rules_list_each_attribute() {
    for page in ["unknown-attribute", "misplaced-attribute"] {
        let text = read(&format!("codegen/rules/{page}.md"));
        for name in attributes() {
            let listed = [format!("`{name}`"), format!("`{name}(…)`")].iter().any(|name| text.contains(name));
            assert!(listed, "{page} does not name `{name}`");
        }
    }
}
