//! How does a field fill a param of type `string`, or of the user's own type?
//!
//! A string is passed as a string, any other type as what its `Display` writes.
//! `(&Shown(&field)).shown_value()` selects one: a method of `Shown` comes before one of `&Shown`.
//! The user's traits are in scope of this call, so the name of the method is one that they are unlikely to have.

use core::fmt::Display;

use crate::Value;

/// A field that fills a param.
pub struct Shown<'a, T: ?Sized>(pub &'a T);

/// A type whose values are strings.
pub trait Text {
    fn text(&self) -> &str;
}

/// The value of a string.
pub trait ShownText {
    fn shown_value(&self) -> Value<'_>;
}

impl<T: Text + ?Sized> ShownText for Shown<'_, T> {
    fn shown_value(&self) -> Value<'_> {
        Value::Str(self.0.text())
    }
}

/// A type that implements `Display`.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be formatted as a param",
    label = "does not implement `Display`",
    note = "compute the param from it: `#[api_error(params(name = an_expression))]`"
)]
pub trait HasText: Display {}

impl<T: Display + ?Sized> HasText for T {}

/// The value of any other type.
///
/// It is implemented for every type, and has the bound on the method, so that rustc explains a missing `Display`.
pub trait ShownDisplay {
    type Field: ?Sized;

    fn shown_value(&self) -> Value<'_>
    where
        Self::Field: HasText;
}

impl<T: ?Sized> ShownDisplay for &Shown<'_, T> {
    type Field = T;

    fn shown_value(&self) -> Value<'_>
    where
        T: HasText,
    {
        // One more reference, since `T` may be unsized.
        Value::Display(&self.0)
    }
}

macro_rules! text {
    ($($(#[$meta:meta])* $ty:ty)*) => {$(
        $(#[$meta])*
        impl Text for $ty {
            fn text(&self) -> &str {
                self
            }
        }
    )*};
}

text! {
    str
    #[cfg(feature = "alloc")] alloc::string::String
    #[cfg(feature = "alloc")] alloc::boxed::Box<str>
    #[cfg(feature = "alloc")] alloc::rc::Rc<str>
    #[cfg(feature = "alloc")] alloc::borrow::Cow<'_, str>
}

// Not every target with an allocator has atomics.
#[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
text! { alloc::sync::Arc<str> }

impl<T: Text + ?Sized> Text for &T {
    fn text(&self) -> &str {
        (**self).text()
    }
}
