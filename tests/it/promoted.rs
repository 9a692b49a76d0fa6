//! User code still compiles when a code that a client did not know becomes a variant of its SDK.

use crate::project::{Project, SPEC, filled};

const SDK: &str = "\
[package]
name = \"sdk\"
version = \"0.0.0\"
edition = \"2024\"

[dependencies]
errspec = { path = \"{errspec}\", features = [\"client\"] }
";

/// It examines a failure in every possible way, with warnings as errors.
const MAIN: &str = r##"#![deny(warnings, unreachable_patterns)]

use std::time::SystemTime;

use sdk::{ErrorCode, Failure};
use sdk::http::{HeaderMap, StatusCode};

fn by_string(failure: &Failure) -> &'static str {
    match failure.code() {
        Some("stock_empty") => "wait for stock",
        Some("order_locked") => "reload the order",
        Some(_) => "a code",
        None => "no code",
    }
}

fn by_variant(failure: &Failure) -> &'static str {
    match failure.known() {
        Some(ErrorCode::OrderLocked) => "reload the order",
        Some(_) | None => "show it",
    }
}

fn main() {
    for code in ["order_locked", "stock_empty", "unheard_of"] {
        let body = format!(r#"{{"error": {{"code": "{code}", "message": "No."}}}}"#);
        let failure = Failure::from_response(StatusCode::CONFLICT, &HeaderMap::new(), body.as_bytes(), SystemTime::now());
        println!("{failure}; {}; {}; {:?}", by_string(&failure), by_variant(&failure), failure.retry());
    }
}
"##;

const LIB: &str = "\
pub use errspec::client;
pub use http;

errspec::errors!(\"errors.yaml\");

pub type Failure = errspec::client::Failure<ErrorCode>;
";

#[test]
fn a_code_that_becomes_a_variant_does_not_break_user_code() {
    let project = Project::new("promoted")
        .manifest("[dependencies]\nsdk = { path = \"sdk\" }\n")
        .file("sdk/Cargo.toml", &format!("{}http = \"1\"\n", filled(SDK)))
        .file("sdk/errors.yaml", SPEC)
        .file("sdk/src/lib.rs", LIB)
        .file("src/main.rs", MAIN);
    let told = "\
409 order_locked: No. (do not retry); reload the order; reload the order; Never
409 stock_empty: No. (do not retry); wait for stock; show it; Never
409 unheard_of: No. (do not retry); a code; show it; Never
";
    assert_eq!(project.cargo(&["run", "--quiet"]).succeeds().stdout, told);

    let promoted = "  stock_empty: { http: 409, bucket: fix_in_code, meaning: There is no more of it. }\n";
    project.write("sdk/errors.yaml", &format!("{SPEC}{promoted}"));
    project.write("sdk/src/lib.rs", &format!("{LIB}\nconst _: ErrorCode = ErrorCode::StockEmpty;\n"));
    assert_eq!(project.cargo(&["run", "--quiet"]).succeeds().stdout, told);
}
