//! Which bucket has a name?

use crate::__v1::same;
use crate::Bucket;

/// Returns the value of the bucket with this name; both lists have the same order.
#[must_use]
pub const fn bucket_of<B: Copy>(name: &str, buckets: &[Bucket], values: &[B]) -> Option<B> {
    let mut at = 0;
    while at < buckets.len() {
        if same(buckets[at].name.as_bytes(), name.as_bytes()) {
            return Some(values[at]);
        }
        at += 1;
    }
    None
}
