//! Which id does a request have?

use core::fmt;

use bytes::Bytes;

/// The longest id that is taken from a client.
const LONGEST: usize = 128;

/// The id of a request, in the extensions of the request while `EnvelopeLayer` or `EnvelopeMiddleware` is around it.
///
/// It is one type in the modules of all frameworks.
/// It is what the client sent, 1 to 128 visible ASCII characters, or `req_` and 128 random bits in hex.
/// It names a request and is no secret.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RequestId(Bytes);

impl RequestId {
    /// The id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match core::str::from_utf8(&self.0) {
            Ok(id) => id,
            Err(_) => unreachable!("only visible ASCII is taken, and hex is made"),
        }
    }

    /// The id as the value of a header, which it is in every version of `http`; a copy costs nothing.
    pub(in crate::server) fn bytes(&self) -> Bytes {
        self.0.clone()
    }

    /// The id that the client sent, if it is sane and the only one.
    pub(in crate::server) fn sent<'v>(values: impl IntoIterator<Item = &'v [u8]>) -> Option<Self> {
        let mut values = values.into_iter();
        let id = values.next()?;
        let sane = (1..=LONGEST).contains(&id.len()) && id.iter().all(u8::is_ascii_graphic);
        (sane && values.next().is_none()).then(|| Self(Bytes::copy_from_slice(id)))
    }

    pub(in crate::server) fn random() -> Self {
        let mut id = *b"req_00000000000000000000000000000000";
        let bits = fastrand::u128(..).to_ne_bytes();
        for (digits, bits) in id[4..].as_chunks_mut().0.iter_mut().zip(bits.as_chunks().0) {
            *digits = hex(u32::from_ne_bytes(*bits));
        }
        // `from_owner` is one allocation for all clones; a copy is one, and another at the first clone.
        Self(Bytes::from_owner(id))
    }
}

/// Eight digits at once: each gets four of the bits in a byte of its own, and those from ten on are moved to the letters.
const fn hex(bits: u32) -> [u8; 8] {
    let mut spread = bits as u64;
    spread = (spread | spread << 16) & 0x0000_ffff_0000_ffff;
    spread = (spread | spread << 8) & 0x00ff_00ff_00ff_00ff;
    spread = (spread | spread << 4) & 0x0f0f_0f0f_0f0f_0f0f;
    let letters = (spread + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101;
    (spread + 0x3030_3030_3030_3030 + letters * (b'a' - b'0' - 10) as u64).to_be_bytes()
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
