//! Which shape do failing responses have, and does each param fit into it?

use crate::check::choice;
use crate::check::context::Context;
use crate::grammar::{self, Envelope};
use crate::quoted::shown;
use crate::report::Diagnostic;
use crate::rules;

/// After this: if the details are members of the body, none of them has the name of another member.
pub(super) fn check(cx: &mut Context<'_, '_>) -> Option<Envelope> {
    let envelope = match &cx.raw.envelope {
        None => Envelope::Nested,
        text => choice::check(cx, text.as_ref(), &grammar::ENVELOPES)?,
    };
    let members = envelope.members_next_to_details();
    let raw = cx.raw;
    for (name, _) in raw.codes.iter().flat_map(|code| &code.params) {
        if members.contains(&&*name.value) {
            let message = format!(
                "param `{}` has the name of a member of the envelope `{}`",
                shown(&name.value),
                envelope.name()
            );
            let names = members.iter().map(|member| format!("`{member}`")).collect::<Vec<_>>().join(", ");
            cx.push(
                Diagnostic::new(&rules::PARAM_COLLISION, name.site, message)
                    .help(format!("rename the param; these names are taken: {names}")),
            );
        }
    }
    Some(envelope)
}
