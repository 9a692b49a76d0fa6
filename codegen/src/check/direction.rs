//! Does a string contain characters that change the direction of what follows?

use crate::characters::{is_bidi, named};
use crate::check::context::Context;
use crate::check::text;
use crate::quoted::shown;
use crate::raw::{self, SampleValue, Text};
use crate::report::Diagnostic;
use crate::rules;
use crate::site::Site;

/// After this: no text has an embedding, an override or an isolate, unless it is allowed to.
///
/// Directional marks such as U+200F are not reported: they only tell the punctuation next to them where it belongs,
/// which texts in Arabic and Hebrew need, and do not move letters.
pub(super) fn check(cx: &mut Context<'_, '_>) {
    let raw = cx.raw;
    for bucket in &raw.buckets {
        let name = shown(&bucket.name.value);
        for (key, text) in [("title", &bucket.title), ("advice", &bucket.advice)] {
            let Some(text) = text else { continue };
            of(cx, text, &format!("`{key}` of bucket `{name}`"), Some((bucket.name.site, &bucket.allow)));
        }
    }
    for code in &raw.codes {
        of_code(cx, code);
    }
    for text in &raw.support {
        of(cx, text, "a criterion of `support`", None);
    }
}

fn of_code(cx: &mut Context<'_, '_>, code: &raw::Code<'_>) {
    let reason = code.deprecated.as_ref().and_then(|deprecated| deprecated.reason.as_ref());
    let texts = [("meaning", code.meaning.as_ref()), ("message", code.message.as_ref()), ("reason", reason)];
    let keys = texts.into_iter().filter_map(|(key, text)| Some((key, text?)));
    // The values of other fields are names, which must not have invisible characters at all.
    let is_text = |field: &&raw::Field<'_>| {
        field.one_of.is_none() && !field.unique.as_ref().is_some_and(|unique| unique.value)
    };
    let texts: Vec<_> = cx.raw.fields.iter().filter(is_text).map(|field| &*field.name.value).collect();
    let fields = code.fields.iter().filter_map(|(name, sample)| match &sample.as_ref()?.value {
        SampleValue::String(text) if texts.contains(&&*name.value) => Some((&*name.value, text)),
        _ => None,
    });
    let owner = Some((code.code.site, &*code.allow));
    for (key, text) in keys.chain(fields) {
        of(cx, text, &format!("`{}` of code `{}`", shown(key), shown(&code.code.value)), owner);
    }
}

/// What can allow a warning: the site of a code or a bucket, and its `allow`.
type AllowOwner<'a, 's> = (Site, &'a [(Text<'s>, Text<'s>)]);

fn of(cx: &mut Context<'_, '_>, text: &Text<'_>, what: &str, owner: Option<AllowOwner<'_, '_>>) {
    let Some((at, c)) = text.value.char_indices().find(|(_, c)| is_bidi(*c)) else { return };
    let message = format!("{what} contains {}, which changes the order of the text", named(c));
    let site = text::inside(text, at..at + c.len_utf8());
    let diagnostic = Diagnostic::new(&rules::TEXT_DIRECTION, site, message);
    let remove = "remove it; readers find the direction of each word by its letters";
    match owner {
        Some((site, allow)) => {
            let help = format!("{remove}, or allow the warning: `allow: {{ text-direction: … }}`");
            cx.push_unless_allowed(site, allow, diagnostic.help(help));
        }
        None => cx.push(diagnostic.help(remove)),
    }
}
