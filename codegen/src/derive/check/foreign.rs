//! Checks that attributes of thiserror do not conflict with the impls of this derive.
//! A derive does not see which others are on the item, but it sees their attributes.

use super::ItemContext;
use crate::derive::findings::{Finding, Findings};
use crate::derive::raw::{Shape, Without};
use crate::rules;

/// After this: the item has attributes of thiserror only where thiserror implements the traits.
pub(super) fn check(cx: &ItemContext<'_, '_>, findings: &mut Findings) {
    from_twice(cx, findings);
    if messages(cx, findings) {
        return;
    }
    of_error(cx, findings);
}

/// `#[error("…")]`: thiserror implements `Display` and `Error`.
fn messages(cx: &ItemContext<'_, '_>, findings: &mut Findings) -> bool {
    let Some(&first) = cx.item.foreign.messages.first() else { return false };
    let both = match (cx.item.is_without(Without::Display), cx.item.is_without(Without::Error)) {
        (true, true) => return false,
        (true, false) => "`Error`",
        (false, true) => "`Display`",
        (false, false) => "`Display` and `Error`",
    };
    let words = format!("`#[error(…)]` is an attribute of thiserror, which implements {both}, too");
    findings.push(
        Finding::new(&rules::FOREIGN_ATTRIBUTE, first, words)
            .help(format!("to use the impls of thiserror, write `#[api_error(without(Display, Error))]` on the {}", item(cx)))
            .help("to use the messages of the spec, remove the `#[error(…)]` attributes and the derive of thiserror"),
    );
    true
}

/// `#[from]`, `#[source]` and the like: thiserror implements `Error`.
fn of_error(cx: &ItemContext<'_, '_>, findings: &mut Findings) {
    let Some((first, is_on_field)) = cx.item.foreign.of_error.first() else { return };
    if cx.item.is_without(Without::Error) {
        return;
    }
    let words = format!("`#[{first}]` is an attribute of thiserror, not of `ApiErrorSpec`");
    let mut finding = Finding::new(&rules::FOREIGN_ATTRIBUTE, first.span(), words);
    match cx.item.foreign.of_error.len() - 1 {
        0 => {}
        1 => finding = finding.note("1 more attribute of thiserror is on the same item"),
        more => finding = finding.note(format!("{more} more attributes of thiserror are on the same item")),
    }
    if first == "from" || first == "source" {
        let place = if *is_on_field { "" } else { " on a field" };
        finding = finding.help(format!("without thiserror, write `#[api_error({first})]`{place}"));
    }
    let help = format!("with thiserror, write `#[api_error(without(Error))]` on the {}", item(cx));
    findings.push(finding.help(help));
}

/// `#[from]` and `#[api_error(from)]` on one field: both implement `From`.
fn from_twice(cx: &ItemContext<'_, '_>, findings: &mut Findings) {
    for field in cx.item.variants.iter().flat_map(|variant| &variant.fields) {
        let (Some(own), Some(foreign)) = (field.from, field.foreign.from) else { continue };
        findings.push(
            Finding::new(&rules::FOREIGN_ATTRIBUTE, own, "`from` and `#[from]` both implement `From`")
                .also_at(foreign, "`#[from]` of thiserror")
                .help("remove one of them"),
        );
    }
}

fn item(cx: &ItemContext<'_, '_>) -> &'static str {
    match cx.item.shape {
        Shape::Struct => "struct",
        Shape::Enum | Shape::Union => "enum",
    }
}
