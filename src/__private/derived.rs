//! How does a derived type implement `ApiErrorSpec`? The derive provides the row and the details of a value.

use core::fmt;

use super::fill::has_all;
use super::table::message_of;
use super::{Route, RowMessage, Table, fill, sparse};
use crate::{ApiErrorSpec, Entry, Value};

/// The part of a derived type that the derive writes.
pub trait Derived: ApiErrorSpec {
    fn route(&self) -> Route<'_, usize>;

    /// Visits the params that are only in the message.
    fn visit_unsent(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
        let _ = visit;
    }
}

/// The entries of a type: in its own table, or those of the codes of a generated enum.
pub trait Rows {
    fn entry(&self, row: usize) -> Entry;
}

impl Rows for Table {
    fn entry(&self, row: usize) -> Entry {
        Table::entry(self, row)
    }
}

impl<C: ApiErrorSpec> Rows for &[C] {
    fn entry(&self, row: usize) -> Entry {
        self[row].entry()
    }
}

/// Returns the entry of a value.
#[inline]
pub fn entry<E: Derived + ?Sized>(error: &E, rows: &impl Rows) -> Entry {
    match error.route() {
        Route::Own(row) => rows.entry(row),
        Route::Inner(inner) => inner.entry(),
    }
}

/// Returns the code of a value in the generated enum; only for values without an inner error.
#[inline]
pub fn row<E: Derived + ?Sized, C: Copy>(error: &E, codes: &[C]) -> C {
    match error.route() {
        Route::Own(row) => codes[row],
        Route::Inner(_) => unreachable!("the derive calls `HasCode::code` of the inner error"),
    }
}

/// Writes the message of a value: the template of its row, filled in from its params, or else the message of its entry.
///
/// `templates` has the rows whose message has params.
pub fn fmt_message<E: Derived + ?Sized>(
    error: &E,
    rows: &impl Rows,
    templates: &[RowMessage],
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    match error.route() {
        Route::Own(row) => match message_of(templates, row) {
            None => f.write_str(rows.entry(row).message),
            Some(template) => fill(template, f, &|visit| visit_params(error, visit)),
        },
        Route::Inner(inner) => inner.fmt_message(f),
    }
}

/// Returns the status of a value, of which `chosen` has the rows whose status is not the default of their code.
pub fn chosen_status<E: Derived + ?Sized>(error: &E, rows: &impl Rows, chosen: &[(usize, u16)]) -> u16 {
    match error.route() {
        Route::Own(row) => sparse(chosen, row).copied().unwrap_or_else(|| rows.entry(row).http_status),
        Route::Inner(inner) => inner.http_status(),
    }
}

/// Writes the message like [`fmt_message`], or that of the entry if a param in the template has no value.
pub fn fmt_message_of_present<E: Derived + ?Sized>(
    error: &E,
    rows: &impl Rows,
    templates: &[RowMessage],
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    match error.route() {
        Route::Own(row) if message_of(templates, row).is_none_or(|template| is_filled(error, template)) => {
            fmt_message(error, rows, templates, f)
        }
        Route::Own(row) => f.write_str(rows.entry(row).message),
        Route::Inner(inner) => inner.fmt_message(f),
    }
}

fn is_filled<E: Derived + ?Sized>(error: &E, template: &str) -> bool {
    has_all(template, &|visit| visit_params(error, visit))
}

fn visit_params<E: Derived + ?Sized>(error: &E, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
    error.visit_details(visit);
    error.visit_unsent(visit);
}

/// Visits the details of the inner error, if the value has one.
pub fn visit_inner<E: Derived + ?Sized>(error: &E, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
    if let Route::Inner(inner) = error.route() {
        inner.visit_details(visit);
    }
}

/// The methods that return a part of the entry; a value with an inner error forwards them to it.
#[doc(hidden)]
#[macro_export]
macro_rules! __answers_of_inner {
    () => {
        $crate::__private::answers_of_inner! { except http_status }
        $crate::__private::answers_of_inner! { @
            http_status -> ::core::primitive::u16, |entry| entry.http_status;
        }
    };
    (except http_status) => {
        $crate::__private::answers_of_inner! { @
            code -> &'static ::core::primitive::str, |entry| entry.code;
            bucket -> &'static $crate::Bucket, |entry| entry.bucket;
            meaning -> &'static ::core::primitive::str, |entry| entry.meaning;
            docs_url -> &'static ::core::primitive::str, |entry| entry.docs_url;
            retry -> $crate::Retry, |entry| entry.bucket.retry;
        }

        fn visit_other_errors(&self, visit: &mut dyn ::core::ops::FnMut(&dyn $crate::ApiErrorSpec)) {
            if let $crate::__private::Route::Inner(inner) = $crate::__private::Derived::route(self) {
                $crate::ApiErrorSpec::visit_other_errors(inner, visit);
            }
        }
    };
    (@ $($answer:ident -> $ty:ty, |$entry:ident| $own:expr;)*) => {$(
        fn $answer(&self) -> $ty {
            match $crate::__private::Derived::route(self) {
                $crate::__private::Route::Inner(inner) => $crate::ApiErrorSpec::$answer(inner),
                $crate::__private::Route::Own(_) => {
                    let $entry = $crate::ApiErrorSpec::entry(self);
                    $own
                }
            }
        }
    )*};
}
