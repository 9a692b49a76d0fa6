//! The keys of a mapping whose values are unknown, because the reader reported an error in them.

use std::fmt;
use std::marker::PhantomData;

use crate::grammar::{Keys, MOST_KEYS};

/// The keys of one mapping whose values could not be read completely.
///
/// Their values are unknown, so nothing that depends on them can be checked.
pub struct Misread<K> {
    /// A bit for each key, and [`OTHER`].
    bits: u32,
    keys: PhantomData<K>,
}

/// Marks an error that does not belong to a key of the grammar.
const OTHER: u32 = 1 << MOST_KEYS;

impl<K: Keys> Misread<K> {
    /// Marks a key whose value was reported.
    pub fn mark(&mut self, key: K) {
        self.bits |= 1 << key.index();
    }

    /// Marks an error that does not belong to a key of the grammar, such as an unknown key.
    pub fn mark_other(&mut self) {
        self.bits |= OTHER;
    }

    /// Marks everything.
    pub fn mark_all(&mut self) {
        self.bits = u32::MAX;
    }

    /// Whether the value of a key is unknown.
    #[must_use]
    pub fn has(self, key: K) -> bool {
        self.bits & (1 << key.index()) != 0
    }

    /// Whether an error was reported that does not belong to a key of the grammar.
    #[must_use]
    pub fn has_other(self) -> bool {
        self.bits & OTHER != 0
    }

    /// Whether anything at all was reported.
    #[must_use]
    pub fn any(self) -> bool {
        self.bits != 0
    }
}

impl<K> Default for Misread<K> {
    fn default() -> Self {
        Self { bits: 0, keys: PhantomData }
    }
}

impl<K> Clone for Misread<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Misread<K> {}

impl<K: Keys> fmt::Debug for Misread<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = K::ALL.iter().filter(|key| self.has(**key)).map(|key| key.key().name);
        f.debug_set().entries(keys).entries(self.has_other().then_some("…")).finish()
    }
}
