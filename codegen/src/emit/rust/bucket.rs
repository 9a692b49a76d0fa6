//! A bucket in Rust: its variant and its row.

use super::row::{Row, VariantAttributes};
use super::source::{duration, string};
use crate::inline;
use crate::model::rust::Bucket;
use crate::model::{self, Retry, RetryNumbers};

/// The variant of the bucket, with its docs.
pub(super) fn variant<'s>(bucket: &Bucket<'s>) -> Row<'s> {
    let [title, advice] = [&bucket.title, &bucket.advice].map(|text| inline::rustdoc(&text.0));
    let attributes = VariantAttributes {
        docs: vec![title, String::new(), advice],
        aliases: Vec::new(),
        renames: Vec::new(),
        deprecated: None,
    };
    Row::Definition(attributes, bucket.variant)
}

/// The row of the bucket, a call of the runtime crate. `__v1` is in scope.
pub(crate) fn row(bucket: &model::Bucket) -> String {
    let [name, title, advice] = [&bucket.name, &bucket.title.0, &bucket.advice.0].map(|text| string(text));
    let retry = match bucket.retry {
        Retry::Never => "never()".to_owned(),
        Retry::AfterRefresh => "after_refresh()".to_owned(),
        Retry::AfterDelay(numbers) => format!("after_delay({})", arguments(numbers)),
        Retry::Backoff(numbers) => format!("backoff({})", arguments(numbers)),
    };
    format!("__v1::bucket(\n    {name},\n    {title},\n    {advice},\n    __v1::{retry},\n),")
}

fn arguments(numbers: RetryNumbers) -> String {
    let [base_delay, max_delay] = [numbers.base_delay, numbers.max_delay].map(duration);
    format!("{}, {base_delay}, {max_delay}", numbers.max_attempts)
}
