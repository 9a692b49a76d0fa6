//! Does each `allow` silence a warning and have a reason?

use crate::check::context::Context;
use crate::quoted::shown;
use crate::raw::Text;
use crate::report::Diagnostic;
use crate::rules::{self, RULES, Rule, Severity};
use crate::site::Site;
use crate::suggest::{joined, similar};

/// Runs after all warnings. After this: each `allow` silences a warning and has a reason.
pub(super) fn check(cx: &mut Context<'_, '_>) {
    let raw = cx.raw;
    for bucket in &raw.buckets {
        of(cx, bucket.name.site, "bucket", &bucket.name.value, &bucket.allow);
    }
    for code in &raw.codes {
        of(cx, code.code.site, "code", &code.code.value, &code.allow);
    }
}

fn of(cx: &mut Context<'_, '_>, owner: Site, what: &str, owner_name: &str, allow: &[(Text<'_>, Text<'_>)]) {
    for (name, reason) in allow {
        let Some(rule) = rule(cx, name) else { continue };
        if reason.value.trim().is_empty() {
            let message = format!("`{}` is allowed without a reason", rule.id);
            cx.push(
                Diagnostic::new(&rules::EMPTY_STRING, reason.site, message)
                    .help(format!("write why the warning does not apply to this {what}")),
            );
        } else if !cx.was_allowed(owner, rule) && cx.is_right() {
            let message = format!("`allow: {}` on {what} `{}` has no effect", rule.id, shown(owner_name));
            cx.push(Diagnostic::new(&rules::UNUSED_ALLOW, name.site, message).help("remove it"));
        }
    }
}

/// The rule with that name, if it can be allowed.
fn rule(cx: &mut Context<'_, '_>, name: &Text<'_>) -> Option<&'static Rule> {
    let allowable: Vec<_> = RULES.iter().filter(|rule| can_be_allowed(rule)).map(|rule| rule.id).collect();
    let only = || format!("only {} can be allowed", joined(allowable.iter().copied()));
    let Some(rule) = Rule::find(&name.value) else {
        let message = format!("unknown rule `{}`", shown(&name.value));
        let similar = cx.nearest(&name.value, allowable.iter().copied()).map(|id| similar("rule", id));
        let help = similar.unwrap_or_else(only);
        cx.push(Diagnostic::new(&rules::INVALID_ALLOW, name.site, message).help(help));
        return None;
    };
    if can_be_allowed(rule) {
        return Some(rule);
    }
    let message = format!("`{}` cannot be allowed", rule.id);
    let help = format!("fix the cause; {}", only());
    cx.push(Diagnostic::new(&rules::INVALID_ALLOW, name.site, message).help(help));
    None
}

/// Whether a rule is a warning about a code or a bucket. Only those can be allowed there.
fn can_be_allowed(rule: &Rule) -> bool {
    rule.severity == Severity::Warning
        && ![&rules::UNUSED_ALLOW, &rules::PLACEHOLDER_DOCS_URL, &rules::FALLBACK_CONTRADICTION]
            .contains(&rule)
}
