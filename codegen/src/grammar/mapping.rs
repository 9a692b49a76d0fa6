//! How a mapping of fixed keys is described: a static table for those who go through its keys,
//! and an enum of the same keys for those who must have an answer for each.

use std::ops::RangeInclusive;

use crate::suggest;

/// The most keys that a mapping has; the reader notes in an array of that size which it has seen.
pub const MOST_KEYS: usize = 16;

/// What a mapping of fixed keys may hold.
#[derive(Debug)]
pub struct Mapping {
    /// What diagnostics call it, such as `code`.
    pub name: &'static str,
    /// Its keys, in the order of the documentation.
    pub keys: &'static [Key],
    /// The way out where an entry of this kind is not a mapping.
    pub shape: Option<&'static str>,
    /// Names that other formats use, for suggestions: the other name, and ours.
    pub elsewhere: &'static [(&'static str, &'static str)],
    /// Names that a later version of the format gives to keys of its own.
    pub reserved: &'static [&'static str],
}

/// One key of a mapping.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What it may hold.
    pub value: Value,
    /// One sentence or two for an editor's pop-up.
    pub doc: &'static str,
    /// The way out where its value has another form, if it is more than a string or a number.
    pub shape: Option<&'static str>,
}

/// What a key may hold.
#[derive(Debug)]
pub enum Value {
    /// A text; a plain number, boolean or null is none.
    Text,
    /// A text out of a few.
    Choice(&'static [&'static str]),
    /// A duration such as `500ms` or `30s`.
    Duration,
    /// A whole number in this range.
    Integer(RangeInclusive<u64>),
    /// A whole number in this range, or this word.
    IntegerOr(RangeInclusive<u64>, &'static str),
    /// A mapping of fixed keys.
    Fixed(&'static Mapping),
    /// A mapping from a name to a mapping of fixed keys.
    Named(&'static Mapping),
    /// A mapping from text to text.
    TextMap,
    /// A list of texts.
    TextList,
    /// A mapping from path to a kind, or to a mapping of the kind and its settings.
    Outputs,
    /// A mapping of fixed keys, and of HTTP statuses that hold a text each.
    ByStatus(&'static Mapping),
}

/// The keys of one mapping as an enum, so that a `match` on them leaves none out.
pub trait Keys: Copy + 'static {
    /// Every key, in the order of the mapping.
    const ALL: &'static [Self];

    /// The mapping.
    fn mapping() -> &'static Mapping;

    /// Its place in the mapping.
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
        matches!(self, Self::Named(_) | Self::TextMap | Self::Outputs | Self::ByStatus(_))
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
    /// A reserved name is near to nothing: whoever writes it means it.
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
