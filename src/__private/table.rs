//! What is in each row of a derived type?

use super::sparse;
use crate::__v1::{self as v1, Row, http_status};
use crate::code::Column;
use crate::{Bucket, Deprecated, Entry, Shape};

/// The rows of a derived type: one row for each pair of code and message.
///
/// Each field has its own list, as in the generated enum: a list of structs takes rustc five times as long.
pub struct Table {
    pub codes: &'static [&'static str],
    /// 0 for a code without an HTTP status.
    pub http_statuses: &'static [u16],
    /// The status that is sent for a code without an HTTP status.
    pub without_http: u16,
    pub buckets: &'static [Bucket],
    /// The bucket of each row, as an index into `buckets`.
    pub bucket_of: &'static [u16],
    pub meanings: &'static [&'static str],
    /// The messages without params, of the rows whose message is not their meaning.
    pub messages: &'static [RowMessage],
    pub docs_urls: &'static [&'static str],
    /// The rows whose code is deprecated, in order.
    pub deprecated: &'static [(usize, Deprecated)],
    /// The rows whose code has several statuses, in order, each with the others than that of `http_statuses`.
    pub other_statuses: &'static [(usize, &'static [u16])],
    /// The rows whose code says that the request was not executed, in order.
    pub not_executed: &'static [(usize, ())],
    pub shape: &'static Shape,
    /// The fields of the spec, and the hidden columns of its shape.
    pub fields: &'static &'static [Column],
}

/// The columns of a spec that has none.
pub static NO_FIELDS: &[Column] = &[];

/// A row and its message. A list of them is sorted by row.
pub type RowMessage = (usize, &'static str);

/// Returns the message of a row, if the list has one.
#[must_use]
pub(super) const fn message_of(list: &[RowMessage], row: usize) -> Option<&'static str> {
    match sparse(list, row) {
        Some(text) => Some(*text),
        None => None,
    }
}

impl Table {
    #[must_use]
    pub const fn entry(&self, row: usize) -> Entry {
        let entry = v1::entry(Row {
            number: row,
            code: self.code(row),
            http: self.http_statuses[row],
            http_status: self.http_status(row),
            bucket: self.bucket(row),
            meaning: self.meaning(row),
            message: self.message(row),
            docs_url: self.docs_url(row),
            deprecated: self.deprecated,
        });
        let entry = v1::with_statuses(entry, self.other_statuses, row).shape(self.shape);
        let entry = v1::with_not_executed(entry, self.not_executed, row);
        v1::with_fields(entry, self.fields, row)
    }

    #[must_use]
    pub const fn code(&self, row: usize) -> &'static str {
        self.codes[row]
    }

    #[must_use]
    pub const fn http_status(&self, row: usize) -> u16 {
        http_status(self.http_statuses[row], self.without_http)
    }

    #[must_use]
    pub const fn bucket(&self, row: usize) -> &'static Bucket {
        &self.buckets[self.bucket_of[row] as usize]
    }

    #[must_use]
    pub const fn meaning(&self, row: usize) -> &'static str {
        self.meanings[row]
    }

    #[must_use]
    pub const fn message(&self, row: usize) -> &'static str {
        match message_of(self.messages, row) {
            Some(message) => message,
            None => self.meanings[row],
        }
    }

    #[must_use]
    pub const fn docs_url(&self, row: usize) -> &'static str {
        self.docs_urls[row]
    }
}
