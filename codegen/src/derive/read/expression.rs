//! Splits a list of expressions at its commas, except those between the `<` and `>` of types.

use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Error, LitStr, Result, Token};

use crate::derive::raw::ParamName;

/// `name = expression, "name" = expression, …`
pub(super) fn list(input: ParseStream<'_>) -> Result<Vec<(ParamName, TokenStream)>> {
    let mut expressions = Vec::new();
    while !input.is_empty() {
        let name = name(input)?;
        // At the name, since nothing may follow it.
        let without = || Error::new(name.span, "expected an expression");
        input.parse::<Token![=]>().map_err(|_| without())?;
        let expression = one(input)?;
        if expression.is_empty() {
            return Err(without());
        }
        expressions.push((name, expression));
        input.parse::<Option<Token![,]>>()?;
    }
    Ok(expressions)
}

/// The Rust name of a param, or its name in JSON in quotes.
fn name(input: ParseStream<'_>) -> Result<ParamName> {
    if input.peek(LitStr) {
        let name = input.parse::<LitStr>()?;
        return Ok(ParamName { name: name.value(), span: name.span(), is_ident: false });
    }
    let name = input.call(Ident::parse_any)?;
    Ok(ParamName { name: name.unraw().to_string(), span: name.span(), is_ident: true })
}

fn one(input: ParseStream<'_>) -> Result<TokenStream> {
    let mut tokens = TokenStream::new();
    let mut depth = 0_usize;
    let ends = |depth| depth == 0 && input.peek(Token![,]);
    while !input.is_empty() && !ends(depth) {
        if depth == 0 && input.peek(Token![<]) && is_operand_next(&tokens) {
            depth = 1;
            tokens.extend([input.parse::<TokenTree>()?]);
        } else if input.peek(Token![->]) || input.peek(Token![=>]) {
            tokens.extend([input.parse::<TokenTree>()?, input.parse()?]);
        } else {
            if depth > 0 && input.peek(Token![<]) {
                depth += 1;
            } else if depth > 0 && input.peek(Token![>]) {
                depth -= 1;
            }
            tokens.extend([visible(input.parse()?)]);
        }
    }
    Ok(tokens)
}

/// Whether an operand comes next, so that a `<` opens the types of a path and is not a comparison.
fn is_operand_next(tokens: &TokenStream) -> bool {
    match tokens.clone().into_iter().last() {
        None => true,
        Some(TokenTree::Punct(punct)) => match punct.as_char() {
            '?' | '>' => false,
            // The first half of `<<`.
            '<' => punct.spacing() == Spacing::Alone,
            _ => true,
        },
        Some(_) => false,
    }
}

/// A `macro_rules!` replaces `$a:expr` by a group without delimiters, which rustc loses when it passes through a macro.
/// Without parentheses, `$a * 2` would only double the last operand of `$a`.
fn visible(token: TokenTree) -> TokenTree {
    let TokenTree::Group(group) = token else { return token };
    let inside: TokenStream = group.stream().into_iter().map(visible).collect();
    let delimiter = match group.delimiter() {
        Delimiter::None if has_operator(&inside) => Delimiter::Parenthesis,
        other => other,
    };
    let mut visible = Group::new(delimiter, inside);
    visible.set_span(group.span());
    visible.into()
}

/// Whether the tokens need parentheses next to an operator. A path, a literal or a call does not.
fn has_operator(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Punct(punct) => "+-*/%^&|!=".contains(punct.as_char()),
        TokenTree::Ident(name) => name == "as",
        TokenTree::Group(_) | TokenTree::Literal(_) => false,
    })
}
