//! Is the HTTP status of a code one of a failure, and does it fit what the bucket says to do?

use crate::check::context::Context;
use crate::check::retry::Kind;
use crate::quoted::shown;
use crate::report::Diagnostic;
use crate::rules;

/// After this: each status is 400 to 599.
pub(super) fn check(cx: &mut Context<'_, '_>) -> Vec<Option<u16>> {
    let raw = cx.raw;
    let mut statuses = Vec::with_capacity(raw.codes.len());
    for code in &raw.codes {
        statuses.push(code.http.as_ref().and_then(|http| match http.value {
            400..=599 => u16::try_from(http.value).ok(),
            other => {
                let message =
                    format!("HTTP status {other} of code `{}` is not 400 to 599", shown(&code.code.value));
                cx.push(Diagnostic::new(&rules::STATUS_RANGE, http.site, message).help(
                    "a response with an error code is a failure: 4xx for the client's, 5xx for the service's",
                ));
                None
            }
        }));
    }
    statuses
}

/// After this: where a status and a bucket contradict each other, the spec says why.
pub(super) fn fits(
    cx: &mut Context<'_, '_>,
    statuses: &[Option<u16>],
    of_codes: &[Option<usize>],
    kinds: &[Option<Kind>],
) {
    let raw = cx.raw;
    for (index, code) in raw.codes.iter().enumerate() {
        let (Some(status), Some(bucket)) = (statuses[index], of_codes[index]) else { continue };
        let Some(problem) = kinds[bucket].and_then(|kind| contradiction(status, kind)) else { continue };
        // A misspelt `allow` would be the reason.
        if cx.is_partial_code(index) {
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
            .help("choose another bucket or status, or say why: `allow: { status-contradicts-bucket: … }`");
        cx.push_unless_allowed(code.code.site, &code.allow, diagnostic);
    }
}

/// What a bucket says that a status cannot mean; nothing where there are two opinions.
fn contradiction(status: u16, kind: Kind) -> Option<&'static str> {
    match (status, kind) {
        (429, Kind::Never) => Some("is never retried: a 429 says to wait, then to try again"),
        // What the service does not implement, it will not implement a moment later.
        (501 | 505, _) => None,
        (500..=599, Kind::Never) => {
            Some("is never retried: a 5xx is a failure of the service, which may pass")
        }
        (
            400 | 401 | 403 | 404 | 405 | 406 | 410 | 411 | 414..=417 | 422 | 426 | 428 | 431 | 451,
            Kind::Backoff,
        ) => Some("retries with backoff: the same request would get the same answer"),
        (_, Kind::Never | Kind::AfterDelay | Kind::Backoff) => None,
    }
}
