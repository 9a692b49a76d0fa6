//! Is the name of a header valid, and can a spec set this header?

use crate::check::context::Context;
use crate::check::text;
use crate::grammar::{EnvelopeKey, Keys, NO_HEADER};
use crate::quoted::shown;
use crate::raw::Text;
use crate::report::Diagnostic;
use crate::rules;

/// The header of the request id if the spec names none.
const REQUEST_ID: &str = "x-request-id";

/// The longest name that a help line suggests.
const LONGEST: usize = 100;

/// The names that a spec cannot use, each with the reason: headers that describe the body, and those that belong to a single connection.
const RESERVED: [(&str, &str); 12] = [
    ("content-type", "the server sets it to `content_type`"),
    ("content-length", "the server sets it to the length of the body"),
    ("content-encoding", "it belongs to the layer that compresses the body"),
    ("retry-after", "the server sets it for codes that a client should wait for"),
    ("connection", CONNECTION),
    ("keep-alive", CONNECTION),
    ("proxy-connection", CONNECTION),
    ("te", CONNECTION),
    ("trailer", CONNECTION),
    ("transfer-encoding", CONNECTION),
    ("upgrade", CONNECTION),
    ("date", "the server sets it to the time of the response"),
];
const CONNECTION: &str = "it belongs to a single connection";

/// The name of a header in lower case, or `None` if it was reported. `way_out` is the help for a reserved name.
pub(super) fn check(cx: &mut Context<'_, '_>, name: &Text<'_>, way_out: &str) -> Option<String> {
    if !text::is_seen(cx, name, format_args!("the name of header `{}`", shown(&name.value))) {
        return None;
    }
    let lower = name.value.to_ascii_lowercase();
    if !is_token(&lower) {
        let message = format!("`{}` is not the name of a header", shown(&name.value));
        let better = lower.trim().trim_end_matches(':').replace([' ', '_', '.'], "-");
        let is_fit = better.len() <= LONGEST && is_token(&better);
        let is_free =
            !cx.raw.envelope.headers.iter().any(|(name, _)| name.value.eq_ignore_ascii_case(&better));
        let help = match cx.propose("header", Some(better).filter(|_| is_fit && is_free)) {
            Some(better) => format!("write `{better}`"),
            None if is_fit => "use letters, digits and `-`; the most similar name is taken".to_owned(),
            None => "use letters, digits and `-`, as in `x-error-code`".to_owned(),
        };
        cx.push(Diagnostic::new(&rules::INVALID_HEADER, name.site, message).help(help));
        return None;
    }
    if let Some((_, why)) = RESERVED.iter().find(|(reserved, _)| *reserved == lower) {
        let message = format!("header `{}` cannot be set in the envelope", shown(&name.value));
        cx.push(Diagnostic::new(&rules::INVALID_HEADER, name.site, message).note(*why).help(way_out));
        return None;
    }
    Some(lower)
}

/// After this: the request id has a header, or none on purpose.
#[expect(clippy::option_option, reason = "no header is not the same as a value that was reported")]
pub(super) fn of_request_id(cx: &mut Context<'_, '_>) -> Option<Option<String>> {
    match &cx.raw.envelope.request_id_header {
        None if cx.raw.envelope.misread.has(EnvelopeKey::RequestIdHeader) => None,
        None => Some(Some(REQUEST_ID.to_owned())),
        Some(name) if name.value == NO_HEADER => Some(None),
        Some(name) if name.value.trim().is_empty() => {
            let key = EnvelopeKey::RequestIdHeader.key().name;
            let message = format!("`{key}` is empty");
            cx.push(
                Diagnostic::new(&rules::EMPTY_STRING, name.site, message)
                    .help(format!("write the name of a header, or `{NO_HEADER}`")),
            );
            None
        }
        Some(name) => check(cx, name, "choose another header, or write `none`").map(Some),
    }
}

/// RFC 9110, 5.6.2.
pub(super) fn is_token(text: &str) -> bool {
    let is_fit = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_fit)
}
