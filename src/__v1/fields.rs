//! How do the columns of a spec's fields become a part of an entry, and how is a code found by a unique field?

use core::cmp::Ordering;

use super::aliases::compare;
use crate::__private::sparse;
use crate::Entry;
use crate::code::{Cells, Column, Fields};

#[inline]
#[must_use]
pub const fn with_fields(entry: Entry, columns: &'static &'static [Column], row: usize) -> Entry {
    entry.with_fields(Fields::new(columns, row))
}

#[must_use]
pub const fn strings(name: &'static str, cells: &'static [&'static str]) -> Column {
    Column::new(name, Cells::Strings(cells))
}

#[must_use]
pub const fn integers(name: &'static str, cells: &'static [i64]) -> Column {
    Column::new(name, Cells::Integers(cells))
}

#[must_use]
pub const fn bools(name: &'static str, cells: &'static [bool]) -> Column {
    Column::new(name, Cells::Bools(cells))
}

/// The cells are indices into the list of all values.
#[must_use]
pub const fn choices(name: &'static str, cells: &'static [u16], values: &'static [&'static str]) -> Column {
    Column::new(name, Cells::Choices(cells, values))
}

/// The cells of some rows, sorted by row.
#[must_use]
pub const fn some_strings(name: &'static str, cells: &'static [(usize, &'static str)]) -> Column {
    Column::new(name, Cells::SomeStrings(cells))
}

#[must_use]
pub const fn some_integers(name: &'static str, cells: &'static [(usize, i64)]) -> Column {
    Column::new(name, Cells::SomeIntegers(cells))
}

#[must_use]
pub const fn some_bools(name: &'static str, cells: &'static [(usize, bool)]) -> Column {
    Column::new(name, Cells::SomeBools(cells))
}

#[must_use]
pub const fn some_choices(
    name: &'static str,
    cells: &'static [(usize, u16)],
    values: &'static [&'static str],
) -> Column {
    Column::new(name, Cells::SomeChoices(cells, values))
}

/// Returns the cell of a row, if it has one.
#[must_use]
pub const fn cell<T: Copy>(cells: &[(usize, T)], row: usize) -> Option<T> {
    match sparse(cells, row) {
        Some(cell) => Some(*cell),
        None => None,
    }
}

/// Returns the value of a closed list that a row has, if it has one.
#[must_use]
pub const fn choice<T: Copy>(cells: &[(usize, u16)], row: usize, all: &[T]) -> Option<T> {
    match sparse(cells, row) {
        Some(cell) => Some(all[*cell as usize]),
        None => None,
    }
}

/// The codes by the values of a unique field, sorted by value.
#[derive(Clone, Copy)]
pub struct Unique<C: 'static> {
    pub(crate) name: &'static str,
    pub(crate) codes: UniqueCodes<C>,
}

#[derive(Clone, Copy)]
pub(crate) enum UniqueCodes<C: 'static> {
    Strings(&'static [(&'static str, C)]),
    Integers(&'static [(i64, C)]),
}

/// # Panics
///
/// Panics at compile time if the values are not sorted, as after a merge that was resolved by hand.
#[must_use]
pub const fn unique_strings<C>(name: &'static str, codes: &'static [(&'static str, C)]) -> Unique<C> {
    let mut at = 1;
    while at < codes.len() {
        let is_sorted = matches!(compare(codes[at - 1].0, codes[at].0), Ordering::Less);
        assert!(is_sorted, "the values of a unique field must be sorted; regenerate the file");
        at += 1;
    }
    Unique { name, codes: UniqueCodes::Strings(codes) }
}

/// # Panics
///
/// Panics at compile time if the values are not sorted, as after a merge that was resolved by hand.
#[must_use]
pub const fn unique_integers<C>(name: &'static str, codes: &'static [(i64, C)]) -> Unique<C> {
    let mut at = 1;
    while at < codes.len() {
        let is_sorted = codes[at - 1].0 < codes[at].0;
        assert!(is_sorted, "the values of a unique field must be sorted; regenerate the file");
        at += 1;
    }
    Unique { name, codes: UniqueCodes::Integers(codes) }
}

/// Returns the code with this value of a unique field.
#[must_use]
pub const fn from_string<C: Copy>(value: &str, codes: &[(&str, C)]) -> Option<C> {
    let (mut start, mut end) = (0, codes.len());
    while start < end {
        let middle = usize::midpoint(start, end);
        match compare(codes[middle].0, value) {
            Ordering::Less => start = middle + 1,
            Ordering::Greater => end = middle,
            Ordering::Equal => return Some(codes[middle].1),
        }
    }
    None
}

/// Returns the code with this value of a unique field.
#[must_use]
pub const fn from_integer<C: Copy>(value: i64, codes: &[(i64, C)]) -> Option<C> {
    let (mut start, mut end) = (0, codes.len());
    while start < end {
        let middle = usize::midpoint(start, end);
        let (of, code) = codes[middle];
        if of == value {
            return Some(code);
        }
        if of < value {
            start = middle + 1;
        } else {
            end = middle;
        }
    }
    None
}
