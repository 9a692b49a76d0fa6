//! If the details are members of an object, does a param have the name of another member?

use std::collections::{HashMap, HashSet};

use super::BodyFacts;
use crate::check::context::Context;
use crate::grammar::Preset;
use crate::quoted::shown;
use crate::report::Diagnostic;
use crate::rules;
use crate::site::Site;
use crate::suggest::joined;

/// After this: if the details are members of an object, none of them has the name of another member.
pub(super) fn check(cx: &mut Context<'_, '_>, found: &BodyFacts, preset: Option<Preset>) {
    let members = &found.next_to_details;
    let apart: HashSet<_> = found.apart.iter().map(String::as_str).collect();
    // A detail that has a place of its own is not among the others.
    let taken = members.iter().filter(|(member, _)| !apart.contains(&**member));
    let taken: HashMap<&str, Site> = taken.rev().map(|(member, site)| (&**member, *site)).collect();
    if taken.is_empty() {
        return;
    }
    for name in cx.params() {
        let Some(site) = taken.get(&*name.value) else { continue };
        let name_shown = shown(&name.value);
        let message = match preset {
            Some(preset) => {
                format!("param `{name_shown}` has the name of a member of the envelope `{}`", preset.name())
            }
            None => format!("param `{name_shown}` has the name of a member next to the details"),
        };
        let names = joined(members.iter().map(|(member, _)| &**member));
        let mut diagnostic = Diagnostic::new(&rules::PARAM_COLLISION, name.site, message);
        if preset.is_none() {
            diagnostic = diagnostic.related(*site, "the member");
        }
        cx.push(diagnostic.help(format!("rename the param; these names are taken: {names}")));
    }
}
