//! Does each param of a code have a valid name and type, and values of that type?

mod ty;
mod value;

use std::ops::Range;

use crate::characters::named;
use crate::check::codes::Draft;
use crate::check::context::Context;
use crate::check::text;
use crate::grammar::ParamKey;
use crate::model::{Checked, Param};
use crate::quoted::shown;
use crate::raw::{self, Text};
use crate::report::Diagnostic;
use crate::rules;

pub(super) use self::ty::{of_text, unknown};

/// After this: each param has a name, a type, and examples of this type.
pub(super) fn check(cx: &mut Context<'_, '_>, drafts: &mut [Draft]) {
    let raw = cx.raw;
    for (code, draft) in raw.codes.iter().zip(drafts) {
        let params: Vec<_> = code.params.iter().map(|raw| param(cx, raw)).collect();
        draft.params = params.into_iter().collect();
    }
}

fn param(cx: &mut Context<'_, '_>, raw: &raw::Param<'_>) -> Option<Param> {
    let name = name(cx, &raw.name);
    let (ty, can_be_absent) = ty::check(cx, raw)?;
    let one_of = value::one_of(cx, raw, &ty);
    let example = match &one_of {
        Some(one_of) => value::example(cx, raw, &ty, one_of),
        None => None,
    };
    let is_right = !raw.misread.any() && (raw.example.is_none() || example.is_some());
    Some(Param {
        name: name?,
        ty_site: raw.ty.as_ref()?.site(),
        ty,
        is_optional: can_be_absent,
        is_sent: is_sent(raw),
        example,
        one_of: one_of?,
        site: raw.name.site,
        checked: Checked::new(),
    })
    .filter(|_| is_right)
}

/// Whether a param is a detail.
pub(super) fn is_sent(raw: &raw::Param<'_>) -> bool {
    raw.misread.has(ParamKey::Sent) || raw.sent.as_ref().is_none_or(|sent| sent.value)
}

/// Whether a name of JSON can be in the braces of a message.
pub(super) fn is_name(name: &str) -> bool {
    problem(name).is_none()
}

fn name(cx: &mut Context<'_, '_>, name: &Text<'_>) -> Option<String> {
    let Some((place, problem, help)) = problem(&name.value) else {
        return Some(name.value.clone().into_owned());
    };
    let site = place.map_or(name.site, |place| text::inside(name, place));
    cx.push(Diagnostic::new(&rules::PARAM_NAME, site, problem).help(help));
    None
}

/// What is wrong with a name: where, the problem, and the way out.
fn problem(name: &str) -> Option<(Option<Range<usize>>, String, &'static str)> {
    if name.is_empty() {
        return Some((None, "the name of a param is empty".to_owned(), "name it as it is in JSON"));
    }
    if let Some(at) = name.find(['{', '}']) {
        let problem = format!("the name of param `{}` contains a brace", shown(name));
        return Some((Some(at..at + 1), problem, "remove it; messages have the name of a param in braces"));
    }
    let control = name.char_indices().find(|(_, c)| c.is_control());
    if let Some((at, control)) = control.or_else(|| text::unfit(name)) {
        let problem =
            format!("the name of a param contains the control character U+{:04X}", u32::from(control));
        return Some((Some(at..at + control.len_utf8()), problem, "remove it"));
    }
    if let Some((at, hidden)) = text::hidden(name) {
        let problem =
            format!("the name of param `{}` contains the invisible character {}", shown(name), named(hidden));
        return Some((Some(at..at + hidden.len_utf8()), problem, text::without(hidden)));
    }
    if name.trim() != name {
        let problem = format!("the name of param `{}` begins or ends with a space", shown(name));
        return Some((None, problem, "remove the space"));
    }
    None
}
