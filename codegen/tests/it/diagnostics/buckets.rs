//! Buckets: texts, retry and numbers, and whether a code is in them.

use super::harness::{buckets, check, whole};

#[test]
fn a_retry_that_is_not_known() {
    check(
        &buckets(
            r"
  wait: { title: Wait, retry: exponential, advice: Wait. }
",
        ),
        r"
error[unknown-value]: `retry` cannot be `exponential`
 --> spec/errors.yaml:5:31
  |
5 |   wait: { title: Wait, retry: exponential, advice: Wait. }
  |                               ^^^^^^^^^^^
  |
  = help: the choices are `never`, `after_delay` and `backoff`
",
    );
}

#[test]
fn a_misspelt_retry() {
    check(
        &buckets(
            r"
  wait: { title: Wait, retry: after-delay, advice: Wait. }
",
        ),
        r"
error[unknown-value]: `retry` cannot be `after-delay`
 --> spec/errors.yaml:5:31
  |
5 |   wait: { title: Wait, retry: after-delay, advice: Wait. }
  |                               ^^^^^^^^^^^
  |
  = help: did you mean `after_delay`?
",
    );
}

#[test]
fn empty_texts() {
    check(
        &buckets(
            r#"
  wait: { title: "", retry: after_delay, advice: " " }
"#,
        ),
        r#"
error[empty-text]: `title` of bucket `wait` is empty
 --> spec/errors.yaml:5:18
  |
5 |   wait: { title: "", retry: after_delay, advice: " " }
  |                  ^^
  |
  = help: fill in `title`: The heading of the bucket, inline Markdown.

error[empty-text]: `advice` of bucket `wait` is empty
 --> spec/errors.yaml:5:50
  |
5 |   wait: { title: "", retry: after_delay, advice: " " }
  |                                                  ^^^
  |
  = help: fill in `advice`: What to do, inline Markdown.
"#,
    );
}

#[test]
fn durations_that_are_none() {
    check(
        &buckets(
            r"
  wait:
    title: Wait
    retry: after_delay
    base_delay: 5 seconds
    max_delay: 1000000000ms
    advice: Wait.
",
        ),
        r"
error[bad-duration]: `base_delay` is `5 seconds`, which is no duration
 --> spec/errors.yaml:8:17
  |
8 |     base_delay: 5 seconds
  |                 ^^^^^^^^^
  |
  = help: write a whole number from 1 on with `ms`, `s`, `m` or `h`, as in `500ms` or `30s`

error[bad-duration]: `max_delay` is `1000000000ms`, which is no duration
 --> spec/errors.yaml:9:16
  |
9 |     max_delay: 1000000000ms
  |                ^^^^^^^^^^^^
  |
  = help: write a whole number from 1 on with `ms`, `s`, `m` or `h`, as in `500ms` or `30s`
",
    );
}

#[test]
fn a_wait_of_nothing() {
    check(
        &buckets(
            r"
  wait:
    title: Wait
    retry: after_delay
    base_delay: 0s
    advice: Wait.
",
        ),
        r"
error[bad-duration]: `base_delay` is `0s`, which is no duration
 --> spec/errors.yaml:8:17
  |
8 |     base_delay: 0s
  |                 ^^
  |
  = help: write a whole number from 1 on with `ms`, `s`, `m` or `h`, as in `500ms` or `30s`
",
    );
}

#[test]
fn a_wait_of_years() {
    check(
        &buckets(
            r"
  wait:
    title: Wait
    retry: after_delay
    max_delay: 87600h
    advice: Wait.
",
        ),
        r"
error[bad-duration]: `max_delay` is `87600h`, which is longer than 1000 hours
 --> spec/errors.yaml:8:16
  |
8 |     max_delay: 87600h
  |                ^^^^^^
  |
  = help: write `1000h` at most
",
    );
}

