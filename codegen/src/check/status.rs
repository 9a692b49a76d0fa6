//! Is the HTTP status of each code a 4xx or 5xx, and does it fit the bucket?

use crate::check::codes::{Draft, DraftHttp};
use crate::check::context::Context;
use crate::grammar::{CodeKey, Retry, STATUSES};
use crate::quoted::shown;
use crate::raw;
use crate::report::Diagnostic;
use crate::rules;

/// After this: each status, if there is one, is between 400 and 599.
pub(super) fn check(cx: &mut Context<'_, '_>, drafts: &mut [Draft]) {
    let raw = cx.raw;
    for (code, draft) in raw.codes.iter().zip(drafts) {
        let Some(http) = &code.http else { continue };
        draft.http = match http.value {
            raw::Http::None => Some(DraftHttp::None),
            raw::Http::Status(number) => of_failure(number).map(DraftHttp::Status),
        };
        if let (None, raw::Http::Status(number)) = (draft.http, http.value) {
            let (code, least, most) = (shown(&code.code.value), STATUSES.start(), STATUSES.end());
            let message = format!("HTTP status {number} of code `{code}` must be between {least} and {most}");
            cx.push(
                Diagnostic::new(&rules::STATUS_RANGE, http.site, message)
                    .help("use a 4xx for client errors, a 5xx for server errors"),
            );
        }
    }
}

/// The number as a 4xx or 5xx status, if it is one.
fn of_failure(number: u64) -> Option<u16> {
    STATUSES.contains(&number).then(|| u16::try_from(number).ok()).flatten()
}

/// After this: each status fits its bucket, or `allow` gives the reason why not.
pub(super) fn fits(cx: &mut Context<'_, '_>, drafts: &[Draft], kinds: &[Option<Retry>]) {
    let raw = cx.raw;
    for (code, draft) in raw.codes.iter().zip(drafts) {
        let (Some(status), Some(bucket)) = (draft.status(), draft.bucket) else { continue };
        let Some(problem) = kinds[bucket].and_then(|retry| contradiction(status, retry)) else { continue };
        // A misspelled `allow` may contain the reason, and it is unknown which value of a repeated key is meant.
        if [CodeKey::Http, CodeKey::Bucket, CodeKey::Allow].iter().any(|key| code.misread.has(*key)) {
            continue;
        }
        let [bucket_name, code_name] =
            [&raw.buckets[bucket].name.value, &code.code.value].map(|name| shown(name));
        let message = format!("code `{code_name}` is a {status}, but bucket `{bucket_name}` {problem}");
        let site = code.bucket.as_ref().map_or(code.code.site, |bucket| bucket.site);
        let mut diagnostic = Diagnostic::new(&rules::STATUS_CONTRADICTS_BUCKET, site, message);
        if let Some(http) = &code.http {
            diagnostic = diagnostic.related(http.site, "the status");
        }
        let diagnostic = diagnostic
            .help("choose another bucket or status, or allow the warning: `allow: { status-contradicts-bucket: … }`");
        cx.push_unless_allowed(code.code.site, &code.allow, diagnostic);
    }
}

/// How the retry of a bucket contradicts a status, or `None` if opinions differ.
fn contradiction(status: u16, retry: Retry) -> Option<&'static str> {
    match (status, retry) {
        (429, Retry::Never) => Some("has `retry: never`: a 429 tells clients to wait and retry"),
        // What a service does not implement now, it will not implement a moment later.
        (501 | 505, _) => None,
        (500..=599, Retry::Never) => {
            Some("has `retry: never`: a 5xx is a failure of the service and may be temporary")
        }
        (
            400 | 401 | 403 | 404 | 405 | 406 | 410 | 411 | 414..=417 | 422 | 426 | 428 | 431 | 451,
            Retry::Backoff,
        ) => Some("retries with backoff: the same request would get the same answer"),
        (_, Retry::Never | Retry::AfterDelay | Retry::Backoff) => None,
    }
}
