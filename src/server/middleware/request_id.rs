//! What is the id of a request?

use core::fmt;

use bytes::Bytes;

use super::random;
use crate::envelope::is_request_id;

/// The id of a request, which `EnvelopeLayer` and `EnvelopeMiddleware` put into the extensions of the request.
///
/// It is the id that the client sent, if that is 1 to 128 visible ASCII characters, and otherwise `req_` with 128 random
/// bits in hex.
/// It identifies a request and is not a secret.
/// The type is the same for all frameworks.
///
/// The random bits are from the system's generator:
///
/// - On Unix, each thread hashes with a key from `/dev/urandom` that it uses for at most one millisecond, so ids do not repeat after a `fork`, or in two machines that are restored from one snapshot.
///   Within that millisecond, only the time in nanoseconds keeps the ids of two copies apart.
/// - On other systems, and without `/dev/urandom`, the key is that of [`RandomState`](std::hash::RandomState), which each thread reads from the system once.
///   There only the time and the id of the process keep the ids of two copies apart.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RequestId(Bytes);

impl RequestId {
    /// Returns the id as a string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match core::str::from_utf8(&self.0) {
            Ok(id) => id,
            Err(_) => unreachable!("an id is visible ASCII"),
        }
    }

    /// The bytes of the id, which are a valid header value in every version of `http`; a copy is free.
    pub(in crate::server) fn bytes(&self) -> Bytes {
        self.0.clone()
    }

    /// The id that the client sent, if it is valid and the only one.
    pub(in crate::server) fn sent<'v>(values: impl IntoIterator<Item = &'v [u8]>) -> Option<Self> {
        let mut values = values.into_iter();
        let id = values.next()?;
        let is_valid = core::str::from_utf8(id).is_ok_and(is_request_id);
        (is_valid && values.next().is_none()).then(|| Self(Bytes::copy_from_slice(id)))
    }

    pub(in crate::server) fn random() -> Self {
        let mut id = *b"req_00000000000000000000000000000000";
        for (digits, half) in id[4..].as_chunks_mut().0.iter_mut().zip(random::bits()) {
            *digits = hex(half);
        }
        // `from_owner` allocates once for all clones; a copy would allocate again at the first clone.
        Self(Bytes::from_owner(id))
    }
}

/// The hex digits of a number, from its lowest to its highest. All of them are computed at once, one in each byte.
fn hex(number: u64) -> [u8; 16] {
    /// The same byte in each place.
    const fn all(byte: u8) -> u128 {
        u128::from_ne_bytes([byte; 16])
    }

    let mut digits = u128::from(number);
    for bits in [32, 16, 8, 4] {
        // Moves the upper half of each group by its own size, so that the group has twice the room.
        digits = (digits | digits << bits) & (u128::MAX / ((1 << bits) + 1));
    }
    let letters = ((digits + all(6)) >> 4) & all(1);
    (digits + all(b'0') + letters * u128::from(b'a' - b'0' - 10)).to_le_bytes()
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RequestId").field(&self.as_str()).finish()
    }
}
