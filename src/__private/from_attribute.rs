//! The check that `#[from]` of thiserror has an effect.

/// A type with `From<T>`, which some derive or the user implements.
#[diagnostic::on_unimplemented(
    message = "`#[from]` has no effect, because nothing implements `From<{T}>` for `{Self}`",
    label = "an attribute of thiserror, which is not derived",
    note = "without thiserror, write `#[api_error(from)]`"
)]
pub trait FromAttribute<T> {}

#[diagnostic::do_not_recommend]
impl<T, E: From<T>> FromAttribute<T> for E {}

/// Compiles only if the type has `From<T>`.
pub const fn from_attribute<E: FromAttribute<T>, T>() {}
