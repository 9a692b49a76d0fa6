//! What does an inner error provide, if all that is certain is that it has a code?
//!
//! Each helper works for any type, and gives a better result if the type implements a trait.

use core::error::Error;
use core::marker::PhantomData;

use super::AsDynError;
use crate::{ApiErrorCodes, Codes};

/// The codes of a type, as in `CodesOf::<Inner>::CODES`.
pub struct CodesOf<E: ?Sized>(PhantomData<E>);

/// A type without `ApiErrorCodes` has no codes.
pub trait NoCodes {
    const CODES: Codes = Codes::new(&[], &[]);
}

impl<E: ?Sized> NoCodes for CodesOf<E> {}

impl<E: ApiErrorCodes + ?Sized> CodesOf<E> {
    pub const CODES: Codes = E::CODES;
}

/// The source of an error, as in `(&SourceOf(inner)).inner_source()`.
pub struct SourceOf<'e, E: ?Sized>(pub &'e E);

pub trait SourceOfError<'e> {
    fn inner_source(&self) -> Option<&'e (dyn Error + 'static)>;
}

impl<'e, E: AsDynError<'e> + ?Sized> SourceOfError<'e> for SourceOf<'e, E> {
    fn inner_source(&self) -> Option<&'e (dyn Error + 'static)> {
        self.0.as_dyn_error().source()
    }
}

/// A type that does not implement `Error` has no source.
pub trait NoSource<'e> {
    fn inner_source(&self) -> Option<&'e (dyn Error + 'static)>;
}

impl<'e, E: ?Sized> NoSource<'e> for &SourceOf<'e, E> {
    fn inner_source(&self) -> Option<&'e (dyn Error + 'static)> {
        None
    }
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use alloc::boxed::Box;
    use core::{error, fmt};

    use super::{CodesOf, NoCodes as _, NoSource as _, SourceOf, SourceOfError as _};
    use crate::{ApiErrorCodes, Codes};

    #[derive(Debug)]
    struct Leaf;

    #[derive(Debug)]
    struct Wrapped(Leaf);

    struct Bare;

    impl fmt::Display for Leaf {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("leaf")
        }
    }

    impl fmt::Display for Wrapped {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("wrapped")
        }
    }

    impl error::Error for Leaf {}

    impl error::Error for Wrapped {
        fn source(&self) -> Option<&(dyn error::Error + 'static)> {
            Some(&self.0)
        }
    }

    impl ApiErrorCodes for Leaf {
        const CODES: Codes = Codes::new(&["leaf"], &[]);
    }

    #[test]
    fn a_type_has_the_codes_that_it_says() {
        assert!(CodesOf::<Leaf>::CODES.contains("leaf"));
        assert!(CodesOf::<&Leaf>::CODES.contains("leaf"));
        assert!(!CodesOf::<Bare>::CODES.contains("leaf"));
    }

    #[test]
    #[expect(
        clippy::needless_borrow,
        reason = "the expansion borrows, since it does not know which impl is selected"
    )]
    fn an_error_has_the_source_that_it_says() {
        assert!((&SourceOf(&Wrapped(Leaf))).inner_source().unwrap().is::<Leaf>());
        assert!((&SourceOf(&Leaf)).inner_source().is_none());
        assert!((&SourceOf(&Bare)).inner_source().is_none());
        let boxed: Box<dyn error::Error + Send + Sync> = Box::new(Wrapped(Leaf));
        assert!((&SourceOf(&*boxed)).inner_source().unwrap().is::<Leaf>());
    }
}
