//! Which shape do failing responses have, and does each param fit into it?

mod body;
mod code_forms;
mod collision;
mod content_type;
mod fields;
mod header_name;
mod headers;
mod holes;
mod placeholder;
mod string;

pub(super) use self::placeholder::names as placeholders;

use self::body::BodyFacts;
use self::fields::Fields;
use crate::check::choice;
use crate::check::context::Context;
use crate::grammar::{PRESETS, Preset};
use crate::model::envelope::{Envelope, EnvelopeSites};
use crate::model::{Checked, Field};
use crate::raw::Text;
use crate::site::Site;

/// Names of presets in other places, with ours.
const FOREIGN: [(&str, Preset); 13] = [
    ("problem", Preset::ProblemDetails),
    ("problem+json", Preset::ProblemDetails),
    ("application/problem+json", Preset::ProblemDetails),
    ("rfc9457", Preset::ProblemDetails),
    ("rfc-9457", Preset::ProblemDetails),
    ("rfc7807", Preset::ProblemDetails),
    ("rfc-7807", Preset::ProblemDetails),
    ("default", Preset::Nested),
    ("error", Preset::Nested),
    ("wrapped", Preset::Nested),
    ("none", Preset::Flat),
    ("plain", Preset::Flat),
    ("list", Preset::Errors),
];
/// What people write who want to describe a body.
const OWN: [&str; 3] = ["custom", "own", "other"];

/// After this: the envelope has the code in it, and it is known what each placeholder means.
/// If the details are members of an object, none of them has the name of another member.
pub(super) fn check(cx: &mut Context<'_, '_>, fields: &[Option<Field>]) -> Option<Envelope> {
    let raw = &cx.raw.envelope;
    let preset = match &raw.preset {
        Some(name) => Some(self::preset(cx, name)?),
        None if raw.key.is_none() => Some(Preset::DEFAULT),
        None => None,
    };
    let content_type = content_type::check(cx);
    let request_id_header = header_name::of_request_id(cx);
    let fields = Fields::new(cx.raw, fields);
    let mut in_headers = BodyFacts::default();
    let headers = headers::check(cx, &fields, request_id_header.as_ref(), &mut in_headers);
    let mut found = BodyFacts::default();
    let body = body::check(cx, &fields, &mut found);
    let forms =
        in_headers.codes.into_iter().filter(|(slot, _)| found.codes.iter().all(|(known, _)| known != slot));
    let forms: Vec<_> = found.codes.iter().cloned().chain(forms).collect();
    code_forms::check(cx, &forms);
    collision::check(cx, &found, preset);
    let raw = &cx.raw.envelope;
    Some(Envelope {
        preset,
        content_type: content_type?,
        request_id_header: request_id_header?,
        headers: headers?,
        body: body?,
        apart: found.apart,
        sites: EnvelopeSites {
            envelope: raw.preset.as_ref().map(|name| name.site).or(raw.key),
            content_type: written(raw.key, raw.content_type.as_ref()),
            request_id_header: written(raw.key, raw.request_id_header.as_ref()),
            checked: Checked::new(),
        },
    })
}

fn preset(cx: &mut Context<'_, '_>, name: &Text<'_>) -> Option<Preset> {
    let preset = PRESETS.find(&name.value);
    if preset.is_none() {
        let lower = name.value.to_ascii_lowercase().replace(['_', ' '], "-");
        let foreign = FOREIGN.iter().find(|(foreign, _)| *foreign == lower);
        let help = match foreign {
            Some((_, ours)) => Some(format!("write `{}`", ours.name())),
            None if OWN.contains(&&*lower) => Some(
                "write the body as a sample, as in `envelope: { body: { code: \"{code}\" } }`".to_owned(),
            ),
            None => None,
        };
        choice::unknown(cx, name, &PRESETS, help);
    }
    preset
}

/// Where a value was written; those of a preset were not.
fn written(key: Option<Site>, text: Option<&Text<'_>>) -> Option<Site> {
    key.and(text).map(|text| text.site)
}
