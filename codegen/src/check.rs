//! From what was written to what is true: the passes in order. Only this module builds a model.

mod allow;
pub(crate) mod braces;
mod bucket;
mod choice;
mod codes;
mod context;
mod deprecated;
mod domain;
mod duration;
mod envelope;
mod fallback;
mod link;
mod message;
mod output;
mod param;
mod retry;
mod rust;
mod status;
mod style;
pub(crate) mod text;
mod type_name;
mod variant;
mod version;

pub use self::bucket::unknown as unknown_bucket;

use crate::check::context::Context;
pub use crate::check::rust::Use;
use crate::listing::Listing;
use crate::model::{Checked, SpecSites};
use crate::report::Report;
use crate::{model, raw};

/// Checks a spec, as the reader left it; every mistake is in the report.
///
/// `None` where the text of this spec has an error, the reader's included; warnings do not count.
/// What the reader reported is not reported again, nor what follows from it.
///
/// The outputs that it lists come with it, also where it has mistakes.
pub fn spec(raw: &raw::Spec<'_>, used: Use, report: &mut Report) -> (Option<model::Spec>, Listing) {
    let mut cx = Context::new(raw, used, report);
    // After this: the format is one that is known.
    version::check(&mut cx);
    // After this: the spec has a name, and its links a template with `{code}` in it.
    let name = text::name(&mut cx);
    let domain = domain::check(&mut cx);
    let docs_url = link::template(&mut cx);
    // After this: there are codes, written in one style.
    let style = style::check(&mut cx);
    // After this: each bucket says what to do, in numbers that fit together.
    let kinds = retry::kinds(&mut cx);
    let buckets = bucket::check(&mut cx, &kinds);
    // After this: each code has a bucket that there is, and each bucket a code.
    let mut drafts = codes::drafts(raw);
    bucket::of_codes(&mut cx, &mut drafts);
    bucket::used(&mut cx, &drafts);
    // After this: each code has the status of a failure, which fits its bucket.
    status::check(&mut cx, &mut drafts);
    status::fits(&mut cx, &drafts, &kinds);
    // After this: each code has a link of its own.
    link::codes(&mut cx, &mut drafts, docs_url.as_deref());
    // After this: each code says something, with the params that it declares.
    codes::meanings(&mut cx, &mut drafts);
    param::check(&mut cx, &mut drafts);
    message::check(&mut cx, &mut drafts);
    // After this: the envelope is one that is known, with room for each param.
    let envelope = envelope::check(&mut cx);
    // After this: a Rust name that is given says something.
    variant::check(&mut cx, &mut drafts);
    // After this: what is deprecated says what to use instead, or why.
    deprecated::check(&mut cx, &mut drafts);
    // After this: where a failure has no code, one of its class that may be used stands in.
    let fallback = fallback::check(&mut cx, &drafts);
    // After this: every rule of `support` says something, and each output is a file of its own.
    let support = text::support(&mut cx);
    let listing = output::check(&mut cx);
    // After this: where Rust is made of the spec, it has the names for it.
    let rust = rust::check(&mut cx, &style);
    // After this: each `allow` has a reason, and a warning that it keeps silent.
    allow::check(&mut cx);

    let spec = (|| {
        Some(model::Spec {
            name: name?,
            domain,
            docs_url: docs_url?,
            code_style: style.style?,
            envelope: envelope?,
            buckets: buckets.into_iter().collect::<Option<_>>()?,
            codes: codes::finish(&cx, drafts)?,
            fallback,
            support: support.into_iter().collect::<Option<_>>()?,
            sites: sites(raw)?,
            rust,
        })
    })();
    let is_right = cx.is_right();
    (spec.filter(|_| is_right), listing)
}

fn sites(raw: &raw::Spec<'_>) -> Option<SpecSites> {
    Some(SpecSites {
        version: raw.version.as_ref()?.site,
        name: raw.name.as_ref()?.site,
        domain: raw.domain.as_ref().map(|domain| domain.site),
        docs_url: raw.docs_url.as_ref()?.site,
        code_style: raw.code_style.as_ref().map(|style| style.site),
        support: raw.support.iter().map(|rule| rule.site).collect(),
        checked: Checked::new(),
    })
}
