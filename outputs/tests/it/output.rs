//! Line endings do not matter when outputs are compared, and new files never overwrite existing ones.

use std::fs;
use std::io::ErrorKind;

use errspec_codegen::__internal::read::LIMIT;
use errspec_codegen::__internal::site::{Site, Sources};
use errspec_codegen::__internal::write::Outcome;
use errspec_outputs::__internal::create::create;
use errspec_outputs::__internal::{Output, OutputState};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// The outputs of a large spec exceed the limit for specs.
#[test]
fn a_large_checkout_with_crlf_is_up_to_date() {
    let folder = folder();
    let path = folder.path().join("errors.md");
    let text = "a line of a page\n".repeat(600_000);
    assert!(text.len() > LIMIT);
    fs::write(&path, text.replace('\n', "\r\n")).unwrap();
    let file = Sources::default().add("errors.yaml", "");
    let output = Output { name: "errors.md".into(), path, text, site: Site { file, start: 0, end: 0 } };
    assert_eq!(output.compare().unwrap(), OutputState::UpToDate);
    assert_eq!(output.write().unwrap(), Outcome::Unchanged);
}

#[test]
fn create_never_overwrites() {
    let folder = folder();
    let file = folder.path().join("spec/errors.yaml");
    create(&file, "first").unwrap();
    assert_eq!(create(&file, "second").unwrap_err().kind(), ErrorKind::AlreadyExists);
    assert_eq!(fs::read_to_string(&file).unwrap(), "first");
}

/// Even if the link points to a file that does not exist yet.
#[cfg(unix)]
#[test]
fn create_does_not_follow_links() {
    let folder = folder();
    let link = folder.path().join("link.yaml");
    std::os::unix::fs::symlink("real.yaml", &link).unwrap();
    create(&link, "text").unwrap_err();
    assert!(!folder.path().join("real.yaml").exists());
}
