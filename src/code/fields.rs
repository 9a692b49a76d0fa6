//! Which values do the fields of a spec have for a code?

use core::fmt;
use core::hash::{Hash, Hasher};

use crate::__private::sparse;
use crate::Value;

/// The values of a code's fields; [`Entry::field`](crate::Entry::field) returns one of them.
///
/// Two are equal if they have the same names with the same values.
#[derive(Clone, Copy)]
pub struct Fields {
    /// One pointer instead of two, since each [`Entry`](crate::Entry) has it.
    columns: &'static &'static [Column],
    row: u16,
}

/// The values of one field for all codes.
#[derive(Clone, Copy)]
pub struct Column {
    name: &'static str,
    cells: Cells,
}

/// A list of pairs has a value only for some rows, and is sorted by row.
#[derive(Clone, Copy)]
pub(crate) enum Cells {
    Strings(&'static [&'static str]),
    Integers(&'static [i64]),
    Bools(&'static [bool]),
    /// Indices into the list of all values.
    Choices(&'static [u16], &'static [&'static str]),
    SomeStrings(&'static [(usize, &'static str)]),
    SomeIntegers(&'static [(usize, i64)]),
    SomeBools(&'static [(usize, bool)]),
    SomeChoices(&'static [(usize, u16)], &'static [&'static str]),
}

/// A value that can be compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Cell {
    String(&'static str),
    Integer(i64),
    Bool(bool),
}

impl Fields {
    pub(crate) const NONE: Self = Self { columns: &NO_COLUMNS, row: 0 };

    /// Generated code calls it, through `__v1`.
    #[expect(clippy::cast_possible_truncation, reason = "the line above")]
    pub(crate) const fn new(columns: &'static &'static [Column], row: usize) -> Self {
        assert!(row < u16::MAX as usize, "a spec must have fewer than 65,535 codes");
        Self { columns, row: row as u16 }
    }

    pub(crate) fn get(&self, name: &str) -> Option<Value<'static>> {
        let column = self.columns.iter().find(|column| column.name == name)?;
        Some(column.cells.get(self.row.into())?.value())
    }

    /// The string that a hidden column has; only writers of bodies use them.
    #[cfg(feature = "envelope")]
    pub(crate) fn hidden(&self, prefix: &str, rest: &str) -> Option<&'static str> {
        let is_named = |column: &&Column| column.name.strip_prefix(prefix) == Some(rest);
        match self.columns.iter().find(is_named)?.cells.get(self.row.into())? {
            Cell::String(text) => Some(text),
            Cell::Integer(_) | Cell::Bool(_) => None,
        }
    }

    fn cells(&self) -> impl Iterator<Item = (&'static str, Cell)> {
        let row = self.row.into();
        self.columns.iter().filter_map(move |column| Some((column.name, column.cells.get(row)?)))
    }
}

static NO_COLUMNS: &[Column] = &[];

impl Column {
    pub(crate) const fn new(name: &'static str, cells: Cells) -> Self {
        Self { name, cells }
    }
}

impl Cells {
    fn get(self, row: usize) -> Option<Cell> {
        let choice = |index: u16, of: &'static [&'static str]| of.get(usize::from(index)).copied();
        match self {
            Self::Strings(cells) => cells.get(row).copied().map(Cell::String),
            Self::Integers(cells) => cells.get(row).copied().map(Cell::Integer),
            Self::Bools(cells) => cells.get(row).copied().map(Cell::Bool),
            Self::Choices(cells, of) => choice(*cells.get(row)?, of).map(Cell::String),
            Self::SomeStrings(cells) => sparse(cells, row).copied().map(Cell::String),
            Self::SomeIntegers(cells) => sparse(cells, row).copied().map(Cell::Integer),
            Self::SomeBools(cells) => sparse(cells, row).copied().map(Cell::Bool),
            Self::SomeChoices(cells, of) => choice(*sparse(cells, row)?, of).map(Cell::String),
        }
    }
}

impl Cell {
    fn value(self) -> Value<'static> {
        match self {
            Self::String(text) => Value::Str(text),
            Self::Integer(number) => Value::I64(number),
            Self::Bool(value) => Value::Bool(value),
        }
    }
}

impl PartialEq for Fields {
    fn eq(&self, other: &Self) -> bool {
        self.cells().eq(other.cells())
    }
}

impl Eq for Fields {}

impl Hash for Fields {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.cells().for_each(|cell| cell.hash(state));
    }
}

impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.cells().map(|(name, cell)| (name, cell.value()))).finish()
    }
}
