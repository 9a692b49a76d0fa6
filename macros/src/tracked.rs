//! How is rustc told to watch the spec, without an absolute path in the crate?
//!
//! By `include_bytes!`, whose file is an input of the crate. rustc takes a relative path of it from the folder of the
//! file where the *outermost* macro call stands, while a proc macro only learns which file its tokens were written in.
//! The two differ where a `macro_rules!` of one file expands in another one; the spans tell which is the case.

use std::path::{Path, PathBuf};
use std::{env, fs};

use errspec_codegen::__internal::package;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use crate::spec_file::{self, SpecFile};

/// An item that makes rustc take the file as an input, so that an edit of it rebuilds; `input` is that of the macro.
///
/// An editor that cannot say which file the macro stands in rebuilds by itself and gets none.
pub(crate) fn tracked(file: &SpecFile, input: &TokenStream) -> Option<TokenStream> {
    let call = Span::call_site().unwrap().local_file()?;
    let included = match written(input.clone()) {
        Some((span, source)) => beside(file, &source, span),
        None if input.is_empty() && is_outside_macros(&call) => beside(file, &call, Span::call_site()),
        None => None,
    };
    let included = included.or_else(|| in_package(file))?;
    Some(quote!(
        const _: &[::core::primitive::u8] = #included;
    ))
}

/// A token that was written directly in a file, with that file: for such a token, both ways to see its file agree.
///
/// The debug text of a span starts with the number of its macro expansion; nothing else on stable tells it.
/// Zero is no expansion at all. Should the text ever change, no token is found and [`in_package`] stands in.
fn written(tokens: TokenStream) -> Option<(Span, PathBuf)> {
    tokens.into_iter().find_map(|token| {
        let span = token.span();
        if format!("{:?}", span.unwrap()).starts_with("#0 ") {
            return Some((span, span.unwrap().local_file()?));
        }
        match token {
            TokenTree::Group(group) => written(group.stream()),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => None,
        }
    })
}

/// Whether a macro call of this file stands in no `macro_rules!`, because the file has none.
///
/// The call itself has an expansion of its own wherever it stands, so a macro without input has but its file to judge by.
fn is_outside_macros(source: &Path) -> bool {
    fs::read_to_string(source).is_ok_and(|text| !text.contains("macro_rules"))
}

/// The file by its path relative to a source file: the same in each checkout.
fn beside(file: &SpecFile, source: &Path, span: Span) -> Option<TokenStream> {
    let path = relative(file, env::current_dir().ok()?.join(source).parent()?)?;
    Some(quote_spanned!(span=> ::core::include_bytes!(#path)))
}

/// The file by its path relative to the package. It is right wherever the tokens came from, but absolute:
/// it names the folder of the checkout among the compiler's inputs, where the compiler is not told to call it otherwise.
fn in_package(file: &SpecFile) -> Option<TokenStream> {
    // Other build systems than cargo may leave it unset, and then `env!` would be an error.
    env::var_os("CARGO_MANIFEST_DIR")?;
    let path = format!("/{}", relative(file, &spec_file::package_folder())?);
    Some(quote!(::core::include_bytes!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #path))))
}

/// The way from a folder to the file; `..` leads out of the folder that a symbolic link stands for.
fn relative(file: &SpecFile, folder: &Path) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    package::relative(&file.path, &folder)
}
