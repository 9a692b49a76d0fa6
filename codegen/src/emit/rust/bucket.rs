//! What does a bucket look like in Rust?

use std::time::Duration;

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::settings::Settings;
use crate::model::{self, Retry, RetryNumbers};

/// A bucket as a value of the runtime crate.
pub(super) struct Bucket<'s>(pub(super) &'s model::Bucket);

impl Bucket<'_> {
    pub(super) fn tokens(&self, settings: &Settings) -> TokenStream {
        let value = bucket_value(self.0, &settings.crate_path);
        quote!(#value,)
    }

    /// Name, title and advice.
    pub(super) fn words(&self) -> [Literal; 3] {
        [&self.0.name, &self.0.title.0, &self.0.advice.0].map(|text| Literal::string(text))
    }
}

/// The bucket, as the runtime crate makes it.
pub(crate) fn bucket_value(bucket: &model::Bucket, errspec: &impl ToTokens) -> TokenStream {
    let [name, title, advice] = Bucket(bucket).words();
    let retry = match bucket.retry {
        Retry::Never => quote!(Never),
        Retry::AfterDelay(numbers) => {
            let numbers = numbers_tokens(numbers);
            quote!(after_delay(#numbers))
        }
        Retry::Backoff(numbers) => {
            let numbers = numbers_tokens(numbers);
            quote!(backoff(#numbers))
        }
    };
    quote!(#errspec::Bucket::new(#name, #title, #advice, #errspec::Retry::#retry))
}

fn numbers_tokens(numbers: RetryNumbers) -> TokenStream {
    let max_attempts = Literal::u32_unsuffixed(numbers.max_attempts);
    let [base_delay, max_delay] = [numbers.base_delay, numbers.max_delay].map(|delay| {
        let (seconds, nanoseconds) = parts(delay);
        quote!(::core::time::Duration::new(#seconds, #nanoseconds))
    });
    quote!(#max_attempts, #base_delay, #max_delay)
}

/// Seconds and nanoseconds, the latter in groups of three digits.
pub(super) fn parts(delay: Duration) -> (Literal, Literal) {
    (grouped(delay.as_secs()), grouped(delay.subsec_nanos().into()))
}

/// A number in groups of three digits, as clippy wants it to be read.
fn grouped(number: u64) -> Literal {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped.parse().unwrap_or_else(|_| unreachable!("decimal digits are a literal"))
}
