//! Which types of fields fit a param of a number type without loss?

use core::num::NonZero;

/// A number or a `bool` that fits a param of type `T` without loss.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` does not fit into a param of type `{T}`",
    label = "not every `{Self}` is a `{T}`",
    note = "types that fit: `{T}`, smaller types of its kind, their `NonZero`, and references to these",
    note = "compute the param from it: `#[api_error(params(name = an_expression))]`"
)]
// The impls are not recommended: a list of them all explains less than the notes.
pub trait Number<T> {
    fn number(&self) -> T;
}

#[diagnostic::do_not_recommend]
impl<T, N: Number<T> + ?Sized> Number<T> for &N {
    fn number(&self) -> T {
        (**self).number()
    }
}

macro_rules! numbers {
    ($($from:ident => $($to:ident)*;)*) => {$($(
        #[diagnostic::do_not_recommend]
        impl Number<$to> for $from {
            fn number(&self) -> $to {
                (*self).into()
            }
        }
    )*)*};
}

macro_rules! non_zeros {
    ($($from:ident => $($to:ident)*;)*) => {
        numbers! { $($from => $($to)*;)* }
        $($(
            #[diagnostic::do_not_recommend]
            impl Number<$to> for NonZero<$from> {
                fn number(&self) -> $to {
                    self.get().into()
                }
            }
        )*)*
    };
}

non_zeros! {
    u8 => u8 u16 u32 u64 u128 usize i16 i32 i64 i128 isize f32 f64;
    u16 => u16 u32 u64 u128 usize i32 i64 i128 f32 f64;
    u32 => u32 u64 u128 i64 i128 f64;
    u64 => u64 u128 i128;
    u128 => u128;
    usize => usize;
    i8 => i8 i16 i32 i64 i128 isize f32 f64;
    i16 => i16 i32 i64 i128 isize f32 f64;
    i32 => i32 i64 i128 f64;
    i64 => i64 i128;
    i128 => i128;
    isize => isize;
}

numbers! {
    f32 => f32 f64;
    f64 => f64;
    bool => bool;
}

// No Rust target has pointers of more than 64 bits, but there is no such `From`.
macro_rules! pointer_sized {
    ($($from:ident => $($to:ident)*;)*) => {$($(
        #[diagnostic::do_not_recommend]
        impl Number<$to> for $from {
            fn number(&self) -> $to {
                *self as $to
            }
        }

        #[diagnostic::do_not_recommend]
        impl Number<$to> for NonZero<$from> {
            fn number(&self) -> $to {
                self.get() as $to
            }
        }
    )*)*};
}

pointer_sized! {
    usize => u64 u128 i128;
    isize => i64 i128;
}
