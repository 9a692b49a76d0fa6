//! How does a crate get the enum without a build script?

/// Makes the enum of a spec where it stands, without a build script.
///
/// ```
/// errspec::errors!("spec/errors.yaml");
///
/// assert_eq!(ErrorCode::NotFound.as_str(), "not_found");
/// ```
///
/// The path is relative to the package, the folder of its `Cargo.toml`.
/// Without one, `errors!()` takes `spec/errors.yaml` of the package, or of the nearest folder above it, up to the root
/// of the workspace or of the repository.
///
/// An edit of the spec rebuilds the crate.
/// Each mistake of the spec is an error of the build, with the lines of the spec drawn in it.
///
/// After the path come settings, each optional. They have the names of the methods of `errspec_codegen::Generator`:
///
/// - `name = ApiCode`: the name of the enum, `ErrorCode` unless set.
/// - `bucket_name = ApiBucket`: the name of the enum of buckets; unless set, the name of the enum with `Bucket` in place
///   of a final `Code`, or else after it.
/// - `visibility = pub(crate)`: their visibility, `pub` unless set. `vis = …` is the same.
/// - `derive(Path, …)`: derives besides `Clone`, `Copy`, `PartialEq`, `Eq`, `PartialOrd`, `Ord` and `Hash`.
/// - `attribute(#[must_use])`: attributes of the enum.
/// - `without(Display, Error)`: impls to leave out, so that you can write your own, out of `Debug`, `Display`, `Error`,
///   `FromStr`, `TryFrom`, `AsRef`, `ApiErrorSpec`, `CodeEnum`, `Catalog`, `Serde`, `Http` and `Constructors`.
/// - `non_exhaustive = false`: leaves `#[non_exhaustive]` out.
/// - `crate_path = ::renamed`: the path of the crate `errspec`, if it was renamed. `crate = …` is the same.
///
/// ```
/// errspec::errors!("spec/errors.yaml", name = BillingCode, visibility = pub(crate));
///
/// assert_eq!(BillingCode::QuotaExceeded.http_status(), 429);
/// ```
///
/// # Errors
///
/// A spec that is missing or wrong fails the build; a missing one names every path that was tried.
/// Warnings have no way through a stable compiler: `errspec check` shows them.
pub use errspec_macros::errors;
