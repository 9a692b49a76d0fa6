//! Dependencies between modules go one way: read, check, emit.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;

use crate::project::workspace;
use crate::source::{Crate, ModuleId};

/// A part of `codegen/src`, and the parts that it must not name.
const FORBIDDEN: &[(&str, &[&str])] = &[
    (
        "disk",
        &["site", "package", "raw", "model", "report", "rules", "read", "check", "emit", "render", "load"],
    ),
    (
        "package",
        &["site", "raw", "model", "report", "rules", "read", "check", "emit", "render", "write", "load"],
    ),
    ("site", &["raw", "model", "report", "rules", "read", "check", "emit", "render", "write"]),
    ("grammar", &["raw", "model", "report", "rules", "read", "check", "emit", "render", "write"]),
    ("raw", &["model", "report", "rules", "read", "check", "emit", "render", "write"]),
    ("rules", &["raw", "model", "report", "read", "check", "emit", "render", "write"]),
    ("listing", &["raw", "model", "rules", "read", "check", "emit", "render", "write"]),
    ("model", &["raw", "report", "rules", "read", "check", "emit", "render", "write"]),
    ("report", &["raw", "model", "read", "check", "emit", "render", "write"]),
    ("inline", &["raw", "report", "read", "check", "emit", "render", "write"]),
    ("read", &["model", "check", "emit", "render", "write", "load", "compare", "generator"]),
    ("check", &["read", "emit", "render", "write", "load", "compare", "generator"]),
    ("emit", &["raw", "read", "check", "report", "render", "write", "load", "compare", "generator"]),
    ("render", &["raw", "model", "read", "check", "emit", "write", "load", "compare", "generator"]),
    ("write", &["raw", "model", "read", "check", "emit", "render", "load", "compare", "generator"]),
    ("compare", &["raw", "model", "check", "emit", "render", "load", "textdiff", "generator"]),
    // The derive has its own stages on top of those of the spec.
    ("derive/raw", &["model", "report", "rules", "check", "emit", "render", "load", "derive::model"]),
    ("derive/model", &["report", "rules", "check", "emit", "render", "load", "derive::raw"]),
    ("derive/read", &["model", "check", "emit", "render", "load", "derive::model"]),
    ("derive/check", &["raw", "read", "emit", "render", "load"]),
    ("derive/emit", &["raw", "read", "check", "report", "rules", "render", "load", "derive::findings"]),
];

/// A part of `outputs/src`, and the parts that it must not name: what an output contains does not depend on
/// which files exist.
const FORBIDDEN_IN_OUTPUTS: &[(&str, &[&str])] = &[
    ("docs", &["schema", "rust", "check", "make", "claims", "output", "place", "assert_up_to_date", "diff"]),
    ("schema", &["docs", "rust", "make", "claims", "output", "place", "assert_up_to_date", "diff"]),
    (
        "json_schema",
        &[
            "docs",
            "schema",
            "rust",
            "check",
            "make",
            "claims",
            "output",
            "place",
            "assert_up_to_date",
            "diff",
        ],
    ),
    ("member", &["docs", "schema", "rust", "kinds", "check", "make", "claims", "output", "place", "view"]),
    ("rust", &["docs", "schema", "check", "make", "claims", "output", "place", "assert_up_to_date", "diff"]),
    ("kinds", &["check", "make", "claims", "output", "place", "assert_up_to_date", "diff"]),
    ("view", &["docs", "schema", "rust", "kinds", "check", "make", "claims", "output", "place"]),
    (
        "shape",
        &["docs", "schema", "rust", "kinds", "check", "make", "claims", "output", "place", "view", "sample"],
    ),
    ("sample", &["docs", "schema", "rust", "kinds", "check", "make", "claims", "output", "place", "view"]),
    ("settings", &["docs", "schema", "rust", "kinds", "check", "make", "claims", "output", "place"]),
    ("check", &["docs", "schema", "rust", "make", "claims", "output", "place", "assert_up_to_date"]),
    ("json", &["docs", "schema", "make", "claims", "output", "place", "assert_up_to_date"]),
    ("diff", &["docs", "schema", "make", "claims", "output", "place", "assert_up_to_date"]),
    ("place", &["docs", "schema", "make", "claims", "output", "assert_up_to_date"]),
    ("output", &["docs", "schema", "make", "claims", "place", "assert_up_to_date"]),
    ("make", &["assert_up_to_date"]),
];

