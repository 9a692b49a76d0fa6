//! Describes a mapping of fixed keys: as a static table to iterate over,
//! and as an enum of the same keys for an exhaustive `match`.

use std::ops::RangeInclusive;

use crate::suggest;

/// The maximum number of keys of a mapping. The reader marks the keys it has seen in an array of this size.
pub const MOST_KEYS: usize = 16;

/// A mapping of fixed keys.
#[derive(Debug)]
pub struct Mapping {
    /// Its name in diagnostics, such as `code`.
    pub name: &'static str,
    /// Its keys, in the order of the documentation.
    pub keys: &'static [Key],
    /// The help if an entry of this kind is not a mapping.
    pub shape: Option<&'static str>,
    /// Names from other formats, for suggestions: the other name, and ours.
    pub elsewhere: &'static [(&'static str, &'static str)],
    /// Names that are reserved for later versions of the format.
    pub reserved: &'static [&'static str],
}

/// One key of a mapping.
#[derive(Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// Whether it is required.
    pub required: bool,
    /// The type of its value.
    pub value: Value,
    /// The description that editors show.
    pub doc: &'static str,
    /// The help if its value has the wrong form, unless the value is a simple string or number.
    pub shape: Option<&'static str>,
}

impl Key {
    /// The first sentence of the description for a help line: lower case, without the final dot.
    pub(crate) fn summary(&self) -> String {
        let sentence = self.doc.split(". ").next().unwrap_or(self.doc).trim_end_matches('.');
        let is_acronym = sentence.chars().nth(1).is_some_and(char::is_uppercase);
        match sentence.chars().next().filter(|_| !is_acronym) {
            Some(first) => first.to_lowercase().chain(sentence.chars().skip(1)).collect(),
            None => sentence.to_owned(),
        }
    }
}

/// The type of a value.
#[derive(Debug)]
pub enum Value {
    /// A string. Unquoted numbers, booleans and null are not strings.
    Text,
    /// One of a few strings.
    Choice(&'static [&'static str]),
    /// A string, or a mapping of fixed keys.
    TextOr(&'static Mapping),
    /// One of a few strings, or a mapping of fixed keys.
    ChoiceOr(&'static [&'static str], &'static Mapping),
    /// A duration such as `500ms` or `30s`.
    Duration,
    /// A number from 0.001 to 1, with at most three digits after the point.
    Decimal,
    /// A whole number in this range.
    Integer(RangeInclusive<u64>),
    /// A whole number in this range, a list of different ones, or this word.
    IntegersOr(RangeInclusive<u64>, &'static str),
    /// A mapping of fixed keys.
    Fixed(&'static Mapping),
    /// A mapping from a name to a mapping of fixed keys.
    Named(&'static Mapping),
    /// A mapping from strings to strings.
    TextMap,
    /// A list of strings.
    TextList,
    /// The type of a param: a string, or a list of one string.
    Type,
    /// A mapping from a name to a type, or to a mapping of fixed keys, one of which is a type.
    Types(&'static Mapping),
    /// A list of values that JSON can have.
    Samples,
    /// A mapping from path to a kind, or to a mapping of the kind and its settings.
    Outputs,
    /// Any value that JSON can have.
    Sample,
    /// `true` or `false`.
    Bool,
    /// A mapping from a name to a type, to a list of strings, or to a mapping of fixed keys.
    Fields(&'static Mapping),
    /// A mapping of fixed keys and HTTP statuses to codes, or to mappings of a code and the status that is sent.
    ByStatus(&'static Mapping),
}

/// The keys of one mapping as an enum, so that the compiler checks that a `match` handles all of them.
pub trait Keys: Copy + 'static {
    /// Every key, in the order of the mapping.
    const ALL: &'static [Self];

    /// The mapping.
    fn mapping() -> &'static Mapping;

    /// Its index in the mapping.
    fn index(self) -> usize;

    /// The description of the key.
    fn key(self) -> &'static Key;
}

/// A static [`Mapping`] and the enum of its keys: each key once, with its name, whether it is required, its value,
/// its documentation, and the way out where its value has another form.
macro_rules! mapping {
    (
        $(#[$doc:meta])*
        $table:ident, $keys:ident = $name:literal $(shape $entry_shape:literal)? {
            $($key:ident $key_name:literal $required:ident $value:expr, $key_doc:literal $(shape $shape:literal)?;)*
        }
        elsewhere { $($theirs:literal $ours:ident)* }
        $(reserved { $($reserved:literal)* })?
    ) => {
        $(#[$doc])*
        pub static $table: Mapping = Mapping {
            name: $name,
            keys: &[$(Key {
                name: $key_name,
                required: $required,
                value: $value,
                doc: $key_doc,
                shape: $crate::grammar::mapping::optional!($($shape)?),
            }),*],
            shape: $crate::grammar::mapping::optional!($($entry_shape)?),
            elsewhere: &[$(($theirs, $keys::$ours.name())),*],
            reserved: &[$($($reserved),*)?],
        };

        #[doc = concat!("A key of [`", stringify!($table), "`].")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $keys {
            $(#[doc = concat!("`", $key_name, "`")] $key,)*
        }

        impl $keys {
            const fn name(self) -> &'static str {
                match self {
                    $(Self::$key => $key_name,)*
                }
            }
        }

        impl Keys for $keys {
            const ALL: &'static [Self] = &[$(Self::$key),*];

            fn mapping() -> &'static Mapping {
                &$table
            }

            fn index(self) -> usize {
                self as usize
            }

            fn key(self) -> &'static Key {
                &$table.keys[self as usize]
            }
        }

        const _: () = assert!($keys::ALL.len() <= MOST_KEYS);
    };
}

macro_rules! optional {
    () => {
        None
    };
    ($value:expr) => {
        Some($value)
    };
}

pub(super) use {mapping, optional};

impl Value {
    /// Whether it has entries under names that the author of the spec chooses.
    #[must_use]
    pub fn is_table(&self) -> bool {
        matches!(
            self,
            Self::Named(_)
                | Self::Fields(_)
                | Self::Types(_)
                | Self::TextMap
                | Self::Outputs
                | Self::ByStatus(_)
        )
    }
}

impl Mapping {
    /// The key of that name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<(usize, &'static Key)> {
        self.keys.iter().enumerate().find(|(_, key)| key.name == name)
    }

    /// The key that a wrong name was most likely meant to be.
    ///
    /// Returns nothing for a reserved name, because it is not a typo.
    #[must_use]
    pub fn meant(&self, wrong: &str) -> Option<(usize, &'static Key)> {
        let elsewhere = self.elsewhere.iter().find(|(other, _)| other.eq_ignore_ascii_case(wrong));
        let ours = elsewhere.map(|(_, ours)| *ours);
        if self.reserved.contains(&wrong) {
            return ours.and_then(|name| self.key(name));
        }
        ours.or_else(|| suggest::nearest(wrong, self.keys.iter().map(|key| key.name)))
            .and_then(|name| self.key(name))
    }
}
