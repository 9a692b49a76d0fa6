//! What stands in the `#[api_error(…)]` of one place?
//! Each mistake is reported, and what is right beside it is kept.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{LitStr, Meta, Path, Token};

use super::expression;
use crate::derive::attribute::{Attribute, AttributeTarget, Form};
use crate::derive::findings::{Finding, Findings};
use crate::quoted::shown;
use crate::rules;
use crate::suggest;

/// The attributes of one place, each once.
pub(super) struct ApiErrorAttributes(Vec<(Ident, AttributeValue)>);

/// What an attribute holds, by its form.
pub(super) enum AttributeValue {
    Word(Span),
    Text(LitStr),
    Path(Path),
    Texts(Vec<LitStr>),
    Words(Vec<Ident>),
    Expressions(Vec<(Ident, TokenStream)>),
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
                let message = "`api_error` is without its list";
                findings.push(
                    Finding::new(
                        &rules::INVALID_ATTRIBUTE,
                        syn::spanned::Spanned::span(attribute.path()),
                        message,
                    )
                    .help("write it as in `#[api_error(code = \"not_found\")]`"),
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

    /// Takes an attribute out.
    pub(super) fn take(&mut self, name: &str) -> Option<AttributeValue> {
        let at = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.swap_remove(at).1)
    }

    /// Takes those out that stand at that place as well.
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
                let message = "there is more than the attribute takes";
                findings.push(
                    Finding::new(&rules::INVALID_ATTRIBUTE, input.span(), message)
                        .help("attributes are parted by commas"),
                );
                skip(input)?;
            }
            input.parse::<Option<Token![,]>>()?;
        }
        Ok(())
    }

    /// Reads one attribute, or says what is wrong with it.
    fn one(&mut self, input: ParseStream<'_>, place: AttributeTarget) -> syn::Result<Option<Finding>> {
        if !input.peek(Ident::peek_any) {
            let message = "here should be the name of an attribute";
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
            let message = format!("there is no attribute `{}`", shown(&text));
            let help = suggest::or_list(&text, Attribute::names_for(place), "attribute");
            return Ok(Some(Finding::new(&rules::UNKNOWN_ATTRIBUTE, name.span(), message).help(help)));
        };
        if !attribute.is_for(place) {
            let message = format!("`{text}` does not go on {}", place.name());
            let places: Vec<_> = attribute.places.iter().map(|place| place.name()).collect();
            let finding = Finding::new(&rules::MISPLACED_ATTRIBUTE, name.span(), message)
                .help(format!("it goes on {}", places.join(" or on ")));
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
                    .help(format!("write it as in `#[api_error({})]`", attribute.example));
                return Ok(Some(finding));
            }
        };
        Ok(self.add(name, value))
    }

    /// Keeps an attribute; lists of several attributes are one list.
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
                let message = format!("attribute `{name}` is given twice");
                return Some(
                    Finding::new(&rules::DUPLICATE_ATTRIBUTE, name.span(), message)
                        .beside(first.span(), "first given here")
                        .help("remove one of them"),
                );
            }
        }
        None
    }
}

/// Why an attribute could not be read.
enum Wrong {
    /// It has another form.
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
                let meant = suggest::or_list(&wrong, known.iter().copied(), "impl");
                let message = format!("`{name}` knows no `{}`; {meant}", shown(&wrong));
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
    Wrong::Because(name.span(), format!("`{name}` is without its value"))
}

/// What stands in them, apart: an error inside is none of what follows.
fn in_parentheses(input: ParseStream<'_>, name: &Ident) -> Result<TokenStream, Wrong> {
    if input.is_empty() || input.peek(Token![,]) {
        return Err(Wrong::Because(name.span(), format!("`{name}` is without its list")));
    }
    let group = input.parse::<Group>()?;
    match group.delimiter() {
        Delimiter::Parenthesis => Ok(group.stream()),
        Delimiter::Brace | Delimiter::Bracket | Delimiter::None => Err(Wrong::Form(group.span_open())),
    }
}

/// Goes on to the next comma.
fn skip(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}