/// What everything else must not name, because the derive depends on all of it.
const TOP: &str = "derive";

#[test]
fn no_stage_names_a_later_one() {
    check("codegen", FORBIDDEN);
}

#[test]
fn no_output_knows_about_files() {
    check("outputs", FORBIDDEN_IN_OUTPUTS);
}

#[track_caller]
fn check(folder: &str, table: &[(&str, &[&str])]) {
    let wrong = wrong(&Crate::read(folder, &workspace().join(folder).join("src")), table);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each file of a part that names another part which it must not name.
fn wrong(krate: &Crate, table: &[(&str, &[&str])]) -> Vec<String> {
    let mentions: BTreeMap<_, _> = krate.ids().map(|id| (id, krate.mentions(id))).collect();
    let mut wrong = Vec::new();
    for (part, forbidden) in table {
        let modules = modules(krate, part);
        let is_derive = part.starts_with(TOP);
        let has_derive = !modules_of(krate, TOP).is_empty();
        let top = (has_derive && !is_derive).then_some(&TOP);
        for other in forbidden.iter().chain(top) {
            let mut others = modules_of(krate, other);
            // In a part of the derive, the last name alone may also mean one of its own stages.
            if is_derive && matches!(*other, "read" | "check" | "emit") {
                others.extend(modules_of(krate, &format!("{TOP}::{other}")));
            }
            assert!(!others.is_empty(), "there is no part `{other}` any more, which `{part}` must not name");
            let names = |module: &&ModuleId| mentions[*module].iter().any(|module| others.contains(module));
            let names = modules.iter().filter(names);
            wrong.extend(names.map(|module| format!("{} names `{other}`", krate.module(*module).file)));
        }
        let root = modules.iter().filter(|module| mentions[*module].contains(&ModuleId::ROOT));
        wrong.extend(root.map(|module| format!("{} names the whole crate", krate.module(*module).file)));
    }
    wrong
}

/// A part and its contents; a nested part is written with `/`.
fn modules(krate: &Crate, part: &str) -> Vec<ModuleId> {
    let modules = modules_of(krate, &part.replace('/', "::"));
    assert!(!modules.is_empty(), "there is no part `{part}` any more");
    modules
}

fn modules_of(krate: &Crate, path: &str) -> Vec<ModuleId> {
    let path: Vec<_> = path.split("::").map(str::to_owned).collect();
    krate.ids().filter(|id| krate.module(*id).path.starts_with(&path)).collect()
}

#[test]
fn one_file_names_the_yaml_crate() {
    fn names(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(name) => name == "granit_parser",
            TokenTree::Group(group) => names(group.stream()),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        })
    }
    let krate = Crate::read("codegen", &workspace().join("codegen/src"));
    let naming = krate.ids().map(|id| krate.module(id));
    let naming = naming.filter(|module| module.items.iter().any(|item| names(item.to_token_stream())));
    assert_eq!(naming.map(|module| &*module.file).collect::<Vec<_>>(), ["read/yaml.rs"]);
}

/// No other crate can construct the marker of a checked model, and in its own crate only the checks do.
#[test]
fn only_the_checks_build_a_model() {
    let krate = Crate::read("codegen", &workspace().join("codegen/src"));
    // A module inside a file contains its tests.
    let makes = |item: &syn::Item| {
        !matches!(item, syn::Item::Mod(_)) && item.to_token_stream().to_string().contains("Checked :: new ()")
    };
    let making = krate.ids().map(|id| krate.module(id)).filter(|module| module.items.iter().any(makes));
    let making: Vec<_> = making.map(|module| &*module.file).collect();
    assert!(making.contains(&"check/codes.rs"), "{making:?}");
    for file in making {
        assert!(file == "check.rs" || file.starts_with("check/"), "{file} builds a part of a model");
    }
}

