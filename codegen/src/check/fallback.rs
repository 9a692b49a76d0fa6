//! Is each fallback a code of the right class that is not deprecated?

use crate::check::codes::{Draft, DraftHttp};
use crate::check::context::Context;
use crate::grammar::{FallbackKey as Class, Keys, STATUSES, SpecKey};
use crate::model::{self, Checked, FallbackSites};
use crate::quoted::{shown, verbatim};
use crate::raw::{self, Text};
use crate::report::Diagnostic;
use crate::rules;

/// One key of `fallback`, with its value.
struct Entry<'a, 's> {
    /// The class or the status, as written.
    key: &'a str,
    class: Class,
    code: &'a Text<'s>,
}

/// After this: each class has a code, each single status is between 400 and 599, and each code is of the class that it
/// is the fallback for and is not deprecated.
pub(super) fn check(cx: &mut Context<'_, '_>, drafts: &[Draft]) -> Option<model::Fallback> {
    let fallback = cx.raw.fallback.as_ref()?;
    let client = of_class(cx, Class::Client, fallback.client.as_ref(), drafts);
    let server = of_class(cx, Class::Server, fallback.server.as_ref(), drafts);
    let single = of_statuses(cx, fallback, drafts);
    // A missing value has been reported, here or by the reader.
    let sites = FallbackSites {
        client: fallback.client.as_ref()?.site,
        server: fallback.server.as_ref()?.site,
        statuses: fallback.statuses.iter().map(|(status, code)| (status.site, code.site)).collect(),
        checked: Checked::new(),
    };
    Some(model::Fallback { client: client?, server: server?, statuses: single, sites })
}

fn of_class(
    cx: &mut Context<'_, '_>,
    class: Class,
    code: Option<&Text<'_>>,
    drafts: &[Draft],
) -> Option<usize> {
    index_of(cx, &Entry { key: class.key().name, class, code: code? }, drafts)
}

/// The single statuses, each with its code.
fn of_statuses(
    cx: &mut Context<'_, '_>,
    fallback: &raw::Fallback<'_>,
    drafts: &[Draft],
) -> Vec<(u16, usize)> {
    let mut single = Vec::with_capacity(fallback.statuses.len());
    for (status, code) in &fallback.statuses {
        let key = &status.value.to_string();
        let of =
            u16::try_from(status.value).ok().and_then(|status| Some((status, Class::of(status.into())?)));
        if let Some((status, class)) = of {
            let index = index_of(cx, &Entry { key, class, code }, drafts);
            single.extend(index.map(|index| (status, index)));
        } else {
            let (least, most) = (STATUSES.start(), STATUSES.end());
            let message = format!("HTTP status {key} of `fallback` must be between {least} and {most}");
            cx.push(
                Diagnostic::new(&rules::STATUS_RANGE, status.site, message)
                    .help("use a 4xx for client errors, a 5xx for server errors"),
            );
            named(cx, key, code);
        }
    }
    single
}

/// The index of the code of an entry.
fn index_of(cx: &mut Context<'_, '_>, entry: &Entry<'_, '_>, drafts: &[Draft]) -> Option<usize> {
    let index = named(cx, entry.key, entry.code)?;
    of_that_class(cx, entry, index, drafts);
    in_use(cx, entry, index, drafts);
    Some(index)
}

/// The index of the code with that name. An unknown one is reported.
fn named(cx: &mut Context<'_, '_>, key: &str, code: &Text<'_>) -> Option<usize> {
    let raw = cx.raw;
    if let Some(index) = cx.code(&code.value) {
        return Some(index);
    }
    // The code may be defined in a part that could not be read.
    if raw.cut_short || (raw.codes.is_empty() && raw.misread.has(SpecKey::Codes)) {
        return None;
    }
    let message = format!("unknown code `{}` as the fallback for {key}", shown(&code.value));
    let known = raw.codes.iter().map(|code| &*code.code.value);
    let help = cx.similar_or_list(&code.value, known, "code");
    let help = help.unwrap_or_else(|| "name a code of this spec".to_owned());
    cx.push(Diagnostic::new(&rules::UNKNOWN_CODE, code.site, message).help(help));
    None
}

/// Reports a code of the wrong class: a client that does not know the code relies on the class.
fn of_that_class(cx: &mut Context<'_, '_>, entry: &Entry<'_, '_>, index: usize, drafts: &[Draft]) {
    let (problem, label) = match drafts[index].http {
        None => return,
        Some(DraftHttp::Status(status)) if Class::of(status.into()) == Some(entry.class) => return,
        Some(DraftHttp::Status(status)) => (format!("is a {status}"), "the status"),
        Some(DraftHttp::None) => ("has no HTTP status".to_owned(), "not sent over HTTP"),
    };
    let class = entry.class.key().name;
    let message =
        format!("code `{}` {problem} and cannot be the fallback for {}", shown(&entry.code.value), entry.key);
    let help = match example(cx, entry.class, drafts) {
        Some(other) => format!("name a code of {class}, such as `{}`", verbatim(other)),
        None => format!("add a code of {class}, and name it here"),
    };
    let mut diagnostic = Diagnostic::new(&rules::FALLBACK_CLASS, entry.code.site, message);
    if let Some(http) = &cx.raw.codes[index].http {
        diagnostic = diagnostic.related(http.site, label);
    }
    cx.push(diagnostic.help(help));
}

/// Reports a deprecated code, which should not be sent any more.
fn in_use(cx: &mut Context<'_, '_>, entry: &Entry<'_, '_>, index: usize, drafts: &[Draft]) {
    let Some(deprecated) = &cx.raw.codes[index].deprecated else { return };
    let [name, key, class] = [&*shown(&entry.code.value), entry.key, entry.class.key().name];
    let message = format!("code `{name}` is the fallback for {key} but is deprecated");
    let instead = deprecated.instead.as_ref().and_then(|instead| cx.code(&instead.value));
    let help = match instead.filter(|&instead| fits(cx, entry.class, instead, drafts)) {
        Some(instead) => format!("write `{key}: {}`", verbatim(&cx.raw.codes[instead].code.value)),
        None => format!("name a code of {class} that is not deprecated"),
    };
    cx.push(
        Diagnostic::new(&rules::FALLBACK_DEPRECATED, entry.code.site, message)
            .related(deprecated.site, format!("`{name}` is deprecated here"))
            .help(help),
    );
}

/// The first code that can be the fallback for a class.
fn example<'a>(cx: &Context<'a, '_>, class: Class, drafts: &[Draft]) -> Option<&'a str> {
    let mut codes = cx.raw.codes.iter().enumerate();
    let (_, code) = codes.find(|&(index, _)| fits(cx, class, index, drafts))?;
    Some(&code.code.value)
}

fn fits(cx: &Context<'_, '_>, class: Class, index: usize, drafts: &[Draft]) -> bool {
    cx.raw.codes[index].deprecated.is_none()
        && drafts[index].status().and_then(|status| Class::of(status.into())) == Some(class)
}
