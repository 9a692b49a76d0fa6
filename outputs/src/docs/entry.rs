//! The entry of one code.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::{Target, envelope, field};
use errspec_codegen::__internal::inline::{self, Flavor};
use errspec_codegen::__internal::model::Code;

/// The entry of a code, with the anchor that its docs URL points to. `level` is the level of its heading.
pub(super) fn entry(target: &Target<'_>, index: usize, level: usize) -> String {
    let code = &target.spec.codes[index];
    let name = inline::code(&code.code, target.flavor);
    let mut out = target.anchors.elements(index);
    let statuses = code.statuses_in_words();
    let http = statuses.map_or("no HTTP status".to_owned(), |statuses| format!("HTTP {statuses}"));
    let hashes = "#".repeat(level);
    let _ = write!(out, "\n\n{hashes} {name} ({http})\n\n");
    if let Some(deprecation) = deprecation(target, code, Target::link, inline::markdown) {
        out.extend([&deprecation, "\n\n"]);
    }
    out.extend([&inline::markdown(&code.meaning.0, target.flavor), "\n\n"]);
    facts(&mut out, target, code);
    out
}

/// Further facts about the code, one list item per fact.
fn facts(out: &mut String, target: &Target<'_>, code: &Code) {
    out.extend(["- What to do: ", &*bucket(target, code), "\n"]);
    if code.not_executed {
        out.push_str("- The request was not executed. Any request can be sent again, even one that is not idempotent.\n");
    }
    out.push_str(&field::facts(target, code));
    if !code.aliases.is_empty() {
        let aliases = code.aliases.iter().map(|alias| inline::code(&alias.name, target.flavor));
        let _ = writeln!(out, "- Also known as: {}", aliases.collect::<Vec<_>>().join(", "));
    }
    let has_params = code.message.as_ref().is_some_and(|message| !message.is_static());
    if let Some(message) = envelope::message_line(code, target.flavor).filter(|_| has_params) {
        let _ = writeln!(out, "- Message: {message}");
    }
    out.push_str(&envelope::params(target.spec, code, target.flavor));
}

/// The deprecation note of a code, with its replacement and reason. `link` and `text` write them for their place.
pub(super) fn deprecation<'s>(
    target: &Target<'s>,
    code: &Code,
    link: fn(&Target<'s>, usize) -> String,
    text: fn(&str, Flavor) -> String,
) -> Option<String> {
    let deprecated = code.deprecated.as_ref()?;
    let instead = deprecated.instead.map(|instead| format!("Use {} instead.", link(target, instead)));
    let reason = deprecated.reason.as_ref().map(|reason| text(&reason.0, target.flavor));
    let parts = [Some("**Deprecated.**".to_owned()), instead, reason];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// The title of the bucket of a code, as a link if its section is on the same page.
fn bucket<'t>(target: &'t Target<'_>, code: &Code) -> Cow<'t, str> {
    match &target.sections {
        Some(sections) => Cow::Borrowed(&sections[code.bucket]),
        None => inline::markdown(&target.spec.buckets[code.bucket].title.0, target.flavor).into(),
    }
}
