//! What do tokens mention, without knowing what they mean?

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};

/// Where an identifier stands in the tokens, if it does.
pub(super) fn find(tokens: &TokenStream, is_meant: &dyn Fn(&Ident) -> bool) -> Option<Span> {
    tokens.clone().into_iter().find_map(|token| match token {
        TokenTree::Ident(name) => is_meant(&name).then(|| name.span()),
        TokenTree::Group(group) => find(&group.stream(), is_meant),
        TokenTree::Punct(_) | TokenTree::Literal(_) => None,
    })
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
