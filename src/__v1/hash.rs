//! The hash of a code's string.
//! The generator writes the hashes into the table, and the look-up computes them again.
//! So the generator and the runtime crate have the same file, which a test compares. It cannot change while `__v1` exists.

/// Returns a hash of the bytes: one folded multiplication for up to 32 bytes, and one more for each further 16.
///
/// Codes are about 20 bytes long, so it is optimized for that length.
/// Strings from clients are looked up as well. At worst they collide with a code,
/// and a table that is built at compile time has no long chains to exploit.
pub(super) const fn hash(bytes: &[u8]) -> u32 {
    let len = bytes.len();
    match len {
        33.. => {
            let mut state = long_state(len, ends(bytes));
            let mut at = 16;
            while at + 16 < len {
                state = fold(state ^ word(bytes, at), FIRST ^ word(bytes, at + 8));
                at += 16;
            }
            low(state)
        }
        16.. => of_long(len, ends(bytes)),
        8.. => of_short(len, short_ends(bytes)),
        4.. => of_short(len, [half(bytes, 0), half(bytes, len - 4)]),
        // One to three bytes: the first, the middle and the last are all of them.
        1.. => of_short(len, [bytes[0] as u64, (bytes[len / 2] as u64) << 8 | bytes[len - 1] as u64]),
        0 => of_short(0, [0; 2]),
    }
}

/// The hash of 16 to 32 bytes, which the [`ends`] contain completely.
#[inline]
pub(super) const fn of_long(len: usize, ends: [u64; 4]) -> u32 {
    low(long_state(len, ends))
}

/// The hash of 8 to 15 bytes, which the [`short_ends`] contain completely.
#[inline]
pub(super) const fn of_short(len: usize, [first, last]: [u64; 2]) -> u32 {
    low(fold(SEED ^ (len as u64) ^ first, FIRST ^ last))
}

/// The first and the last 16 bytes of at least 16.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "both halves are used")]
pub(super) const fn ends(bytes: &[u8]) -> [u64; 4] {
    match (bytes.first_chunk::<16>(), bytes.last_chunk::<16>()) {
        (Some(first), Some(last)) => {
            let (first, last) = (u128::from_le_bytes(*first), u128::from_le_bytes(*last));
            [first as u64, (first >> 64) as u64, last as u64, (last >> 64) as u64]
        }
        _ => [0; 4],
    }
}

/// The first and the last 8 bytes of at least 8.
#[inline]
pub(super) const fn short_ends(bytes: &[u8]) -> [u64; 2] {
    match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(first), Some(last)) => [u64::from_le_bytes(*first), u64::from_le_bytes(*last)],
        _ => [0; 2],
    }
}

// Digits of pi, so the numbers are not chosen by anyone.
const SEED: u64 = 0x243f_6a88_85a3_08d3;
const FIRST: u64 = 0x1319_8a2e_0370_7344;

/// One multiplication for four words, in two sums.
///
/// The constants keep words of one repeated letter apart, for which a product is little more than a sum of digits.
/// The factors were chosen with the families of codes in the test of the look-up.
#[inline]
const fn long_state(len: usize, [first, second, third, last]: [u64; 4]) -> u64 {
    let left = SEED.wrapping_add(len as u64).wrapping_add(first).wrapping_add(last.wrapping_mul(9));
    fold(left, FIRST.wrapping_add(second).wrapping_add(third.wrapping_mul(3)))
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "both halves are used")]
const fn fold(left: u64, right: u64) -> u64 {
    let product = (left as u128).wrapping_mul(right as u128);
    (product as u64) ^ ((product >> 64) as u64)
}

/// The low half. Once a product is folded, each word affects it.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the low half is wanted")]
const fn low(state: u64) -> u32 {
    state as u32
}

/// The eight bytes that start at `at`.
pub(super) const fn word(bytes: &[u8], at: usize) -> u64 {
    match bytes.split_at(at).1.first_chunk::<8>() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => 0,
    }
}

/// The four bytes that start at `at`.
const fn half(bytes: &[u8], at: usize) -> u64 {
    match bytes.split_at(at).1.first_chunk::<4>() {
        Some(chunk) => u32::from_le_bytes(*chunk) as u64,
        None => 0,
    }
}
