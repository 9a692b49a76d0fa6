//! The text that a reader should see for a spec. It is read from the model, without the code that writes Markdown.

use errspec_codegen::__internal::inline::{escaped, plain};
use errspec_codegen::__internal::model::{Code, Spec};

/// The text that a reader sees for inline Markdown.
pub(crate) fn shown(text: &str) -> String {
    collapsed(&plain(text))
}

/// The text that a reader sees for a code.
pub(crate) fn code(text: &str) -> String {
    collapsed(&text.replace('\0', "\u{fffd}"))
}

/// The status of a code, with a prefix, or the text for a code without a status.
fn http(code: &Code, none: &str, before: &str) -> String {
    code.http.map_or(none.to_owned(), |status| format!("{before}{status}"))
}

fn deprecation(spec: &Spec, code: &Code) -> String {
    let Some(deprecated) = &code.deprecated else { return String::new() };
    let instead =
        deprecated.instead.map(|instead| format!("Use {} instead.", self::code(&spec.codes[instead].code)));
    let reason = deprecated.reason.as_ref().map(|reason| plain(&reason.0));
    ["Deprecated.".to_owned(), instead.unwrap_or_default(), reason.unwrap_or_default()].join(" ")
}

/// The cells of the table, read from the model.
pub(crate) fn cells<'s>(spec: &'s Spec, codes: impl Iterator<Item = &'s Code>) -> Vec<String> {
    let mut cells = ["Code", "HTTP", "Meaning"].map(str::to_owned).to_vec();
    for code in codes {
        let meaning = format!("{} {}", deprecation(spec, code), plain(&code.meaning.0));
        cells.extend([self::code(&code.code), http(code, "—", ""), collapsed(&meaning)]);
    }
    cells
}

/// The headings of the page, read from the model.
pub(crate) fn headings(spec: &Spec) -> Vec<String> {
    let mut headings = vec![
        collapsed(&format!("{} errors", shown(&escaped(&spec.name)))),
        "Error codes".to_owned(),
        "How to handle errors".to_owned(),
    ];
    headings.extend(spec.buckets.iter().map(|bucket| shown(&bucket.title.0)));
    headings.extend((!spec.support.is_empty()).then(|| "When to contact support".to_owned()));
    headings.push("Code reference".to_owned());
    headings.extend(spec.codes.iter().map(|code| {
        collapsed(&format!("{} ({})", self::code(&code.code), http(code, "no HTTP status", "HTTP ")))
    }));
    headings
}

/// A browser shows runs of spaces as one.
pub(crate) fn collapsed(text: &str) -> String {
    text.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
