//! Is each fallback a code of the right class that is not deprecated?

mod contradiction;
mod sent_status;

use std::borrow::Cow;
use std::collections::HashMap;

use crate::check::alias;
use crate::check::codes::Draft;
use crate::check::context::Context;
use crate::check::status;
use crate::grammar::{FallbackKey as Class, Keys, Retry, STATUSES, SpecKey};
use crate::model::{self, Checked, FallbackSites};
use crate::quoted::{shown, verbatim};
use crate::raw::{self, Text};
use crate::report::Diagnostic;
use crate::rules::{self, Rule};
use crate::site::Sited;
use crate::suggest::{LABELED, and};

/// One key of `fallback`, with its value.
struct Entry<'a, 's> {
    /// The class or the status, as written.
    key: Cow<'static, str>,
    /// The status; `None` for a class.
    status: Option<u64>,
    /// The class of the responses: that of `http`, or else that of the key. `None` for a status that has no fallback.
    class: Option<Class>,
    code: &'a Text<'s>,
    /// The status that is sent.
    http: Option<&'a Sited<u64>>,
}

/// After this: each class has a code, each single status is between 400 and 599, each code is of the class that it
/// is the fallback for and is not deprecated, and has the status that is sent.
pub(super) fn check(
    cx: &mut Context<'_, '_>,
    drafts: &[Draft],
    kinds: &[Option<Retry>],
) -> Option<model::Fallback> {
    let fallback = cx.raw.fallback.as_ref()?;
    let entries = entries(fallback);
    unknown(cx, &entries);
    out_of_range(cx, fallback);
    of_other_classes(cx, &entries, drafts);
    sent_status::check(cx, &entries, drafts);
    out_of_use(cx, &entries, drafts);
    contradiction::check(cx, &entries, drafts, kinds);
    // A missing value has been reported, here or by the reader.
    let sites = FallbackSites {
        client: fallback.client.as_ref()?.code.site,
        server: fallback.server.as_ref()?.code.site,
        statuses: fallback.statuses.iter().map(|(status, of)| (status.site, of.code.site)).collect(),
        checked: Checked::new(),
    };
    let of_model = |raw: &raw::FallbackCode<'_>| {
        let http = raw.http.as_ref().and_then(|http| u16::try_from(http.value).ok());
        Some(model::FallbackCode { code: cx.code(&raw.code.value)?, http })
    };
    let [client, server] =
        [&fallback.client, &fallback.server].map(|class| class.as_ref().and_then(of_model));
    let statuses = fallback.statuses.iter().filter_map(|(status, of)| {
        Class::of(status.value)?;
        Some((u16::try_from(status.value).ok()?, of_model(of)?))
    });
    let statuses = statuses.collect();
    Some(model::Fallback { client: client?, server: server?, statuses, sites })
}

/// The keys and codes in the order of the file.
fn entries<'a, 's>(fallback: &'a raw::Fallback<'s>) -> Vec<Entry<'a, 's>> {
    let entry = |key, status, class, of: &'a raw::FallbackCode<'s>| {
        let http = of.http.as_ref();
        let class = http.map_or(class, |http| Class::of(http.value));
        Entry { key, status, class, code: &of.code, http }
    };
    let of_class = |class: Class, of: &'a Option<raw::FallbackCode<'s>>| {
        of.as_ref().map(|of| entry(class.key().name.into(), None, Some(class), of))
    };
    let classes = [of_class(Class::Client, &fallback.client), of_class(Class::Server, &fallback.server)];
    let statuses = fallback.statuses.iter().map(|(status, of)| {
        entry(status.value.to_string().into(), Some(status.value), Class::of(status.value), of)
    });
    let mut entries: Vec<_> = classes.into_iter().flatten().chain(statuses).collect();
    entries.sort_by_key(|entry| entry.code.site);
    entries
}

