//! Where does an expression end? At the comma behind it, those between the `<` and `>` of types aside.

use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Error, Result, Token};

/// `name = expression, …`
pub(super) fn list(input: ParseStream<'_>) -> Result<Vec<(Ident, TokenStream)>> {
    let mut expressions = Vec::new();
    while !input.is_empty() {
        let name = input.call(Ident::parse_any)?;
        // Said at the name, since behind it there may be nothing.
        let without = || Error::new(name.span(), "there is no expression");
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

/// Whether nothing stands here that could be less than what follows, so that a `<` opens the types of a path.
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

/// What a `macro_rules!` puts in for `$a:expr` is a group without delimiters, which rustc loses on the way through a
/// macro: of `$a * 2`, only the last operand of `$a` would be doubled.
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

/// Whether it makes a difference what stands beside the tokens; a path, a literal or a call needs no parentheses.
fn has_operator(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Punct(punct) => "+-*/%^&|!=".contains(punct.as_char()),
        TokenTree::Ident(name) => name == "as",
        TokenTree::Group(_) | TokenTree::Literal(_) => false,
    })
}
