//! Which value replaces a placeholder, and can it be used there?

use super::fields::{FieldName, Fields};
use super::string::{Place, Usage};
use crate::check::context::Context;
use crate::grammar::{CODE_STYLES, CodeKey, CodeStyle, SpecKey};
use crate::model::envelope::Slot;
use crate::model::{Field, FieldType};
use crate::quoted::shown;
use crate::report::Diagnostic;
use crate::rules;
use crate::site::Site;
use crate::suggest::{joined, letters, list, similar};

/// The placeholders of every spec.
const NAMES: [(&str, Slot); 10] = [
    ("code", Slot::Code),
    ("message", Slot::Message),
    ("meaning", Slot::Meaning),
    ("http", Slot::Http),
    ("reason", Slot::Reason),
    ("docs_url", Slot::DocsUrl),
    ("bucket", Slot::Bucket),
    ("retry_after", Slot::RetryAfter),
    ("request_id", Slot::RequestId),
    ("details", Slot::Details),
];

/// What other formats call these values, in letters and digits only.
const FOREIGN: [(&str, &str); 41] = [
    ("errorcode", "code"),
    ("errcode", "code"),
    ("error", "code"),
    ("id", "code"),
    ("errorid", "code"),
    ("name", "code"),
    ("text", "message"),
    ("msg", "message"),
    ("errormessage", "message"),
    ("errordescription", "message"),
    ("description", "meaning"),
    ("title", "meaning"),
    ("summary", "meaning"),
    ("status", "http"),
    ("statuscode", "http"),
    ("httpstatus", "http"),
    ("httpcode", "http"),
    ("httpstatuscode", "http"),
    ("reasonphrase", "reason"),
    ("statustext", "reason"),
    ("url", "docs_url"),
    ("uri", "docs_url"),
    ("link", "docs_url"),
    ("href", "docs_url"),
    ("docs", "docs_url"),
    ("helpurl", "docs_url"),
    ("moreinfo", "docs_url"),
    ("documentation", "docs_url"),
    ("documentationurl", "docs_url"),
    ("category", "bucket"),
    ("class", "bucket"),
    ("group", "bucket"),
    ("traceid", "request_id"),
    ("correlationid", "request_id"),
    ("instance", "request_id"),
    ("params", "details"),
    ("metadata", "details"),
    ("meta", "details"),
    ("data", "details"),
    ("context", "details"),
    ("extensions", "details"),
];

/// What is before the name of a param.
const OF_DETAILS: &str = "details.";
/// How other formats write it.
const FOREIGN_OF_DETAILS: [&str; 4] = ["details:", "detail.", "params.", "param."];

/// The names of the placeholders that every spec has.
pub(in crate::check) fn names<'n>() -> impl ExactSizeIterator<Item = &'n str> + Clone {
    NAMES.iter().map(|(name, _)| *name)
}

/// The slot of what is between two braces, or `None` if it was reported.
pub(super) fn slot(
    cx: &mut Context<'_, '_>,
    fields: &Fields<'_>,
    inside: &str,
    site: Site,
    usage: Usage,
) -> Option<Slot> {
    let found = named(cx, fields, inside).and_then(|slot| fit(slot, fields, inside, usage));
    match found {
        Ok(slot) => Some(slot),
        Err(problem) => {
            let WrongPlaceholder { is_unknown, message, help } = *problem;
            let rule = if is_unknown { &rules::UNKNOWN_PLACEHOLDER } else { &rules::INVALID_PLACEHOLDER };
            let diagnostic = Diagnostic::new(rule, site, message);
            cx.push(help.into_iter().fold(diagnostic, Diagnostic::help));
            None
        }
    }
}

/// Whether the string is the name of a placeholder that every spec has, in whatever form.
pub(super) fn is_known(inside: &str) -> bool {
    let name = inside.split([':', '.']).next().unwrap_or(inside);
    NAMES.iter().any(|(known, _)| *known == name)
}

/// What is wrong with a placeholder.
struct WrongPlaceholder {
    is_unknown: bool,
    message: String,
    help: Vec<String>,
}

type SlotResult = Result<Slot, Box<WrongPlaceholder>>;

fn unknown(message: String, help: impl IntoIterator<Item = String>) -> SlotResult {
    Err(Box::new(WrongPlaceholder { is_unknown: true, message, help: help.into_iter().collect() }))
}

fn invalid(message: String, help: impl Into<String>) -> SlotResult {
    Err(Box::new(WrongPlaceholder { is_unknown: false, message, help: vec![help.into()] }))
}

