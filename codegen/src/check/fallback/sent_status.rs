//! Does the code of a fallback list the status that is sent?

use super::{Class, Entry};
use crate::check::codes::Draft;
use crate::check::context::Context;
use crate::check::status;
use crate::grammar::Keys;
use crate::quoted::{shown, verbatim};
use crate::report::Diagnostic;
use crate::rules;
use crate::site::Sited;

/// After this: each fallback with `http` sends a status that its code lists, and that of a class stays in the class.
pub(super) fn check(cx: &mut Context<'_, '_>, entries: &[Entry<'_, '_>], drafts: &[Draft]) {
    for entry in entries {
        let Some(http) = entry.http else { continue };
        if let Some(diagnostic) = of_other_class(entry, http) {
            cx.push(diagnostic);
            continue;
        }
        let Some(index) = cx.code(&entry.code.value) else { continue };
        // Its statuses have errors of their own.
        if drafts[index].http.is_none()
            || drafts[index].statuses().iter().any(|listed| u64::from(*listed) == http.value)
        {
            continue;
        }
        let diagnostic = unlisted(cx, entry, http, index, &drafts[index]);
        cx.push(diagnostic);
    }
}

/// The statuses of a whole class do not leave it: a client that knows only the class would do the wrong thing.
fn of_other_class(entry: &Entry<'_, '_>, http: &Sited<u64>) -> Option<Diagnostic> {
    let class = Class::ALL.iter().find(|class| entry.status.is_none() && class.key().name == entry.key)?;
    if Class::of(http.value) == Some(*class) {
        return None;
    }
    let (key, status) = (&entry.key, http.value);
    let message = format!("the fallback for {key} sends {status}, which is not a {key}");
    let help = format!("write a status of {key}, or give single statuses entries of their own");
    Some(Diagnostic::new(&rules::FALLBACK_STATUS, http.site, message).help(help))
}

fn unlisted(
    cx: &Context<'_, '_>,
    entry: &Entry<'_, '_>,
    http: &Sited<u64>,
    index: usize,
    draft: &Draft,
) -> Diagnostic {
    let (code, status) = (shown(&entry.code.value), http.value);
    let message = format!("the fallback for {} sends {status}, which code `{code}` does not list", entry.key);
    let diagnostic = Diagnostic::new(&rules::FALLBACK_STATUS, http.site, message);
    let Some((default, _)) = draft.statuses().split_first() else {
        return diagnostic.help("name a code that has an HTTP status");
    };
    let name = verbatim(&entry.code.value);
    let help = format!("write `http: {default}`, or add {status} to the `http` of `{name}`");
    match status::site(&cx.raw.codes[index], None) {
        Some(site) => diagnostic.related(site, "what the code lists").help(help),
        None => diagnostic.help(help),
    }
}
