//! Which id does a request have?

use core::fmt;

use bytes::Bytes;

use crate::envelope::is_request_id;

const HEX: &[u8; 16] = b"0123456789abcdef";

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
        let sane = core::str::from_utf8(id).is_ok_and(is_request_id);
        (sane && values.next().is_none()).then(|| Self(Bytes::copy_from_slice(id)))
    }

    pub(in crate::server) fn random() -> Self {
        let mut id = *b"req_00000000000000000000000000000000";
        for (digits, byte) in id[4..].as_chunks_mut().0.iter_mut().zip(fastrand::u128(..).to_ne_bytes()) {
            *digits = [HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 0xf)]];
        }
        // `from_owner` is one allocation for all clones; a copy is one, and another at the first clone.
        Self(Bytes::from_owner(id))
    }
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
