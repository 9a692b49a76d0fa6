//! Reads the `#[api_error(…)]` attributes of one item, variant or field.
//! Each error is reported, and the valid attributes are kept.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{LitInt, LitStr, Meta, Path, Token};

use super::expression;
use crate::derive::attribute::{Attribute, AttributeTarget, Form};
use crate::derive::findings::{Finding, Findings};
use crate::derive::raw::ParamName;
use crate::quoted::shown;
use crate::rules;
use crate::suggest;

/// The attributes of one item, variant or field, each once.
pub(super) struct ApiErrorAttributes(Vec<(Ident, AttributeValue)>);

/// The value of an attribute, by its form.
pub(super) enum AttributeValue {
    Word(Span),
    Text(LitStr),
    Integer(LitInt),
    Path(Path),
    Texts(Vec<LitStr>),
    Words(Vec<Ident>),
    Expressions(Vec<(ParamName, TokenStream)>),
}

impl ApiErrorAttributes {
    pub(super) fn read(
        attributes: &[syn::Attribute],
        place: AttributeTarget,
        findings: &mut Findings,
    ) -> Self {
        let mut read = Self(Vec::new());
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("api_error")) {
            let Meta::List(list) = &attribute.meta else {
                let message = "expected a list, as in `#[api_error(…)]`";
                findings.push(
                    Finding::new(
                        &rules::INVALID_ATTRIBUTE,
                        syn::spanned::Spanned::span(attribute.path()),
                        message,
                    )
                    .help("for example, `#[api_error(code = \"not_found\")]`"),
                );
                continue;
            };
            let parser = |input: ParseStream<'_>| read.list(input, place, findings);
            if let Err(error) = parser.parse2(list.tokens.clone()) {
                findings.push(Finding::new(&rules::INVALID_ATTRIBUTE, error.span(), error.to_string()));
            }
        }
        read
    }

    /// Removes and returns an attribute.
    pub(super) fn take(&mut self, name: &str) -> Option<AttributeValue> {
        let at = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.swap_remove(at).1)
    }

    /// Removes and returns the attributes that the other target has, too.
    pub(super) fn split_off(&mut self, place: AttributeTarget) -> Self {
        let is_for = |(name, _): &(Ident, AttributeValue)| {
            Attribute::find(&name.to_string()).is_some_and(|attribute| attribute.is_for(place))
        };
        let (there, here) = self.0.drain(..).partition(is_for);
        self.0 = here;
        Self(there)
    }

    fn list(
        &mut self,
        input: ParseStream<'_>,
        place: AttributeTarget,
        findings: &mut Findings,
    ) -> syn::Result<()> {
        while !input.is_empty() {
            if let Some(finding) = self.one(input, place)? {
                findings.push(finding);
                skip(input)?;
            }
            if !input.is_empty() && !input.peek(Token![,]) {
                let message = "unexpected tokens after the attribute";
                findings.push(
                    Finding::new(&rules::INVALID_ATTRIBUTE, input.span(), message)
                        .help("separate attributes with commas"),
                );
                skip(input)?;
            }
            input.parse::<Option<Token![,]>>()?;
        }
        Ok(())
    }

    /// Reads one attribute, or returns its error.
    fn one(&mut self, input: ParseStream<'_>, place: AttributeTarget) -> syn::Result<Option<Finding>> {
        if !input.peek(Ident::peek_any) {
            let message = "expected the name of an attribute";
            let names = Attribute::names_for(place).map(|name| format!("`{name}`")).collect::<Vec<_>>();
            return Ok(Some(Finding::new(&rules::INVALID_ATTRIBUTE, input.span(), message).help(format!(
                "{} takes {}",
                place.name(),
                names.join(", ")
            ))));
        }
        let name = input.call(Ident::parse_any)?;
        let text = name.to_string();
        let Some(attribute) = Attribute::find(&text) else {
            let message = format!("unknown attribute `{}`", shown(&text));
            let help = suggest::similar_or_list(&text, Attribute::names_for(place), "attribute");
            return Ok(Some(Finding::new(&rules::UNKNOWN_ATTRIBUTE, name.span(), message).help(help)));
        };
        if !attribute.is_for(place) {
            let message = format!("`{text}` is not allowed on {}", place.name());
            let places: Vec<_> = attribute.places.iter().map(|place| place.name()).collect();
            let finding = Finding::new(&rules::MISPLACED_ATTRIBUTE, name.span(), message)
                .help(format!("it is allowed on {}", places.join(" and on ")));
            return Ok(Some(finding));
        }
        let value = match value(input, &name, attribute.form) {
            Ok(value) => value,
            Err(error) => {
                let (span, message) = match error {
                    Wrong::Form(span) => (span, format!("`{text}` takes {}", attribute.form.words())),
                    Wrong::Because(span, message) => (span, message),
                };
                let finding = Finding::new(&rules::INVALID_ATTRIBUTE, span, message)
                    .help(format!("for example, `#[api_error({})]`", attribute.example));
                return Ok(Some(finding));
            }
        };
        Ok(self.add(name, value))
    }

    /// Keeps an attribute. Repeated lists are merged.
    fn add(&mut self, name: Ident, value: AttributeValue) -> Option<Finding> {
        let Some((first, known)) = self.0.iter_mut().find(|(known, _)| *known == name) else {
            self.0.push((name, value));
            return None;
        };
        match (known, value) {
            (AttributeValue::Texts(known), AttributeValue::Texts(more)) => known.extend(more),
            (AttributeValue::Words(known), AttributeValue::Words(more)) => known.extend(more),
            (AttributeValue::Expressions(known), AttributeValue::Expressions(more)) => known.extend(more),
            _ => {
                let message = format!("duplicate attribute `{name}`");
                return Some(
                    Finding::new(&rules::DUPLICATE_ATTRIBUTE, name.span(), message)
                        .also_at(first.span(), "first used here")
                        .help("remove one of them"),
                );
            }
        }
        None
    }
}