#[test]
fn delays_that_cross() {
    check(
        &buckets(
            r"
  wait:
    title: Wait
    retry: backoff
    base_delay: 1m
    max_delay: 30s
    advice: Wait.
",
        ),
        r"
error[retry-numbers]: `base_delay` of bucket `wait` is longer than its `max_delay`
 --> spec/errors.yaml:8:17
  |
8 |     base_delay: 1m
  |                 ^^
9 |     max_delay: 30s
  |                --- the longest wait
  |
  = help: make `base_delay` shorter or `max_delay` longer
",
    );
}

#[test]
fn a_base_delay_beyond_the_default_of_max_delay() {
    check(
        &buckets(
            r"
  wait:
    title: Wait
    retry: backoff
    base_delay: 1m
    advice: Wait.
",
        ),
        r"
error[retry-numbers]: `base_delay` of bucket `wait` is longer than `max_delay`, which is 30s where it is not set
 --> spec/errors.yaml:8:17
  |
8 |     base_delay: 1m
  |                 ^^
  |
  = help: set `max_delay` as well
",
    );
}

#[test]
fn a_max_delay_below_the_default_of_base_delay() {
    check(
        &buckets(
            r"
  wait:
    title: Wait
    retry: after_delay
    max_delay: 200ms
    advice: Wait.
",
        ),
        r"
error[retry-numbers]: `max_delay` of bucket `wait` is shorter than `base_delay`, which is 1s where it is not set
 --> spec/errors.yaml:8:16
  |
8 |     max_delay: 200ms
  |                ^^^^^
  |
  = help: set `base_delay` as well
",
    );
}

#[test]
fn numbers_of_a_bucket_that_is_never_retried() {
    check(
        &buckets(
            r"
  wait:
    title: Wait
    retry: never
    max_attempts: 3
    base_delay: 1s
    advice: Wait.
",
        ),
        r"
error[retry-numbers]: bucket `wait` is never retried, but has a `max_attempts`
 --> spec/errors.yaml:8:19
  |
7 |     retry: never
  |            ----- never retried
8 |     max_attempts: 3
  |                   ^
  |
  = help: remove `max_attempts`, or set `retry` to `after_delay` or `backoff`

error[retry-numbers]: bucket `wait` is never retried, but has a `base_delay`
 --> spec/errors.yaml:9:17
  |
7 |     retry: never
  |            ----- never retried
8 |     max_attempts: 3
9 |     base_delay: 1s
  |                 ^^
  |
  = help: remove `base_delay`, or set `retry` to `after_delay` or `backoff`

warning[status-contradicts-bucket]: code `slow` is a 429, but bucket `wait` is never retried: a 429 says to wait, then to try again
  --> spec/errors.yaml:12:30
   |
12 |   slow: { http: 429, bucket: wait, meaning: Slow. }
   |                 ---          ^^^^
   |                 |
   |                 the status
   |
   = help: choose another bucket or status, or say why: `allow: { status-contradicts-bucket: … }`
",
    );
}

#[test]
fn attempts_that_are_no_retry() {
    check(
        &buckets(
            r"
  wait: { title: Wait, retry: backoff, max_attempts: 1, advice: Wait. }
",
        ),
        r"
error[retry-numbers]: `max_attempts` of bucket `wait` is 1, so nothing is retried
 --> spec/errors.yaml:5:54
  |
5 |   wait: { title: Wait, retry: backoff, max_attempts: 1, advice: Wait. }
  |                                                      ^
  |
  = help: count the first request too, or set `retry: never`
",
    );
}

#[test]
fn no_attempts() {
    check(
        &buckets(
            r"
  wait: { title: Wait, retry: backoff, max_attempts: 0, advice: Wait. }
",
        ),
        r"
error[retry-numbers]: `max_attempts` of bucket `wait` is 0, so no request is sent at all
 --> spec/errors.yaml:5:54
  |
5 |   wait: { title: Wait, retry: backoff, max_attempts: 0, advice: Wait. }
  |                                                      ^
  |
  = help: count the first request too, or set `retry: never`
",
    );
}

