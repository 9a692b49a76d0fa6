//! Checks the HTTP status that a variant chooses.

use syn::LitInt;

use super::ItemContext;
use super::codes::{VariantCode, variant_name};
use crate::derive::findings::{Finding, Findings};
use crate::derive::raw::Variant;
use crate::model::Code;
use crate::quoted::quoted;
use crate::rules;

/// The status of each variant, if it is not the default of its code.
///
/// After this: every status is one that the spec lists for the code, so docs and clients know it.
pub(super) fn check(
    cx: &ItemContext<'_, '_>,
    codes: &[VariantCode],
    findings: &mut Findings,
) -> Vec<Option<u16>> {
    let variants = cx.item.variants.iter().zip(codes);
    let statuses = variants.map(|(variant, found)| {
        let (http, code) = (variant.http.as_ref()?, &cx.spec.codes[found.code()?]);
        let status =
            http.base10_parse().ok().filter(|status| code.http_statuses().any(|listed| listed == *status));
        if status.is_none() {
            findings.push(unlisted(cx, variant, http, code));
        }
        status.filter(|_| status != code.http)
    });
    statuses.collect()
}

fn unlisted(cx: &ItemContext<'_, '_>, variant: &Variant, http: &LitInt, code: &Code) -> Finding {
    let (status, name) = (http.base10_digits(), quoted(&code.code));
    let statuses: Vec<_> = code.http_statuses().map(|status| status.to_string()).collect();
    let Some(default) = statuses.first() else {
        let words =
            format!("code {name} has no HTTP status, so {} cannot have one", variant_name(cx, variant));
        return Finding::new(&rules::UNLISTED_STATUS, http.span(), words)
            .at(code.sites.http, "not sent over HTTP")
            .help("remove `http`");
    };
    let words = format!("HTTP status {status} is not listed for code {name}");
    let (label, remove) = match statuses.len() {
        1 => ("its only status", format!("remove `http` to send {default}")),
        _ => ("its statuses", "choose one of its statuses".to_owned()),
    };
    let listed = statuses.join(", ");
    let finding = Finding::new(&rules::UNLISTED_STATUS, http.span(), words).at(code.sites.http, label);
    // Another number would be an error in the spec.
    match http.base10_parse::<u64>() {
        Ok(number) if crate::grammar::STATUSES.contains(&number) => {
            finding.help(format!("{remove}, or list it in the spec: `http: [{listed}, {status}]`"))
        }
        _ => finding.help(remove),
    }
}
