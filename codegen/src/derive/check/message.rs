//! Checks the message of a variant and its params.

use std::fmt::Write as _;

use syn::LitStr;

use super::ItemContext;
use super::codes::VariantCode;
use crate::check::braces::{self, Part};
use crate::check::text::unfit;
use crate::derive::findings::{Finding, Findings};
use crate::derive::model::MessageTemplate;
use crate::model::{Code, doubled_braces};
use crate::quoted::{quoted, verbatim};
use crate::rules;
use crate::suggest;

/// The message of each variant with its params in braces, if it differs from that of the code's entry.
///
/// After this: every name in braces is a param of the code, so each dynamic part of a message is also a detail.
pub(super) fn check(
    cx: &ItemContext<'_, '_>,
    codes: &[VariantCode],
    findings: &mut Findings,
) -> Vec<Option<MessageTemplate>> {
    let variants = cx.item.variants.iter().zip(codes);
    let templates = variants.map(|(variant, found)| {
        let code = &cx.spec.codes[found.code()?];
        if let Some(message) = &variant.message {
            return own(code, message, findings);
        }
        let of_spec = code.message.as_ref().filter(|message| !message.is_static())?;
        let has_optional = of_spec.params().any(|param| code.params[param].is_optional);
        Some(MessageTemplate { text: of_spec.format_string(&code.params), has_optional })
    });
    templates.collect()
}

fn own(code: &Code, message: &LitStr, findings: &mut Findings) -> Option<MessageTemplate> {
    let text = message.value();
    let span = message.span();
    if text.trim().is_empty() {
        findings.push(
            Finding::new(&rules::EMPTY_STRING, span, "the message is empty")
                .at(code.site, "the code")
                .help("remove it to use the message of the spec"),
        );
        return None;
    }
    if let Some((_, control)) = unfit(&text) {
        let words = format!("the message contains the control character U+{:04X}", u32::from(control));
        findings.push(Finding::new(&rules::CONTROL_CHARACTER, span, words).help("remove it"));
        return None;
    }
    let mut template = String::new();
    let mut unknown: Vec<&str> = Vec::new();
    let mut has_optional = false;
    let is_declared = |name: &str| code.params.iter().any(|param| param.name == name);
    for (_, part) in braces::parts(&text, is_declared) {
        match part {
            Part::Text(text) => template.push_str(&doubled_braces(text)),
            Part::Param(name) => {
                let param = code.params.iter().find(|param| param.name == name);
                has_optional |= param.is_some_and(|param| param.is_optional);
                if param.is_none() && !unknown.contains(&name) {
                    unknown.push(name);
                    findings.push(unknown_param(code, name, span));
                }
                let _ = write!(template, "{{{name}}}");
            }
            Part::Wrong(wrong) => findings.push(
                Finding::new(&rules::MESSAGE_BRACES, span, format!("the message {wrong}"))
                    .help("write `{{` and `}}` for braces, or `{name}` for a param"),
            ),
        }
    }
    Some(MessageTemplate { text: template, has_optional })
}

/// An unknown param of a code.
pub(super) fn unknown_param(code: &Code, name: &str, span: proc_macro2::Span) -> Finding {
    let words = format!("{} is not a param of code {}", quoted(name), quoted(&code.code));
    let finding = Finding::new(&rules::UNKNOWN_PARAM, span, words);
    let known = || code.params.iter().map(|param| param.name.as_str());
    let meant = suggest::nearest(name, known());
    match meant.and_then(|meant| code.params.iter().find(|param| param.name == meant)) {
        Some(meant) => finding.at(meant.site, format!("did you mean `{}`?", verbatim(&meant.name))),
        None if code.params.is_empty() => finding.at(code.site, "the code has no params").help(format!(
            "declare it in the spec, so that clients get it as a detail: `params: {{ {}: string }}`",
            verbatim(name)
        )),
        None => finding
            .at(code.params[0].site, suggest::similar_or_list(name, known(), "param"))
            .help("declare it in the spec, so that clients get it as a detail"),
    }
}
