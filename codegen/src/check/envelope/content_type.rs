//! Is the content type a valid media type?

use crate::check::context::Context;
use crate::check::envelope::header_name::is_token;
use crate::check::text;
use crate::quoted::{shown, verbatim};
use crate::report::Diagnostic;
use crate::rules;

/// The content type of an envelope that has none.
const DEFAULT: &str = "application/json";
/// The longest content type that a help line suggests.
const LONGEST: usize = 100;

/// After this: the content type is a media type, with parameters or without.
pub(super) fn check(cx: &mut Context<'_, '_>) -> Option<String> {
    let Some(text) = &cx.raw.envelope.content_type else { return Some(DEFAULT.to_owned()) };
    if is_media_type(&text.value) {
        return Some(text.value.clone().into_owned());
    }
    if text.value.trim().is_empty() {
        cx.push(
            Diagnostic::new(&rules::EMPTY_STRING, text.site, "`content_type` is empty")
                .help("write a media type, such as `application/json`"),
        );
        return None;
    }
    if !text::is_seen(cx, text, format_args!("`content_type`")) {
        return None;
    }
    let message = format!("`content_type` is `{}`, which is not a media type", shown(&text.value));
    let better = better(&text.value).filter(|better| better.len() <= LONGEST && is_media_type(better));
    let help = match better {
        Some(better) => format!("write `{}`", verbatim(&better)),
        None if text.value.contains(';') => {
            "write parameters as in `application/json; charset=utf-8`".to_owned()
        }
        None => "write a type and a subtype, as in `application/problem+json`".to_owned(),
    };
    cx.push(Diagnostic::new(&rules::INVALID_CONTENT_TYPE, text.site, message).help(help));
    None
}

/// RFC 9110, 8.3.1: a type, a subtype and parameters. A range such as `text/*` is not the type of a body.
fn is_media_type(text: &str) -> bool {
    let mut parts = text.split(';');
    let Some((main, subtype)) =
        parts.next().and_then(|essence| essence.trim_end_matches(' ').split_once('/'))
    else {
        return false;
    };
    let is_name = |name: &str| is_token(name) && !name.contains('*');
    is_name(main) && is_name(subtype) && parts.all(|parameter| is_parameter(parameter.trim_matches(' ')))
}

/// A quoted value must not contain a semicolon, since no parameter of JSON has one.
fn is_parameter(parameter: &str) -> bool {
    let Some((name, value)) = parameter.split_once('=') else { return false };
    let is_quoted = |value: &str| {
        let inside = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
        inside.is_some_and(|inside| {
            inside.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\'))
        })
    };
    is_token(name) && (is_token(value) || is_quoted(value))
}

/// The media type that was probably meant.
fn better(text: &str) -> Option<String> {
    let text = text.trim().trim_matches('/').to_ascii_lowercase();
    let text = text.split('/').map(|part| part.trim().replace(' ', "+")).collect::<Vec<_>>().join("/");
    Some(match &*text {
        "" => return None,
        "problem" | "problem-json" | "application/problem" | "problem_details" => {
            "application/problem+json".to_owned()
        }
        "*" | "*/*" | "application/*" | "application" => "application/json".to_owned(),
        plain if plain.contains('/') => plain.to_owned(),
        subtype => format!("application/{subtype}"),
    })
}

#[cfg(test)]
mod tests {
    use super::{better, is_media_type};

    #[test]
    fn media_types() {
        for right in [
            "application/json",
            "application/problem+json",
            "application/vnd.api+json",
            "application/json; charset=utf-8",
            "application/json;charset=utf-8",
            "application/json ; profile=\"https://example.com/a b\"; q=1",
            "Application/JSON",
            "x/y",
        ] {
            assert!(is_media_type(right), "{right}");
        }
        for wrong in [
            "",
            "json",
            "application/",
            "/json",
            "application/json/x",
            "application/*",
            "*/*",
            " application/json",
            "application /json",
            "application/json;",
            "application/json; charset",
            "application/json; charset=",
            "application/json; =utf-8",
            "application/json; charset = utf-8",
            "application/json; a=\"",
            "application/json; a=\"b\"c\"",
            "application/json, text/plain",
            "application/jsön",
            "application/json\n",
            "application/problem json",
        ] {
            assert!(!is_media_type(wrong), "{wrong}");
        }
    }

    #[test]
    fn the_type_that_was_meant() {
        let cases = [
            ("json", "application/json"),
            ("problem+json", "application/problem+json"),
            ("vnd.api+json", "application/vnd.api+json"),
            ("application / json", "application/json"),
            ("application/problem json", "application/problem+json"),
            ("problem", "application/problem+json"),
            ("*/*", "application/json"),
        ];
        for (wrong, right) in cases {
            assert_eq!(better(wrong).as_deref(), Some(right), "{wrong}");
            assert!(is_media_type(right), "{right}");
        }
        assert_eq!(better(" "), None);
    }
}
