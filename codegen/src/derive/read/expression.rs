//! Where does an expression end? At the comma behind it, those between the `<` and `>` of a turbofish aside.

use proc_macro2::{Ident, TokenStream, TokenTree};
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
        if depth == 0 && input.peek(Token![::]) && input.peek3(Token![<]) {
            depth = 1;
            tokens.extend([input.parse::<TokenTree>()?, input.parse()?, input.parse()?]);
        } else if input.peek(Token![->]) || input.peek(Token![=>]) {
            tokens.extend([input.parse::<TokenTree>()?, input.parse()?]);
        } else {
            if depth > 0 && input.peek(Token![<]) {
                depth += 1;
            } else if depth > 0 && input.peek(Token![>]) {
                depth -= 1;
            }
            tokens.extend([input.parse::<TokenTree>()?]);
        }
    }
    Ok(tokens)
}
