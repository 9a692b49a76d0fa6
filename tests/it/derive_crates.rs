//! The derive in crates that rename the runtime crate, or that do not use std.

use crate::project::Project;

const SPEC: &str = "\
version: 1
name: Shop API
docs_url: https://shop.example/errors#{code}
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  order_locked: { http: 409, bucket: fix_in_code, meaning: The order is `locked`. }
  too_many_orders:
    http: 422
    bucket: fix_in_code
    meaning: There are too many orders.
    message: \"There are {count} orders of {limit} in {{{shop}}}.\"
    params: { count: u64, limit: u32, shop: string }
  shop_closed: { http: 410, bucket: fix_in_code, meaning: The shop is closed. }
  shop_gone: { http: 404, bucket: fix_in_code, meaning: The shop is gone. }
";

/// A crate without std, with everything that needs no allocator. `RUNTIME` is the path of the runtime crate.
const LIB: &str = r#"
//! A crate.
#![no_std]
#![deny(warnings, missing_docs)]

/// The codes.
pub mod codes {
    RUNTIME::errors!("spec/errors.yaml", crate = RUNTIME);
}

/// What can happen.
#[derive(Debug, RUNTIME::ApiErrorSpec)]
#[api_error(crate = RUNTIME)]
pub enum Failure<'a> {
    /// One at a time.
    OrderLocked {
        /// Who has it.
        #[api_error(internal)]
        by: u64,
        /// Why.
        source: Option<core::fmt::Error>,
    },
    /// Too many.
    #[api_error(params(count = orders.len()))]
    TooManyOrders {
        /// All of them.
        orders: &'a [u8],
        /// How many there may be.
        limit: u8,
        /// Where.
        shop: &'a str,
    },
    /// The error of another layer.
    #[api_error(transparent)]
    Shop(#[api_error(from)] Shop),
}

