//! The spec is found upwards, its package is the nearest, and names are short.

use std::fs;
use std::path::Path;

use errspec_codegen::package::{look_up, name, of, real, relative, repository};

fn folder(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for file in files {
        let file = folder.path().join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, "").unwrap();
    }
    folder
}

#[test]
fn the_default_spec_is_looked_for_upwards() {
    let folder = folder(&["spec/errors.yaml", "src/deep/lib.rs"]);
    let root = real(folder.path());
    assert_eq!(look_up(&root).unwrap(), root.join("spec/errors.yaml"));
    assert_eq!(look_up(&root.join("src/deep")).unwrap(), root.join("spec/errors.yaml"));
}

#[test]
fn the_look_up_ends_at_the_repository() {
    let folder = folder(&["spec/errors.yaml", "repo/.git/HEAD", "repo/src/lib.rs"]);
    let repo = real(folder.path()).join("repo");
    let tried = look_up(&repo.join("src")).unwrap_err();
    assert_eq!(tried, [repo.join("src/spec/errors.yaml"), repo.join("spec/errors.yaml")]);
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
fn without_a_manifest_the_package_is_the_folder_of_the_spec() {
    let folder = folder(&["spec/errors.yaml"]);
    let spec = real(folder.path()).join("spec");
    assert_eq!(of(&spec.join("errors.yaml")), spec);
}

#[test]
fn names_are_relative_where_that_helps() {
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
fn the_way_to_a_file_is_relative_however_far_it_is() {
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
