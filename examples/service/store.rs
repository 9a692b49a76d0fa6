//! The store of all books, with its own error enum.

use errspec::ApiErrorSpec;
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize)]
pub(crate) struct Book {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) ratings: Vec<u32>,
}

/// Each variant has a code of the spec, which is checked at compile time. `?` converts the error to an `ApiError`.
///
/// The `#[error]` strings are only logged. Clients receive the code and the message from the spec.
#[derive(Debug, thiserror::Error, ApiErrorSpec)]
#[api_error(partial, without(Display, Error))]
pub(crate) enum StoreError {
    #[error("record `{0}` does not exist")]
    #[api_error(code = "not_found")]
    NoRecord(String),
    #[error("cursor `{0}` is invalid or belongs to another list")]
    #[api_error(code = "invalid_cursor")]
    Cursor(String),
    #[error("record `{id}` is corrupt")]
    #[api_error(code = "internal_error")]
    Corrupt { id: String, source: serde_json::Error },
}

/// The records, as imported.
pub(crate) struct Store(Vec<(&'static str, &'static str)>);

impl Store {
    pub(crate) fn new() -> Self {
        Self(vec![
            ("book_1", r#"{"id": "book_1", "title": "Tide Tables", "ratings": [4, 5]}"#),
            ("book_2", r#"{"id": "book_2", "title": "The Glass Ferry", "ratings": [3]}"#),
            ("book_3", r#"{"id": "book_3", "title": "Notes on Moss", "ratings": []}"#),
            // The import was interrupted here.
            ("book_4", r#"{"id": "book_4", "title": "A Winter Al"#),
        ])
    }

    pub(crate) fn book(&self, id: &str) -> Result<Book, StoreError> {
        let record = self.0.iter().find(|(known, _)| *known == id);
        let (_, record) = record.ok_or_else(|| StoreError::NoRecord(id.to_owned()))?;
        serde_json::from_str(record).map_err(|source| StoreError::Corrupt { id: id.to_owned(), source })
    }

    pub(crate) fn search(&self, word: &str) -> Vec<&'static str> {
        let word = word.to_lowercase();
        self.0.iter().filter(|(_, record)| record.to_lowercase().contains(&word)).map(|(id, _)| *id).collect()
    }

    /// Returns a page of ids and the cursor of the next page. A cursor is valid only for the same limit.
    pub(crate) fn page(
        &self,
        limit: usize,
        cursor: Option<&str>,
    ) -> Result<(Vec<&'static str>, Option<String>), StoreError> {
        let start = match cursor {
            None => 0,
            Some(cursor) => self.start(limit, cursor).ok_or_else(|| StoreError::Cursor(cursor.to_owned()))?,
        };
        let ids = self.0.iter().skip(start).take(limit).map(|(id, _)| *id).collect();
        let next = start + limit;
        Ok((ids, (next < self.0.len()).then(|| format!("{limit}-{next}"))))
    }

    fn start(&self, limit: usize, cursor: &str) -> Option<usize> {
        let start = cursor.strip_prefix(&format!("{limit}-"))?.parse().ok()?;
        (start < self.0.len()).then_some(start)
    }
}
