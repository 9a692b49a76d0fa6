//! What is behind an error of actix?

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use core::error::Error;
use core::fmt;
use std::io;

use crate::server::middleware::{MAX_SOURCES, is_unavailable};

/// The texts of an error and of all behind it, since an error of actix stays on its thread.
#[derive(Debug)]
pub(super) struct Cause {
    text: String,
    source: Option<Box<Cause>>,
}

impl Cause {
    /// The error that actix holds, and whether it says that the service can answer later.
    pub(super) fn of(error: &actix_web::Error) -> (Self, bool) {
        match standard(error) {
            Some(error) => (Self::of_standard(error, MAX_SOURCES), is_unavailable(error)),
            None => (Self { text: error.to_string(), source: None }, false),
        }
    }

    fn of_standard(error: &dyn Error, most: usize) -> Self {
        let source = error.source().filter(|_| most > 1);
        let source = source.map(|source| Box::new(Self::of_standard(source, most - 1)));
        Self { text: error.to_string(), source }
    }
}

/// The error, where it is one of those whose chain can be asked for: actix keeps no more than `Debug` and `Display`.
fn standard(error: &actix_web::Error) -> Option<&(dyn Error + 'static)> {
    if let Some(error) = error.as_error::<io::Error>() {
        return Some(error);
    }
    error.as_error::<Box<dyn Error>>().map(|error| &**error)
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