/// The slot with that name and form.
fn named(cx: &mut Context<'_, '_>, fields: &Fields<'_>, inside: &str) -> SlotResult {
    let trimmed = inside.trim();
    if trimmed.is_empty() {
        return invalid(
            format!("`{{{}}}` has no name", shown(inside)),
            "write a name, as in `{code}`, or `{{}}` for literal braces",
        );
    }
    if !trimmed.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '[' | ']')) {
        return invalid(
            format!("`{{{}}}` is not a placeholder", shown(inside)),
            "write `{{` and `}}` for literal braces",
        );
    }
    if trimmed != inside {
        return invalid(
            format!("placeholder `{{{}}}` has spaces between the braces", shown(inside)),
            format!("write `{{{}}}`", shown(trimmed)),
        );
    }
    if inside == OF_DETAILS {
        return invalid(
            format!("placeholder `{{{inside}}}` does not name a param"),
            "write its name, as in `{details.limit}`",
        );
    }
    if let Some(param) = inside.strip_prefix(OF_DETAILS) {
        return detail(cx, param, inside);
    }
    let (name, form) = match inside.split_once(':') {
        Some((name, form)) => (name, Some(form)),
        None => (inside, None),
    };
    let Some((_, slot)) = NAMES.iter().find(|(known, _)| *known == name) else {
        return match fields.find(name) {
            FieldName::Field(field) => of_field(field, form),
            // It was reported, or is unknown.
            FieldName::Misread => Ok(Slot::Field(name.to_owned())),
            FieldName::Nothing => unknown_name(cx, fields, inside, name),
        };
    };
    match form {
        None => Ok(slot.clone()),
        Some(form) => formed(cx, slot, name, form),
    }
}

/// The slot of a value in another form, such as `{code:number}`.
fn formed(cx: &mut Context<'_, '_>, slot: &Slot, name: &str, form: &str) -> SlotResult {
    match slot {
        Slot::Code if form == "number" => return Ok(Slot::CodeNumber),
        Slot::Code => {
            if let Some(style) = CODE_STYLES.find(form).filter(|style| is_case(*style)) {
                return Ok(Slot::CodeIn(style));
            }
        }
        Slot::Http if form == "string" => return Ok(Slot::HttpString),
        _ => {}
    }
    let message = if form.is_empty() {
        format!("placeholder `{{{name}:}}` does not name a form")
    } else {
        format!("unknown form `{}` of placeholder `{{{name}}}`", shown(form))
    };
    let forms: Vec<&str> = match slot {
        Slot::Code => {
            let styles = CODE_STYLES.values.iter().copied().filter(|style| is_case(*style));
            styles.map(CodeStyle::name).chain(["number"]).collect()
        }
        Slot::Http => vec!["string"],
        _ => Vec::new(),
    };
    let is_number = matches!(&*form.to_ascii_lowercase(), "int" | "integer" | "i64" | "u64");
    let is_string = matches!(&*form.to_ascii_lowercase(), "str" | "text" | "string");
    let help = match slot {
        Slot::Code if is_number => "write `{code:number}`".to_owned(),
        Slot::Code if is_string => "write `{code}`, which is a string".to_owned(),
        Slot::Http if is_string => "write `{http:string}`".to_owned(),
        Slot::Http if is_number || form == "number" => "write `{http}`, which is a number".to_owned(),
        _ if forms.is_empty() => format!("write `{{{name}}}`"),
        _ => match cx.nearest(form, forms.iter().copied()) {
            Some(near) => similar("form", near),
            None => list(forms.iter().copied(), "form"),
        },
    };
    unknown(message, [help])
}

/// The slot of a field. Only an integer has another form.
fn of_field(field: &Field, form: Option<&str>) -> SlotResult {
    let name = &field.name;
    let is_integer = field.ty == FieldType::Integer;
    let message = match form {
        None => return Ok(Slot::Field(name.clone())),
        Some("string") if is_integer => return Ok(Slot::FieldString(name.clone())),
        Some("") => format!("placeholder `{{{name}:}}` does not name a form"),
        Some(form) => format!("unknown form `{}` of placeholder `{{{name}}}`", shown(form)),
    };
    let help = if is_integer && form != Some("number") {
        format!("write `{{{name}}}` for a number, or `{{{name}:string}}` for a string")
    } else {
        let is = match field.ty {
            FieldType::OneOf(_) | FieldType::String => "a string",
            FieldType::Integer => "a number",
            FieldType::Bool => "`true` or `false`",
        };
        format!("write `{{{name}}}`, which is {is}")
    };
    unknown(message, [help])
}

