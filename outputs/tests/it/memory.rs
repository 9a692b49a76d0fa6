//! Nothing is read from the disk if the files are in memory.

use std::path::{Path, PathBuf};

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load::{self, Loaded};
use errspec_codegen::__internal::package;
use errspec_codegen::__internal::render::{self, Color};
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::{Claims, Output, Place};

use crate::support::memory::Memory;

const SPEC: &str = "\
version: 1
name: Shop API
docs_url: https://shop.example/errors#{code}
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  order_locked: { http: 409, bucket: fix_in_code, meaning: The order is being changed. }
outputs:
  docs/errors.md: page
  README.md: regions
";

/// A folder that is not on the disk.
fn folder() -> PathBuf {
    let folder = package::real(Path::new("/errspec-tests-in-memory"));
    assert!(!folder.exists());
    folder
}

/// The outputs of the spec that is found, and the rendered diagnostics.
fn made(files: &[(&str, &str)]) -> (Vec<Output>, String) {
    let folder = folder();
    let memory = Memory::new(&folder, files.iter().copied());
    let spec = package::find(&memory, &folder.join("src"), Some(&folder)).expect("a spec");
    let mut place = Place::of_file(&spec, &folder);
    place.package = folder;
    let mut sources = Sources::default();
    let mut loaded = load::file(&mut sources, &memory, &spec, &place.name(), Use::Outputs);
    let outputs =
        errspec_outputs::__internal::emit(&mut sources, &memory, &mut loaded, &place, &mut Claims::default());
    let Loaded { report, .. } = loaded;
    (outputs, render::human(&sources, &report, Color::Plain))
}

#[test]
fn specs_and_pages_are_read_from_memory() {
    let readme = "# Shop\n\n<!-- errspec:begin table -->\n<!-- errspec:end -->\n";
    let (outputs, wrong) = made(&[("spec/errors.yaml", SPEC), ("README.md", readme)]);
    assert_eq!(wrong, "");
    let [page, filled] = outputs.try_into().expect("two outputs");
    assert!(page.text.contains("from spec/errors.yaml"), "{}", page.text);
    assert_eq!(filled.name, "README.md");
    assert!(filled.text.starts_with("# Shop\n") && filled.text.contains("order_locked"), "{}", filled.text);
}

#[test]
fn a_page_that_is_not_in_memory_is_missing() {
    let (outputs, wrong) = made(&[("spec/errors.yaml", SPEC)]);
    assert_eq!(outputs, []);
    assert!(wrong.starts_with("error[unreadable]: the file `README.md` does not exist"), "{wrong}");
    assert!(wrong.contains(" --> spec/errors.yaml:10:3\n"), "{wrong}");
}
