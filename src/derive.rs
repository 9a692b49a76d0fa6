//! The derive for hand-written error enums.

/// Checks a hand-written error enum or struct against the spec, and implements the same traits as for the generated enum.
///
/// Every variant has a code of the spec, and every code has a variant. Any difference is a compile error.
///
/// # Example
///
/// Take this spec, `spec/shop.yaml`:
///
/// ```yaml
#[doc = include_str!("../spec/shop.yaml")]
/// ```
///
/// The errors of a service could look like this:
///
/// ```
/// use errspec::ApiErrorSpec;
///
/// #[derive(Debug, ApiErrorSpec)]
/// #[api_error(spec = "spec/shop.yaml")]
/// enum OrderError {
///     #[api_error(code = "not_found")]
///     NoSuchOrder { id: u64 },
///     OrderLocked { user: String },
///     RateLimitExceeded { limit: u32 },
///     #[api_error(code = "internal_error", shared)]
///     Database(#[api_error(source)] std::io::Error),
///     #[api_error(code = "internal_error", shared)]
///     Cache { host: String },
/// }
///
/// let error = OrderError::OrderLocked { user: "ada".into() };
/// assert_eq!(error.code(), "order_locked");
/// assert_eq!(error.http_status(), 409);
/// assert_eq!(error.to_string(), "The order is being changed by ada.");
/// assert_eq!(
///     format!("{error:#}"),
///     "The order is being changed by ada. (order_locked, see https://docs.shop.example/errors#order_locked)",
/// );
/// ```
///
/// # Traits
///
/// The derive implements:
///
/// - [`ApiErrorSpec`](trait@crate::ApiErrorSpec) and [`ApiErrorCodes`](crate::ApiErrorCodes);
/// - [`Display`](core::fmt::Display), which shows the message. `{:#}` adds the code and its docs URL;
/// - [`Error`](core::error::Error), with its `source`;
/// - the conversion into an [`ApiError`](crate::ApiError) over the codes of the whole spec, so that `?` converts the type. It needs the feature `alloc` and a spec with `fallback`;
/// - the traits that you request with [`with`](#with-more-traits) and [`codes`](#codes-the-generated-enum).
///
/// It adds no methods to the type itself, so there are no name collisions.
///
/// # Rules
///
/// - A variant has the code with the same variant name in the spec. Otherwise it has the code with the same letters and digits, if there is exactly one: `HTTPTimeout` matches `http_timeout`. In all other cases, name the [`code`](#code-the-code-of-a-variant).
/// - Each code needs a variant, unless the enum is [`partial`](#partial-part-of-the-spec) or excludes the code with [`except`](#except-excluded-codes). A deprecated code does not need one.
/// - Variants with the same code need [`shared`](#shared-several-variants-for-one-code).
/// - Each param of the code is filled by the field with its name, by the field with [`param`](#param-the-param-of-a-field), or by an expression in [`params`](#params-params-from-expressions). Fields are never matched by position.
/// - The params, in the order of the spec, are the [details](trait@crate::ApiErrorSpec#method.visit_details) that are sent to clients, even if the message does not mention them. No other field is sent.
/// - The message is the `message` of the code in the spec, or its `meaning` if it has none.
///
/// These fields fit a param:
///
/// | type in the spec | type of the field |
/// |---|---|
/// | `string` | any type with `Display` |
/// | an integer, a float, `bool` | any numeric type or `bool` that converts without loss: for `u32` also `u16`, `&u32` and `NonZero<u32>`, for `u64` also `usize` |
/// | a path, such as `crate::OrderId` | any type with `Display` |
///
/// Convert other types with an expression, as in `params(limit = limit.get())`.
///
/// Variants and structs can be unit-like, tuple-like or have named fields. They can be generic. The derive adds the bounds that it needs: `T: Display` for a param, `E: Error + 'static` for a source.
///
/// ```
/// # use errspec::ApiErrorSpec;
/// #[derive(Debug, ApiErrorSpec)]
/// # #[api_error(spec = "spec/shop.yaml")]
/// struct OrderLocked<U> {
///     user: U,
/// }
///
/// assert_eq!(OrderLocked { user: 'x' }.to_string(), "The order is being changed by x.");
/// ```
///
/// A struct is like an enum with one variant. Its name determines the code, and it accepts the attributes of an enum and of a variant, except `partial`, `except` and `shared`.
///
#[doc = include_str!("derive/item.md")]
#[doc = include_str!("derive/variant.md")]
#[doc = include_str!("derive/field.md")]
#[doc = include_str!("derive/interop.md")]
///
/// # Errors
///
/// Every mismatch is a compile error at the smallest relevant span, and shows the lines of the spec. All of them are reported in one run, without follow-up errors.
///
/// ```text
/// error: code `order_lock` is not in the spec [unknown-code]
///          --> spec/shop.yaml:15:3
///           |
///        15 |   order_locked:
///           |   ^^^^^^^^^^^^ did you mean `order_locked`?
///  --> src/orders.rs:5:24
///   |
/// 5 |     #[api_error(code = "order_lock")]
///   |                        ^^^^^^^^^^^^
/// ```
///
/// Run `errspec explain unknown-code` for details about a rule.
/// If the spec is missing, the error names every path that was tried. Errors in the spec are reported as with [`errors!`](crate::errors!).
///
/// # Rebuilds and editors
///
/// An edit of the spec rebuilds the crate, even after a failed build.
/// The compiled crate contains no absolute path.
/// After an error, the impls still exist, so an editor continues to complete and check the code that uses the type.
///
/// # Without std
///
/// The generated code needs neither std nor an allocator, except for `with(Diagnostic)`.
pub use errspec_macros::ApiErrorSpec;
