//! Which types of fields fit a param that is a list?

use core::fmt::Display;
use core::marker::PhantomData;

use super::Number;
use crate::{Value, ValueList};

/// A list with its elements in a slice.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be sent as a list",
    label = "is not a list",
    note = "lists are `Vec`, arrays, slices, `Box`, `Rc`, `Arc` and `Cow` of slices, and references to these",
    note = "compute the param from it: `#[api_error(params(name = an_expression))]`"
)]
pub trait ListField {
    type Element;

    fn elements(&self) -> &[Self::Element];
}

#[diagnostic::do_not_recommend]
impl<L: ListField + ?Sized> ListField for &L {
    type Element = L::Element;

    fn elements(&self) -> &[Self::Element] {
        (**self).elements()
    }
}

#[diagnostic::do_not_recommend]
impl<T> ListField for [T] {
    type Element = T;

    fn elements(&self) -> &[T] {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<T, const N: usize> ListField for [T; N] {
    type Element = T;

    fn elements(&self) -> &[T] {
        self
    }
}

macro_rules! lists {
    ($($(#[$meta:meta])* $ty:ty $(where $bound:ident)?;)*) => {$(
        $(#[$meta])*
        #[diagnostic::do_not_recommend]
        impl<T $(: $bound)?> ListField for $ty {
            type Element = T;

            fn elements(&self) -> &[T] {
                self
            }
        }
    )*};
}

lists! {
    #[cfg(feature = "alloc")] alloc::vec::Vec<T>;
    #[cfg(feature = "alloc")] alloc::boxed::Box<[T]>;
    #[cfg(feature = "alloc")] alloc::rc::Rc<[T]>;
    #[cfg(feature = "alloc")] alloc::borrow::Cow<'_, [T]> where Clone;
}

// Not every target with an allocator has atomics.
#[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
lists! { alloc::sync::Arc<[T]>; }

/// A list of numbers or booleans that fit a param of type `[T]` without loss.
pub struct Numbers<'a, T, L: ?Sized>(&'a L, PhantomData<T>);

/// The list of a field.
pub fn numbers<T, L: ListField<Element: Number<T>> + ?Sized>(list: &L) -> Numbers<'_, T, L> {
    Numbers(list, PhantomData)
}

impl<T: Into<Value<'static>>, L: ListField<Element: Number<T>> + ?Sized> ValueList for Numbers<'_, T, L> {
    fn visit(&self, visit: &mut dyn FnMut(Value<'_>)) {
        for element in self.0.elements() {
            visit(element.number().into());
        }
    }
}

/// A list of values that are shown as strings.
pub struct ShownList<'a, L: ?Sized>(&'a L);

/// The list of a field.
pub fn shown_list<L: ListField<Element: Display> + ?Sized>(list: &L) -> ShownList<'_, L> {
    ShownList(list)
}

impl<L: ListField<Element: Display> + ?Sized> ValueList for ShownList<'_, L> {
    fn visit(&self, visit: &mut dyn FnMut(Value<'_>)) {
        for element in self.0.elements() {
            visit(Value::Display(element));
        }
    }
}
