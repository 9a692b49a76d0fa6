//! How does a derived error become an `ApiError` with the enum of its spec?

use alloc::boxed::Box;
use alloc::string::ToString;
use core::error::Error;

use crate::{ApiError, ApiErrorSpec, Catalog, Detail, Message};

/// Converts an error into an `ApiError` with its code, its details, and its message and status if they differ from
/// those of the code.
///
/// If the catalog does not have the code, because it is from another spec, the fallback for its status is used.
#[track_caller]
pub fn raised<C: Catalog>(error: &(impl ApiErrorSpec + ?Sized)) -> ApiError<C> {
    let code = C::from_code(error.code()).unwrap_or_else(|| C::fallback(error.http_status()));
    let mut raised = ApiError::new(code);
    raised.choose(error.http_status());
    let mut raised = Some(raised);
    let message = Message::new(&error).to_string();
    if message != code.entry().message {
        raised = raised.map(|raised| raised.with_message(message));
    }
    error.visit_details(&mut |name, value| {
        raised = raised.take().map(|raised| raised.with_detail(name, Detail::from(value)));
    });
    raised.unwrap_or_else(|| ApiError::new(code))
}

/// A value that becomes the source if it is an error: `(&mut Kept(Some(error))).kept_source()`.
pub struct Kept<E>(pub Option<E>);

type KeptSource = Option<Box<dyn Error + Send + Sync>>;

pub trait KeptError {
    fn kept_source(&mut self) -> KeptSource;
}

impl<E: Error + Send + Sync + 'static> KeptError for Kept<E> {
    fn kept_source(&mut self) -> KeptSource {
        self.0.take().map(Into::into)
    }
}

/// A value that is not an `Error`, or not `Send` and `Sync`, is dropped.
pub trait NotKept {
    fn kept_source(&mut self) -> KeptSource;
}

impl<E> NotKept for &mut Kept<E> {
    fn kept_source(&mut self) -> KeptSource {
        None
    }
}

/// Implements `From` into an `ApiError` of any catalog.
///
/// It takes generics with a comma after them, the type, and its where clause; all but the type can be empty.
/// `borrowed` before them marks a type with lifetimes, which cannot be a source.
#[doc(hidden)]
#[macro_export]
macro_rules! __into_api_error {
    (borrowed [$($generics:tt)*] [$ty:ty] [$($where_clause:tt)*]) => {
        // The type may have a parameter `C` of its own.
        #[automatically_derived]
        impl<$($generics)* __C: $crate::Catalog> ::core::convert::From<$ty> for $crate::ApiError<__C>
        $($where_clause)*
        {
            #[track_caller]
            fn from(error: $ty) -> Self {
                $crate::__private::raised(&error)
            }
        }
    };
    ([$($generics:tt)*] [$ty:ty] [$($where_clause:tt)*]) => {
        #[automatically_derived]
        impl<$($generics)* __C: $crate::Catalog> ::core::convert::From<$ty> for $crate::ApiError<__C>
        $($where_clause)*
        {
            #[track_caller]
            fn from(error: $ty) -> Self {
                use $crate::__private::{KeptError as _, NotKept as _};
                let raised = $crate::__private::raised::<__C>(&error);
                let mut kept = $crate::__private::Kept(::core::option::Option::Some(error));
                match (&mut kept).kept_source() {
                    ::core::option::Option::Some(source) => raised.with_source(source),
                    ::core::option::Option::None => raised,
                }
            }
        }
    };
}
