//! Builds the codes of the model from what the passes found out about each.

use crate::check::context::Context;
use crate::check::text::{self, TextOwner, What};
use crate::grammar::{CodeKey, Keys};
use crate::model::{Alias, Checked, Code, CodeSites, Deprecated, FieldValue, Markdown, Message, Param};
use crate::quoted::shown;
use crate::raw;
use crate::site::Sited;

/// What the passes found out about a code. A value is `None` if it is missing or was reported.
/// If nothing was reported, `None` means that there is no value.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) variant: Option<String>,
    pub(super) http: Option<DraftHttp>,
    pub(super) bucket: Option<usize>,
    pub(super) meaning: Option<Markdown>,
    pub(super) message: Option<Message>,
    pub(super) params: Option<Vec<Param>>,
    pub(super) fields: Option<Vec<Option<Sited<FieldValue>>>>,
    pub(super) docs_url: Option<String>,
    pub(super) alias_urls: Vec<Option<String>>,
    pub(super) deprecated: Option<Deprecated>,
}

/// Whether a code is sent over HTTP, and with which statuses.
pub(super) enum DraftHttp {
    /// At least one, the default first.
    Statuses(Vec<u16>),
    None,
}

/// One draft per code.
pub(super) fn drafts(raw: &raw::Spec<'_>) -> Vec<Draft> {
    raw.codes.iter().map(|_| Draft::default()).collect()
}

/// After this: each code has a meaning.
pub(super) fn meanings(cx: &mut Context<'_, '_>, drafts: &mut [Draft]) {
    let raw = cx.raw;
    for (code, draft) in raw.codes.iter().zip(drafts) {
        let name = format_args!("of code `{}`", shown(&code.code.value));
        let owner = TextOwner { name, text: What::Value(CodeKey::Meaning.key()) };
        draft.meaning = text::markdown(cx, code.meaning.as_ref(), owner);
    }
}

/// The codes, if none of them has an error.
pub(super) fn finish(cx: &Context<'_, '_>, drafts: Vec<Draft>) -> Option<Vec<Code>> {
    let codes = cx.raw.codes.iter().zip(drafts);
    codes.map(|(code, draft)| draft.finish(code)).collect()
}

impl Draft {
    /// The HTTP statuses, if the code has any, the default first.
    pub(super) fn statuses(&self) -> &[u16] {
        match &self.http {
            Some(DraftHttp::Statuses(statuses)) => statuses,
            Some(DraftHttp::None) | None => &[],
        }
    }

    /// The first status for which something is true, with its index.
    pub(super) fn status(&self, is_meant: impl Fn(u16) -> bool) -> Option<(usize, u16)> {
        self.statuses().iter().copied().enumerate().find(|(_, status)| is_meant(*status))
    }

    /// A status in a sentence: "is a 404", or "can be a 404" if there are others.
    pub(super) fn is_a(&self, status: u16) -> String {
        if self.statuses().len() > 1 { format!("can be a {status}") } else { format!("is a {status}") }
    }

    fn finish(self, code: &raw::Code<'_>) -> Option<Code> {
        let statuses = match self.http? {
            DraftHttp::Statuses(statuses) => statuses,
            DraftHttp::None => Vec::new(),
        };
        Some(Code {
            code: code.code.value.clone().into_owned(),
            variant: self.variant,
            http: statuses.first().copied(),
            other_http: statuses.into_iter().skip(1).collect(),
            bucket: self.bucket?,
            meaning: self.meaning?,
            message: self.message,
            params: self.params?,
            fields: self.fields?,
            docs_url: self.docs_url?,
            aliases: code.aliases.iter().zip(self.alias_urls).map(alias).collect(),
            deprecated: self.deprecated,
            not_executed: code.not_executed.as_ref().is_some_and(|is_set| is_set.value),
            site: code.code.site,
            sites: CodeSites {
                http: code.http.as_ref()?.site,
                bucket: code.bucket.as_ref()?.site,
                meaning: code.meaning.as_ref()?.site,
                message: code.message.as_ref().map(|message| message.site),
                variant: code.variant.as_ref().map(|variant| variant.site),
                docs_url: code.docs_url.as_ref().map(|own| own.site),
                checked: Checked::new(),
            },
        })
    }
}

fn alias((alias, docs_url): (&raw::Text<'_>, Option<String>)) -> Alias {
    Alias { name: alias.value.clone().into_owned(), docs_url, site: alias.site, checked: Checked::new() }
}
