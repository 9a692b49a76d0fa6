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
/// After the path come settings, each optional:
///
/// - `name = ApiCode`: the name of the enum, `ErrorCode` unless set.
/// - `bucket_name = ApiBucket`: the name of the enum of buckets; unless set, the name of the enum with `Bucket` in place
///   of a final `Code`, or else after it.
/// - `vis = pub(crate)`: their visibility, `pub` unless set.
/// - `derive(Path, …)`: derives besides `Clone`, `Copy`, `PartialEq`, `Eq`, `PartialOrd`, `Ord` and `Hash`.
/// - `non_exhaustive = false`: leaves `#[non_exhaustive]` out.
/// - `crate = ::renamed`: the path of the crate `errspec`, where it was renamed.
///
/// ```
/// errspec::errors!("spec/errors.yaml", name = BillingCode, vis = pub(crate));
///
/// assert_eq!(BillingCode::QuotaExceeded.http_status(), 429);
/// ```
///
/// # Errors
///
/// A spec that is missing or wrong fails the build; a missing one names every path that was tried.
/// Warnings have no way through a stable compiler: `errspec check` shows them.
pub use errspec_macros::errors;
