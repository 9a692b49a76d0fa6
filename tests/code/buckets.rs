//! The enum of buckets: one variant per bucket, in the order of the spec.

use std::collections::HashSet;

use errspec::{ApiErrorSpec, Bucket, CodeEnum};

use crate::{nine, odd, specs};

/// Each bucket has the data of the spec, whether it is found by its name, its position or a code.
macro_rules! check_buckets {
    ($code:ty, $bucket:ty, $spec:expr) => {{
        let spec = $spec;
        assert_eq!(<$bucket>::ALL.len(), spec.buckets.len());
        for (&bucket, of_spec) in <$bucket>::ALL.iter().zip(&spec.buckets) {
            assert_eq!(bucket.as_str(), of_spec.name);
            assert_eq!(bucket.to_string(), of_spec.name);
            assert_eq!(format!("{bucket:>40}").trim_start(), of_spec.name);
            assert_eq!(bucket.as_bucket().title, of_spec.title.0);
            assert_eq!(bucket.as_bucket().advice, of_spec.advice.0);
            assert_eq!(bucket.retry(), bucket.as_bucket().retry);
            assert_eq!(<$bucket>::from_name(&of_spec.name), Some(bucket));
            assert_eq!(<$bucket>::from_name(&of_spec.name[1..]), None);
            assert!(std::ptr::eq(<&'static Bucket>::from(bucket), bucket.as_bucket()));
        }
        for (&code, of_spec) in <$code>::ALL.iter().zip(&spec.codes) {
            let bucket: $bucket = code.bucket();
            assert_eq!(bucket, <$bucket>::ALL[of_spec.bucket]);
            assert_eq!(bucket, code.typed_bucket());
            assert!(std::ptr::eq(bucket.as_bucket(), ApiErrorSpec::bucket(&code)));
            assert!(std::ptr::eq(bucket.as_bucket(), code.entry().bucket));
        }
        assert!(<$bucket>::ALL.is_sorted());
        assert_eq!(<$bucket>::ALL.iter().collect::<HashSet<_>>().len(), spec.buckets.len());
    }};
}

#[test]
fn each_bucket_is_a_value() {
    check_buckets!(nine::ErrorCode, nine::ErrorBucket, specs::nine());
    check_buckets!(odd::ErrorCode, odd::ErrorBucket, specs::odd());
}

#[test]
fn a_bucket_is_matched_without_strings() {
    const WAITING: nine::ErrorBucket = nine::ErrorCode::QuotaExceeded.bucket();
    let advice = match WAITING {
        nine::ErrorBucket::FixInCode => "fix it",
        nine::ErrorBucket::FixByWaiting => "wait",
        nine::ErrorBucket::FixByRetrying => "retry",
    };
    assert_eq!(advice, "wait");
    assert_eq!(format!("{WAITING:?}"), "FixByWaiting");
}

/// Generic code gets the same values as the enum's own methods.
#[test]
fn generic_code_has_all_codes_and_buckets() {
    fn in_bucket<C: CodeEnum>(bucket: C::Bucket) -> Vec<&'static str> {
        C::ALL.iter().filter(|code| code.typed_bucket() == bucket).map(ApiErrorSpec::code).collect()
    }

    let waiting = in_bucket::<nine::ErrorCode>(nine::ErrorBucket::FixByWaiting);
    assert_eq!(waiting, ["rate_limit_exceeded", "quota_exceeded"]);
    assert_eq!(<odd::ErrorCode as CodeEnum>::ALL, odd::ErrorCode::ALL);
    assert_eq!(<odd::ErrorCode as CodeEnum>::from_code("Camel"), Some(odd::ErrorCode::Camel));
}
