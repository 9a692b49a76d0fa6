//! Is the version of the format known?

use crate::check::context::Context;
use crate::grammar::VERSION;
use crate::report::Diagnostic;
use crate::rules;

/// After this: the version, if there is one, is 1.
pub(super) fn check(cx: &mut Context<'_, '_>) {
    let Some(version) = &cx.raw.version else { return };
    if version.value != VERSION {
        let message = format!("unsupported spec version {}", version.value);
        cx.push(
            Diagnostic::new(&rules::UNKNOWN_VERSION, version.site, message)
                .help(format!("write `version: {VERSION}`, or use a newer errspec")),
        );
    }
}
