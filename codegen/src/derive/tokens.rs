//! Finds and replaces identifiers in tokens, without parsing them.

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::Parser;

/// The span of an identifier in the tokens, if it occurs.
pub(super) fn find(tokens: &TokenStream, is_meant: &dyn Fn(&Ident) -> bool) -> Option<Span> {
    find_in(tokens, false, is_meant)
}

fn find_in(tokens: &TokenStream, in_macro: bool, is_meant: &dyn Fn(&Ident) -> bool) -> Option<Span> {
    let mut after_bang = false;
    tokens.clone().into_iter().find_map(|token| {
        let is_of_macro = std::mem::take(&mut after_bang);
        match token {
            TokenTree::Ident(name) => is_meant(&name).then(|| name.span()),
            TokenTree::Group(group) => find_in(&group.stream(), in_macro || is_of_macro, is_meant),
            TokenTree::Literal(text) => {
                let is_named = || named(&text, &|name| is_meant(name).then_some(()));
                if in_macro { is_named().map(|()| text.span()) } else { None }
            }
            TokenTree::Punct(punct) => {
                after_bang = punct.as_char() == '!';
                None
            }
        }
    })
}

/// The result for the first name that a format string has in braces.
fn named<T>(text: &Literal, found: &dyn Fn(&Ident) -> Option<T>) -> Option<T> {
    let text = text.to_string().replace("{{", "");
    let in_braces = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
    let is_part = |c: char| c == '_' || c.is_alphanumeric();
    let mut words = in_braces.flat_map(|(inside, _)| inside.split(move |c| !is_part(c)));
    words.find_map(|word| found(&Ident::parse_any.parse_str(word).ok()?))
}

/// The tokens, with the hygiene of the bindings on names of fields. If a `macro_rules!` has one of them and its caller
/// the other, rustc would see two different names.
///
/// A literal only contains names if a macro such as `format!` reads it. Another span does not change it otherwise.
pub(super) fn resolved(tokens: &TokenStream, binding: &dyn Fn(&Ident) -> Option<Span>) -> TokenStream {
    let tokens = tokens.clone().into_iter().map(|mut token| {
        let found = match &token {
            TokenTree::Ident(name) => binding(name),
            TokenTree::Literal(text) => named(text, binding),
            TokenTree::Group(group) => {
                let mut resolved = Group::new(group.delimiter(), resolved(&group.stream(), binding));
                resolved.set_span(group.span());
                return resolved.into();
            }
            TokenTree::Punct(_) => None,
        };
        if let Some(found) = found {
            token.set_span(token.span().resolved_at(found));
        }
        token
    });
    tokens.collect()
}

/// The tokens with `'static` for every lifetime, for types that are named outside their item.
pub(super) fn with_static_lifetimes(tokens: TokenStream) -> TokenStream {
    let mut after_tick = false;
    let tokens = tokens.into_iter().map(|token| {
        let is_lifetime = std::mem::take(&mut after_tick);
        match token {
            TokenTree::Ident(name) if is_lifetime => Ident::new("static", name.span()).into(),
            TokenTree::Punct(punct) => {
                after_tick = punct.as_char() == '\'';
                punct.into()
            }
            TokenTree::Group(group) => {
                Group::new(group.delimiter(), with_static_lifetimes(group.stream())).into()
            }
            other => other,
        }
    });
    tokens.collect::<Vec<TokenTree>>().into_iter().collect()
}

/// The tokens, with a type in place of `Self`.
pub(super) fn without_self(tokens: TokenStream, ty: &TokenStream) -> TokenStream {
    replaced(tokens, "Self", ty)
}

/// The tokens, with other tokens in place of a name.
pub(super) fn replaced(tokens: TokenStream, name: &str, by: &TokenStream) -> TokenStream {
    let tokens = tokens.into_iter().flat_map(|token| match token {
        TokenTree::Ident(found) if found == name => by.clone(),
        TokenTree::Group(group) => {
            TokenTree::from(Group::new(group.delimiter(), replaced(group.stream(), name, by))).into()
        }
        other => TokenStream::from(other),
    });
    tokens.collect()
}

/// The tokens with another span.
pub(super) fn at(tokens: TokenStream, span: Span) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        token.set_span(span);
        token
    });
    tokens.collect()
}
