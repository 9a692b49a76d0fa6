//! Which code does a string match?
//!
//! The table of codes is indexed by hash, with open addressing.
//! The index is built at compile time from a hash per code, so that generated code holds one line per code and no table whose rows depend on each other.
//! An entry of the index is the number of a code, or a number that no code has.
//! So most misses end in the index, and a hit is verified by one comparison.

use super::hash;

/// A number that no code has.
const EMPTY: u16 = u16::MAX;

/// Up to this many slots, an index has 32 per code instead of 8. That is 8 KiB, a quarter of the L1 cache of most
/// processors.
///
/// The extra slots help most with few codes, where a `match` is fastest, and cost least there;
/// `-- lookups 9 100 250 500 1000` of the benches measures both.
const ROOM: usize = 4_096;

/// Returns the number of slots in the index of this many codes; at most an eighth of them is in use, and with few codes
/// a 32nd.
///
/// So nearly all look-ups end at the first slot; any other costs a mispredicted branch.
#[must_use]
pub const fn slots(codes: usize) -> usize {
    let roomy = if codes * 32 < ROOM { codes * 32 } else { ROOM };
    let least = codes * 8;
    if roomy < least { least.next_power_of_two() } else { roomy.next_power_of_two() }
}

/// Builds the index over the hashes of all codes, which are in the order of the codes.
///
/// # Panics
///
/// Panics at compile time if there are more codes than fit into an entry.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "the first line of the function")]
pub const fn index<const SLOTS: usize>(hashes: &[u32]) -> [u16; SLOTS] {
    assert!(hashes.len() < EMPTY as usize, "an enum must have fewer than 65,535 codes");
    assert!(SLOTS == slots(hashes.len()), "the index must have the size that `slots` returns");
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

/// Returns the code with this string.
///
/// The common case, a code of 8 to 32 bytes in the slot of its hash, is inlined into the crate with the codes, where
/// the size of the index is a constant.
#[inline]
#[must_use]
pub const fn find<T: Copy, const CODES: usize, const SLOTS: usize>(
    text: &str,
    index: &[u16; SLOTS],
    codes: &[&str; CODES],
    all: &[T; CODES],
) -> Option<T> {
    let bytes = text.as_bytes();
    let len = bytes.len();
    match len {
        16..=32 => {
            let ends = hash::ends(bytes);
            let code = index[hash::of_long(len, ends) as usize & (SLOTS - 1)] as usize;
            if code >= CODES {
                return None;
            }
            let found = codes[code].as_bytes();
            if found.len() == len && is_long(hash::ends(found), ends) {
                return Some(all[code]);
            }
        }
        8..=15 => {
            let ends = hash::short_ends(bytes);
            let code = index[hash::of_short(len, ends) as usize & (SLOTS - 1)] as usize;
            if code >= CODES {
                return None;
            }
            let found = codes[code].as_bytes();
            if found.len() == len && is_short(hash::short_ends(found), ends) {
                return Some(all[code]);
            }
        }
        _ => {}
    }
    search(text, index, codes, all)
}

/// Returns the code of any string, in any slot.
///
/// [`find`] ends with this call, so that it is a jump: any other call would make `find` save registers in all look-ups.
#[cold]
#[inline(never)]
const fn search<T: Copy, const CODES: usize, const SLOTS: usize>(
    text: &str,
    index: &[u16; SLOTS],
    codes: &[&str; CODES],
    all: &[T; CODES],
) -> Option<T> {
    let bytes = text.as_bytes();
    let mut slot = hash::hash(bytes) as usize & (SLOTS - 1);
    loop {
        let code = index[slot] as usize;
        if code >= CODES {
            return None;
        }
        if same(codes[code].as_bytes(), bytes) {
            return Some(all[code]);
        }
        slot = (slot + 1) & (SLOTS - 1);
    }
}

/// `==` of bytes, which is not `const` yet; compares whole words, as the hash reads them.
pub(crate) const fn same(left: &[u8], right: &[u8]) -> bool {
    let len = left.len();
    if len != right.len() {
        return false;
    }
    match len {
        16.. => {
            let mut is_same = is_long(hash::ends(left), hash::ends(right));
            // The part between the ends.
            let mut at = 16;
            while at + 16 < len {
                is_same &= hash::word(left, at) == hash::word(right, at);
                is_same &= hash::word(left, at + 8) == hash::word(right, at + 8);
                at += 16;
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
