//! Makes rustc watch the spec, without an absolute path in the crate.
//!
//! `include_bytes!` makes its file an input of the crate. rustc resolves a relative path from the folder of the file that
//! contains the *outermost* macro call, but a proc macro only knows the file in which its tokens were written.
//! The two differ if a `macro_rules!` of one file expands in another. The spans show whether this is the case.

use std::path::{Path, PathBuf};
use std::{env, fs};

use errspec_codegen::__internal::package;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use crate::spec_file::{self, SpecFile};

/// Returns an item that makes the file an input of rustc, so that an edit of it rebuilds. `input` is that of the macro.
///
/// An editor that does not know the file of the macro call rebuilds by itself, so it gets none.
pub(crate) fn tracked(file: &SpecFile, input: &TokenStream) -> Option<TokenStream> {
    let call = Span::call_site().unwrap().local_file()?;
    let included = match written(input.clone()) {
        Some((span, source)) => next_to(file, &source, span),
        None if input.is_empty() && is_outside_macros(&call) => next_to(file, &call, Span::call_site()),
        None => None,
    };
    let included = included.or_else(|| in_package(file))?;
    Some(quote!(
        const _: &[::core::primitive::u8] = #included;
    ))
}

/// A token that was written directly in a file, with that file. For such a token, both files are the same.
///
/// The debug text of a span starts with the number of its macro expansion, which stable Rust shows nowhere else.
/// Zero means no expansion. If the text ever changes, no token is found and [`in_package`] is used instead.
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

/// Whether a macro call in this file cannot be in a `macro_rules!`, because the file has none.
///
/// The call itself always has its own expansion, so for a macro without input only the file can tell.
fn is_outside_macros(source: &Path) -> bool {
    fs::read_to_string(source).is_ok_and(|text| !text.contains("macro_rules"))
}

/// The file by its path relative to a source file, which is the same in each checkout.
fn next_to(file: &SpecFile, source: &Path, span: Span) -> Option<TokenStream> {
    let path = relative(file, env::current_dir().ok()?.join(source).parent()?)?;
    Some(quote_spanned!(span=> ::core::include_bytes!(#path)))
}

/// The file by its path relative to the package. It is right wherever the tokens came from, but it is absolute:
/// the compiler's inputs contain the folder of the checkout, unless the compiler is told to remap it.
fn in_package(file: &SpecFile) -> Option<TokenStream> {
    // Build systems other than cargo may not set it, and then `env!` would be an error.
    env::var_os("CARGO_MANIFEST_DIR")?;
    let path = format!("/{}", relative(file, &spec_file::package_folder())?);
    Some(quote!(::core::include_bytes!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #path))))
}

/// The path from a folder to the file. Symbolic links are resolved first, so that `..` leaves the real folder.
fn relative(file: &SpecFile, folder: &Path) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    package::relative(&file.path, &folder)
}
