//! Are the HTTP statuses of each code different 4xx or 5xx, and do they fit the bucket?

use std::collections::HashMap;

use crate::check::codes::{Draft, DraftHttp};
use crate::check::context::Context;
use crate::grammar::{CodeKey, Retry, STATUSES};
use crate::quoted::shown;
use crate::raw;
use crate::report::Diagnostic;
use crate::rules;
use crate::site::{Site, Sited};

/// After this: each status, if there is one, is between 400 and 599.
pub(super) fn check(cx: &mut Context<'_, '_>, drafts: &mut [Draft]) {
    let raw = cx.raw;
    for (code, draft) in raw.codes.iter().zip(drafts) {
        let Some(http) = &code.http else { continue };
        draft.http = match &http.value {
            raw::Http::None => Some(DraftHttp::None),
            raw::Http::Statuses(statuses) => self::statuses(cx, code, statuses).map(DraftHttp::Statuses),
        };
    }
}

/// The statuses of a code, if all of them can be used and differ.
fn statuses(cx: &mut Context<'_, '_>, code: &raw::Code<'_>, statuses: &[Sited<u64>]) -> Option<Vec<u16>> {
    let code = shown(&code.code.value);
    let mut used = Vec::with_capacity(statuses.len());
    let mut first = HashMap::new();
    for status in statuses {
        let number = status.value;
        if let Some(of_failure) = of_failure(number) {
            used.push(of_failure);
        } else {
            let (least, most) = (STATUSES.start(), STATUSES.end());
            let message = format!("HTTP status {number} of code `{code}` must be between {least} and {most}");
            cx.push(
                Diagnostic::new(&rules::STATUS_RANGE, status.site, message)
                    .help("use a 4xx for client errors, a 5xx for server errors"),
            );
            continue;
        }
        let earlier = *first.entry(number).or_insert(status.site);
        if earlier != status.site {
            let message = format!("code `{code}` lists HTTP status {number} more than once");
            cx.push(
                Diagnostic::new(&rules::DUPLICATE_STATUS, status.site, message)
                    .related(earlier, "first listed here")
                    .help("remove one of them"),
            );
        }
    }
    (used.len() == statuses.len() && first.len() == statuses.len()).then_some(used)
}

/// The span of a status of a code, by its index, or of the whole value.
pub(super) fn site(code: &raw::Code<'_>, at: Option<usize>) -> Option<Site> {
    let http = code.http.as_ref()?;
    let status = match &http.value {
        raw::Http::Statuses(statuses) => at.and_then(|at| statuses.get(at)),
        raw::Http::None => None,
    };
    Some(status.map_or(http.site, |status| status.site))
}

/// The number as a 4xx or 5xx status, if it is one.
fn of_failure(number: u64) -> Option<u16> {
    STATUSES.contains(&number).then(|| u16::try_from(number).ok()).flatten()
}

/// After this: each status fits its bucket, or `allow` gives the reason why not.
pub(super) fn fits(cx: &mut Context<'_, '_>, drafts: &[Draft], kinds: &[Option<Retry>]) {
    let raw = cx.raw;
    for (code, draft) in raw.codes.iter().zip(drafts) {
        let Some((bucket, retry)) = draft.bucket.and_then(|bucket| Some((bucket, kinds[bucket]?))) else {
            continue;
        };
        let Some((at, status)) = draft.status(|status| contradiction(status, retry).is_some()) else {
            continue;
        };
        let Some(problem) = contradiction(status, retry) else { continue };
        // A misspelled `allow` may contain the reason, and it is unknown which value of a repeated key is meant.
        if [CodeKey::Http, CodeKey::Bucket, CodeKey::Allow].iter().any(|key| code.misread.has(*key)) {
            continue;
        }
        let [bucket_name, code_name] =
            [&raw.buckets[bucket].name.value, &code.code.value].map(|name| shown(name));
        let is_a = draft.is_a(status);
        let message = format!("code `{code_name}` {is_a}, but bucket `{bucket_name}` {problem}");
        let site = code.bucket.as_ref().map_or(code.code.site, |bucket| bucket.site);
        let mut diagnostic = Diagnostic::new(&rules::STATUS_CONTRADICTS_BUCKET, site, message);
        if let Some(site) = self::site(code, Some(at)) {
            diagnostic = diagnostic.related(site, "the status");
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
        (429, Retry::AfterRefresh) => Some(
            "has `retry: after_refresh`: a 429 tells clients to wait, and a renewed token changes nothing",
        ),
        // What a service does not implement now, it will not implement a moment later.
        (501 | 505, _) => None,
        (500..=599, Retry::Never) => {
            Some("has `retry: never`: a 5xx is a failure of the service and may be temporary")
        }
        (
            400 | 401 | 403 | 404 | 405 | 406 | 410 | 411 | 414..=417 | 422 | 426 | 428 | 431 | 451,
            Retry::Backoff,
        ) => Some("retries with backoff: the same request would get the same answer"),
        (_, Retry::Never | Retry::AfterDelay | Retry::Backoff | Retry::AfterRefresh) => None,
    }
}
