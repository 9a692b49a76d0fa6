//! Checks that the code of each variant is in the spec.

use proc_macro2::Span;

use super::ItemContext;
use super::names::{CodeNames, Named};
use crate::case;
use crate::derive::findings::{Finding, Findings};
use crate::derive::raw::{Shape, Variant};
use crate::model::CodeStyle;
use crate::model::rust::Spec;
use crate::quoted::{quoted, verbatim};
use crate::rules;
use crate::site::Site;
use crate::suggest;

/// The code of a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum VariantCode {
    Code(usize),
    /// It contains another error.
    Transparent,
    /// Its code is unknown, which is reported. Perhaps this one was meant.
    Unknown(Option<usize>),
}

/// The code that was probably meant by another string.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meant {
    pub(super) code: usize,
    /// The span of the string in the spec, if it is an alias of the code.
    alias: Option<Site>,
}

impl VariantCode {
    pub(super) fn code(self) -> Option<usize> {
        match self {
            Self::Code(code) => Some(code),
            Self::Transparent | Self::Unknown(_) => None,
        }
    }
}

/// After this: each variant has a code of the spec, except transparent ones.
pub(super) fn check(cx: &ItemContext<'_, '_>, findings: &mut Findings) -> Vec<VariantCode> {
    let mut names = CodeNames::new(cx.spec);
    cx.item.variants.iter().map(|variant| one(cx, &mut names, variant, findings)).collect()
}

fn one(
    cx: &ItemContext<'_, '_>,
    names: &mut CodeNames<'_>,
    variant: &Variant,
    findings: &mut Findings,
) -> VariantCode {
    if variant.transparent.is_some() {
        return VariantCode::Transparent;
    }
    if let Some(code) = &variant.code {
        let text = code.value();
        if let Some(code) = names.code(&text) {
            return VariantCode::Code(code);
        }
        let meant = meant(cx.spec, &text);
        let words = format!("code {} is not in the spec", quoted(&text));
        let finding = unknown(cx.spec, code.span(), words, meant);
        findings.push(if meant.is_none() {
            finding.help(format!("add it to {}, or use one of its codes", spec_name(cx)))
        } else {
            finding
        });
        return VariantCode::Unknown(meant.map(|meant| meant.code));
    }
    match names.variant(&variant.name) {
        Named::Code(code) => VariantCode::Code(code),
        // The attribute that could not be read may have been its code.
        Named::None | Named::Several(_) if variant.misread => VariantCode::Unknown(None),
        Named::Several(codes) => {
            findings.push(ambiguous(cx.spec, variant, &codes));
            VariantCode::Unknown(None)
        }
        Named::None => {
            let meant = meant_by_variant(cx.spec, variant);
            let words = format!("{} does not match any code in the spec", variant_name(cx, variant));
            let finding = unknown(cx.spec, variant.name.span(), words, meant);
            let help = match meant {
                Some(meant) => rename(cx, meant.code),
                None => add(cx, variant),
            };
            findings.push(finding.help(help));
            VariantCode::Unknown(meant.map(|meant| meant.code))
        }
    }
}

/// The variant in a sentence, or the struct.
pub(super) fn variant_name(cx: &ItemContext<'_, '_>, variant: &Variant) -> String {
    format!("{} `{}`", kind(cx), variant.name)
}

fn kind(cx: &ItemContext<'_, '_>) -> &'static str {
    match cx.item.shape {
        Shape::Struct => "struct",
        Shape::Enum | Shape::Union => "variant",
    }
}

/// The spec in a help line.
fn spec_name(cx: &ItemContext<'_, '_>) -> String {
    let first = cx.spec.codes.first().expect("a spec has a code");
    quoted(cx.sources.get(first.site.file).path())
}

/// A code that is not in the spec, with a similar one if there is one.
pub(super) fn unknown(spec: &Spec<'_>, span: Span, words: String, meant: Option<Meant>) -> Finding {
    let finding = Finding::new(&rules::UNKNOWN_CODE, span, words);
    let Some(meant) = meant else { return finding };
    let code = &spec.codes[meant.code];
    let name = verbatim(&code.code);
    let finding = match meant.alias {
        Some(alias) => finding.at(alias, format!("did you mean `{name}`, whose alias this is?")),
        None => finding.at(code.site, format!("did you mean `{name}`?")),
    };
    match code.deprecated.as_ref().and_then(|deprecated| deprecated.instead) {
        Some(instead) => {
            let [code, instead] = [&spec.codes[meant.code], &spec.codes[instead]];
            let words = format!("{} is deprecated, use `{}`", quoted(&code.code), verbatim(&instead.code));
            finding.at(instead.site, "its replacement").help(words)
        }
        None => finding,
    }
}

