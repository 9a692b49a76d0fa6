//! Are the docs URLs absolute, and does each code have a unique one?

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use crate::case;
use crate::characters::{is_hidden, named};
use crate::check::codes::Draft;
use crate::check::context::Context;
use crate::check::text;
use crate::grammar::{CODE_STYLES, CodeKey, CodeStyle};
use crate::percent;
use crate::quoted::{quoted_char, shown};
use crate::raw::{self, Text};
use crate::report::Diagnostic;
use crate::rules;
use crate::site::Site;

/// The placeholder for the code in a template.
const HOLE: &str = "{code}";
/// The start of a placeholder with a style, such as `{code:kebab-case}`.
const STYLED_HOLE: &str = "{code:";
/// The placeholder as other template languages write it.
const DOUBLED: &str = "{{code}}";
/// The host that `errspec init` writes. Nobody can register it.
const PLACEHOLDER: &str = "docs.your-domain.example";
/// The longest template and the longest URL, in bytes. Longer ones do not work everywhere.
const LONGEST_TEMPLATE: usize = 500;
const LONGEST: usize = 2000;
const HELP: &str = "write an absolute URL, as in `https://docs.example.com/errors#{code}`";
const HELP_OF_CODE: &str = "write an absolute URL, as in `https://docs.example.com/plans#quota`";

/// After this: the docs URL template is a URL with `{code}` after its host.
pub(super) fn template(cx: &mut Context<'_, '_>) -> Option<String> {
    let template = cx.raw.docs_url.as_ref()?;
    if let Err(problem) = url(&template.value, true) {
        cx.push(problem.diagnostic(template, "the docs URL template", HELP));
        return None;
    }
    if template.value.len() > LONGEST_TEMPLATE {
        let message = format!("the docs URL template is longer than {LONGEST_TEMPLATE} bytes");
        cx.push(Diagnostic::new(&rules::DOCS_URL, template.site, message).help("choose a shorter address"));
        return None;
    }
    if Template::new(&template.value).holes().next().is_none() {
        cx.push(
            Diagnostic::new(
                &rules::DOCS_URL_TEMPLATE,
                template.site,
                "the docs URL template has no `{code}`, so every code has the same URL",
            )
            .help(format!("put `{{code}}` where the code goes, as in `{}#{{code}}`", base(&template.value))),
        );
        return None;
    }
    placeholder(cx, template);
    Some(template.value.clone().into_owned())
}

/// Reports a docs URL that still has the host from `errspec init`.
fn placeholder(cx: &mut Context<'_, '_>, template: &Text<'_>) {
    let Some(start) = template.value.to_ascii_lowercase().find(PLACEHOLDER) else { return };
    let site = text::inside(template, start..start + PLACEHOLDER.len());
    let message = format!("`docs_url` still has the placeholder `{PLACEHOLDER}`");
    cx.push(
        Diagnostic::new(&rules::PLACEHOLDER_DOCS_URL, site, message)
            .help("write the URL of your docs; every failing response links to it"),
    );
}

/// After this: the docs URL of each code is valid and unique.
pub(super) fn codes(cx: &mut Context<'_, '_>, drafts: &mut [Draft], template: Option<&str>) {
    let raw = cx.raw;
    let template = template.map(Template::new);
    for (code, draft) in raw.codes.iter().zip(&mut *drafts) {
        draft.alias_urls = template.as_ref().map(|template| of_aliases(template, code)).unwrap_or_default();
        draft.docs_url = match &code.docs_url {
            // Its docs URL is unknown.
            None if code.misread.has(CodeKey::DocsUrl) => None,
            None => template.as_ref().and_then(|template| filled(cx, template, code)),
            Some(own) => match url(&own.value, false) {
                Ok(()) => Some(own.value.clone().into_owned()),
                Err(problem) => {
                    let whose = format!("the docs URL of code `{}`", shown(&code.code.value));
                    cx.push(problem.diagnostic(own, &whose, HELP_OF_CODE));
                    None
                }
            },
        };
    }
    let is_styled = template.is_some_and(|template| template.holes().any(|style| style.is_some()));
    distinct(cx, drafts, is_styled);
}

/// The URL of a code.
fn filled(cx: &mut Context<'_, '_>, template: &Template<'_>, code: &raw::Code<'_>) -> Option<String> {
    let parts = match template.filled(&code.code.value) {
        Ok(parts) => parts,
        Err(style) => {
            nothing_left(cx, code, style);
            return None;
        }
    };
    if is_too_long(&parts) {
        let message =
            format!("the docs URL of code `{}` is longer than {LONGEST} bytes", shown(&code.code.value));
        cx.push(
            Diagnostic::new(&rules::DOCS_URL, code.code.site, message)
                .help("give the code a shorter name, or a `docs_url` of its own"),
        );
        return None;
    }
    Some(parts.concat())
}

