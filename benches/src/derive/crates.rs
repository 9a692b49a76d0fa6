//! The crates that are measured, written to a folder, and the program that holds their answers side by side.

use std::fs;
use std::path::{Path, PathBuf};

use super::cases::{Case, spec};
use super::peer;
use crate::fmt::put;

/// A source, the same in each crate.
pub(super) const STORE_ERROR: &str = r#"
#[derive(Debug)]
pub struct StoreError(pub u32);

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the store failed with {}", self.0)
    }
}

impl std::error::Error for StoreError {}
"#;

/// Everything that an error can be asked, as text.
const ANSWERS: &str = r#"
fn main() {
    println!("{:?}", all_codes());
    for error in values() {
        let bucket = error.bucket();
        println!("{} {} {}", error.code(), error.http_status(), bucket.name);
        println!("{} | {} | {:?}", bucket.title, bucket.advice, bucket.retry);
        println!("{}\n{}", error.meaning(), error.docs_url());
        println!("{error}\n{}", full(&error));
        println!("{:?}", error.source().map(|source| source.to_string()));
        error.visit_details(&mut |name, value| match value {
            Value::U64(value) => println!("{name} = U64 {value}"),
            Value::Str(value) => println!("{name} = Str {value}"),
            #[allow(unreachable_patterns)]
            _ => println!("{name} is something else"),
        });
    }
}
"#;

const OURS_ASKED: &str = r#"
use errspec::{ApiErrorCodes, ApiErrorSpec, Value};

fn all_codes() -> Vec<&'static str> {
    ApiError::CODES.iter().collect()
}

fn full(error: &ApiError) -> String {
    format!("{error:#}")
}
"#;

/// How the enum of a crate comes to its abilities.
#[derive(Debug, Clone, Copy)]
pub(super) enum Road {
    Peer,
    /// No enum at all: what rustc takes for itself.
    Floor,
    /// The enum with its `Debug`, which both are given.
    Debug,
    /// `#[derive(ApiErrorSpec)]`.
    Derive,
    /// The same in two enums, each with half of the codes.
    TwoDerives,
    /// One enum with a single code of the spec: little but reading it.
    OneCode,
    /// Two enums with a single code each.
    TwoCodes,
    /// `errors!` alone.
    Errors,
    /// `errors!`, and a derive with `codes = crate::ErrorCode`.
    DeriveBesideErrors,
}

/// A crate that stands in a folder.
pub(super) fn write(folder: PathBuf, road: Road, cases: &[Case]) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let dependencies = match road {
        Road::Peer => peer::DEPENDENCIES.to_string(),
        _ => format!("errspec = {{ path = \"{}\" }}", root.display()),
    };
    // The target folder is shared, so that dependencies are built once; in it a crate is known by its package.
    let package = format!("{road:?}-{}", cases.len()).to_lowercase();
    let manifest = format!(
        "[package]\nname = \"{package}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[lib]\nname = \"user\"\n\
         [workspace]\n[dependencies]\n{dependencies}\n"
    );
    let place = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
        fs::write(path, text).expect("a writable folder");
    };
    place("Cargo.toml", &manifest);
    place("spec/errors.yaml", &spec(cases));
    place("src/lib.rs", &library(road, cases));
    match road {
        Road::Peer => place("src/bin/answers.rs", &answers(peer::ASKED, cases)),
        Road::Derive => place("src/bin/answers.rs", &answers(OURS_ASKED, cases)),
        _ => {}
    }
    folder
}

fn library(road: Road, cases: &[Case]) -> String {
    let head = format!("use std::fmt;\n{STORE_ERROR}\n");
    let half = cases.len().div_ceil(2);
    match road {
        Road::Floor => head,
        Road::Debug => {
            let derived = derived("ApiError", "", cases).replace(", errspec::ApiErrorSpec", "");
            head + &derived.replace("#[api_error(source)] ", "")
        }
        Road::Peer => peer::library(cases),
        Road::Derive => head + &derived("ApiError", "", cases),
        Road::TwoDerives => {
            let first = derived("ApiError", "#[api_error(partial)]\n", &cases[..half]);
            head + &first + &derived("OtherError", "#[api_error(partial)]\n", &cases[half..])
        }
        Road::OneCode => head + &derived("ApiError", "#[api_error(partial)]\n", &cases[..1]),
        Road::TwoCodes => {
            let first = derived("ApiError", "#[api_error(partial)]\n", &cases[..1]);
            head + &first + &derived("OtherError", "#[api_error(partial)]\n", &cases[1..2])
        }
        Road::Errors => head + ERRORS,
        Road::DeriveBesideErrors => {
            head + ERRORS + &derived("ApiError", "#[api_error(codes = crate::ErrorCode)]\n", cases)
        }
    }
}

const ERRORS: &str = "errspec::errors!();\n";

/// An enum with the derive.
fn derived(name: &str, attributes: &str, cases: &[Case]) -> String {
    let mut text = format!("\n#[derive(Debug, errspec::ApiErrorSpec)]\n{attributes}pub enum {name} {{\n");
    for Case { variant, shape, .. } in cases {
        put(&mut text, format_args!("    {variant}{},\n", shape.fields("#[api_error(source)]")));
    }
    text + "}\n"
}

fn answers(asked: &str, cases: &[Case]) -> String {
    let mut text = format!(
        "use std::error::Error;\nuse user::{{ApiError, StoreError}};\n{asked}\nfn values() -> Vec<ApiError> {{\n    vec![\n"
    );
    for (index, Case { variant, shape, .. }) in cases.iter().enumerate() {
        put(&mut text, format_args!("        ApiError::{variant}{},\n", shape.payload(index)));
    }
    text + "    ]\n}\n" + ANSWERS
}