#[test]
fn attempts_without_end() {
    check(
        &buckets(
            r"
  wait: { title: Wait, retry: backoff, max_attempts: 1000, advice: Wait. }
",
        ),
        r"
error[retry-numbers]: `max_attempts` of bucket `wait` is 1000, more than a client should ever try
 --> spec/errors.yaml:5:54
  |
5 |   wait: { title: Wait, retry: backoff, max_attempts: 1000, advice: Wait. }
  |                                                      ^^^^
  |
  = help: set 100 at most
",
    );
}

#[test]
fn a_bucket_without_codes() {
    check(
        &whole(
            r"
buckets:
  wait: { title: Wait, retry: after_delay, advice: Wait. }
  give_up: { title: Give up, retry: never, advice: Give up. }
codes:
  not_found: { http: 404, bucket: give_up, meaning: Not there. }
",
        ),
        r"
warning[unused-bucket]: no code is in bucket `wait`
 --> spec/errors.yaml:5:3
  |
5 |   wait: { title: Wait, retry: after_delay, advice: Wait. }
  |   ^^^^
  |
  = help: remove the bucket, or say why it is there: `allow: { unused-bucket: … }`
",
    );
}

#[test]
fn a_bucket_without_codes_for_a_reason() {
    check(
        &whole(
            r"
buckets:
  wait:
    title: Wait
    retry: after_delay
    advice: Wait.
    allow: { unused-bucket: The first such code comes next month. }
  give_up: { title: Give up, retry: never, advice: Give up. }
codes:
  not_found: { http: 404, bucket: give_up, meaning: Not there. }
",
        ),
        "",
    );
}

#[test]
fn statuses_that_contradict_their_buckets() {
    check(
        &whole(
            r"
buckets:
  give_up: { title: Give up, retry: never, advice: Give up. }
  retry: { title: Retry, retry: backoff, advice: Retry. }
codes:
  internal_error:
    http: 500
    bucket: give_up
    meaning: Something broke.
  rate_limited:
    http: 429
    bucket: give_up
    meaning: Too fast.
  forbidden:
    http: 403
    bucket: retry
    meaning: Not for you.
",
        ),
        r"
warning[status-contradicts-bucket]: code `internal_error` is a 500, but bucket `give_up` is never retried: a 5xx is a failure of the service, which may pass
  --> spec/errors.yaml:10:13
   |
 9 |     http: 500
   |           --- the status
10 |     bucket: give_up
   |             ^^^^^^^
   |
   = help: choose another bucket or status, or say why: `allow: { status-contradicts-bucket: … }`

warning[status-contradicts-bucket]: code `rate_limited` is a 429, but bucket `give_up` is never retried: a 429 says to wait, then to try again
  --> spec/errors.yaml:14:13
   |
13 |     http: 429
   |           --- the status
14 |     bucket: give_up
   |             ^^^^^^^
   |
   = help: choose another bucket or status, or say why: `allow: { status-contradicts-bucket: … }`

warning[status-contradicts-bucket]: code `forbidden` is a 403, but bucket `retry` retries with backoff: the same request would get the same answer
  --> spec/errors.yaml:18:13
   |
17 |     http: 403
   |           --- the status
18 |     bucket: retry
   |             ^^^^^
   |
   = help: choose another bucket or status, or say why: `allow: { status-contradicts-bucket: … }`
",
    );
}

#[test]
fn statuses_that_only_seem_to_contradict_their_buckets() {
    check(
        &whole(
            r"
buckets:
  give_up: { title: Give up, retry: never, advice: Give up. }
  retry: { title: Retry, retry: backoff, advice: Retry. }
codes:
  not_implemented: { http: 501, bucket: give_up, meaning: Not there yet. }
  conflict: { http: 409, bucket: retry, meaning: Somebody was faster. }
  too_early: { http: 425, bucket: retry, meaning: Too early. }
",
        ),
        "",
    );
}

#[test]
fn a_contradiction_with_a_reason() {
    check(
        &whole(
            r"
buckets:
  give_up: { title: Give up, retry: never, advice: Give up. }
codes:
  corrupt:
    http: 500
    bucket: give_up
    meaning: The record is damaged.
    allow: { status-contradicts-bucket: A damaged record stays damaged. }
",
        ),
        "",
    );
}
