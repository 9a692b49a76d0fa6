//! The enum of an output is the one that a build script writes, with the name from the spec.

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::disk::Disk;
use errspec_codegen::__internal::emit::{self, Settings};
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::{Claims, Place};

const SPEC: &str = "\
version: 1
name: Orders
docs_url: https://docs.example.com/errors#{code}
buckets:
  fix: { title: Fix it, retry: never, advice: Change the request. }
codes:
  not_found: { http: 404, bucket: fix, meaning: There is no such order. }
outputs:
  src/errors.rs: rust
  src/order_error.rs: { kind: rust, name: OrderError }
";

#[test]
fn an_output_is_what_a_build_script_writes() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("Cargo.toml"), "").unwrap();
    let path = folder.path().join("errors.yaml");
    let mut sources = Sources::default();
    let mut loaded = load::bytes(&mut sources, SPEC.into(), "errors.yaml", Use::Outputs);
    let spec = loaded.spec.clone().expect("a right spec");
    let place = Place::of_file(&path, folder.path());
    let outputs =
        errspec_outputs::__internal::emit(&mut sources, &Disk, &mut loaded, &place, &mut Claims::default());
    let found: Vec<_> = outputs.iter().map(|output| (&*output.name, &*output.text)).collect();
    let [default, named] = [Settings::default(), Settings::named("OrderError")]
        .map(|settings| emit::file(&spec.rust().unwrap(), &settings, "errors.yaml"));
    assert_eq!(found, [("src/errors.rs", &*default), ("src/order_error.rs", &*named)]);
    assert!(default.contains("pub enum ErrorCode {") && named.contains("pub enum OrderError {"));
}
