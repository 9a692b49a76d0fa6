//! What is the source of an error of actix?

use alloc::boxed::Box;
use alloc::string::String;
use core::error::Error;
use core::fmt;
use std::io;

use crate::server::middleware::{MAX_SOURCES, MAX_TEXT, is_unavailable, text};

/// The texts of an error and its sources. An error of actix is not `Send`, so it cannot be the source itself.
#[derive(Debug)]
pub(super) struct Cause {
    text: String,
    source: Option<Box<Cause>>,
}

impl Cause {
    /// Copies the texts of the error, and returns whether it means that the service is unavailable.
    pub(super) fn of(error: &actix_web::Error) -> (Self, bool) {
        match standard(error) {
            Some(error) => (Self::of_standard(error, MAX_SOURCES, MAX_TEXT), is_unavailable(error)),
            None => (Self { text: text(error, MAX_TEXT), source: None }, false),
        }
    }

    /// Copies the texts of a source that is borrowed.
    pub(super) fn of_borrowed(source: &dyn Error) -> Self {
        Self::of_standard(source, MAX_SOURCES, MAX_TEXT)
    }

    /// Copies at most this many texts, which have about this many bytes together.
    fn of_standard(error: &dyn Error, most: usize, room: usize) -> Self {
        let text = text(error, room);
        let room = room.saturating_sub(text.len());
        let source = error.source().filter(|_| most > 1 && room > 0);
        let source = source.map(|source| Box::new(Self::of_standard(source, most - 1, room)));
        Self { text, source }
    }
}

/// The error, if it is one of those whose sources are accessible: actix keeps only `Debug` and `Display` of others.
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
