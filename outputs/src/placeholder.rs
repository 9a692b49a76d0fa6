//! How does a spec write a value that is filled in?

use errspec_codegen::__internal::model::doubled_braces;
use errspec_codegen::__internal::model::envelope::{Piece, Slot};

/// The name of a placeholder, without braces.
pub(crate) fn name(slot: &Slot) -> String {
    match slot {
        Slot::Code => "code".to_owned(),
        Slot::CodeNumber => "code:number".to_owned(),
        Slot::CodeIn(style) => format!("code:{}", style.name()),
        Slot::Message => "message".to_owned(),
        Slot::Meaning => "meaning".to_owned(),
        Slot::Http => "http".to_owned(),
        Slot::HttpString => "http:string".to_owned(),
        Slot::Reason => "reason".to_owned(),
        Slot::DocsUrl => "docs_url".to_owned(),
        Slot::Bucket => "bucket".to_owned(),
        Slot::RetryAfter => "retry_after".to_owned(),
        Slot::RequestId => "request_id".to_owned(),
        Slot::Details => "details".to_owned(),
        Slot::Detail(param) => format!("details.{param}"),
        Slot::Field(field) => field.clone(),
        Slot::FieldString(field) => format!("{field}:string"),
    }
}

/// A string with placeholders, as a spec has it: literal braces are doubled.
pub(crate) fn template(pieces: &[Piece]) -> String {
    filled(pieces, doubled_braces)
}

/// A string with placeholders, for people.
pub(crate) fn shown(pieces: &[Piece]) -> String {
    filled(pieces, str::to_owned)
}

fn filled(pieces: &[Piece], literal: impl Fn(&str) -> String) -> String {
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Literal(text) => literal(text),
        Piece::Slot(slot) => format!("{{{}}}", name(slot)),
    });
    pieces.collect()
}
