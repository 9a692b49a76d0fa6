//! Which code of the generated enum has an error of any type?

/// An error that the generated enum `C` has a `From` for.
///
/// A bound on a type parameter is this one and not `C: From<&E>`: to find out which `From` is meant by `C::from(error)`,
/// rustc would try that of the generic type with itself as its own parameter, and so on without an end.
pub trait HasCode<C> {
    fn code(&self) -> C;
}

impl<C, E: ?Sized> HasCode<C> for E
where
    for<'e> C: From<&'e E>,
{
    fn code(&self) -> C {
        C::from(self)
    }
}
