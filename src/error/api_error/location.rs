//! Where was an error made?

use core::panic::Location;

use crate::ApiError;

impl<C> ApiError<C> {
    /// Returns where the error was made, if the feature `location` is on.
    ///
    /// It is the place of the call of [`new`](Self::new), of [`internal`](Self::internal) or of a constructor of the
    /// enum, or of the `?` or the `into` that has made the error from a code or another error.
    /// A server logs it as [`location`](crate::server#the-log); it is never sent.
    ///
    /// It is `None`
    ///
    /// - without the feature, which makes each error a pointer larger and is off by default,
    /// - if a function was passed on, as in `map_err(ApiError::internal)`, because Rust then knows only the place in the
    ///   standard library. Write a closure, `map_err(|error| ApiError::internal(error))`, or use `?`.
    /// - for an error that errspec itself has made, such as that of a panic.
    pub fn location(&self) -> Option<&'static Location<'static>> {
        #[cfg(feature = "location")]
        return Some(self.location).filter(|location| !is_internal(location.file()));
        #[cfg(not(feature = "location"))]
        None
    }

    /// Sets the location, if there is one, to that of an error which this one is a copy of.
    #[cfg(feature = "server-actix")]
    #[cfg_attr(
        not(feature = "location"),
        expect(unused_mut, unused_variables, reason = "only the feature has a location")
    )]
    pub(crate) fn at(mut self, original: Option<&'static Location<'static>>) -> Self {
        #[cfg(feature = "location")]
        if let Some(original) = original {
            self.location = original;
        }
        self
    }
}

/// Whether the file is one of this crate, or the one in which the standard library calls a function that was passed on.
#[cfg(feature = "location")]
fn is_internal(file: &str) -> bool {
    let is_of_std = file.starts_with("/rustc/") || file.ends_with("library/core/src/ops/function.rs");
    // As the compiler names this file, the root of the crate comes before these names.
    let root = file!()
        .strip_suffix("location.rs")
        .and_then(|folder| folder.len().checked_sub("error/api_error/".len()));
    is_of_std || root.is_some_and(|root| file.get(..root) == file!().get(..root))
}
