//! What is there to know about one code?

use std::fmt::Write as _;

use super::{Target, anchor, envelope};
use crate::inline::{self, Flavor};
use crate::model::{Code, ParamType};

/// The entry of a code, with the id that its docs link lands on.
pub(super) fn entry(target: &Target<'_>, index: usize) -> String {
    let code = &target.spec.codes[index];
    let heading = format!("### {} (HTTP {})", inline::code(&code.code, target.flavor), code.http);
    let paragraphs = [
        Some(anchor::element(&target.anchors.codes[index])),
        Some(heading),
        deprecation(target, code, Target::link, inline::markdown),
        Some(inline::markdown(&code.meaning.0, target.flavor)),
        Some(facts(target, code)),
    ];
    paragraphs.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

/// What else is known, a list item each.
fn facts(target: &Target<'_>, code: &Code) -> String {
    let mut out = format!("- What to do: {}\n", bucket(target, code));
    if let Some(message) = envelope::message_line(code, target.flavor).filter(|_| !code.params.is_empty()) {
        let _ = writeln!(out, "- Message: {message}\n- Params: {}", params(code));
    }
    out
}

/// That a code should not be used any more, with what stands in for it; `link` and `text` write for a place.
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

/// The bucket of a code: a link where its section is on the same page.
fn bucket(target: &Target<'_>, code: &Code) -> String {
    let title = &target.spec.buckets[code.bucket].title.0;
    if !target.whole {
        return inline::markdown(title, target.flavor);
    }
    // A title with a link in it cannot be the text of another one.
    let title = inline::literal(&inline::plain(title), target.flavor);
    format!("[{title}]({})", anchor::address(&target.anchors.buckets[code.bucket]))
}

fn params(code: &Code) -> String {
    let params = code.params.iter().map(|param| {
        let kind = match param.ty {
            ParamType::String | ParamType::Path(_) => "text",
            ParamType::Integer(_) => "whole number",
            ParamType::Float(_) => "number",
            ParamType::Bool => "`true` or `false`",
        };
        format!("`{}` ({kind})", param.name)
    });
    params.collect::<Vec<_>>().join(", ")
}
