//! What does a spec say about its codes?

mod bucket;
mod catalog;
mod codes;
mod digest;
mod entry;
mod fields;
#[cfg(feature = "alloc")]
mod received;
mod retry;
mod retry_budget;
mod unknown;

pub use self::bucket::Bucket;
pub use self::catalog::{Catalog, CodeEnum};
pub use self::codes::{ApiErrorCodes, Codes, CodesIter};
pub use self::digest::{Digest, digest};
pub use self::entry::{Deprecated, Entry};
pub(crate) use self::fields::Cells;
pub use self::fields::{Column, Fields};
#[cfg(feature = "alloc")]
pub use self::received::Code;
pub use self::retry::{Retry, RetryNumbers};
pub use self::retry_budget::RetryBudget;
pub use self::unknown::UnknownCode;
