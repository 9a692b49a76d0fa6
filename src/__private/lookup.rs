//! Which code is a string, in a table too large for a `match`?
//!
//! The table of codes is indexed by hash, with open addressing.
//! The index is built at compile time from a hash per code, so that generated code holds one line per code and no table whose rows depend on each other.
//! An entry of the index is the number of a code, or no number of any.
//! A miss thus mostly ends in the index, and a hit is verified by one compare.

use super::hash;

/// What is the number of no code.
const EMPTY: u16 = u16::MAX;

/// How many slots the index of that many codes has: at most an eighth of them is in use.
///
/// So nearly all look-ups end at the first one; each that does not is a branch that the processor has guessed wrong.
#[must_use]
pub const fn slots(codes: usize) -> usize {
    (codes * 8).next_power_of_two()
}

/// The index over the hashes of all codes, in the order of the codes.
///
/// # Panics
///
/// At compile time, with more codes than an entry can number.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "the first line of the function")]
pub const fn index<const SLOTS: usize>(hashes: &[u32]) -> [u16; SLOTS] {
    assert!(hashes.len() < EMPTY as usize, "an enum has fewer than 65,535 codes");
    assert!(SLOTS == slots(hashes.len()), "the index has the size that `slots` says");
    let mut index = [EMPTY; SLOTS];
    let mut code = 0;
    while code < hashes.len() {
        let mut slot = hashes[code] as usize & (SLOTS - 1);
        while index[slot] != EMPTY {
            slot = (slot + 1) & (SLOTS - 1);
        }
        index[slot] = code as u16;
        code += 1;
    }
    index
}

/// The number of the code that the text is.
///
/// What nearly all look-ups do is made in the crate that has the codes, where the size of the index is a constant:
/// codes of 8 to 32 bytes that stand where their hash says.
/// All else is compiled here, once.
#[inline]
#[must_use]
pub const fn find<const CODES: usize, const SLOTS: usize>(
    text: &str,
    index: &[u16; SLOTS],
    codes: &[&str; CODES],
) -> Option<usize> {
    let bytes = text.as_bytes();
    let len = bytes.len();
    let hash = match len {
        16..=32 => {
            let ends = hash::ends(bytes);
            let hash = hash::of_long(len, ends);
            let code = index[hash as usize & (SLOTS - 1)] as usize;
            if code >= CODES {
                return None;
            }
            let found = codes[code].as_bytes();
            if found.len() == len && is_long(hash::ends(found), ends) {
                return Some(code);
            }
            hash
        }
        8..=15 => {
            let ends = hash::short_ends(bytes);
            let hash = hash::of_short(len, ends);
            let code = index[hash as usize & (SLOTS - 1)] as usize;
            if code >= CODES {
                return None;
            }
            let found = codes[code].as_bytes();
            if found.len() == len && is_short(hash::short_ends(found), ends) {
                return Some(code);
            }
            hash
        }
        _ => hash::hash(bytes),
    };
    search(bytes, hash, index, codes)
}

/// The number of the code, wherever it stands.
const fn search(bytes: &[u8], hash: u32, index: &[u16], codes: &[&str]) -> Option<usize> {
    let last = index.len() - 1;
    let mut slot = hash as usize & last;
    loop {
        let code = index[slot] as usize;
        if code >= codes.len() {
            return None;
        }
        if same(codes[code].as_bytes(), bytes) {
            return Some(code);
        }
        slot = (slot + 1) & last;
    }
}

/// `==` of bytes, which is not `const` yet: in words, as they are hashed.
pub(crate) const fn same(left: &[u8], right: &[u8]) -> bool {
    let len = left.len();
    if len != right.len() {
        return false;
    }
    match len {
        16.. => {
            let mut is_same = is_long(hash::ends(left), hash::ends(right));
            // What is between the ends.
            let mut at = 16;
            while at + 16 < len {
                is_same &= left[at] == right[at];
                at += 1;
            }
            is_same
        }
        8.. => is_short(hash::short_ends(left), hash::short_ends(right)),
        _ => {
            let mut at = 0;
            while at < len && left[at] == right[at] {
                at += 1;
            }
            at == len
        }
    }
}

#[inline]
const fn is_long(left: [u64; 4], right: [u64; 4]) -> bool {
    (left[0] ^ right[0]) | (left[1] ^ right[1]) | (left[2] ^ right[2]) | (left[3] ^ right[3]) == 0
}

#[inline]
const fn is_short(left: [u64; 2], right: [u64; 2]) -> bool {
    (left[0] ^ right[0]) | (left[1] ^ right[1]) == 0
}