/// The docs URLs that a code would have under each alias, as far as they are valid.
fn of_aliases(template: &Template<'_>, code: &raw::Code<'_>) -> Vec<Option<String>> {
    let of = |alias: &Text<'_>| {
        let parts = template.filled(&alias.value).ok().filter(|parts| !is_too_long(parts))?;
        Some(parts.concat())
    };
    code.aliases.iter().map(of).collect()
}

/// Checked before the parts are joined: a long code in many places would fill the memory.
fn is_too_long(parts: &[Cow<'_, str>]) -> bool {
    parts.iter().map(|part| part.len()).sum::<usize>() > LONGEST
}

/// Reports a code without letters and digits, of which nothing is left in another style.
fn nothing_left(cx: &mut Context<'_, '_>, code: &raw::Code<'_>, style: CodeStyle) {
    let message = format!(
        "code `{}` has neither letters nor digits for `{{code:{}}}` in the docs URL",
        shown(&code.code.value),
        style.name()
    );
    cx.push(
        Diagnostic::new(&rules::DOCS_URL, code.code.site, message).help("give the code its own `docs_url`"),
    );
}

/// The template of the docs URLs, in parts.
struct Template<'t>(Vec<LinkPart<'t>>);

enum LinkPart<'t> {
    Text(&'t str),
    /// `{code}`, or `{code:kebab-case}` with the style in which the code is written there.
    Code(Option<CodeStyle>),
}

impl<'t> Template<'t> {
    fn new(template: &'t str) -> Self {
        let mut parts = Vec::new();
        let (mut text, mut rest) = (0, 0);
        while let Some(at) = template[rest..].find('{').map(|at| rest + at) {
            rest = at + 1;
            if let Some((length, style)) = hole_at(&template[at..]) {
                parts.push(LinkPart::Text(&template[text..at]));
                parts.push(LinkPart::Code(style));
                rest = at + length;
                text = rest;
            }
        }
        parts.push(LinkPart::Text(&template[text..]));
        Self(parts)
    }

    /// The parts with a code filled in, or the style in which nothing is left of it.
    fn filled(&self, code: &str) -> Result<Vec<Cow<'t, str>>, CodeStyle> {
        let mut parts = Vec::with_capacity(self.0.len());
        for part in &self.0 {
            let code = match part {
                LinkPart::Text(text) => {
                    parts.push(Cow::Borrowed(*text));
                    continue;
                }
                LinkPart::Code(None) => Cow::Borrowed(code),
                LinkPart::Code(Some(style)) => match case::written_in(code, *style) {
                    styled if styled.is_empty() => return Err(*style),
                    styled => Cow::Owned(styled),
                },
            };
            parts.push(Cow::Owned(percent::encoded(&code).into_owned()));
        }
        Ok(parts)
    }

    fn holes(&self) -> impl Iterator<Item = Option<CodeStyle>> {
        self.0.iter().filter_map(|part| match part {
            LinkPart::Text(_) => None,
            LinkPart::Code(style) => Some(*style),
        })
    }
}

/// The length and the style of the placeholder that a string begins with.
fn hole_at(text: &str) -> Option<(usize, Option<CodeStyle>)> {
    if text.starts_with(HOLE) {
        return Some((HOLE.len(), None));
    }
    let (style, _) = text.strip_prefix(STYLED_HOLE)?.split_once('}')?;
    let found =
        CODE_STYLES.find(style).filter(|style| !matches!(style, CodeStyle::Any | CodeStyle::Number))?;
    Some((STYLED_HOLE.len() + style.len() + 1, Some(found)))
}

fn distinct(cx: &mut Context<'_, '_>, drafts: &[Draft], is_styled: bool) {
    // The URLs of different codes differ, unless the template changes their style or a code has its own URL.
    if !is_styled && cx.raw.codes.iter().all(|code| code.docs_url.is_none()) {
        return;
    }
    let place = |index: usize| -> Site {
        let code = &cx.raw.codes[index];
        code.docs_url.as_ref().unwrap_or(&code.code).site
    };
    let mut first = HashMap::<&str, usize>::new();
    let mut repeated = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        let Some(link) = &draft.docs_url else { continue };
        let earlier = *first.entry(link).or_insert(index);
        if earlier != index {
            let [one, two] = [earlier, index].map(|at| shown(&cx.raw.codes[at].code.value));
            let message = format!("codes `{one}` and `{two}` have the same docs URL, `{}`", shown(link));
            repeated.push(
                Diagnostic::new(&rules::DUPLICATE_DOCS_URL, place(index), message)
                    .related(place(earlier), "the first code with that URL")
                    .help("give one of them another `docs_url`"),
            );
        }
    }
    for diagnostic in repeated {
        cx.push(diagnostic);
    }
}

