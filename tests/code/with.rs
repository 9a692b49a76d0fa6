//! The impls of `with(…)` fit every type, and name the feature if it is off.

use std::path::Path;
use std::process::Command;

use errspec::{__private, ApiErrorSpec, Entry};
use http::StatusCode;

use crate::{hygiene, nine};

struct Plain;

/// Params with the names that an impl might use.
struct Generic<'de, S, const N: usize>
where
    S: Clone,
{
    code: &'de S,
    _more: [u8; N],
}

impl ApiErrorSpec for Plain {
    fn entry(&self) -> Entry {
        nine::ErrorCode::NotFound.entry()
    }
}

impl<S: Clone + ApiErrorSpec, const N: usize> ApiErrorSpec for Generic<'_, S, N> {
    fn entry(&self) -> Entry {
        self.code.entry()
    }
}

__private::with_serialize!([] [Plain] []);
__private::with_status_code!([] [Plain] []);
__private::with_serialize! {
    [<'de, S: Clone, const N: usize>] [Generic<'de, S, N>] [where Generic<'de, S, N>: ApiErrorSpec]
}
__private::with_status_code! {
    [<'de, S: Clone, const N: usize>] [Generic<'de, S, N>] [where Generic<'de, S, N>: ApiErrorSpec]
}

#[test]
fn code_as_json() {
    let generic = Generic { code: &nine::ErrorCode::Forbidden, _more: [0; 2] };
    assert_eq!(serde_json::to_value(&Plain).unwrap(), "not_found");
    assert_eq!(serde_json::to_value(&generic).unwrap(), "forbidden");
}

#[test]
fn status_of_an_error_and_of_a_reference() {
    let generic = Generic { code: &nine::ErrorCode::Forbidden, _more: [0; 2] };
    assert_eq!(StatusCode::from(&Plain), StatusCode::NOT_FOUND);
    assert_eq!(StatusCode::from(Plain), StatusCode::NOT_FOUND);
    assert_eq!(StatusCode::from(&generic), StatusCode::FORBIDDEN);
    assert_eq!(StatusCode::from(generic), StatusCode::FORBIDDEN);
}

/// Checks the only error of a crate that calls a macro whose feature is off.
#[track_caller]
fn check_off(name: &str, expected: &str) {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("off-{name}.rs"));
    std::fs::write(&root, format!("pub struct E;\n::errspec::__private::{name}! {{ [] [E] [] }}\n")).unwrap();
    let mut extern_crate = std::ffi::OsString::from("errspec=");
    extern_crate.push(hygiene::runtime(&["alloc"]));
    let output = Command::new("rustc")
        .args(["--crate-type=lib", "--edition=2024", "--emit=metadata", "--error-format=short"])
        .arg("--extern")
        .arg(extern_crate)
        .arg("--out-dir")
        .arg(env!("CARGO_TARGET_TMPDIR"))
        .arg(&root)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    let errors: Vec<_> = said.lines().filter(|line| line.contains(": error")).collect();
    assert!(matches!(errors[..], [error] if error.ends_with(expected)), "{said}");
}

#[test]
fn feature_that_is_off() {
    check_off("with_serialize", "error: `with(Serialize)` needs the feature `serde` of errspec");
    check_off("with_status_code", "error: `with(StatusCode)` needs the feature `http` of errspec");
}
