//! Are the names and values of the headers valid?

use std::collections::HashMap;

use super::fields::Fields;
use super::string::{self, Place};
use super::{BodyFacts, header_name};
use crate::check::context::Context;
use crate::check::text;
use crate::grammar::EnvelopeKey;
use crate::model::envelope::{Header, Piece};
use crate::quoted::shown;
use crate::raw::Text;
use crate::report::Diagnostic;
use crate::rules;
use crate::site::Site;

/// After this: each header has a valid name that no other one has, and a value that a header can have.
pub(super) fn check(
    cx: &mut Context<'_, '_>,
    fields: &Fields<'_>,
    request_id_header: Option<&Option<String>>,
    found: &mut BodyFacts,
) -> Option<Vec<Header>> {
    let mut headers = Vec::new();
    let mut first = HashMap::<String, Site>::new();
    let envelope = &cx.raw.envelope;
    for (name, value) in &envelope.headers {
        let checked = header_name::check(cx, name, "remove it");
        let value = self::value(cx, fields, name, value, found);
        let Some(checked) = checked else {
            headers.push(None);
            continue;
        };
        if request_id_header.is_some_and(|header| header.as_ref() == Some(&checked)) {
            let message = format!("header `{}` is the header of the request id", shown(&name.value));
            cx.push(
                Diagnostic::new(&rules::INVALID_HEADER, name.site, message)
                    .help("remove it, or set `request_id_header: none`"),
            );
        }
        if let Some(&earlier) = first.get(&checked) {
            let message = format!("header `{}` is defined more than once", shown(&name.value));
            cx.push(
                Diagnostic::new(&rules::DUPLICATE_KEY, name.site, message)
                    .related(earlier, "first defined here")
                    .note("the case of the letters makes no difference")
                    .help("remove one of them"),
            );
        } else {
            first.insert(checked.clone(), name.site);
        }
        headers.push(value.map(|value| Header { name: checked, value, site: name.site }));
    }
    let headers = headers.into_iter().collect();
    if envelope.misread.has(EnvelopeKey::Headers) { None } else { headers }
}

fn value(
    cx: &mut Context<'_, '_>,
    fields: &Fields<'_>,
    name: &Text<'_>,
    value: &Text<'_>,
    found: &mut BodyFacts,
) -> Option<Vec<Piece>> {
    let problem = |words: String, help: &str, site: Site| {
        let message = format!("the value of header `{}` {words}", shown(&name.value));
        Diagnostic::new(&rules::INVALID_HEADER, site, message).help(help)
    };
    if value.value.is_empty() {
        cx.push(problem("is empty".to_owned(), "write a value, or remove the header", value.site));
        return None;
    }
    if let Some((at, odd)) = value.value.char_indices().find(|(_, c)| !matches!(c, ' '..='~')) {
        let site = text::inside(value, at..at + odd.len_utf8());
        let words = format!("contains U+{:04X}, which is not a visible ASCII character", u32::from(odd));
        cx.push(problem(words, "write letters, digits and punctuation of ASCII", site));
        return None;
    }
    if value.value.starts_with(' ') || value.value.ends_with(' ') {
        cx.push(problem("begins or ends with a space".to_owned(), "remove it", value.site));
        return None;
    }
    string::pieces(cx, fields, found, value, Place::Header)
}
