//! The search for a spec, its package, and the names of files.

use std::fs;
use std::path::Path;

use errspec_codegen::__internal::package::{existing, find, name, of, real, relative, repository, similar};

use crate::support::memory::Memory;

fn folder(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for file in files {
        let file = folder.path().join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, "").unwrap();
    }
    folder
}

/// Checks the result of a search from a folder: the spec, or the paths that were tried.
#[track_caller]
fn finds(files: &[&str], from: &str, root: Option<&str>, expected: Result<&str, &[&str]>) {
    let base = real(Path::new("/errspec-tests-in-memory"));
    let memory = Memory::new(&base, files.iter().map(|file| (*file, "")));
    let found = find(&memory, &base.join(from), root.map(|root| base.join(root)).as_deref());
    let expected = match expected {
        Ok(spec) => Ok(base.join(spec)),
        Err(tried) => Err(tried.iter().map(|path| base.join(path)).collect()),
    };
    assert_eq!(found, expected, "{files:?} from `{from}`");
}

#[test]
fn the_nearest_spec_is_found() {
    let files =
        ["repo/.git/HEAD", "repo/spec/errors.yaml", "repo/app/spec/errors.yaml", "repo/lib/Cargo.toml"];
    finds(&files, "repo", None, Ok("repo/spec/errors.yaml"));
    finds(&files, "repo/app", None, Ok("repo/app/spec/errors.yaml"));
    finds(&files, "repo/app/src/deep", None, Ok("repo/app/spec/errors.yaml"));
    finds(&files, "repo/lib/src", None, Ok("repo/spec/errors.yaml"));
}

#[test]
fn the_search_ends_at_the_repository_or_the_workspace() {
    let tried = ["repo/app/src/spec/errors.yaml", "repo/app/spec/errors.yaml", "repo/spec/errors.yaml"];
    for root in ["repo/.git/HEAD", "repo/.git", "repo/Cargo.lock"] {
        let files = ["spec/errors.yaml", root, "repo/app/Cargo.toml"];
        finds(&files, "repo/app/src", None, Err(&tried));
    }
    // A workspace in a repository. When cargo packages a crate, it is built without the files around it.
    let files = ["repo/.git", "repo/spec/errors.yaml", "repo/app/Cargo.lock"];
    finds(&files, "repo/app/src", None, Err(&tried[..2]));
    // A repository in a workspace, such as a submodule.
    let files = ["repo/Cargo.lock", "repo/spec/errors.yaml", "repo/app/.git"];
    finds(&files, "repo/app/src", None, Err(&tried[..2]));
}

#[test]
fn without_either_the_search_ends_at_the_package_or_its_start() {
    let tried = ["app/src/spec/errors.yaml", "app/spec/errors.yaml"];
    finds(&["spec/errors.yaml", "app/Cargo.toml"], "app/src", None, Err(&tried));
    finds(&["spec/errors.yaml", "app/src/lib.rs"], "app/src", None, Err(&tried[..1]));
}

#[test]
fn the_search_ends_at_a_given_root() {
    let files = ["spec/errors.yaml", "repo/.git", "repo/app/Cargo.toml", "other/spec/errors.yaml"];
    finds(&files, "repo/app", Some(""), Ok("spec/errors.yaml"));
    finds(&files, "repo/app", Some("repo/app"), Err(&["repo/app/spec/errors.yaml"]));
    finds(&files, "repo/app", Some("other"), Ok("other/spec/errors.yaml"));
}

#[test]
fn the_package_is_the_nearest_folder_with_a_manifest() {
    let folder =
        folder(&["Cargo.toml", "spec/errors.yaml", "member/Cargo.toml", "member/spec/deep/errors.yaml"]);
    let root = real(folder.path());
    assert_eq!(of(&root.join("spec/errors.yaml")), root);
    assert_eq!(of(&root.join("member/spec/deep/errors.yaml")), root.join("member"));
    assert_eq!(of(&root.join("member/../spec/errors.yaml")), root);
}

#[test]
fn without_a_manifest_the_package_is_the_folder_around_spec() {
    let folder = folder(&["spec/errors.yaml", "api/orders.yaml", "spec/spec/errors.yaml", "repo/spec/.git"]);
    let root = real(folder.path());
    for (spec, package) in [
        ("spec/errors.yaml", ""),
        ("spec/other.yaml", ""),
        ("spec/spec/errors.yaml", "spec"),
        ("api/orders.yaml", "api"),
        ("spec/deep/errors.yaml", "spec/deep"),
        // The root of a repository with the name `spec`.
        ("repo/spec/errors.yaml", "repo/spec"),
    ] {
        assert_eq!(of(&root.join(spec)), real(&root.join(package)), "{spec}");
    }
}

