//! Which code does a string match that is not the code's own, such as its name before it was renamed?
//!
//! A spec has few of them, and only a string that no code has is looked up, so a binary search is enough.

use core::cmp::Ordering;

use super::lookup::find;

/// Returns the table if it is sorted by the bytes of its strings, without duplicates.
///
/// # Panics
///
/// Panics at compile time if it is not, as after a merge that was resolved by hand.
#[must_use]
pub const fn aliases<T>(table: &'static [(&'static str, T)]) -> &'static [(&'static str, T)] {
    let mut at = 1;
    while at < table.len() {
        let is_sorted = matches!(compare(table[at - 1].0, table[at].0), Ordering::Less);
        assert!(is_sorted, "the aliases must be sorted; regenerate the file");
        at += 1;
    }
    table
}

/// Returns the code with this string, or else the code with this alias.
#[inline]
#[must_use]
pub const fn find_or_alias<T: Copy, const CODES: usize, const SLOTS: usize>(
    text: &str,
    index: &[u16; SLOTS],
    codes: &[&str; CODES],
    all: &[T; CODES],
    aliases: &[(&str, T)],
) -> Option<T> {
    match find(text, index, codes, all) {
        None => search(text, aliases),
        found => found,
    }
}

#[cold]
#[inline(never)]
const fn search<T: Copy>(text: &str, aliases: &[(&str, T)]) -> Option<T> {
    let (mut least, mut end) = (0, aliases.len());
    while least < end {
        let middle = least + (end - least) / 2;
        match compare(aliases[middle].0, text) {
            Ordering::Less => least = middle + 1,
            Ordering::Greater => end = middle,
            Ordering::Equal => return Some(aliases[middle].1),
        }
    }
    None
}

/// `cmp` of the bytes, which is not `const` yet.
pub(super) const fn compare(left: &str, right: &str) -> Ordering {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut at = 0;
    while at < left.len() && at < right.len() {
        if left[at] < right[at] {
            return Ordering::Less;
        }
        if left[at] > right[at] {
            return Ordering::Greater;
        }
        at += 1;
    }
    if left.len() < right.len() {
        Ordering::Less
    } else if left.len() > right.len() {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::{aliases, search};

    #[test]
    fn each_alias_is_found_and_nothing_else() {
        let words = ["a", "ab", "ac", "b", "ba", "größe", "z", "zz"];
        for count in 0..=words.len() {
            let numbered: [_; 8] = core::array::from_fn(|at| (words[at], at));
            let table = &numbered[..count];
            for (at, word) in words.iter().enumerate() {
                assert_eq!(search(word, table), (at < count).then_some(at), "{word} of {count}");
            }
            for other in ["", "A", "aa", "abc", "b ", "gr", "größ", "zzz", "~"] {
                assert_eq!(search(other, table), None, "{other} of {count}");
            }
        }
    }

    #[test]
    fn a_sorted_table_is_returned() {
        static SORTED: [(&str, u8); 3] = [("a", 1), ("ab", 2), ("b", 3)];
        assert_eq!(aliases(&SORTED), SORTED);
    }

    #[test]
    fn a_table_that_is_not_sorted_is_refused() {
        for table in [&[("b", 1), ("a", 2)], &[("a", 1), ("a", 2)], &[("ab", 1), ("a", 2)]] {
            let refused = std::panic::catch_unwind(|| aliases(table)).unwrap_err();
            let message = refused.downcast_ref::<&str>();
            assert_eq!(message, Some(&"the aliases must be sorted; regenerate the file"));
        }
    }
}
