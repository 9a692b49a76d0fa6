//! Does each code with params have a unique constructor?

use std::collections::HashMap;

use super::variant::{numbered, place, repeated};
use crate::check::context::Context;
use crate::quoted::shown;
use crate::report::Diagnostic;
use crate::rules;
use crate::rust_name;

/// After this: the constructor of each code with params has a name that no other function of the enum has.
pub(super) fn check(cx: &mut Context<'_, '_>, variants: &[Option<String>]) {
    let raw = cx.raw;
    let mut first = HashMap::<String, usize>::new();
    for (index, code) in raw.codes.iter().enumerate() {
        let Some(variant) = variants[index].as_ref().filter(|_| !code.params.is_empty()) else { continue };
        let name = rust_name::constructor(variant);
        if rust_name::is_reserved(&name) {
            let message = format!(
                "the constructor of code `{}` would be `{name}`, which the enum already has",
                shown(&code.code.value)
            );
            let names = [format!("{variant}Error")].into_iter().chain(numbered(variant));
            let is_free = |name: &String| !variants.iter().flatten().any(|variant| variant == name);
            let better = cx.propose("variant", names.filter(is_free)).unwrap_or_default();
            cx.push(
                Diagnostic::new(&rules::RESERVED_NAME, place(code), message)
                    .note("a code with `params` has a constructor, which is named after its variant")
                    .help(format!("give it another `variant`, as in `variant: {better}`")),
            );
        } else if let Some(&earlier) = first.get(&name) {
            cx.push(repeated(raw, earlier, index, &name, "constructor"));
        } else {
            first.insert(name, index);
        }
    }
}
