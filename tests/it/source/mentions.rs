//! Which modules of its crate a module names, anywhere in its code.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;

use super::names::Target;
use super::tree::{Crate, ModuleId};

impl Crate {
    /// The modules that a module names: in imports, expressions and types, and in the arguments of macros.
    ///
    /// Re-exports are followed, so the result includes the modules on the way.
    /// The root is included only if it is named as a whole, as by a glob.
    pub(crate) fn mentions(&self, module: ModuleId) -> BTreeSet<ModuleId> {
        let mut paths = Vec::new();
        for item in &self.module(module).items {
            find(&item.to_token_stream(), &mut paths);
        }
        let mut mentioned = BTreeSet::new();
        for path in paths.into_iter().filter(|path| path.names.len() > 1 || path.is_whole) {
            let (targets, passed) = self.trace(module, &path.names);
            mentioned.extend(passed);
            mentioned.extend(targets.iter().filter_map(|target| match target {
                Target::Module(module) | Target::Item(module, _) => Some(*module),
                Target::Foreign(_) => None,
            }));
        }
        mentioned
    }
}

struct Path {
    names: Vec<String>,
    /// Whether a whole module is imported, by a glob or under another name.
    is_whole: bool,
}

/// All paths. A single name is local, or comes from an import.
fn find(tokens: &TokenStream, paths: &mut Vec<Path>) {
    let tokens: Vec<_> = tokens.clone().into_iter().collect();
    let mut rest = &*tokens;
    while let Some(token) = rest.first() {
        match token {
            TokenTree::Ident(_) => {
                rest = path(rest, Vec::new(), paths);
                continue;
            }
            TokenTree::Group(group) => find(&group.stream(), paths),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        rest = &rest[1..];
    }
}

/// Reads a path and the list at its end, if any, and returns the rest.
fn path<'a>(mut tokens: &'a [TokenTree], mut names: Vec<String>, paths: &mut Vec<Path>) -> &'a [TokenTree] {
    loop {
        match tokens {
            [TokenTree::Group(list), rest @ ..]
                if list.delimiter() == Delimiter::Brace && !names.is_empty() =>
            {
                let list: Vec<_> = list.stream().into_iter().collect();
                for entry in list.split(|token| is(token, ',')).filter(|entry| !entry.is_empty()) {
                    path(entry, names.clone(), paths);
                }
                return rest;
            }
            [TokenTree::Ident(name), rest @ ..] => {
                // `a::{self}` is `a`.
                if names.is_empty() || name != "self" {
                    names.push(name.to_string());
                }
                tokens = rest;
            }
            // The glob at the end of an import, or the arguments of a type.
            _ => {
                paths.push(Path { names, is_whole: tokens.first().is_some_and(|token| is(token, '*')) });
                return tokens;
            }
        }
        match tokens {
            [first, second, rest @ ..] if is(first, ':') && is(second, ':') => tokens = rest,
            _ => {
                let is_whole = matches!(tokens, [TokenTree::Ident(next), ..] if next == "as");
                paths.push(Path { names, is_whole });
                return tokens;
            }
        }
    }
}

fn is(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(token) if token.as_char() == mark)
}