#[test]
fn names_are_relative_if_that_is_shorter() {
    let folder = folder(&["a/spec/errors.yaml", "b/x"]);
    let root = real(folder.path());
    let spec = root.join("a/spec/errors.yaml");
    assert_eq!(name(&spec, &root), "a/spec/errors.yaml");
    assert_eq!(name(&spec, &root.join("a/spec")), "errors.yaml");
    assert_eq!(name(&spec, &root.join("b")), "../a/spec/errors.yaml");
    assert_eq!(name(&root.join("b/../a/./new.md"), &root), "a/new.md");
    assert_eq!(name(&root.join("a/not/there/yet.md"), &root), "a/not/there/yet.md");
    assert_eq!(name(&root, &root), ".");
    if cfg!(unix) {
        assert_eq!(name(Path::new("/nowhere/errors.yaml"), &root), "/nowhere/errors.yaml");
        assert_eq!(name(Path::new(r"/no\where/errors.yaml"), &root), r"/no\where/errors.yaml");
    }
}

#[test]
fn a_relative_path_can_lead_to_any_file() {
    let folder = folder(&["a/spec/errors.yaml", "b/x"]);
    let root = real(folder.path());
    let spec = root.join("a/spec/errors.yaml");
    assert_eq!(relative(&spec, &root.join("a")).as_deref(), Some("spec/errors.yaml"));
    assert_eq!(relative(&spec, &root.join("b/../b")).as_deref(), Some("../a/spec/errors.yaml"));
    assert_eq!(relative(&root, &root).as_deref(), Some(""));
    if cfg!(unix) {
        let (far, from) = (Path::new("/nowhere/errors.yaml"), Path::new("/elsewhere/deep"));
        assert_eq!(relative(far, from).as_deref(), Some("../../nowhere/errors.yaml"));
    }
}

#[test]
fn a_worktree_is_a_repository_too() {
    let folder = folder(&[".git", "spec/errors.yaml"]);
    assert_eq!(repository(&folder.path().join("spec/errors.yaml")), Some(real(folder.path())));
}

#[test]
fn a_similar_path_is_found() {
    let files = [
        "spec/errors.yaml",
        "spec/orders.yml",
        "spec/notes.md",
        "api/v1/spec/errors.yaml",
        "Cargo.toml",
        "errors.toml",
    ];
    let folder = folder(&files);
    for (given, expected) in [
        ("spec/error.yaml", Some("spec/errors.yaml")),
        ("spec/Errors.yaml", Some("spec/errors.yaml")),
        ("spec/errors.yml", Some("spec/errors.yaml")),
        ("spec/order.yaml", Some("spec/orders.yml")),
        ("./spec/errors.yml", Some("./spec/errors.yaml")),
        ("specs/errors.yaml", Some("spec/errors.yaml")),
        ("specs/error.yml", Some("spec/errors.yaml")),
        ("api/v1/specs/errors.yaml", Some("api/v1/spec/errors.yaml")),
        ("api/v1/spec/eror.yaml", Some("api/v1/spec/errors.yaml")),
        // Not similar, or not YAML, or too far away.
        ("api/errors.yaml", None),
        ("errors.yaml", None),
        ("spec/note.md", None),
        ("api/v2/spec/error.yaml", None),
        ("", None),
        ("/", None),
        ("..", None),
    ] {
        assert_eq!(similar(Path::new(given), folder.path()).as_deref(), expected, "{given}");
    }
    let absolute = folder.path().join("spec/errros.yaml");
    let near = folder.path().join("spec/errors.yaml");
    assert_eq!(similar(&absolute, Path::new(".")).as_deref(), near.to_str());
}

#[test]
fn the_help_for_a_missing_spec_names_an_existing_one() {
    let folder = folder(&["spec/errors.yaml", "Cargo.lock"]);
    let help = |given: &str| existing(Path::new(given), folder.path());
    assert_eq!(help("spec/error.yaml").unwrap(), "a file with a similar path exists: `spec/errors.yaml`");
    assert_eq!(help("api/problems.yaml").unwrap(), "a spec exists at `spec/errors.yaml`");
    fs::remove_file(folder.path().join("spec/errors.yaml")).unwrap();
    assert_eq!(help("spec/error.yaml"), None);
}
