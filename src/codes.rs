//! Which codes can an error have?

use crate::__private::same;

/// Which codes the values of a type can have, known at compile time.
///
/// The generated enum implements it, and so does `#[derive(ApiErrorSpec)]`.
/// An enum that hands on another error, with a `transparent` variant, has the codes of that error as well;
/// that is how the derive knows that all codes of the spec are covered.
///
/// ```
/// use errspec::{ApiErrorCodes, Codes};
///
/// struct TokenExpired;
///
/// impl ApiErrorCodes for TokenExpired {
///     const CODES: Codes = Codes::new(&["token_expired"], &[]);
/// }
///
/// const _: () = assert!(TokenExpired::CODES.contains("token_expired"));
/// const _: () = assert!(!TokenExpired::CODES.contains("not_found"));
/// ```
#[diagnostic::on_unimplemented(
    message = "which codes `{Self}` can have is not known at compile time",
    label = "does not implement `ApiErrorCodes`",
    note = "types that derive `ApiErrorSpec` implement it; an enum that carries another type is `#[api_error(partial)]`"
)]
pub trait ApiErrorCodes {
    /// The codes.
    const CODES: Codes;
}

/// A set of codes: some of its own, and those of other types.
///
/// ```
/// use errspec::Codes;
///
/// const AUTH: Codes = Codes::new(&["unauthorized", "forbidden"], &[]);
/// const ORDERS: Codes = Codes::new(&["order_locked"], &[AUTH]);
///
/// assert!(ORDERS.contains("forbidden"));
/// assert_eq!(ORDERS.iter().collect::<Vec<_>>(), ["order_locked", "unauthorized", "forbidden"]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Codes {
    own: &'static [&'static str],
    inner: &'static [Codes],
}

impl Codes {
    /// These codes, and those of each inner set.
    #[must_use]
    pub const fn new(own: &'static [&'static str], inner: &'static [Codes]) -> Self {
        Self { own, inner }
    }

    /// Whether the code is one of these, or one of an inner set.
    #[must_use]
    pub const fn contains(&self, code: &str) -> bool {
        let mut at = 0;
        while at < self.own.len() {
            if same(self.own[at].as_bytes(), code.as_bytes()) {
                return true;
            }
            at += 1;
        }
        let mut at = 0;
        while at < self.inner.len() {
            if self.inner[at].contains(code) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Its own codes first, then those of the inner sets in their order.
    ///
    /// A code that is in several sets comes several times.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> + use<> {
        let codes = *self;
        (0..codes.count()).filter_map(move |at| codes.get(at))
    }

    fn count(&self) -> usize {
        self.own.len() + self.inner.iter().map(Self::count).sum::<usize>()
    }

    /// The code at that place of `iter`; sets of any depth are walked without a list of where the walk is.
    fn get(&self, mut at: usize) -> Option<&'static str> {
        if let Some(code) = self.own.get(at) {
            return Some(code);
        }
        at -= self.own.len();
        for inner in self.inner {
            let count = inner.count();
            if at < count {
                return inner.get(at);
            }
            at -= count;
        }
        None
    }
}

#[diagnostic::do_not_recommend]
impl<E: ApiErrorCodes + ?Sized> ApiErrorCodes for &E {
    const CODES: Codes = E::CODES;
}

#[cfg(feature = "alloc")]
#[diagnostic::do_not_recommend]
impl<E: ApiErrorCodes + ?Sized> ApiErrorCodes for alloc::boxed::Box<E> {
    const CODES: Codes = E::CODES;
}

#[cfg(feature = "alloc")]
#[diagnostic::do_not_recommend]
impl<C: ApiErrorCodes> ApiErrorCodes for crate::ApiError<C> {
    const CODES: Codes = C::CODES;
}
