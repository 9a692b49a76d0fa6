//! Are the buckets complete, does the bucket of each code exist, and is each bucket used?

use crate::check::codes::Draft;
use crate::check::context::Context;
use crate::check::retry;
use crate::check::text::{self, TextOwner, What};
use crate::grammar::{self, BucketKey, Keys, SpecKey};
use crate::model::{self, BucketSites, Checked};
use crate::quoted::shown;
use crate::raw::{self, Text};
use crate::report::Diagnostic;
use crate::rules;
use crate::site::Site;
use crate::suggest::{Search, similar};

/// After this: each bucket has its texts and consistent retry numbers.
pub(super) fn check(
    cx: &mut Context<'_, '_>,
    kinds: &[Option<grammar::Retry>],
) -> Vec<Option<model::Bucket>> {
    let raw = cx.raw;
    let mut buckets = Vec::with_capacity(raw.buckets.len());
    for (bucket, kind) in raw.buckets.iter().zip(kinds) {
        let name = &bucket.name;
        let owner = format_args!("of bucket `{}`", shown(&name.value));
        let owner = |text| TextOwner { name: owner, text };
        let of_key = |key: BucketKey| owner(What::Value(key.key()));
        let title = text::markdown(cx, bucket.title.as_ref(), of_key(BucketKey::Title));
        let advice = text::markdown(cx, bucket.advice.as_ref(), of_key(BucketKey::Advice));
        let retry = retry::check(cx, bucket, *kind);
        let what = format_args!("the name of bucket `{}`", shown(&name.value));
        let name = text::plain(cx, Some(name), owner(What::Name)).filter(|_| text::is_seen(cx, name, what));
        buckets.push((|| {
            let site = bucket.name.site;
            let sites = sites(bucket)?;
            Some(model::Bucket { name: name?, title: title?, advice: advice?, retry: retry?, site, sites })
        })());
    }
    buckets
}

fn sites(bucket: &raw::Bucket<'_>) -> Option<BucketSites> {
    let of = |text: &Option<Text<'_>>| text.as_ref().map(|text| text.site);
    Some(BucketSites {
        title: of(&bucket.title)?,
        retry: of(&bucket.retry)?,
        max_attempts: bucket.max_attempts.as_ref().map(|attempts| attempts.site),
        base_delay: of(&bucket.base_delay),
        max_delay: of(&bucket.max_delay),
        advice: of(&bucket.advice)?,
        checked: Checked::new(),
    })
}

/// After this: the bucket of each code exists.
pub(super) fn of_codes(cx: &mut Context<'_, '_>, drafts: &mut [Draft]) {
    let raw = cx.raw;
    for (code, draft) in raw.codes.iter().zip(drafts) {
        draft.bucket = code.bucket.as_ref().and_then(|bucket| of(cx, bucket));
    }
}

/// The index of the bucket that a string names.
pub(super) fn of(cx: &mut Context<'_, '_>, name: &Text<'_>) -> Option<usize> {
    let raw = cx.raw;
    if let Some(index) = cx.bucket(&name.value) {
        return Some(index);
    }
    // The bucket may be defined in a part that could not be read.
    if raw.cut_short
        || raw.has_unread_buckets
        || (raw.buckets.is_empty() && raw.misread.has(SpecKey::Buckets))
    {
        return None;
    }
    cx.push_unknown_bucket(&name.value, name.site);
    None
}

/// The diagnostic for an unknown bucket, with the `known` one that was probably meant.
pub fn unknown<'n>(
    search: &mut Search,
    name: &str,
    site: Site,
    known: impl ExactSizeIterator<Item = (&'n str, Site)> + Clone,
) -> Diagnostic {
    let message = format!("unknown bucket `{}`", shown(name));
    let diagnostic = Diagnostic::new(&rules::UNKNOWN_BUCKET, site, message);
    let names = known.clone().map(|(name, _)| name);
    let Some(meant) = search.nearest(name, names.clone()) else {
        return diagnostic.help_opt(search.similar_or_list(name, names, "bucket"));
    };
    let diagnostic = diagnostic.help(similar("bucket", meant));
    match known.into_iter().find(|(name, _)| *name == meant) {
        Some((_, site)) => diagnostic.related(site, format!("bucket `{}`", shown(meant))),
        None => diagnostic,
    }
}

/// After this: each bucket has a code, or is allowed to have none.
pub(super) fn used(cx: &mut Context<'_, '_>, drafts: &[Draft]) {
    // Which buckets are used is only known if the bucket of every code is.
    if cx.is_partial() || drafts.is_empty() || drafts.iter().any(|draft| draft.bucket.is_none()) {
        return;
    }
    let raw = cx.raw;
    let mut used = vec![false; raw.buckets.len()];
    for bucket in drafts.iter().filter_map(|draft| draft.bucket) {
        used[bucket] = true;
    }
    for (bucket, _) in raw.buckets.iter().zip(used).filter(|(_, used)| !used) {
        let message = format!("no code is in bucket `{}`", shown(&bucket.name.value));
        let diagnostic = Diagnostic::new(&rules::UNUSED_BUCKET, bucket.name.site, message)
            .help("remove the bucket, or allow the warning: `allow: { unused-bucket: … }`");
        cx.push_unless_allowed(bucket.name.site, &bucket.allow, diagnostic);
    }
}