fn out_of_range(cx: &mut Context<'_, '_>, fallback: &raw::Fallback<'_>) {
    for (status, _) in fallback.statuses.iter().filter(|(status, _)| Class::of(status.value).is_none()) {
        let (least, most) = (STATUSES.start(), STATUSES.end());
        let message =
            format!("HTTP status {} of `fallback` must be between {least} and {most}", status.value);
        cx.push(
            Diagnostic::new(&rules::STATUS_RANGE, status.site, message)
                .help("use a 4xx for client errors, a 5xx for server errors"),
        );
    }
}

/// Entries with the same code that need the same change.
struct SameError<'e, 'a, 's> {
    entries: Vec<&'e Entry<'a, 's>>,
}

impl<'e, 'a, 's> SameError<'e, 'a, 's> {
    /// The groups in the order of their first entries.
    fn all(
        entries: impl Iterator<Item = &'e Entry<'a, 's>>,
        class: impl Fn(&Entry<'_, '_>) -> Option<Class>,
    ) -> Vec<Self> {
        let mut groups = Vec::<Self>::new();
        let mut known = HashMap::new();
        for entry in entries {
            let name: &str = &entry.code.value;
            let index = *known.entry((name, class(entry).map(Keys::index))).or_insert(groups.len());
            match groups.get_mut(index) {
                Some(group) => group.entries.push(entry),
                None => groups.push(Self { entries: vec![entry] }),
            }
        }
        groups
    }

    fn name(&self) -> Cow<'_, str> {
        shown(&self.entries[0].code.value)
    }

    /// The classes and statuses, as in "4xx, 404 and 409".
    fn keys(&self) -> String {
        let (named, others) = self.entries.split_at(self.entries.len().min(LABELED));
        let mut keys: Vec<_> = named.iter().map(|entry| entry.key.to_string()).collect();
        if !others.is_empty() {
            keys.push(format!("{} more", others.len()));
        }
        and(&keys)
    }

    fn diagnostic(&self, rule: &'static Rule, message: String) -> Diagnostic {
        let [first, others @ ..] = &*self.entries else { unreachable!("a group begins with an entry") };
        let diagnostic = Diagnostic::new(rule, first.code.site, message);
        let label = |entry: &Entry<'_, '_>| format!("the fallback for {}", entry.key);
        let Some((second, others)) = others.split_first() else { return diagnostic };
        let diagnostic = diagnostic.label(label(first)).related(second.code.site, label(second));
        others
            .iter()
            .take(LABELED - 1)
            .fold(diagnostic, |diagnostic, other| diagnostic.related(other.code.site, label(other)))
    }
}

/// Reports unknown codes.
fn unknown(cx: &mut Context<'_, '_>, entries: &[Entry<'_, '_>]) {
    let raw = cx.raw;
    // The codes may be in the part that could not be read.
    if raw.cut_short || raw.has_unread_codes || (raw.codes.is_empty() && raw.misread.has(SpecKey::Codes)) {
        return;
    }
    let unknown = entries.iter().filter(|entry| cx.code(&entry.code.value).is_none());
    for group in SameError::all(unknown, |_| None) {
        let message = format!("unknown code `{}` as the fallback for {}", group.name(), group.keys());
        let known = raw.codes.iter().map(|code| &*code.code.value);
        let name = &group.entries[0].code.value;
        let help = alias::instead(raw, name).or_else(|| cx.similar_or_list(name, known, "code"));
        let help = help.unwrap_or_else(|| "name a code of this spec".to_owned());
        cx.push(group.diagnostic(&rules::UNKNOWN_CODE, message).help(help));
    }
}

