//! Every name that an expansion could use without a full path is shadowed here.

#![deny(warnings)]
#![allow(
    dead_code,
    non_camel_case_types,
    non_upper_case_globals,
    unused_macros,
    clippy::upper_case_acronyms,
    clippy::self_named_module_files,
    reason = "the names are in the way of the expansion, and in no other"
)]

mod core {}
mod std {}
mod alloc {}
mod errspec {}
mod http {}
mod serde {}
mod primitive {}
trait Clone {}
trait Copy {}
trait Debug {}
trait Display {}
trait Drop {}
trait Error {}
trait Fn {}
trait FnMut {}
trait FnOnce {}
trait From {}
trait Into {}
trait AsRef {}
trait Iterator {}
trait Send {}
trait Sized {}
trait Sync {}
trait ToOwned {}
trait ToString {}
trait ApiErrorSpec {}
trait ApiErrorCodes {}
trait Number {}
trait AsDynError {}
trait ShownText {}
trait ShownDisplay {}
pub(super) struct Option;
struct Result;
struct Some;
struct None;
struct Ok;
struct Err;
struct String;
struct Vec;
struct Box;
struct ApiError;
struct Entry;
struct Bucket;
struct Retry;
struct Value;
struct Codes;
struct Table;
struct Route;
struct Shown;
struct Formatter;
struct Arguments;
struct u8;
struct u16;
struct u32;
struct u64;
struct usize;
struct str;
struct bool;
struct f64;
struct i128;
const CODES: () = ();
const ROWS: () = ();
static TABLE: () = ();
static BUCKETS: () = ();
fn drop() {}
fn fill() {}
macro_rules! compile_error_instead {
    ($($name:ident)*) => {$(
        macro_rules! $name {
            ($nothing:tt) => {
                ::core::compile_error!("shadowed")
            };
        }
    )*};
}
compile_error_instead!(write format format_args panic assert matches vec stringify concat unreachable include_bytes include_str env);

#[derive(::core::fmt::Debug, ::errspec::ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial, with(AsRef, Serialize, StatusCode, Diagnostic))]
pub(super) enum Shadowed<'a, T> {
    NotFound,
    #[api_error(message = "Only {limit} a minute.")]
    RateLimitExceeded {
        limit: ::core::primitive::u32,
    },
    LoanLimit {
        plan: &'a ::core::primitive::str,
        used: ::core::primitive::u8,
        limit: ::core::num::NonZero<::core::primitive::u8>,
    },
    #[api_error(params(opens = *_1))]
    BranchClosed(#[api_error(param = "branch")] T, ::core::primitive::u8),
    InternalError(#[api_error(source)] ::std::boxed::Box<dyn ::core::error::Error>),
    #[api_error(code = "internal_error", shared)]
    Formatted(#[api_error(from)] ::core::fmt::Error),
    #[api_error(code = "internal_error", shared)]
    Optional {
        source: ::core::option::Option<::core::fmt::Error>,
        #[api_error(internal)]
        inside: Option,
    },
    #[api_error(transparent)]
    Inner(#[api_error(from)] Unauthorized),
    Measured {
        a8: ::core::primitive::u8,
        a16: ::core::primitive::u16,
        a32: ::core::primitive::u32,
        a64: ::core::primitive::u64,
        a128: ::core::primitive::u128,
        size: ::core::primitive::usize,
        b8: ::core::primitive::i8,
        b16: ::core::primitive::i16,
        b32: ::core::primitive::i32,
        b64: ::core::primitive::i64,
        b128: ::core::primitive::i128,
        offset: ::core::primitive::isize,
        short: ::core::primitive::f32,
        long: ::core::primitive::f64,
        exact: ::core::primitive::bool,
        text: ::std::string::String,
        shown: ::core::net::Ipv4Addr,
    },
}

pub(super) mod codes {
    ::errspec::errors!("tests/derive/spec/errors.yaml", name = Option);
}

#[derive(::core::fmt::Debug, ::errspec::ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", codes = codes::Option, with(AsRef))]
pub(super) struct Unauthorized;

#[derive(::core::fmt::Debug, ::errspec::ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", codes = codes::Option)]
#[api_error(except("bad_request", "invalid_cursor", "not_found", "branch_closed", "loan_limit"))]
#[api_error(except("device_blocked", "measured", "locals", "rate_limit_exceeded", "service_unavailable"))]
pub(super) enum Whole {
    Forbidden,
    InternalError,
    #[api_error(transparent)]
    Unauthorized(Unauthorized),
}

impl ::core::clone::Clone for Option {
    fn clone(&self) -> Self {
        Self
    }
}

impl ::core::fmt::Debug for Option {
    fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::result::Result::Ok(())
    }
}