/// What is wrong with a URL, and with which part of it.
struct Problem {
    part: Range<usize>,
    words: String,
    help: Option<&'static str>,
}

impl Problem {
    fn new(part: Range<usize>, words: impl Into<String>) -> Result<(), Self> {
        Err(Self { part, words: words.into(), help: None })
    }

    fn diagnostic(self, text: &Text<'_>, whose: &str, help: &'static str) -> Diagnostic {
        let site = text::inside(text, self.part);
        Diagnostic::new(&rules::DOCS_URL, site, format!("{whose} {}", self.words))
            .help(self.help.unwrap_or(help))
    }
}

/// Checks an absolute http(s) URL according to RFC 3986.
fn url(url: &str, template: bool) -> Result<(), Problem> {
    let all = 0..url.len();
    let scheme = url.find("://").unwrap_or(0);
    if !matches!(url[..scheme].to_ascii_lowercase().as_str(), "http" | "https") {
        return Problem::new(all, "is not an absolute `http` or `https` URL");
    }
    let start = scheme + "://".len();
    let end = url[start..].find(['/', '?', '#']).map_or(url.len(), |length| start + length);
    characters(url, end, template)?;
    let authority = &url[start..end];
    let (host, port) = split_port(authority.rsplit('@').next().unwrap_or(authority));
    if host.is_empty() {
        return Problem::new(all, "has no host");
    }
    if !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return Problem::new(end - port.len()..end, format!("has the port `{port}`, which is not a number"));
    }
    Ok(())
}

/// Splits off the port. A colon inside brackets belongs to an IPv6 address.
fn split_port(authority: &str) -> (&str, &str) {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port),
        _ => (authority, ""),
    }
}

fn characters(url: &str, host_end: usize, template: bool) -> Result<(), Problem> {
    let mut filled = 0;
    for (at, character) in url.char_indices() {
        let part = at..at + character.len_utf8();
        match character {
            _ if at < filled => {}
            '{' if url[at..].starts_with(DOUBLED) => {
                return Err(Problem {
                    part: at..at + DOUBLED.len(),
                    words: format!("contains `{DOUBLED}`"),
                    help: Some("write `{code}`, with one brace on each side"),
                });
            }
            '{' if let Some((length, _)) = hole_at(&url[at..]) => {
                filled = at + length;
                hole(at..filled, host_end, template)?;
            }
            '{' if url[at..].starts_with(STYLED_HOLE) => return Err(unknown_style(&url[at..], at)),
            '%' if !url.as_bytes()[part.end..]
                .iter()
                .take(2)
                .filter(|byte| byte.is_ascii_hexdigit())
                .count()
                .eq(&2) =>
            {
                return Problem::new(part, "has a `%` that is not followed by two hexadecimal digits");
            }
            '{' | '}' => {
                return Err(Problem {
                    part,
                    words: format!("contains a `{character}`"),
                    help: Some("only `{code}` is replaced; percent-encode other braces"),
                });
            }
            '"' | '<' | '>' | '\\' | '^' | '`' | '|' => {
                return Problem::new(
                    part,
                    format!("has {}, which is not allowed in a URL", quoted_char(character)),
                );
            }
            ' ' => return Problem::new(part, "has a space, which is not allowed in a URL"),
            hidden if is_hidden(hidden) => {
                return Err(Problem {
                    part,
                    words: format!("contains the invisible character {}", named(hidden)),
                    help: Some("remove it"),
                });
            }
            other if !other.is_ascii() || other.is_control() => {
                return Err(Problem {
                    part,
                    words: format!("has U+{:04X}, which is not allowed in a URL", u32::from(other)),
                    help: Some("percent-encode it"),
                });
            }
            _ => {}
        }
    }
    Ok(())
}

/// The error for `{code:…}` with an unknown style.
fn unknown_style(text: &str, at: usize) -> Problem {
    let end = text.find('}').map_or(text.len(), |end| end + 1);
    Problem {
        part: at..at + end,
        words: format!("contains `{}`, which does not name a style", shown(&text[..end])),
        help: Some(
            "write `{code}`, or a style as in `{code:kebab-case}`, `{code:snake_case}` or `{code:PascalCase}`",
        ),
    }
}

fn hole(part: Range<usize>, host_end: usize, template: bool) -> Result<(), Problem> {
    if !template {
        return Err(Problem {
            part,
            words: "contains `{code}`, which is replaced only in the `docs_url` of the spec".into(),
            help: Some("write the full URL of this code"),
        });
    }
    if part.end <= host_end {
        return Problem::new(part, "has `{code}` before the path, where the host belongs");
    }
    Ok(())
}

/// The part of a URL before its fragment.
fn base(url: &str) -> &str {
    url.split('#').next().unwrap_or(url)
}
