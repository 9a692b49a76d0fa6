//! What is a field to a param of type `string`, or to one of the user's own type?
//!
//! A string is handed over as a string, all else as its text.
//! `(&Shown(&field)).shown_value()` finds out which: a method of `Shown` comes before one of `&Shown`.
//! It is called as a method among the user's traits, so it has a name that theirs do not have.

use core::fmt::Display;

use crate::Value;

/// A field that is to be shown.
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

/// A type that has a text.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be formatted as a param",
    label = "does not implement `Display`",
    note = "compute the param from it: `#[api_error(params(name = an_expression))]`"
)]
pub trait HasText: Display {}

impl<T: Display + ?Sized> HasText for T {}

/// The value of anything else.
///
/// It is there for every type, and asks for the text where it is called, so that rustc says what is missing.
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
        // A reference more, since `T` may have no size.
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
