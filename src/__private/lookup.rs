//! Which code is a string, in a table too large for a `match`?
//!
//! The table of codes is indexed by hash, with open addressing.
//! The index is built at compile time from a hash per code, so that generated code holds one line per code and no table whose rows depend on each other.
//! An entry of the index is the upper half of the hash and the number of the code plus one; zero is empty.
//! A miss thus ends in the index, and a hit is verified by one compare.

use super::hash::{half, hash, word};

/// How many slots the index of that many codes has: at most half of them are in use.
#[must_use]
pub const fn slots(codes: usize) -> usize {
    (codes * 2).next_power_of_two()
}

/// The index over the hashes of all codes, in the order of the codes.
///
/// # Panics
///
/// At compile time, with more codes than a half of an entry can number.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "the first line of the function")]
pub const fn index<const SLOTS: usize>(hashes: &[u32]) -> [u32; SLOTS] {
    assert!(hashes.len() < 0xFFFF, "an enum has fewer than 65,535 codes");
    assert!(SLOTS == slots(hashes.len()), "the index has the size that `slots` says");
    let mut index = [0; SLOTS];
    let mut code = 0;
    while code < hashes.len() {
        let mut slot = hashes[code] as usize & (SLOTS - 1);
        while index[slot] != 0 {
            slot = (slot + 1) & (SLOTS - 1);
        }
        index[slot] = (hashes[code] & 0xFFFF_0000) | (code as u32 + 1);
        code += 1;
    }
    index
}

/// The number of the code that the text is.
#[inline]
#[must_use]
pub const fn find<const CODES: usize, const SLOTS: usize>(
    text: &str,
    index: &[u32; SLOTS],
    codes: &[&str; CODES],
) -> Option<usize> {
    let hash = hash(text);
    let mut slot = hash as usize & (SLOTS - 1);
    loop {
        let entry = index[slot];
        if entry == 0 {
            return None;
        }
        if (entry ^ hash) & 0xFFFF_0000 == 0 {
            let code = (entry & 0xFFFF) as usize - 1;
            if same(codes[code].as_bytes(), text.as_bytes()) {
                return Some(code);
            }
        }
        slot = (slot + 1) & (SLOTS - 1);
    }
}

/// `==` of bytes, which is not `const` yet: the same words that the hash has just read, and no branch for each.
#[inline]
pub(crate) const fn same(left: &[u8], right: &[u8]) -> bool {
    let len = left.len();
    if len != right.len() {
        return false;
    }
    match len {
        17.. => {
            let mut difference = words(left, right, 0) | words(left, right, len - 16);
            let mut at = 16;
            while at + 16 < len {
                difference |= words(left, right, at);
                at += 16;
            }
            difference == 0
        }
        8.. => (word(left, 0) ^ word(right, 0)) | (word(left, len - 8) ^ word(right, len - 8)) == 0,
        4.. => (half(left, 0) ^ half(right, 0)) | (half(left, len - 4) ^ half(right, len - 4)) == 0,
        1.. => left[0] == right[0] && left[len / 2] == right[len / 2] && left[len - 1] == right[len - 1],
        0 => true,
    }
}

/// Not zero if two words differ.
#[inline]
const fn words(left: &[u8], right: &[u8], at: usize) -> u64 {
    (word(left, at) ^ word(right, at)) | (word(left, at + 8) ^ word(right, at + 8))
}
