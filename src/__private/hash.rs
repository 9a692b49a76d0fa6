//! Which number does a string hash to?
//! The generator writes these numbers into the table, and the look-up computes them again.
//! So the generator has the same file, a test compares the two, and no version of 0.1 changes it.

/// A hash of the bytes: two words at a time, one folded multiplication each.
///
/// Codes are some 20 bytes long, so what counts is the latency of two pairs.
/// Strings of other people are looked up as well; the worst that they can do is to collide with a code,
/// and a table that is built at compile time has no long chains to be found.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "both halves are in what is left")]
pub(super) const fn hash(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let len = bytes.len();
    let seed = SEED ^ (len as u64);
    let state = match len {
        // The two pairs do not wait for each other; up to 32 bytes they overlap and are all there is.
        17.. => {
            let mut state = fold(seed ^ word(bytes, 0), FIRST ^ word(bytes, 8))
                ^ fold(SECOND ^ word(bytes, len - 16), THIRD ^ word(bytes, len - 8));
            let mut at = 16;
            while at + 16 < len {
                state = fold(state ^ word(bytes, at), FIRST ^ word(bytes, at + 8));
                at += 16;
            }
            state
        }
        8.. => fold(seed ^ word(bytes, 0), FIRST ^ word(bytes, len - 8)),
        4.. => fold(seed ^ half(bytes, 0), FIRST ^ half(bytes, len - 4)),
        // One to three bytes: the first, the middle and the last are all of them.
        1.. => fold(seed ^ bytes[0] as u64, FIRST ^ ((bytes[len / 2] as u64) << 8) ^ bytes[len - 1] as u64),
        0 => seed,
    };
    (state ^ (state >> 32)) as u32
}

// The fraction of pi, as many words as needed: nothing up the sleeve.
const SEED: u64 = 0x243f_6a88_85a3_08d3;
const FIRST: u64 = 0x1319_8a2e_0370_7344;
const SECOND: u64 = 0xa409_3822_299f_31d0;
const THIRD: u64 = 0x082e_fa98_ec4e_6c89;

#[expect(clippy::cast_possible_truncation, reason = "both halves are used")]
const fn fold(left: u64, right: u64) -> u64 {
    let product = (left as u128).wrapping_mul(right as u128);
    (product as u64) ^ ((product >> 64) as u64)
}

/// The eight bytes from there on.
#[inline]
pub(super) const fn word(bytes: &[u8], at: usize) -> u64 {
    match bytes.split_at(at).1.first_chunk::<8>() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => 0,
    }
}

/// The four bytes from there on.
#[inline]
pub(super) const fn half(bytes: &[u8], at: usize) -> u64 {
    match bytes.split_at(at).1.first_chunk::<4>() {
        Some(chunk) => u32::from_le_bytes(*chunk) as u64,
        None => 0,
    }
}
