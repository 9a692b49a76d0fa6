//! The keyed hash: `SipHash-2-4` of two numbers, with its result of 128 bits.
//!
//! The standard library has only the result of 64 bits, and hashes byte by byte.

/// Returns the hash of the message under the key. The bytes of each number are little-endian.
pub(super) fn keyed_hash([low, high]: [u64; 2], message: [u64; 2]) -> [u64; 2] {
    let mut state = [
        low ^ 0x736f_6d65_7073_6575,
        // The result of 128 bits has another start than that of 64.
        high ^ 0x646f_7261_6e64_6f6d ^ 0xee,
        low ^ 0x6c79_6765_6e65_7261,
        high ^ 0x7465_6462_7974_6573,
    ];
    // The last word has the length of the message.
    for word in [message[0], message[1], 16 << 56] {
        state[3] ^= word;
        state = round(round(state));
        state[0] ^= word;
    }
    state[2] ^= 0xee;
    let state = finish(state);
    let [a, b, c, d] = state;
    [fold(state), fold(finish([a, b ^ 0xdd, c, d]))]
}

fn finish(state: [u64; 4]) -> [u64; 4] {
    round(round(round(round(state))))
}

fn fold([a, b, c, d]: [u64; 4]) -> u64 {
    a ^ b ^ c ^ d
}

#[inline]
fn round([mut a, mut b, mut c, mut d]: [u64; 4]) -> [u64; 4] {
    a = a.wrapping_add(b);
    b = b.rotate_left(13) ^ a;
    a = a.rotate_left(32);
    c = c.wrapping_add(d);
    d = d.rotate_left(16) ^ c;
    a = a.wrapping_add(d);
    d = d.rotate_left(21) ^ a;
    c = c.wrapping_add(b);
    b = b.rotate_left(17) ^ c;
    c = c.rotate_left(32);
    [a, b, c, d]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use siphasher::sip128::{Hasher128, SipHasher24};

    use super::*;

    proptest! {
        #[test]
        fn it_is_siphash(key in any::<[u64; 2]>(), message in any::<[u64; 2]>()) {
            let mut other = SipHasher24::new_with_keys(key[0], key[1]);
            core::hash::Hasher::write(&mut other, message.map(u64::to_le_bytes).as_flattened());
            let expected = other.finish128();
            prop_assert_eq!(keyed_hash(key, message), [expected.h1, expected.h2]);
        }
    }
}
