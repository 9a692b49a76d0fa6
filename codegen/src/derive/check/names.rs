//! Which code does the name of a variant say?

use std::collections::HashMap;

use proc_macro2::Ident;
use syn::ext::IdentExt;

use crate::model::rust::Spec;
use crate::suggest::letters;

/// The names of a spec's codes, each made once.
pub(super) struct CodeNames<'s> {
    spec: &'s Spec<'s>,
    by_variant: HashMap<&'s str, usize>,
    by_code: HashMap<&'s str, usize>,
    /// By letters and digits alone; made when the first name is not the spec's own.
    by_letters: Option<HashMap<String, Vec<usize>>>,
}

/// What a name may stand for.
pub(super) enum Named {
    Code(usize),
    /// Two codes or more have these letters.
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

    /// The code of that very string.
    pub(super) fn code(&self, code: &str) -> Option<usize> {
        self.by_code.get(code).copied()
    }

    /// The code that a variant of that name stands for: the spec's own name for it, or one that differs in case and
    /// underscores alone, as `HTTPTimeout` does from `HttpTimeout`.
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
        // A name in the spec that differs from the code stands for it as well.
        if own != variant {
            by_letters.entry(variant).or_default().push(at);
        }
        by_letters.entry(own).or_default().push(at);
    }
    by_letters
}
