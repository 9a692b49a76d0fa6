//! Finds the code for the name of a variant.

use std::collections::HashMap;

use proc_macro2::Ident;
use syn::ext::IdentExt;

use crate::model::rust::Spec;
use crate::suggest::letters;

/// The names of a spec's codes.
pub(super) struct CodeNames<'s> {
    spec: &'s Spec<'s>,
    by_variant: HashMap<&'s str, usize>,
    by_code: HashMap<&'s str, usize>,
    /// By letters and digits only. Built when the first name is not the spec's own.
    by_letters: Option<HashMap<String, Vec<usize>>>,
}

/// The codes that a name matches.
pub(super) enum Named {
    Code(usize),
    /// Two or more codes have these letters.
    Several(Vec<usize>),
    None,
}

impl<'s> CodeNames<'s> {
    pub(super) fn new(spec: &'s Spec<'s>) -> Self {
        let codes = || spec.codes.iter().enumerate();
        Self {
            spec,
            by_variant: codes().map(|(at, code)| (code.variant, at)).collect(),
            by_code: codes().map(|(at, code)| (code.code.as_str(), at)).collect(),
            by_letters: None,
        }
    }

    /// The code with exactly this string.
    pub(super) fn code(&self, code: &str) -> Option<usize> {
        self.by_code.get(code).copied()
    }

    /// The code for a variant's name: the spec's own name for it, or one that differs only in case and underscores, as
    /// `HTTPTimeout` and `HttpTimeout`.
    pub(super) fn variant(&mut self, name: &Ident) -> Named {
        let name = name.unraw().to_string();
        if let Some(code) = self.by_variant.get(name.as_str()) {
            return Named::Code(*code);
        }
        let spec = self.spec;
        let by_letters = self.by_letters.get_or_insert_with(|| by_letters(spec));
        match by_letters.get(&letters(&name)).map(Vec::as_slice) {
            None | Some([]) => Named::None,
            Some([code]) => Named::Code(*code),
            Some(several) => Named::Several(several.to_vec()),
        }
    }
}

fn by_letters(spec: &Spec<'_>) -> HashMap<String, Vec<usize>> {
    let mut by_letters: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, code) in spec.codes.iter().enumerate() {
        let [own, variant] = [letters(&code.code), letters(code.variant)];
        // A code matches by its variant's name in the spec, too.
        if own != variant {
            by_letters.entry(variant).or_default().push(at);
        }
        by_letters.entry(own).or_default().push(at);
    }
    by_letters
}