/// The reason why an attribute could not be read.
enum Wrong {
    /// It has the wrong form.
    Form(Span),
    Because(Span, String),
}

impl From<syn::Error> for Wrong {
    fn from(error: syn::Error) -> Self {
        Self::Form(error.span())
    }
}

fn value(input: ParseStream<'_>, name: &Ident, form: Form) -> Result<AttributeValue, Wrong> {
    match form {
        Form::Word if input.is_empty() || input.peek(Token![,]) => Ok(AttributeValue::Word(name.span())),
        Form::Word => Err(Wrong::Form(input.span())),
        Form::Text => {
            behind_equals(input, name)?;
            Ok(AttributeValue::Text(input.parse()?))
        }
        Form::Integer => {
            behind_equals(input, name)?;
            Ok(AttributeValue::Integer(input.parse()?))
        }
        Form::Path => {
            behind_equals(input, name)?;
            Ok(AttributeValue::Path(input.parse()?))
        }
        Form::Texts => {
            let texts =
                Punctuated::<LitStr, Token![,]>::parse_terminated.parse2(in_parentheses(input, name)?)?;
            Ok(AttributeValue::Texts(texts.into_iter().collect()))
        }
        Form::Words(known) => {
            let words = |input: ParseStream<'_>| input.parse_terminated(Ident::parse_any, Token![,]);
            let words = words.parse2(in_parentheses(input, name)?)?;
            if let Some(word) = words.iter().find(|word| !known.contains(&word.to_string().as_str())) {
                let wrong = word.to_string();
                let meant = suggest::similar_or_list(&wrong, known.iter().copied(), "impl");
                let message = format!("`{name}` does not support `{}`; {meant}", shown(&wrong));
                return Err(Wrong::Because(word.span(), message));
            }
            Ok(AttributeValue::Words(words.into_iter().collect()))
        }
        Form::Expressions => {
            let list = expression::list.parse2(in_parentheses(input, name)?)?;
            Ok(AttributeValue::Expressions(list))
        }
    }
}

fn behind_equals(input: ParseStream<'_>, name: &Ident) -> Result<(), Wrong> {
    if input.is_empty() || input.peek(Token![,]) {
        return Err(without_value(name));
    }
    input.parse::<Token![=]>()?;
    if input.is_empty() || input.peek(Token![,]) {
        return Err(without_value(name));
    }
    Ok(())
}

fn without_value(name: &Ident) -> Wrong {
    Wrong::Because(name.span(), format!("`{name}` needs a value"))
}

/// The tokens in parentheses, as a stream of their own, so that errors in it do not affect what follows.
fn in_parentheses(input: ParseStream<'_>, name: &Ident) -> Result<TokenStream, Wrong> {
    if input.is_empty() || input.peek(Token![,]) {
        return Err(Wrong::Because(name.span(), format!("`{name}` needs a list")));
    }
    let group = input.parse::<Group>()?;
    match group.delimiter() {
        Delimiter::Parenthesis => Ok(group.stream()),
        Delimiter::Brace | Delimiter::Bracket | Delimiter::None => Err(Wrong::Form(group.span_open())),
    }
}

/// Skips to the next comma.
fn skip(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}
