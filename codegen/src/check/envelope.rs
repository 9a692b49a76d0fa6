//! Which shape do failing responses have, and does each param fit into it?

mod body;
mod holes;
mod slot;

use crate::check::choice;
use crate::check::context::Context;
use crate::grammar::{PRESETS, Preset};
use crate::model::Checked;
use crate::model::envelope::{Envelope, EnvelopeSites, Member, Node};
use crate::quoted::shown;
use crate::report::Diagnostic;
use crate::rules;

/// After this: if the details are members of the body, none of them has the name of another member.
pub(super) fn check(cx: &mut Context<'_, '_>) -> Option<Envelope> {
    let raw = &cx.raw.envelope;
    let preset = match &raw.preset {
        None => Preset::DEFAULT,
        name => choice::check(cx, name.as_ref(), &PRESETS)?,
    };
    let body = body::of_sample(raw.body.as_ref()?)?;
    collisions(cx, preset, &body);
    Some(Envelope {
        preset: Some(preset),
        content_type: raw.content_type.as_ref()?.value.clone().into_owned(),
        request_id_header: raw.request_id_header.as_ref().map(|name| name.value.clone().into_owned()),
        headers: Vec::new(),
        body,
        apart: Vec::new(),
        sites: EnvelopeSites { envelope: raw.preset.as_ref().map(|name| name.site), checked: Checked::new() },
    })
}

fn collisions(cx: &mut Context<'_, '_>, preset: Preset, body: &Node) {
    let Node::Object(members) = body else { return };
    if !members.iter().any(Member::is_spread) {
        return;
    }
    let names: Vec<_> =
        members.iter().filter(|member| !member.is_spread()).map(|member| &*member.name).collect();
    let raw = cx.raw;
    for (name, _) in raw.codes.iter().flat_map(|code| &code.params) {
        if names.contains(&&*name.value) {
            let message = format!(
                "param `{}` has the name of a member of the envelope `{}`",
                shown(&name.value),
                preset.name()
            );
            let names = names.iter().map(|member| format!("`{member}`")).collect::<Vec<_>>().join(", ");
            cx.push(
                Diagnostic::new(&rules::PARAM_COLLISION, name.site, message)
                    .help(format!("rename the param; these names are taken: {names}")),
            );
        }
    }
}
