//! Splits a string of an envelope into constant parts and slots.

use super::body::BodyFacts;
use super::fields::Fields;
use super::holes::{StringPart, parts};
use super::placeholder;
use crate::check::context::Context;
use crate::check::text;
use crate::model::envelope::{Piece, Slot};
use crate::quoted::shown;
use crate::raw::Text;
use crate::report::Diagnostic;
use crate::rules;
use crate::site::Site;

/// What a string is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A value in the body.
    Body,
    /// The value of a header.
    Header,
}

/// How a placeholder is used.
#[derive(Debug, Clone, Copy)]
pub(super) struct Usage {
    pub(super) place: Place,
    /// Whether the string consists of nothing else.
    pub(super) is_alone: bool,
}

/// The parts of a string, or `None` if something in it was reported.
pub(super) fn pieces(
    cx: &mut Context<'_, '_>,
    fields: &Fields<'_>,
    found: &mut BodyFacts,
    string: &Text<'_>,
    place: Place,
) -> Option<Vec<Piece>> {
    let parts: Vec<_> = parts(&string.value).collect();
    let usage = Usage { place, is_alone: parts.len() == 1 };
    let mut pieces = Vec::new();
    let mut right = true;
    for (range, part) in parts {
        let site = text::inside(string, range);
        match part {
            StringPart::Text(text) => push_text(&mut pieces, text),
            StringPart::Hole(inside) => match placeholder::slot(cx, fields, inside, site, usage) {
                Some(slot) => {
                    right &= place == Place::Header || is_only_code(cx, fields, &pieces, &slot, inside, site);
                    found.slot(&slot, site);
                    pieces.push(Piece::Slot(slot));
                }
                None => right = false,
            },
            StringPart::Unmatched(brace) => {
                let message = format!("`{}` contains an unmatched `{brace}`", shown(&string.value));
                cx.push(
                    Diagnostic::new(&rules::INVALID_PLACEHOLDER, site, message)
                        .help("write `{{` and `}}` for braces, or a placeholder as in `{code}`"),
                );
                right = false;
            }
        }
    }
    right.then_some(pieces)
}

/// Reports a placeholder in the same string as the code, since clients read the code back from what is around it.
fn is_only_code(
    cx: &mut Context<'_, '_>,
    fields: &Fields<'_>,
    before: &[Piece],
    slot: &Slot,
    inside: &str,
    site: Site,
) -> bool {
    let earlier: Vec<_> = before.iter().filter_map(Piece::slot).collect();
    let is_allowed =
        earlier.is_empty() || !(fields.identify(slot) || earlier.iter().any(|slot| fields.identify(slot)));
    if !is_allowed {
        let message = format!("`{{{}}}` is in one string with another placeholder", shown(inside));
        cx.push(
            Diagnostic::new(&rules::INVALID_PLACEHOLDER, site, message)
                .note("a string that tells codes apart has no other placeholder, so that clients can read it")
                .help("send each of them in a member of its own"),
        );
    }
    is_allowed
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        Some(Piece::Literal(last)) => last.push_str(text),
        _ => pieces.push(Piece::Literal(text.to_owned())),
    }
}
