//! The macro that generates the enum without a build script.

/// Generates the enum of a spec in place, without a build script.
///
/// ```
/// errspec::errors!("spec/errors.yaml");
///
/// assert_eq!(ErrorCode::NotFound.as_str(), "not_found");
/// ```
///
/// The path is relative to the package, the folder of its `Cargo.toml`.
/// Without a path, `errors!()` uses `spec/errors.yaml` in the package or in the nearest folder above it, up to the root
/// of the workspace or of the repository.
///
/// An edit of the spec rebuilds the crate.
///
/// # Settings
///
/// Optional settings follow the path. Their names are those of the methods of `errspec_codegen::Generator`:
///
/// - `name = ApiCode`: the name of the enum. Default: `ErrorCode`.
/// - `bucket_name = ApiBucket`: the name of the enum of buckets. Default: the name of the enum without a final `Code`,
///   followed by `Bucket`.
/// - `visibility = pub(crate)` or `vis = pub(crate)`: the visibility of both enums. Default: `pub`.
/// - `derive(Path, …)`: derives in addition to `Clone`, `Copy`, `PartialEq`, `Eq`, `PartialOrd`, `Ord` and `Hash`.
///   Derives of serde, utoipa, schemars, ts-rs, specta, sqlx, strum and clap's `ValueEnum` use the strings of the codes
///   as the names of the variants. For a trait that the enum implements itself, add `without(…)`.
/// - `attribute(#[must_use])`: attributes of the enum.
/// - `without(Display, Error)`: impls to omit, so that you can write your own: any of `Debug`, `Display`, `Error`,
///   `FromStr`, `TryFrom`, `AsRef`, `ApiErrorSpec`, `CodeEnum`, `Catalog`, `Serde`, `Http` and `Constructors`.
/// - `non_exhaustive = false`: omits `#[non_exhaustive]`.
/// - `crate_path = ::renamed` or `crate = ::renamed`: the path of the crate `errspec`, if it is renamed.
///
/// ```
/// errspec::errors!("spec/errors.yaml", name = BillingCode, visibility = pub(crate));
///
/// assert_eq!(BillingCode::QuotaExceeded.http_status(), 429);
/// ```
///
/// # Errors
///
/// The build fails if the spec is missing or has errors. Each error shows the lines of the spec.
/// If the spec is missing, the error names every path that was tried.
///
/// Warnings are only reported by `errspec check`, because a macro cannot emit warnings on stable Rust.
pub use errspec_macros::errors;