/// How to make the name match the code that was meant.
fn rename(cx: &ItemContext<'_, '_>, meant: usize) -> String {
    let code = &cx.spec.codes[meant];
    let instead = code.deprecated.as_ref().and_then(|deprecated| deprecated.instead);
    let code = instead.map_or(code, |instead| &cx.spec.codes[instead]);
    format!(
        "rename the {} to `{}`, or add `#[api_error(code = {})]`",
        kind(cx),
        code.variant,
        literal(&code.code)
    )
}

/// What to do about a name that is not similar to any code.
fn add(cx: &ItemContext<'_, '_>, variant: &Variant) -> String {
    let spec = cx.spec;
    let name = syn::ext::IdentExt::unraw(&variant.name).to_string();
    let first = literal(&spec.codes[0].code);
    let name_it = format!("name its code, as in `#[api_error(code = {first})]`");
    match case::restyle(&name, spec.code_style).filter(|_| spec.code_style != CodeStyle::Any) {
        Some(code) => format!("add `{code}` to {}, or {name_it}", spec_name(cx)),
        None => name_it,
    }
}

/// A string literal of Rust, whole, so that the help can be pasted.
pub(super) fn literal(text: &str) -> String {
    format!("{text:?}")
}

/// The code that a wrong one was most likely meant to be: the one with this alias, or else one with a similar string.
pub(super) fn meant(spec: &Spec<'_>, wrong: &str) -> Option<Meant> {
    let by_alias = with_alias(spec, |alias| alias == wrong);
    by_alias.or_else(|| Some(Meant { code: nearest(spec, wrong)?, alias: None }))
}

fn meant_by_variant(spec: &Spec<'_>, variant: &Variant) -> Option<Meant> {
    let letters = suggest::letters(&syn::ext::IdentExt::unraw(&variant.name).to_string());
    let by_alias = with_alias(spec, |alias| suggest::letters(alias) == letters);
    by_alias.or_else(|| Some(Meant { code: nearest_of_variant(spec, variant)?, alias: None }))
}

fn with_alias(spec: &Spec<'_>, is_meant: impl Fn(&str) -> bool) -> Option<Meant> {
    spec.codes.iter().enumerate().find_map(|(index, code)| {
        let alias = code.aliases.iter().find(|alias| is_meant(&alias.name))?;
        Some(Meant { code: index, alias: Some(alias.site) })
    })
}

fn nearest(spec: &Spec<'_>, wrong: &str) -> Option<usize> {
    let codes = spec.codes.iter().map(|code| code.code.as_str());
    let meant = suggest::nearest(wrong, codes)?;
    spec.codes.iter().position(|code| code.code == meant)
}

fn nearest_of_variant(spec: &Spec<'_>, variant: &Variant) -> Option<usize> {
    let name = syn::ext::IdentExt::unraw(&variant.name).to_string();
    let variants = spec.codes.iter().map(|code| code.variant);
    let meant = suggest::nearest(&name, variants);
    let by_name = meant.and_then(|meant| spec.codes.iter().position(|code| code.variant == meant));
    by_name.or_else(|| nearest(spec, &case::restyle(&name, spec.code_style)?))
}

fn ambiguous(spec: &Spec<'_>, variant: &Variant, codes: &[usize]) -> Finding {
    let names: Vec<_> = codes.iter().map(|&code| quoted(&spec.codes[code].code)).collect();
    let words = format!("variant `{}` matches more than one code: {}", variant.name, names.join(" and "));
    let mut finding = Finding::new(&rules::AMBIGUOUS_VARIANT, variant.name.span(), words);
    for &code in codes {
        finding = finding.at(spec.codes[code].site, "a match");
    }
    let first = literal(&spec.codes[codes[0]].code);
    finding.help(format!("name one of them, as in `#[api_error(code = {first})]`"))
}