/// The styles in which a code can be sent.
fn is_case(style: CodeStyle) -> bool {
    !matches!(style, CodeStyle::Any | CodeStyle::Number)
}

/// The slot of one param.
fn detail(cx: &mut Context<'_, '_>, param: &str, inside: &str) -> SlotResult {
    let raw = cx.raw;
    // A param that could not be read may have this name.
    let is_partial = cx.is_partial() && raw.misread.has(SpecKey::Codes)
        || raw.codes.iter().any(|code| code.misread.has(CodeKey::Params));
    if is_partial || cx.has_param(param) {
        return Ok(Slot::Detail(param.to_owned()));
    }
    if raw.codes.iter().flat_map(|code| &code.params).any(|unsent| unsent.name.value == param) {
        let message = format!("param `{}` of placeholder `{{{}}}` is not sent", shown(param), shown(inside));
        return unknown(message, ["remove `sent: false` from the param".to_owned()]);
    }
    let message = format!("no code has the param `{}` of placeholder `{{{}}}`", shown(param), shown(inside));
    let params = cx.params();
    let help = match cx.nearest(param, params.map(|name| &*name.value)) {
        Some(near) => similar("param", near),
        None => format!("declare it in the `params` of a code, as in `{}: string`", shown(param)),
    };
    unknown(message, [help])
}

fn unknown_name(cx: &mut Context<'_, '_>, fields: &Fields<'_>, inside: &str, name: &str) -> SlotResult {
    let message = format!("unknown placeholder `{{{}}}`", shown(inside));
    let param = FOREIGN_OF_DETAILS.iter().find_map(|prefix| inside.strip_prefix(prefix)).unwrap_or(inside);
    if cx.has_param(param) {
        return unknown(message, [format!("write `{{details.{}}}` for the param", shown(param))]);
    }
    if name == "detail" {
        let help = "write `{message}` for the message, or `{details}` for the params";
        return unknown(message, [help.to_owned()]);
    }
    let letters = letters(name);
    if let Some((_, ours)) = FOREIGN.iter().find(|(foreign, _)| *foreign == letters) {
        return unknown(message, [format!("write `{{{ours}}}`")]);
    }
    let known = || names().chain(fields.names());
    let help = if let Some(near) = cx.nearest(name, known()) {
        similar("placeholder", &format!("{{{near}}}"))
    } else {
        let braced: Vec<_> = known().map(|name| format!("{{{name}}}")).collect();
        format!("the placeholders are {}", joined(braced.iter().map(|name| &**name)))
    };
    unknown(message, [help, "for literal braces, write `{{` and `}}`".to_owned()])
}

/// The slot, if its value can be used there.
fn fit(slot: Slot, fields: &Fields<'_>, inside: &str, usage: Usage) -> SlotResult {
    let Usage { place, is_alone } = usage;
    let is_text = !is_alone || place == Place::Header;
    let own = match place {
        Place::Body => "in a member of its own",
        Place::Header => "in a header of its own",
    };
    match slot {
        Slot::CodeNumber | Slot::HttpString | Slot::FieldString(_) if is_text => {
            let name = inside.split(':').next().unwrap_or(inside);
            invalid(
                format!("`{{{}}}` must be the whole value of a member", shown(inside)),
                format!("write `{{{name}}}`"),
            )
        }
        Slot::Details if is_text => match place {
            Place::Body => invalid(
                "`{details}` is an object, which cannot be a part of a string".to_owned(),
                format!("send it {own}, or write one param, as in `\"{{details.limit}}\"`"),
            ),
            Place::Header => invalid(
                "`{details}` is an object, which a header cannot have".to_owned(),
                "write one param, as in `{details.limit}`",
            ),
        },
        Slot::RequestId | Slot::RetryAfter | Slot::Reason | Slot::Detail(_) if !is_alone => invalid(
            format!("`{{{}}}` is absent in some responses, so it cannot be part of a string", shown(inside)),
            format!("send it {own}"),
        ),
        Slot::Field(name) if !is_alone && fields.is_optional(&name) => invalid(
            format!("field `{name}` is optional, so `{{{name}}}` cannot be part of a string"),
            format!("send it {own}"),
        ),
        slot => Ok(slot),
    }
}
