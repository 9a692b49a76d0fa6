//! Does a fallback contradict a status that frameworks send on their own?

use super::{Class, Entry};
use crate::check::codes::Draft;
use crate::check::context::Context;
use crate::grammar::{Keys, Retry};
use crate::quoted::{shown, verbatim};
use crate::report::Diagnostic;
use crate::rules;
use crate::suggest::{and, letters};

/// The statuses that routers, extractors, time limits, body limits and rate limits send without a code.
const OF_FRAMEWORKS: [u16; 8] = [404, 405, 408, 413, 415, 422, 429, 503];
/// Those of them after which the same request can succeed (RFC 9110, sections 15.5.9 and 15.6.4; RFC 6585, section 4).
const PASSING: [u16; 3] = [408, 429, 503];

/// The fallback of a class, and the statuses of frameworks that it is used for.
struct OfClass<'e, 'a, 's> {
    entry: &'e Entry<'a, 's>,
    class: Class,
    draft: &'e Draft,
    statuses: Vec<u16>,
}

/// After this: a status that frameworks send has a fallback that fits it, or an entry of its own.
///
/// A status with an entry is the author's decision, so only the fallbacks of classes are judged.
pub(super) fn check(
    cx: &mut Context<'_, '_>,
    entries: &[Entry<'_, '_>],
    drafts: &[Draft],
    kinds: &[Option<Retry>],
) {
    // An error could be the reason, such as a misspelled status or code.
    if !cx.is_right() {
        return;
    }
    for entry in entries.iter().filter(|entry| entry.status.is_none()) {
        let Some(class) = Class::ALL.iter().copied().find(|class| class.key().name == entry.key) else {
            continue;
        };
        let Some(draft) = cx.code(&entry.code.value).map(|index| &drafts[index]) else { continue };
        let is_listed = |status: u16| entries.iter().any(|entry| entry.status == Some(status.into()));
        let statuses = OF_FRAMEWORKS.into_iter().filter(|status| {
            Class::of((*status).into()) == Some(class)
                && !is_listed(*status)
                && !draft.statuses().contains(status)
        });
        let of_class = OfClass { entry, class, draft, statuses: statuses.collect() };
        if let Some(specific) = specific(&of_class) {
            cx.push(specific);
            continue;
        }
        let own = own(cx, &of_class, drafts);
        let with_own: Vec<_> = own.iter().map(|(status, _)| *status).collect();
        for (_, diagnostic) in own {
            cx.push(diagnostic);
        }
        if let Some(diagnostic) = passing(cx, &of_class, &with_own, drafts, kinds) {
            cx.push(diagnostic);
        }
    }
}

/// A code of a special status says too much about the others of its class.
///
/// RFC 9110, section 15: a client that does not know a status treats it as the 400 or the 500.
fn specific(of: &OfClass<'_, '_, '_>) -> Option<Diagnostic> {
    let general = *of.class.statuses().start();
    let own = *of.draft.statuses().first()?;
    if of.statuses.is_empty() || of.draft.statuses().iter().any(|status| u64::from(*status) == general) {
        return None;
    }
    let code = shown(&of.entry.code.value);
    let (key, statuses) = (&of.entry.key, listed(&of.statuses));
    let message = format!("code `{code}` is about {own}, but it is also the fallback for {statuses}");
    let name = verbatim(&of.entry.code.value);
    let help = format!("name a code of {general} for {key}, and write `{own}: {name}`");
    Some(Diagnostic::new(&rules::FALLBACK_CONTRADICTION, of.entry.code.site, message).help(help))
}

/// The statuses for which the spec has a code that says what happened.
fn own(cx: &Context<'_, '_>, of: &OfClass<'_, '_, '_>, drafts: &[Draft]) -> Vec<(u16, Diagnostic)> {
    let mut found = Vec::new();
    for &status in &of.statuses {
        let codes = cx.raw.codes.iter().zip(drafts);
        let mut fitting = codes.filter(|(code, draft)| {
            // A 404 is often about one kind of resource, and then it is not about an unknown path.
            let is_general = status != 404 || letters(&code.code.value) == "notfound";
            is_general && code.deprecated.is_none() && draft.statuses() == [status]
        });
        let (Some((code, _)), None) = (fitting.next(), fitting.next()) else { continue };
        let (fallback, own) = (shown(&of.entry.code.value), shown(&code.code.value));
        let message =
            format!("a {status} without a code gets `{fallback}`, but code `{own}` has that status");
        let name = verbatim(&code.code.value);
        let diagnostic = Diagnostic::new(&rules::FALLBACK_CONTRADICTION, of.entry.code.site, message)
            .related(code.code.site, format!("the code of {status}"))
            .help(format!("write `{status}: {name}`"));
        found.push((status, diagnostic));
    }
    found
}

/// The statuses after which a client can retry, but whose fallback tells it not to.
fn passing(
    cx: &Context<'_, '_>,
    of: &OfClass<'_, '_, '_>,
    except: &[u16],
    drafts: &[Draft],
    kinds: &[Option<Retry>],
) -> Option<Diagnostic> {
    if kinds[of.draft.bucket?]? != Retry::Never {
        return None;
    }
    let wrong = of.statuses.iter().filter(|status| PASSING.contains(status) && !except.contains(status));
    let wrong: Vec<_> = wrong.copied().collect();
    let (first, code) = (wrong.first()?, shown(&of.entry.code.value));
    let bucket = shown(&cx.raw.buckets[of.draft.bucket?].name.value);
    let message = format!(
        "the fallback for {} is `{code}`, whose bucket `{bucket}` has `retry: never`",
        listed(&wrong)
    );
    // The usual reason for a 408 is a time limit inside the service.
    let retried = |draft: &Draft| {
        draft.bucket.and_then(|bucket| kinds[bucket]).is_some_and(|kind| kind != Retry::Never)
    };
    let unavailable = cx
        .raw
        .codes
        .iter()
        .zip(drafts)
        .find(|(code, draft)| code.deprecated.is_none() && draft.statuses() == [503] && retried(draft));
    let help = match unavailable {
        Some((unavailable, _)) if *first == 408 => {
            format!("write `408: {{ code: {}, http: 503 }}`", verbatim(&unavailable.code.value))
        }
        _ => format!("add a code that clients may retry, and name it here, as in `{first}: the_code`"),
    };
    Some(Diagnostic::new(&rules::FALLBACK_CONTRADICTION, of.entry.code.site, message).help(help))
}

/// The statuses in a sentence: "408 and 429".
fn listed(statuses: &[u16]) -> String {
    and(&statuses.iter().map(ToString::to_string).collect::<Vec<_>>())
}
