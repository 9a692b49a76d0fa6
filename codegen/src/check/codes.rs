//! The codes as they are true, put together from what the passes found out about each.

use crate::check::context::Context;
use crate::check::text::{self, Owner, What};
use crate::grammar::{CodeKey, Keys};
use crate::model::{Code, Deprecated, Markdown, Message, Param};
use crate::quoted::shown;

/// What the passes found out: an entry a code, `None` where there is none or it was reported.
/// Once nothing was reported, `None` says that there is none.
pub(super) struct Parts {
    pub(super) variants: Vec<Option<String>>,
    pub(super) statuses: Vec<Option<u16>>,
    pub(super) buckets: Vec<Option<usize>>,
    pub(super) meanings: Vec<Option<Markdown>>,
    pub(super) messages: Vec<Option<Message>>,
    pub(super) params: Vec<Option<Vec<Param>>>,
    pub(super) links: Vec<Option<String>>,
    pub(super) deprecated: Vec<Option<Deprecated>>,
}

/// After this: each code says something.
pub(super) fn meanings(cx: &mut Context<'_, '_>) -> Vec<Option<Markdown>> {
    let raw = cx.raw;
    let mut meanings = Vec::with_capacity(raw.codes.len());
    for code in &raw.codes {
        let name = format_args!("of code `{}`", shown(&code.code.value));
        let owner = Owner { name, text: What::Value(CodeKey::Meaning.key()) };
        meanings.push(text::markdown(cx, code.meaning.as_ref(), owner));
    }
    meanings
}

/// The codes, if nothing about any of them was reported.
pub(super) fn assemble(cx: &Context<'_, '_>, parts: Parts) -> Option<Vec<Code>> {
    let mut codes = Vec::with_capacity(cx.raw.codes.len());
    let mut variants = parts.variants.into_iter();
    let mut statuses = parts.statuses.into_iter();
    let mut buckets = parts.buckets.into_iter();
    let mut meanings = parts.meanings.into_iter();
    let mut messages = parts.messages.into_iter();
    let mut params = parts.params.into_iter();
    let mut links = parts.links.into_iter();
    let mut deprecated = parts.deprecated.into_iter();
    for code in &cx.raw.codes {
        codes.push(Code {
            code: code.code.value.clone().into_owned(),
            variant: variants.next()?,
            http: statuses.next()??,
            bucket: buckets.next()??,
            meaning: meanings.next()??,
            message: messages.next()?,
            params: params.next()??,
            docs_url: links.next()??,
            deprecated: deprecated.next()?,
            site: code.code.site,
        });
    }
    Some(codes)
}
