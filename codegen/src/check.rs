//! Checks a spec in a fixed order of passes. Only this module builds a model.

mod alias;
mod allow;
pub(crate) mod braces;
mod bucket;
mod choice;
mod codes;
mod context;
mod deprecated;
mod direction;
mod domain;
mod duration;
mod envelope;
mod fallback;
mod field;
mod foreign;
mod link;
mod message;
mod not_executed;
mod output;
mod param;
mod retry;
mod retry_budget;
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

/// Checks a spec that the reader returned, and reports every error in it.
///
/// Returns `None` if this spec has an error, including those of the reader. Warnings do not count.
/// What the reader reported is not reported again, and neither are its consequences.
///
/// The listed outputs are returned even if the spec has errors.
pub fn spec(raw: &raw::Spec<'_>, used: Use, report: &mut Report) -> (Option<model::Spec>, Listing) {
    let mut cx = Context::new(raw, used, report);
    // After this: the version of the format is known.
    version::check(&mut cx);
    // After this: the spec has a name, and its docs URL is a template with `{code}` in it.
    let name = text::name(&mut cx);
    let domain = domain::check(&mut cx);
    let docs_url = link::template(&mut cx);
    // After this: there are codes, written in one style.
    let style = style::check(&mut cx);
    // After this: each alias is one of a single code, and no code itself.
    alias::check(&mut cx);
    // After this: each bucket says what to do, with consistent retry numbers.
    let kinds = retry::kinds(&mut cx);
    let buckets = bucket::check(&mut cx, &kinds);
    // After this: with a full retry budget, a call can make all attempts of each bucket.
    let retry_budget = retry_budget::check(&mut cx, &buckets);
    // After this: the bucket of each code exists, and each bucket has a code.
    let mut drafts = codes::drafts(raw);
    bucket::of_codes(&mut cx, &mut drafts);
    bucket::used(&mut cx, &drafts);
    // After this: each code has 4xx or 5xx statuses, which fit its bucket.
    status::check(&mut cx, &mut drafts);
    status::fits(&mut cx, &drafts, &kinds);
    // After this: clients send a request again after each code that says that it was not executed.
    not_executed::check(&mut cx, &drafts, &kinds);
    // After this: each field is declared once, and each code has a value for it.
    let fields = field::check(&mut cx);
    field::of_codes(&mut cx, &fields, &mut drafts);
    // After this: each code has a unique docs URL.
    link::codes(&mut cx, &mut drafts, docs_url.as_deref());
    // After this: each code has a meaning, and a message with the params that it declares.
    codes::meanings(&mut cx, &mut drafts);
    param::check(&mut cx, &mut drafts);
    message::check(&mut cx, &mut drafts);
    // After this: no message has a placeholder of another language, and no text changes its direction.
    foreign::check(&mut cx);
    direction::check(&mut cx);
    // After this: the envelope is one that is known, with room for each param.
    let envelope = envelope::check(&mut cx, &fields);
    // After this: no `variant` is empty or has characters that cannot be seen.
    variant::check(&mut cx, &mut drafts);
    // After this: each deprecated code has a replacement or a reason.
    deprecated::check(&mut cx, &mut drafts);
    // After this: the fallback for each status is a code of the same class that is not deprecated.
    let fallback = fallback::check(&mut cx, &drafts, &kinds);
    // After this: no rule of `support` is empty, and the outputs are different files.
    let support = text::support(&mut cx);
    let listing = output::check(&mut cx, &fields);
    // After this: if Rust is generated from the spec, all of its names are valid in Rust.
    let rust = rust::check(&mut cx, &style);
    // After this: each `allow` has a reason and silences a warning.
    allow::check(&mut cx);

    let spec = (|| {
        Some(model::Spec {
            name: name?,
            domain,
            docs_url: docs_url?,
            code_style: style.style?,
            envelope: envelope?,
            buckets: buckets.into_iter().collect::<Option<_>>()?,
            retry_budget: retry_budget.ok()?,
            fields: fields.into_iter().collect::<Option<_>>()?,
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
        retry_budget: raw.retry_budget.as_ref().map(|budget| budget.key),
        support: raw.support.iter().map(|rule| rule.site).collect(),
        checked: Checked::new(),
    })
}
