//! What do tokens mention, without knowing what they mean?

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};

/// Where an identifier stands in the tokens, if it does.
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
            TokenTree::Literal(text) => (in_macro && names(&text, is_meant)).then(|| text.span()),
            TokenTree::Punct(punct) => {
                after_bang = punct.as_char() == '!';
                None
            }
        }
    })
}

/// Whether the text of a macro such as `format!` names an identifier in braces.
fn names(text: &Literal, is_meant: &dyn Fn(&Ident) -> bool) -> bool {
    let text = text.to_string().replace("{{", "");
    let in_braces = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
    let is_part = |c: char| c == '_' || c.is_alphanumeric();
    let mut words = in_braces.flat_map(|(inside, _)| inside.split(move |c| !is_part(c)));
    words.any(|word| syn::parse_str(word).is_ok_and(|name| is_meant(&name)))
}

/// The tokens with `'static` for every lifetime, for types that are named outside of their item.
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

/// The tokens as if they were written at another place.
pub(super) fn at(tokens: TokenStream, span: Span) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        token.set_span(span);
        token
    });
    tokens.collect()
}
