//! Which codes can an error have?

use crate::__v1::same;

/// A type whose possible codes are known at compile time.
///
/// The generated enum implements it, and so do types that derive `ApiErrorSpec`.
/// An enum with a `transparent` variant also has the codes of the error inside;
/// this is how the derive checks that all codes of the spec are covered.
/// You can implement it for your own types; items that are added later will have defaults.
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
    message = "the codes of `{Self}` are not known at compile time",
    label = "does not implement `ApiErrorCodes`",
    note = "types that derive `ApiErrorSpec` implement it; mark an enum that contains another type `#[api_error(partial)]`"
)]
pub trait ApiErrorCodes {
    /// The codes that values of this type can have.
    const CODES: Codes;
}

/// A set of codes: its own, and those of inner sets.
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
    len: usize,
    /// The depth of nesting, including this set.
    depth: usize,
}

/// The maximum depth of nesting. The limit lets an iterator work without an allocation.
const DEPTH: usize = 16;

impl Codes {
    /// Creates a set of these codes and those of each inner set.
    ///
    /// # Panics
    ///
    /// Panics if sets are nested more than 16 deep; in a constant this is a compile error.
    #[must_use]
    pub const fn new(own: &'static [&'static str], inner: &'static [Codes]) -> Self {
        let mut len = own.len();
        let mut depth = 1;
        let mut at = 0;
        while at < inner.len() {
            len += inner[at].len;
            if depth <= inner[at].depth {
                depth = inner[at].depth + 1;
            }
            at += 1;
        }
        assert!(depth <= DEPTH, "sets of codes can be nested at most 16 deep");
        Self { own, inner, len, depth }
    }

    /// Returns whether the code is in this set or in one of its inner sets.
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

    /// Returns the number of codes that [`iter`](Self::iter) yields; a code in several sets is counted several times.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Returns whether the set has no codes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Returns an iterator over the set's own codes, followed by those of its inner sets in their order.
    ///
    /// It yields a code in several sets several times.
    pub fn iter(&self) -> CodesIter {
        let mut rest = [&[][..]; DEPTH];
        rest[0] = self.inner;
        CodesIter { own: self.own.iter(), rest, depth: 0, len: self.len }
    }
}

impl IntoIterator for Codes {
    type Item = &'static str;
    type IntoIter = CodesIter;

    fn into_iter(self) -> CodesIter {
        self.iter()
    }
}

impl IntoIterator for &Codes {
    type Item = &'static str;
    type IntoIter = CodesIter;

    fn into_iter(self) -> CodesIter {
        self.iter()
    }
}

/// An iterator over [`Codes`].
#[derive(Debug, Clone)]
pub struct CodesIter {
    own: core::slice::Iter<'static, &'static str>,
    /// The sets that remain at each level of nesting, up to `depth`.
    rest: [&'static [Codes]; DEPTH],
    depth: usize,
    len: usize,
}

impl Iterator for CodesIter {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        loop {
            if let Some(code) = self.own.next() {
                self.len -= 1;
                return Some(code);
            }
            match self.rest[self.depth].split_first() {
                Some((set, rest)) => {
                    self.own = set.own.iter();
                    self.rest[self.depth] = rest;
                    if !set.inner.is_empty() {
                        self.depth += 1;
                        self.rest[self.depth] = set.inner;
                    }
                }
                None => self.depth = self.depth.checked_sub(1)?,
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len, Some(self.len))
    }
}

impl ExactSizeIterator for CodesIter {}

impl core::iter::FusedIterator for CodesIter {}

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

#[cfg(feature = "alloc")]
#[diagnostic::do_not_recommend]
impl<C: ApiErrorCodes> ApiErrorCodes for crate::ApiErrors<C> {
    const CODES: Codes = C::CODES;
}