/// Reports codes of the wrong class: a client that does not know the code relies on the class.
fn of_other_classes(cx: &mut Context<'_, '_>, entries: &[Entry<'_, '_>], drafts: &[Draft]) {
    // With `http`, what the code lists is all that counts.
    let is_wrong = |entry: &&Entry<'_, '_>| {
        let draft = cx.code(&entry.code.value).map(|index| &drafts[index]);
        let Some((class, draft)) = entry.class.zip(draft) else { return false };
        entry.http.is_none() && draft.http.is_some() && !is_of_class(class, draft)
    };
    for group in SameError::all(entries.iter().filter(is_wrong), |entry| entry.class) {
        let entry = group.entries[0];
        let (Some(class), Some(index)) = (entry.class, cx.code(&entry.code.value)) else { continue };
        let draft = &drafts[index];
        let wrong = draft.status(|status| Class::of(status.into()) != Some(class));
        let (problem, label) = match wrong {
            Some((_, status)) => (draft.is_a(status), "the status"),
            None => ("has no HTTP status".to_owned(), "not sent over HTTP"),
        };
        let message =
            format!("code `{}` {problem} and cannot be the fallback for {}", group.name(), group.keys());
        let it = class.key().name;
        let help = match example(cx, class, drafts) {
            Some(other) => format!("name a code of {it}, such as `{}`", verbatim(other)),
            None => format!("add a code of {it}, and name it here"),
        };
        let mut diagnostic = group.diagnostic(&rules::FALLBACK_CLASS, message);
        if let Some(site) = status::site(&cx.raw.codes[index], wrong.map(|(at, _)| at)) {
            diagnostic = diagnostic.related(site, label);
        }
        cx.push(diagnostic.help(help));
    }
}

/// Reports deprecated codes, which should not be sent any more.
fn out_of_use(cx: &mut Context<'_, '_>, entries: &[Entry<'_, '_>], drafts: &[Draft]) {
    let raw = cx.raw;
    let deprecated = |entry: &Entry<'_, '_>| {
        entry.class?;
        raw.codes[cx.code(&entry.code.value)?].deprecated.as_ref()
    };
    let groups =
        SameError::all(entries.iter().filter(|entry| deprecated(entry).is_some()), |entry| entry.class);
    let mut found = Vec::new();
    for group in groups {
        let entry = group.entries[0];
        let (Some(class), Some(deprecated)) = (entry.class, deprecated(entry)) else { continue };
        let (name, keys) = (group.name(), group.keys());
        let message = format!("code `{name}` is the fallback for {keys} but is deprecated");
        let instead = deprecated.instead.as_ref().and_then(|instead| cx.code(&instead.value));
        let instead = instead.filter(|&instead| fits(cx, class, instead, drafts));
        let help = match (instead.map(|instead| verbatim(&raw.codes[instead].code.value)), &*group.entries) {
            (Some(instead), [entry]) => format!("write `{}: {instead}`", entry.key),
            (Some(instead), _) => format!("write `{instead}` in each of them"),
            (None, _) => format!("name a code of {} that is not deprecated", class.key().name),
        };
        found.push(
            group
                .diagnostic(&rules::FALLBACK_DEPRECATED, message)
                .related(deprecated.site, format!("`{name}` is deprecated here"))
                .help(help),
        );
    }
    for diagnostic in found {
        cx.push(diagnostic);
    }
}

/// The first code that can be the fallback for a class.
fn example<'a>(cx: &Context<'a, '_>, class: Class, drafts: &[Draft]) -> Option<&'a str> {
    let mut codes = cx.raw.codes.iter().enumerate();
    let (_, code) = codes.find(|&(index, _)| fits(cx, class, index, drafts))?;
    Some(&code.code.value)
}

fn fits(cx: &Context<'_, '_>, class: Class, index: usize, drafts: &[Draft]) -> bool {
    cx.raw.codes[index].deprecated.is_none() && is_of_class(class, &drafts[index])
}

/// Whether a code has a status, and all of its statuses are of the class.
fn is_of_class(class: Class, draft: &Draft) -> bool {
    let mut statuses = draft.statuses().iter();
    !draft.statuses().is_empty() && statuses.all(|&status| Class::of(status.into()) == Some(class))
}
