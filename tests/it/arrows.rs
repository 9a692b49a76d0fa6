//! Data flows read, check, emit, and nothing looks back.

use std::fs;
use std::path::{Path, PathBuf};

use crate::project::workspace;

/// A part of `codegen/src`, and the parts that it must not name.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("site", &["raw", "model", "report", "rules", "read", "check", "emit", "render", "write"]),
    ("grammar", &["raw", "model", "report", "rules", "read", "check", "emit", "render", "write"]),
    ("raw", &["model", "report", "rules", "read", "check", "emit", "render", "write"]),
    ("rules", &["raw", "model", "report", "read", "check", "emit", "render", "write"]),
    ("model", &["raw", "report", "rules", "read", "check", "emit", "render", "write"]),
    ("report", &["raw", "model", "read", "check", "emit", "render", "write"]),
    ("inline", &["raw", "report", "read", "check", "emit", "render", "write"]),
    ("read", &["model", "check", "emit", "render", "write", "load", "compare", "generator"]),
    ("check", &["read", "emit", "render", "write", "load", "compare", "generator"]),
    ("emit", &["raw", "read", "check", "report", "render", "write", "load", "compare", "generator"]),
    ("render", &["raw", "model", "read", "check", "emit", "write", "load", "compare", "generator"]),
    ("write", &["raw", "model", "read", "check", "emit", "render", "load", "compare", "generator"]),
    ("compare", &["raw", "model", "check", "emit", "render", "load", "textdiff", "generator"]),
    // The derive has stages of its own, on top of those of the spec.
    ("derive/raw", &["model", "report", "rules", "check", "emit", "render", "load", "derive::model"]),
    ("derive/model", &["report", "rules", "check", "emit", "render", "load", "derive::raw"]),
    ("derive/read", &["model", "check", "emit", "render", "load", "derive::model"]),
    ("derive/check", &["raw", "read", "emit", "render", "load"]),
    ("derive/emit", &["raw", "read", "check", "report", "rules", "render", "load", "derive::findings"]),
];

/// A part of `outputs/src`, and the parts that it must not name: what an output holds does not depend on
/// which files there are.
const FORBIDDEN_IN_OUTPUTS: &[(&str, &[&str])] = &[
    ("docs", &["schema", "make", "claims", "output", "place", "assert_fresh", "create", "diff"]),
    ("schema", &["docs", "make", "claims", "output", "place", "assert_fresh", "create", "diff"]),
    ("json", &["docs", "schema", "make", "claims", "output", "place", "assert_fresh"]),
    ("diff", &["docs", "schema", "make", "claims", "output", "place", "assert_fresh"]),
    ("place", &["docs", "schema", "make", "claims", "output", "assert_fresh"]),
    ("output", &["docs", "schema", "make", "claims", "place", "assert_fresh"]),
    ("make", &["assert_fresh"]),
];

/// What everything else must not name: the derive stands on all of it.
const TOP: &str = "derive";

#[test]
fn no_stage_looks_back() {
    check("codegen/src", FORBIDDEN);
}

#[test]
fn no_output_knows_of_files() {
    check("outputs/src", FORBIDDEN_IN_OUTPUTS);
}

#[track_caller]
fn check(source: &str, table: &[(&str, &[&str])]) {
    let source = workspace().join(source);
    let mut wrong = Vec::new();
    for (part, forbidden) in table {
        let files = files_of(&source, part);
        assert!(!files.is_empty(), "there is no part `{part}` any more");
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            let top = (!part.starts_with(TOP)).then_some(&TOP);
            for other in forbidden.iter().chain(top) {
                if names(part, &text, other) {
                    wrong.push(format!("{} names `{other}`", file.strip_prefix(&source).unwrap().display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_file_names_the_yaml_crate() {
    let source = workspace().join("codegen/src");
    let naming: Vec<_> = all(&source)
        .into_iter()
        .filter(|file| fs::read_to_string(file).unwrap().contains("granit_parser"))
        .map(|file| file.strip_prefix(&source).unwrap().display().to_string())
        .collect();
    assert_eq!(naming, ["read/yaml.rs"]);
}

/// Whether a file imports another part, alone or out of a list.
///
/// In a part of the derive, its own stages are meant by their last name as well.
fn names(part: &str, text: &str, other: &str) -> bool {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code: Vec<_> = code.take_while(|line| !line.starts_with("#[cfg(test)]")).collect();
    let code = code.join("\n");
    let listed = code.split("use crate::{").skip(1).any(|rest| {
        let list = rest.split("};").next().unwrap_or_default();
        list.split([',', ' ', '\n', '{', '}'])
            .any(|item| item == other || item.starts_with(&format!("{other}::")))
    });
    let own = part.split_once('/').map_or("", |(folder, _)| folder);
    let stage = other.strip_prefix("derive::").unwrap_or(other);
    let is_stage = matches!(stage, "read" | "check" | "emit") || stage != other;
    let beside = own == TOP && is_stage && code.contains(&format!("super::{stage}::"));
    let below = own == TOP && is_stage && code.contains(&format!("crate::derive::{stage}::"));
    beside
        || below
        || listed
        || code.contains(&format!("crate::{other}::"))
        || code.contains(&format!("use crate::{other};"))
}

fn files_of(source: &Path, part: &str) -> Vec<PathBuf> {
    let mut files = all(&source.join(part));
    let own = source.join(format!("{part}.rs"));
    if own.is_file() {
        files.push(own);
    }
    files
}

fn all(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(all(&path));
        } else {
            files.push(path);
        }
    }
    files
}
