//! The measured crates, written to a folder, and the program that compares their results.

use std::fs;
use std::path::{Path, PathBuf};

use super::cases::{Case, spec};
use super::peer;
use crate::fmt::put;

/// A source error, the same in each crate.
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

/// The results of all methods of an error, as text.
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

/// What the enum of a crate uses.
#[derive(Debug, Clone, Copy)]
pub(super) enum Contestant {
    Peer,
    /// No enum: what rustc needs for an empty crate.
    Floor,
    /// The enum with `Debug`, which both derive.
    Debug,
    /// `#[derive(ApiErrorSpec)]`.
    Derive,
    /// The same as two enums, each with half of the codes.
    TwoDerives,
    /// One enum with a single code: little more than reading the spec.
    OneCode,
    /// Two enums with a single code each.
    TwoCodes,
    /// Only `errors!`.
    Errors,
    /// `errors!`, and a derive with `codes = crate::ErrorCode`.
    DeriveBesideErrors,
}

/// A crate in a folder.
pub(super) fn write(folder: PathBuf, contestant: Contestant, cases: &[Case]) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let dependencies = match contestant {
        Contestant::Peer => peer::DEPENDENCIES.to_string(),
        _ => format!("errspec = {{ path = \"{}\" }}", root.display()),
    };
    // The target folder is shared, so that dependencies are built once. cargo identifies a crate in it by its package.
    let package = format!("{contestant:?}-{}", cases.len()).to_lowercase();
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
    place("src/lib.rs", &library(contestant, cases));
    match contestant {
        Contestant::Peer => place("src/bin/answers.rs", &answers(peer::ASKED, cases)),
        Contestant::Derive => place("src/bin/answers.rs", &answers(OURS_ASKED, cases)),
        _ => {}
    }
    folder
}

fn library(contestant: Contestant, cases: &[Case]) -> String {
    let head = format!("use std::fmt;\n{STORE_ERROR}\n");
    let half = cases.len().div_ceil(2);
    match contestant {
        Contestant::Floor => head,
        Contestant::Debug => {
            let derived = derived("ApiError", "", cases).replace(", errspec::ApiErrorSpec", "");
            head + &derived.replace("#[api_error(source)] ", "")
        }
        Contestant::Peer => peer::library(cases),
        Contestant::Derive => head + &derived("ApiError", "", cases),
        Contestant::TwoDerives => {
            let first = derived("ApiError", "#[api_error(partial)]\n", &cases[..half]);
            head + &first + &derived("OtherError", "#[api_error(partial)]\n", &cases[half..])
        }
        Contestant::OneCode => head + &derived("ApiError", "#[api_error(partial)]\n", &cases[..1]),
        Contestant::TwoCodes => {
            let first = derived("ApiError", "#[api_error(partial)]\n", &cases[..1]);
            head + &first + &derived("OtherError", "#[api_error(partial)]\n", &cases[1..2])
        }
        Contestant::Errors => head + ERRORS,
        Contestant::DeriveBesideErrors => {
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
