//! Checks an item against the spec, in both directions. One file per subject.

mod codes;
mod coverage;
mod field_types;
mod foreign;
mod message;
mod names;
mod params;
mod shared;
mod status;
mod structure;

use super::findings::Findings;
use super::model::{Checked, CodeRow, FilledParam, MessageTemplate, VariantKind};
use super::raw::{Item, Shape};
use crate::model::rust::Spec;
use crate::site::Sources;

/// Returns the checked item, or `None` if there are errors.
pub(super) fn item<'s>(
    item: &Item,
    spec: &'s Spec<'s>,
    sources: &Sources,
    findings: &mut Findings,
) -> Option<Checked<'s>> {
    if item.shape == Shape::Union {
        return None;
    }
    let cx = ItemContext { item, spec, sources };
    foreign::check(&cx, findings);
    structure::check(&cx, findings);
    let codes = codes::check(&cx, findings);
    shared::check(&cx, &codes, findings);
    let owed = coverage::check(&cx, &codes, findings);
    let statuses = status::check(&cx, &codes, findings);
    let templates = message::check(&cx, &codes, findings);
    let fills = params::check(&cx, &codes, findings);
    if !findings.is_empty() {
        return None;
    }
    let codes: Vec<Option<usize>> = codes.into_iter().map(codes::VariantCode::code).collect();
    Some(assemble(spec, &codes, &statuses, templates, fills, owed))
}

/// The context that every check shares.
struct ItemContext<'a, 's> {
    item: &'a Item,
    spec: &'s Spec<'s>,
    sources: &'a Sources,
}

fn assemble<'s>(
    spec: &'s Spec<'s>,
    codes: &[Option<usize>],
    statuses: &[Option<u16>],
    templates: Vec<Option<MessageTemplate>>,
    fills: Vec<Vec<FilledParam<'s>>>,
    owed: Vec<(&'s str, String)>,
) -> Checked<'s> {
    let mut rows: Vec<CodeRow> = Vec::with_capacity(codes.len());
    // The rows of each code. Few codes have more than one.
    let mut rows_of: Vec<Vec<usize>> = vec![Vec::new(); spec.codes.len()];
    let kinds = codes.iter().zip(statuses).zip(templates).zip(fills);
    let kinds = kinds.map(|(((code, &http_status), template), fills)| {
        let Some(code) = *code else { return VariantKind::Transparent };
        let is_same = |row: &CodeRow| row.template == template && row.http_status == http_status;
        let known = rows_of[code].iter().copied().find(|&row| is_same(&rows[row]));
        let row = known.unwrap_or_else(|| {
            rows_of[code].push(rows.len());
            rows.push(CodeRow { code, http_status, template });
            rows.len() - 1
        });
        VariantKind::Own { row, fills }
    });
    let variants = kinds.collect();
    Checked { spec, rows, variants, owed }
}
