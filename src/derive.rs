//! How is a hand-written error enum held against the spec?

/// Holds a hand-written error enum, or struct, against the spec, and gives it what the generated enum has.
///
/// Every variant stands for a code of the spec, and every code has a variant; what differs is an error of the build.
/// With this spec, `spec/shop.yaml`,
///
/// ```yaml
#[doc = include_str!("../spec/shop.yaml")]
/// ```
///
/// the errors of a service may be:
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
/// It implements
///
/// - [`ApiErrorSpec`](trait@crate::ApiErrorSpec) and [`ApiErrorCodes`](crate::ApiErrorCodes);
/// - [`Display`](core::fmt::Display): the message, and with `{:#}` also the code and the docs link;
/// - [`Error`](core::error::Error), with its `source`;
/// - `From` of the type for [`ApiError`](crate::ApiError) over the codes of the whole spec, so that `?` makes one (feature `alloc`; the spec has `fallback`);
/// - what [`with`](#with-further-impls) adds to them, and [`codes`](#codes-the-generated-enum).
///
/// It adds no method to the type, so that it collides with none.
///
/// # The rules
///
/// - A variant stands for the code whose variant in the spec has its name; else for the only code with the same letters and digits, as `HTTPTimeout` for `http_timeout`; else for none, and says its [`code`](#code-where-the-name-does-not-say-it).
/// - Each code has a variant, unless the enum is [`partial`](#partial-a-part-of-the-spec) or leaves it out with [`except`](#except-codes-without-a-variant). A deprecated code needs none.
/// - Variants that stand for one code say so with [`shared`](#shared-several-variants-for-one-code).
/// - Each param of the code is filled by the field of its name, or by what [`param`](#param-the-field-of-a-param) or [`params`](#params-params-from-expressions) says. Fields are never guessed by their position.
/// - These params, in the order of the spec, are the [details](trait@crate::ApiErrorSpec#method.visit_details) that a client may see, whether or not the message mentions them. No other field leaves the process.
/// - The message is that of the spec, or its meaning where it has none.
///
/// What fits a param:
///
/// | type in the spec | a field of |
/// |---|---|
/// | `string` | any type with `Display` |
/// | an integer, a float, `bool` | any type of numbers, or `bool`, that fits without loss: for `u32` also `u16`, `&u32` and `NonZero<u32>`; `usize` for `u64` |
/// | a path, such as `crate::OrderId` | any type with `Display` |
///
/// Another type gets there by an expression, as in `params(limit = limit.get())`.
///
/// Variants and structs may be unit, tuple or with named fields, and may have generics, whose bounds are added where they are needed: `T: Display` for a param, `E: Error + 'static` for a source.
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
/// A struct is one variant: it has the code of its name, and takes the attributes of a variant as well, but for those that are about several: `partial`, `except` and `shared`.
///
#[doc = include_str!("derive/item.md")]
#[doc = include_str!("derive/variant.md")]
#[doc = include_str!("derive/field.md")]
#[doc = include_str!("derive/interop.md")]
///
/// # Errors
///
/// Each mistake is an error of the build at the smallest piece of Rust, with the lines of the spec drawn in it; all of them come in one run, and none because of another.
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
/// `errspec explain unknown-code` says more about a rule.
/// A spec that is missing names every path that was tried; one that is wrong has its mistakes as with [`errors!`](crate::errors!).
///
/// # Rebuilds and editors
///
/// An edit of the spec rebuilds the crate, also after a build that failed.
/// The crate holds no path of the machine.
/// After an error all impls are still there, so that an editor goes on to complete and check what uses the type.
///
/// # Without std
///
/// What comes out needs neither std nor an allocator, but for `with(Diagnostic)`.
pub use errspec_macros::ApiErrorSpec;
