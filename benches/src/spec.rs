//! Specs of any size, the same ones every time.

use std::fmt::Write;

const SUBJECTS: &[&str] = &[
    "order", "invoice", "cursor", "session", "webhook", "payment", "account", "project", "device", "region",
];
const STATES: &[&str] =
    &["not_found", "locked", "expired", "conflicting", "too_large", "archived", "revoked", "duplicated"];

/// A spec with `codes` codes and a page as its only output.
pub(crate) fn made(codes: usize) -> String {
    let mut text = String::from(
        "version: 1\nname: Made API\ndocs_url: https://docs.example.com/errors#{code}\nbuckets:\n  \
         fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }\n  \
         fix_by_waiting: { title: Fix by waiting, retry: after_delay, advice: Respect `Retry-After`. }\n  \
         fix_by_retrying: { title: Fix by retrying, retry: backoff, max_attempts: 5, advice: Retry with backoff. }\n\
         outputs:\n  docs/errors.md: page\ncodes:\n",
    );
    for index in 0..codes {
        let subject = SUBJECTS[index % SUBJECTS.len()];
        let state = STATES[index / SUBJECTS.len() % STATES.len()];
        let (http, bucket) = match index % 5 {
            0 => (404, "fix_in_code"),
            1 => (429, "fix_by_waiting"),
            2 => (503, "fix_by_retrying"),
            3 => (409, "fix_in_code"),
            _ => (400, "fix_in_code"),
        };
        write!(
            text,
            "  {subject}_{state}_{index}:\n    http: {http}\n    bucket: {bucket}\n    \
             meaning: The {subject} of request {index} is in the state `{state}`. Check its id, then send it again.\n",
        )
        .expect("a String takes everything");
    }
    text
}
