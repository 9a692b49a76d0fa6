//! Only one file of the runtime names the members of an envelope.

use std::fs;
use std::path::{Path, PathBuf};

use crate::project::workspace;

/// The members of an envelope and its HTTP headers, as string literals.
const NAMES: [&str; 8] = [
    "\"error\"",
    "\"code\"",
    "\"message\"",
    "\"request_id\"",
    "\"docs_url\"",
    "\"details\"",
    "\"x-request-id\"",
    "\"application/json\"",
];

#[test]
fn no_other_file_names_a_member() {
    let source = workspace().join("src");
    let mut naming = Vec::new();
    for file in files(&source) {
        let text = fs::read_to_string(&file).unwrap();
        // Comments contain examples, and `Debug` contains the names of fields.
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        if code
            .filter(|line| !line.contains(".field(\""))
            // A JSON key as a string literal: "\"code\":".
            .map(|line| line.replace("\\\"", "\""))
            .any(|line| NAMES.iter().any(|name| line.contains(name)))
        {
            naming.push(file.strip_prefix(&source).unwrap().display().to_string());
        }
    }
    assert_eq!(naming, ["shape/presets.rs"]);

    let shape = fs::read_to_string(source.join("shape/presets.rs")).unwrap();
    for name in NAMES {
        assert!(
            shape.contains(name),
            "{name} does not occur in an envelope any more, so the test would not find it"
        );
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
