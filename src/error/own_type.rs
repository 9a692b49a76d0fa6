//! How does a service get an error type of its own, for which it can implement traits?

/// Defines an error type of your own with everything that [`ApiError`](crate::ApiError) has.
///
/// `ApiError<ErrorCode>` is a type of another crate, so Rust does not let you implement [`From`] for it.
/// The type that this macro defines belongs to your crate: write `impl From<sqlx::Error> for ApiError`, and `?` converts
/// the error in each handler.
///
/// ```
/// use std::num::ParseIntError;
///
/// errspec::errors!("spec/errors.yaml");
/// errspec::api_error!(pub ApiError: ErrorCode, internal(std::io::Error));
///
/// impl From<ParseIntError> for ApiError {
///     fn from(error: ParseIntError) -> Self {
///         Self::new(ErrorCode::BadRequest).with_message("The id is not a number.").with_source(error)
///     }
/// }
///
/// fn order(id: &str) -> Result<String, ApiError> {
///     let id: u64 = id.parse()?;
///     if id == 0 {
///         return Err(ErrorCode::NotFound.into());
///     }
///     Ok(std::fs::read_to_string(format!("/no/such/order/{id}"))?)
/// }
///
/// assert_eq!(order("seven").unwrap_err().to_string(), "The id is not a number.");
/// assert_eq!(*order("0").unwrap_err().kind(), ErrorCode::NotFound);
/// assert_eq!(*order("7").unwrap_err().kind(), ErrorCode::InternalError);
/// ```
///
/// After the colon comes the enum of the spec. Attributes and docs can come before the visibility.
/// Two lists of types can follow, each with an impl of [`From`] for each type:
///
/// | List | What the conversion does |
/// |---|---|
/// | `internal(sqlx::Error, std::io::Error)` | [`internal`](crate::ApiError::internal): the spec's fallback for HTTP 500; the error is the source, which is logged and never sent |
/// | `from(OrderError)` | the same as that of `ApiError<ErrorCode>`, which must have it: types that derive [`ApiErrorSpec`](trait@crate::ApiErrorSpec), and with `server-actix` also `actix_web::Error` |
///
/// # What the type has
///
/// - The methods of [`ApiError`](crate::ApiError): `new`, `internal` and `with_…` are its own; it dereferences to the `ApiError` for those that only read.
/// - [`From`] for the enum, and for `ApiError<ErrorCode>`, which the constructors of codes with params return; and the conversion back.
/// - The traits that an `ApiError` implements, with the features that are on: it is a response of axum, an error and a responder of actix-web, and a type of responses for utoipa.
///
/// The type has the size of an `ApiError`.
///
/// If a *middleware* of a tower stack fails with the type, name it in `EnvelopeLayer::with_error_type`, or convert it into an `ApiError`; otherwise the layer answers with a 500.
///
/// # Errors of the compiler
///
/// The enum must be one that errspec generates.
/// The list `internal` needs a spec with `fallback`.
///
/// ```compile_fail
/// errspec::errors!("spec/errors.yaml");
/// errspec::api_error!(pub struct ApiError(ErrorCode));
/// ```
#[macro_export]
macro_rules! api_error {
    ($(#[$meta:meta])* $vis:vis $name:ident: $code:ty $(, $list:ident($($of:ty),* $(,)?))* $(,)?) => {
        $crate::__private::own_type! { [$(#[$meta])*] $vis $name $code }
        $($crate::__private::own_type_from! { $list $name $code [$($of),*] })*
        // The message of rustc is about the enum alone.
        const _: () = $crate::__private::assert_code_enum::<$code>();
    };
    ($($other:tt)*) => {
        ::core::compile_error!(
            "expected a name and the enum of the spec, as in `api_error!(pub ApiError: ErrorCode)`, \
             optionally followed by lists of types, as in `internal(std::io::Error)`"
        );
    };
}
