//! How does a crate take in what its build script generated?

/// Takes in the code that the build script generated: `errors.rs` of `OUT_DIR`, or the file of that name.
///
/// The enum comes out in the module where the macro stands.
///
/// ```text
/// // With `errors.rs`, the name that the generator uses unless told otherwise.
/// errspec::include_errors!();
///
/// // A second spec of the same crate.
/// mod admin {
///     errspec::include_errors!("admin.rs");
/// }
/// ```
#[macro_export]
macro_rules! include_errors {
    () => {
        $crate::include_errors!("errors.rs");
    };
    ($file:literal $(,)?) => {
        ::core::include!(::core::concat!(
            ::core::env!(
                "OUT_DIR",
                "`include_errors!` takes in what a build script wrote, and this package has none"
            ),
            "/",
            $file
        ));
    };
}
