//! Does each param have a name that is free, if the details are members of an object?

use super::BodyFacts;
use crate::check::context::Context;
use crate::grammar::Preset;
use crate::quoted::shown;
use crate::report::Diagnostic;
use crate::rules;

/// After this: if the details are members of an object, none of them has the name of another member.
pub(super) fn check(cx: &mut Context<'_, '_>, found: &BodyFacts, preset: Option<Preset>) {
    let members = &found.next_to_details;
    let raw = cx.raw;
    for (name, _) in raw.codes.iter().flat_map(|code| &code.params) {
        // A detail that has a place of its own is not among the others.
        let is_apart = found.apart.iter().any(|apart| *apart == name.value);
        let Some((_, site)) = members.iter().find(|(member, _)| !is_apart && *member == name.value) else {
            continue;
        };
        let name_shown = shown(&name.value);
        let message = match preset {
            Some(preset) => {
                format!("param `{name_shown}` has the name of a member of the envelope `{}`", preset.name())
            }
            None => format!("param `{name_shown}` has the name of a member next to the details"),
        };
        let names =
            members.iter().map(|(member, _)| format!("`{}`", shown(member))).collect::<Vec<_>>().join(", ");
        let mut diagnostic = Diagnostic::new(&rules::PARAM_COLLISION, name.site, message);
        if preset.is_none() {
            diagnostic = diagnostic.related(*site, "the member");
        }
        cx.push(diagnostic.help(format!("rename the param; these names are taken: {names}")));
    }
}