/// Checks a crate in which `read` and its contents must not name `emit`.
#[track_caller]
fn finds(read: &str, inner: &str, expected: &[&str]) {
    let text = |file: &str| {
        let text = match file {
            "lib.rs" => {
                "mod emit; mod model; mod read; mod derive; pub(crate) use emit::rust::Emitted as AtRoot;"
            }
            "emit.rs" => "pub(crate) mod rust; pub(crate) fn file() {}",
            "emit/rust.rs" => "pub(crate) struct Emitted; pub(crate) enum Kind { A }",
            "model.rs" => "pub(crate) use crate::emit::rust::Kind; pub(crate) struct Model;",
            "read.rs" => read,
            "read/inner.rs" => inner,
            "derive.rs" => "",
            _ => return None,
        };
        Some(text.to_owned())
    };
    assert_eq!(wrong(&Crate::new("a", &text), &[("read", &["emit"])]), expected, "{read} {inner}");
}

#[test]
fn what_a_part_may_name_is_not_reported() {
    let inner = "use crate::model::{self, Model}; use super::helper; use std::{fmt as emit, io::*};
                 // crate::emit::file()
                 fn f(emit: u8) -> Model { let _ = \"crate::emit::file()\"; emit::write(); model::Model }
                 #[cfg(test)] mod tests { use crate::emit; }";
    finds("mod inner; fn helper() {}", inner, &[]);
}

#[test]
fn every_way_to_name_a_part_is_reported() {
    for inner in [
        "use crate::emit;",
        "use crate::emit::file;",
        "use crate::{model, emit::{self, rust}};",
        "use crate::{model::Model, emit as other};",
        "use super::super::emit::rust::*;",
        "use super::{super::emit, helper};",
        "fn f() { crate::emit::file() }",
        "fn f() { let _: Vec<super::super::emit::rust::Emitted> = Vec::new(); }",
        "fn f() { use crate::emit::file; }",
        "fn f() { format!(\"{}\", crate::emit::file()) }",
        "fn f() -> <crate::emit::rust::Emitted as Iterator>::Item { todo!() }",
        // Through another part that re-exports it.
        "use crate::model::Kind;",
        "use crate::model; fn f(kind: model::Kind) {}",
        "fn f() { crate::model::Kind::A }",
        "use crate::AtRoot;",
        "use super::Own;",
    ] {
        let read = "mod inner; fn helper() {}";
        let read = if inner.contains("Own") { "mod inner; use crate::emit::file as Own;" } else { read };
        let mut expected = vec!["read/inner.rs names `emit`"];
        if inner.contains("Own") {
            expected.insert(0, "read.rs names `emit`");
        }
        finds(read, inner, &expected);
    }
    finds("mod inner;", "use crate::*;", &["read/inner.rs names the whole crate"]);
    finds("use crate as all; mod inner;", "", &["read.rs names the whole crate"]);
    finds("mod inner;", "use crate::derive;", &["read/inner.rs names `derive`"]);
}

/// The files that access the disk. All others read through `disk::Files`, which may have other files.
const ASK_THE_DISK: [&str; 9] = [
    "codegen/src/compare.rs", // existing files, to compare them with the generated text
    "codegen/src/derive/findings.rs", // a Rust file that rustc has read
    "codegen/src/disk.rs",
    "codegen/src/links.rs",   // symbolic links, even to files that do not exist
    "codegen/src/package.rs", // symbolic links, and the package and the repository of a file
    "codegen/src/write.rs",
    "codegen/src/write/rights.rs", // the owner and the mode of a file that is replaced
    "outputs/src/border.rs",       // whether a folder is a package
    "outputs/src/create.rs",
];

#[test]
fn specs_and_pages_are_read_through_one_interface() {
    let needles = [
        " fs::",
        "(fs::",
        "std::fs",
        "File::open",
        ".exists()",
        ".is_file()",
        ".is_dir()",
        ".canonicalize()",
    ];
    let mut found = Vec::new();
    for crate_folder in ["codegen/src", "outputs/src"] {
        for file in rust_files(&workspace().join(crate_folder)) {
            let text = fs::read_to_string(&file).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            if code.into_iter().any(|line| needles.iter().any(|needle| line.contains(needle))) {
                found.push(file.strip_prefix(workspace()).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    found.sort();
    assert_eq!(found, ASK_THE_DISK);
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
    files
}
