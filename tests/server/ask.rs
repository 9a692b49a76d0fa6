//! Which request is sent, and through which layers? Both without the types of any framework.

use crate::kept::Kept;

/// A request, with the id that all expected texts contain.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) headers: Vec<(&'static str, Vec<u8>)>,
    pub(crate) body: String,
}

impl Ask {
    pub(crate) fn new(method: &'static str, path: impl Into<String>) -> Self {
        Self::without_id(method, path).header("x-request-id", "req_test")
    }

    pub(crate) fn without_id(method: &'static str, path: impl Into<String>) -> Self {
        Self { method, path: path.into(), headers: Vec::new(), body: String::new() }
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl Into<Vec<u8>>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) fn json(self, body: impl Into<String>) -> Self {
        Self { body: body.into(), ..self.header("content-type", "application/json") }
    }
}

pub(crate) fn get(path: impl Into<String>) -> Ask {
    Ask::new("GET", path)
}

/// The layers around the routes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layers {
    pub(crate) count: usize,
    pub(crate) challenge: &'static str,
    pub(crate) id_header: &'static str,
    /// Whether ids of clients are ignored.
    pub(crate) generated_ids: bool,
    pub(crate) messages: bool,
    /// Whether a missing file is mapped to a 404.
    pub(crate) mapped: bool,
    pub(crate) kept: Kept,
}

impl Layers {
    pub(crate) const ONE: Self = Self {
        count: 1,
        challenge: "Bearer",
        id_header: "x-request-id",
        generated_ids: false,
        messages: false,
        mapped: false,
        kept: Kept::None,
    };
    pub(crate) const TWO: Self = Self { count: 2, ..Self::ONE };
    pub(crate) const NONE: Self = Self { count: 0, ..Self::ONE };
}
