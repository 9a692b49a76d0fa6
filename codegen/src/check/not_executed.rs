//! Is `not_executed` set only where clients retry?

use crate::check::codes::Draft;
use crate::check::context::Context;
use crate::grammar::Retry;
use crate::quoted::shown;
use crate::report::Diagnostic;
use crate::rules;

/// After this: each code with `not_executed: true` is in a bucket that retries.
pub(super) fn check(cx: &mut Context<'_, '_>, drafts: &[Draft], kinds: &[Option<Retry>]) {
    let raw = cx.raw;
    for (code, draft) in raw.codes.iter().zip(drafts) {
        let Some(site) = code.not_executed.as_ref().filter(|is_set| is_set.value).map(|is_set| is_set.site)
        else {
            continue;
        };
        let Some(bucket) = draft.bucket.filter(|bucket| kinds[*bucket] == Some(Retry::Never)) else {
            continue;
        };
        let bucket = &raw.buckets[bucket];
        let [code, name] = [&code.code.value, &bucket.name.value].map(|name| shown(name));
        let message =
            format!("code `{code}` has `not_executed: true`, but its bucket `{name}` has `retry: never`");
        let mut diagnostic = Diagnostic::new(&rules::UNUSED_NOT_EXECUTED, site, message);
        if let Some(retry) = &bucket.retry {
            diagnostic = diagnostic.related(retry.site, "no request is sent again");
        }
        cx.push(diagnostic.help("remove `not_executed`, or choose a bucket that retries"));
    }
}
