//! Types of one crate have different names, so that a name in a sentence or a search means one thing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use syn::{Attribute, Item};

use crate::project::workspace;

/// The published crates.
const CRATES: &[&str] = &["src", "codegen/src", "outputs/src", "macros/src", "cli/src"];

/// The modules whose types share names on purpose: the spec as written, as checked, and with its Rust names, and its
/// templates of messages and envelopes.
/// Code names them with their module, as in `raw::Code` and `model::Code`.
const PAIRED: &[&str] = &["raw", "model", "rust", "message", "envelope"];

/// Where each type name of a crate is defined.
type Names = BTreeMap<String, Vec<PathBuf>>;

#[test]
fn no_two_types_of_a_crate_share_a_name() {
    let mut shared = Vec::new();
    for folder in CRATES {
        for (name, files) in names(&workspace().join(folder)) {
            let unpaired = files.iter().filter(|file| !is_paired(file)).count();
            if files.len() > 1 && unpaired > 0 {
                let files: Vec<_> = files.iter().map(|file| file.display().to_string()).collect();
                shared.push(format!("{folder}: `{name}` in {}", files.join(", ")));
            }
        }
    }
    assert!(shared.is_empty(), "{}", shared.join("\n"));
}

#[test]
fn the_names_are_found() {
    let names = names(&workspace().join("codegen/src"));
    for (name, file) in [("Diagnostic", "report.rs"), ("Site", "site.rs"), ("Context", "check/context.rs")] {
        assert!(names[name].iter().any(|found| found == Path::new(file)), "{name}: {:?}", names[name]);
    }
}

fn names(root: &Path) -> Names {
    let mut names = Names::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let file = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
                collect(&file.items, path.strip_prefix(root).unwrap(), &mut names);
            }
        }
    }
    // Alternatives by `cfg` are one type.
    for files in names.values_mut() {
        files.sort();
        files.dedup();
    }
    names
}

/// Private modules count, tests do not.
fn collect(items: &[Item], file: &Path, names: &mut Names) {
    for item in items {
        let name = match item {
            Item::Struct(item) => &item.ident,
            Item::Enum(item) => &item.ident,
            Item::Trait(item) => &item.ident,
            Item::Type(item) => &item.ident,
            Item::Mod(item) if !is_test(&item.attrs) => {
                collect(item.content.as_ref().map_or(&[], |(_, items)| items), file, names);
                continue;
            }
            _ => continue,
        };
        names.entry(name.to_string()).or_default().push(file.to_path_buf());
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
    })
}

/// Whether a file is such a module, or a part of one.
fn is_paired(file: &Path) -> bool {
    file.ancestors().any(|part| PAIRED.contains(&stem(part)))
}

fn stem(file: &Path) -> &str {
    file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}
