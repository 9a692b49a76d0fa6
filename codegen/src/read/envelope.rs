//! Reads the envelope: the name of a preset, or a sample.
//!
//! A preset is read as its sample, so no later stage knows the difference.

use std::borrow::Cow;

use crate::grammar::{ENVELOPE, EnvelopeKey, PRESETS, Preset};
use crate::raw::{self, Sample, SampleValue, Text};
use crate::read::cursor::Cursor;
use crate::read::owner::Owner;
use crate::read::spec::{add, distinct, keep};
use crate::report::Report;
use crate::site::{Site, Sited, Sources};

/// Reads the value of `envelope`.
pub(super) fn envelope<'s>(cursor: &mut Cursor<'s, '_>, owner: &Owner<'_>) -> Option<raw::Envelope<'s>> {
    let key = Some(owner.site);
    if cursor.is_map() {
        return Some(raw::Envelope { key, ..mapping(cursor, owner) });
    }
    let name = cursor.text_or(owner, "a mapping")?;
    let of_name = match PRESETS.find(&name.value) {
        Some(preset) => of_preset(preset, name.site),
        None => raw::Envelope::default(),
    };
    Some(raw::Envelope { key, preset: Some(name), ..of_name })
}

/// The sample of a preset, as if it were written at `site`.
pub(super) fn of_preset<'s>(preset: Preset, site: Site) -> raw::Envelope<'s> {
    let mut sources = Sources::default();
    let file = sources.add("envelope.yaml", preset.sample());
    let mut report = Report::default();
    let mut cursor = Cursor::new(file, sources.get(file), &mut report);
    let sample = mapping(&mut cursor, &Owner::spec(&ENVELOPE, site));
    raw::Envelope {
        key: None,
        preset: None,
        content_type: sample.content_type.map(|text| text_at(&text, site)),
        request_id_header: sample.request_id_header.map(|text| text_at(&text, site)),
        headers: Vec::new(),
        body_key: Some(site),
        body: sample.body.map(|body| sample_at(body, site)),
        misread: sample.misread,
    }
}

fn mapping<'s>(cursor: &mut Cursor<'s, '_>, owner: &Owner<'_>) -> raw::Envelope<'s> {
    let mut envelope = raw::Envelope::default();
    let read = cursor.fixed(owner, |cursor, key, owner| match key {
        EnvelopeKey::ContentType => keep(&mut envelope.content_type, cursor.text(owner)),
        EnvelopeKey::RequestIdHeader => keep(&mut envelope.request_id_header, cursor.text(owner)),
        EnvelopeKey::Headers => add(&mut envelope.headers, cursor.text_map(owner)),
        EnvelopeKey::Body => {
            keep(&mut envelope.body_key, Some(owner.site));
            keep(&mut envelope.body, cursor.sample(owner));
        }
    });
    envelope.misread = read.misread;
    if read.repeated {
        distinct(&mut envelope.headers, |(name, _)| &name.value);
    }
    envelope
}

fn text_at<'s>(text: &Text<'_>, site: Site) -> Text<'s> {
    Sited::new(Cow::Owned(text.value.clone().into_owned()), site)
}

/// Recurses only as deep as a sample can be.
fn sample_at<'s>(sample: Sample<'_>, site: Site) -> Sample<'s> {
    let value = match sample.value {
        SampleValue::Null => SampleValue::Null,
        SampleValue::Bool(value) => SampleValue::Bool(value),
        SampleValue::Number(number) => SampleValue::Number(Cow::Owned(number.into_owned())),
        SampleValue::String(text) => SampleValue::String(text_at(&text, site)),
        SampleValue::List(elements) => {
            SampleValue::List(elements.into_iter().map(|element| sample_at(element, site)).collect())
        }
        SampleValue::Map(members) => SampleValue::Map(
            members.into_iter().map(|(name, value)| (text_at(&name, site), sample_at(value, site))).collect(),
        ),
        SampleValue::Misread => SampleValue::Misread,
    };
    Sample { site, value }
}
