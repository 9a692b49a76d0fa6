//! The codes of an invented service: the same facts for each contestant, about 22 bytes per code.

use crate::fmt::put;

// The numbers of words are coprime, so each of the first 10,336 codes is a different combination.
// Words have 2 to 18 letters, because a match on strings first compares lengths.
// Words have no digits, because the peers' snake case could not be converted back.
const KINDS: [&str; 32] = [
    "linked",
    "registered",
    "vendor",
    "old",
    "trial",
    "test",
    "remote",
    "verified",
    "legal",
    "promotional",
    "sub",
    "child",
    "main",
    "new",
    "guest",
    "scheduled",
    "pre",
    "external",
    "partner",
    "recurring",
    "internal",
    "public",
    "raw",
    "draft",
    "shared",
    "initial",
    "bulk",
    "monthly",
    "local",
    "free",
    "temporary",
    "subscription",
];
const SUBJECTS: [&str; 17] = [
    "tag",
    "integration",
    "webhook",
    "session",
    "cursor",
    "invoice",
    "organization",
    "payment",
    "refund",
    "connection",
    "key",
    "token",
    "team",
    "order",
    "file",
    "ip",
    "customer",
];
const STATES: [&str; 19] = [
    "malformed",
    "locked",
    "lost",
    "unavailable",
    "revoked",
    "missing",
    "already_used",
    "stale",
    "unreadable",
    "disabled",
    "not_found",
    "too_large",
    "out_of_date",
    "suspended",
    "not_permitted",
    "waiting_for_review",
    "conflicting",
    "expired",
    "limit_exceeded",
];
const HTTP_STATUSES: [u16; 9] = [400, 401, 403, 404, 409, 422, 429, 500, 503];

/// The facts about a code.
pub(crate) struct Fact {
    pub(crate) code: String,
    pub(crate) variant: String,
    pub(crate) http: u16,
    pub(crate) bucket: &'static str,
    /// Contains inline Markdown in one of ten codes, as in a typical table.
    pub(crate) meaning: String,
    /// The meaning as plain text.
    pub(crate) message: String,
}

/// The first codes.
pub(crate) fn facts(count: usize) -> Vec<Fact> {
    assert!(count <= KINDS.len() * SUBJECTS.len() * STATES.len(), "there are no more names");
    (0..count).map(fact).collect()
}

fn fact(index: usize) -> Fact {
    let subject = SUBJECTS[index % SUBJECTS.len()];
    let code = format!("{}_{subject}_{}", KINDS[index % KINDS.len()], STATES[index % STATES.len()]);
    let http = HTTP_STATUSES[index % HTTP_STATUSES.len()];
    let bucket = match http {
        429 => "fix_by_waiting",
        500.. => "fix_by_retrying",
        _ => "fix_in_code",
    };
    let words = code.replace('_', " ");
    let message = format!("The service says {words}. Check the id of the {subject}, then send it again.");
    let meaning = if index % 10 == 9 { message.replace(" id ", " `id` ") } else { message.clone() };
    Fact { variant: camel(&code), code, http, bucket, meaning, message }
}

fn camel(code: &str) -> String {
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    code.split('_').map(capital).collect()
}

/// The spec of these codes.
pub(crate) fn spec(facts: &[Fact]) -> String {
    let mut text = String::from(
        "version: 1\nname: Made API\ndocs_url: https://docs.example.com/errors#{code}\nbuckets:\n  \
         fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }\n  \
         fix_by_waiting: { title: Fix by waiting, retry: after_delay, advice: Respect `Retry-After`. }\n  \
         fix_by_retrying: { title: Fix by retrying, retry: backoff, max_attempts: 5, advice: Retry with backoff. }\n\
         outputs:\n  src/errors.rs: rust\ncodes:\n",
    );
    for Fact { code, http, bucket, meaning, .. } in facts {
        put(
            &mut text,
            format_args!("  {code}:\n    http: {http}\n    bucket: {bucket}\n    meaning: {meaning}\n"),
        );
    }
    text
}
