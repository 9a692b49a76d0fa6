//! The conversion of a transparent error into the generated enum.

/// An error that the generated enum `C` implements `From` for.
///
/// It names what to do if there is no such impl. As a bound on a type parameter it replaces `C: From<&E>`: to resolve
/// `C::from(error)`, rustc would try the generic type with itself as its own parameter, and never stop.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be converted into `{C}`, the enum in `codes`",
    label = "`{C}` has no `From<&{Self}>`",
    note = "if errspec derives `{Self}`, write `#[api_error(codes = {C})]` on it; otherwise implement `From<&{Self}>` for `{C}`",
    note = "or remove `codes` from the item with the `transparent` variant"
)]
pub trait HasCode<C> {
    fn code(&self) -> C;
}

#[diagnostic::do_not_recommend]
impl<C, E: ?Sized> HasCode<C> for E
where
    for<'e> C: From<&'e E>,
{
    fn code(&self) -> C {
        C::from(self)
    }
}