/// Closed or gone.
#[derive(Debug, RUNTIME::ApiErrorSpec)]
#[api_error(spec = "spec/errors.yaml", crate = RUNTIME, codes = codes::ErrorCode, partial, with(AsRef))]
pub enum Shop {
    /// Closed.
    #[api_error(message = "Come back tomorrow.")]
    ShopClosed,
    /// Gone.
    ShopGone(#[api_error(from)] core::str::Utf8Error),
}

const _: () = assert!(<Failure<'static> as RUNTIME::ApiErrorCodes>::CODES.contains("shop_gone"));
"#;

const MAIN: &str = r#"
use std::error::Error;

use LIBRARY::{Failure, Shop, codes::ErrorCode};
use RUNTIME::ApiErrorSpec;

fn main() {
    let utf8 = std::str::from_utf8(&[0xff, b'x'][..]).unwrap_err();
    let failures = [
        Failure::OrderLocked { by: 7, source: Some(std::fmt::Error) },
        Failure::TooManyOrders { orders: &[1, 2, 3], limit: 2, shop: "North" },
        Shop::ShopClosed.into(),
        Failure::Shop(utf8.into()),
    ];
    for failure in &failures {
        println!("{} {failure} {}", failure.code(), failure.source().is_some());
        failure.visit_details(&mut |name, value| println!("  {name} = {value:?}"));
    }
    let code: &str = Shop::ShopClosed.as_ref();
    println!("{code} {:?} {:#}", ErrorCode::from(Shop::ShopClosed), Shop::ShopClosed);
}
"#;

const OUTPUT: &str = "\
order_locked The order is locked. true
too_many_orders There are 3 orders of 2 in {North}. false
  count = 3
  limit = 2
  shop = \"North\"
shop_closed Come back tomorrow. false
shop_gone The shop is gone. true
shop_closed ShopClosed Come back tomorrow. (shop_closed, see https://shop.example/errors#shop_closed)
";

/// Additional items of a crate with an allocator.
const ALLOC: &str = r#"
extern crate alloc;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;

/// An error that owns what it says.
#[derive(Debug, RUNTIME::ApiErrorSpec)]
#[api_error(crate = RUNTIME, code = "too_many_orders")]
pub struct Owned {
    /// A string.
    pub shop: Box<str>,
    /// How many there are.
    pub count: usize,
    /// How many there may be.
    pub limit: core::num::NonZero<u16>,
    /// Why.
    pub source: Box<dyn core::error::Error + Send + Sync>,
}

/// More types of strings, and an error in a box.
#[derive(Debug, RUNTIME::ApiErrorSpec)]
#[api_error(crate = RUNTIME, partial)]
#[allow(missing_docs)]
pub enum Strings {
    TooManyOrders { shop: String, count: u8, limit: u8 },
    #[api_error(code = "too_many_orders", shared)]
    Borrowed { shop: Cow<'static, str>, count: u8, limit: u8 },
    #[api_error(transparent)]
    Owned(#[api_error(from)] Box<Owned>),
    #[api_error(transparent)]
    Any(RUNTIME::ApiError<codes::ErrorCode>),
}
"#;

const ALLOC_MAIN: &str = r#"
use LIBRARY::{Owned, Strings, codes::ErrorCode};
use RUNTIME::ApiErrorSpec;

fn main() {
    let owned = Owned { shop: "North".into(), count: 3, limit: 2.try_into().unwrap(), source: "rain".into() };
    let failures = [
        Strings::from(Box::new(owned)),
        Strings::TooManyOrders { shop: "South".into(), count: 3, limit: 2 },
        Strings::Borrowed { shop: "West".into(), count: 3, limit: 2 },
        Strings::Any(ErrorCode::too_many_orders(3, 2, "East")),
    ];
    for failure in &failures {
        println!("{failure}");
        failure.visit_details(&mut |name, value| println!("  {name} = {value:?}"));
    }
}
"#;

/// Runs a package with a library without std and a program with std.
#[track_caller]
fn check(name: &str, edition: &str, dependency: &str, runtime: &str, [lib, main]: [&str; 2], output: &str) {
    let filled = |text: &str| text.replace("RUNTIME", runtime).replace("LIBRARY", &name.replace('-', "_"));
    let project = Project::new(name)
        .manifest(&format!("[dependencies]\n{dependency}\n"))
        .file("spec/errors.yaml", SPEC)
        .file("src/lib.rs", &filled(lib))
        .file("src/main.rs", &filled(main));
    let manifest =
        project.read("Cargo.toml").replace("edition = \"2024\"", &format!("edition = \"{edition}\""));
    project.write("Cargo.toml", &manifest);
    let run = project.cargo(&["run", "--quiet"]).succeeds();
    assert_eq!(run.stdout, output);
    assert_eq!(run.stderr, "");
}

#[test]
fn without_an_allocator() {
    let dependency = "errspec = { path = \"{errspec}\", default-features = false, features = [\"macros\"] }";
    for edition in ["2021", "2024"] {
        check(&format!("dc-bare-{edition}"), edition, dependency, "::errspec", [LIB, MAIN], OUTPUT);
    }
}

#[test]
fn with_an_allocator() {
    let dependency =
        "errspec = { path = \"{errspec}\", default-features = false, features = [\"macros\", \"alloc\"] }";
    let lib = format!("{LIB}{ALLOC}");
    let output = ["North", "South", "West", "East"].map(|shop| {
        format!("There are 3 orders of 2 in {{{shop}}}.\n  count = 3\n  limit = 2\n  shop = \"{shop}\"\n")
    });
    check("dc-alloc", "2024", dependency, "::errspec", [&lib, ALLOC_MAIN], &output.concat());
}

#[test]
fn under_another_name() {
    let dependency = "renamed = { package = \"errspec\", path = \"{errspec}\" }";
    let lib = format!("{LIB}{ALLOC}");
    check("dc-renamed", "2024", dependency, "::renamed", [&lib, MAIN], OUTPUT);
}

/// A crate that re-exports the runtime crate, as frameworks do. Its users do not depend on errspec themselves.
#[test]
fn behind_a_path_of_the_crate() {
    let dependency = "hidden = { package = \"errspec\", path = \"{errspec}\" }";
    let lib = format!("{LIB}{ALLOC}\n/// Handed on.\npub mod web {{\n    pub use hidden as errors;\n}}\n");
    let main = MAIN.replace("use RUNTIME::ApiErrorSpec;", "use LIBRARY::web::errors::ApiErrorSpec;");
    check("dc-handed-on", "2021", dependency, "crate::web::errors", [&lib, &main], OUTPUT);
}
