//! Can each param be an argument of a Rust function?

use std::collections::HashMap;

use crate::check::context::Context;
use crate::check::param;
use crate::check::type_name::{self, Syntax};
use crate::model::ParamType;
use crate::quoted::{quoted, shown};
use crate::raw;
use crate::report::Diagnostic;
use crate::rules;
use crate::rust_name;
use crate::site::Site;

/// After this: each param has a Rust name that no other param of its code has, and each type that is not built in is a
/// Rust path.
pub(super) fn check(cx: &mut Context<'_, '_>) {
    let raw = cx.raw;
    for code in &raw.codes {
        let mut first = HashMap::new();
        for param in &code.params {
            check_name(cx, code, param, &mut first);
            check_type(cx, param);
        }
    }
}

fn check_name<'a>(
    cx: &mut Context<'_, '_>,
    code: &raw::Code<'_>,
    param: &'a raw::Param<'_>,
    first: &mut HashMap<String, (&'a str, Site)>,
) {
    let name = &param.name;
    let of_code = format!("of code {}", quoted(&code.code.value));
    // A name that is not valid in any language has already been reported.
    if !param::is_name(&name.value) {
        return;
    }
    let Some(rust) = rust_name::param(&name.value) else {
        let message = format!("param {} {of_code} has no Rust name", quoted(&name.value));
        cx.push(
            Diagnostic::new(&rules::PARAM_NAME, name.site, message)
                .note("its Rust name would be its `snake_case` form, in ASCII")
                .help("choose a name of ASCII letters and digits that begins with a letter"),
        );
        return;
    };
    if let Some((earlier, site)) = first.get(&rust) {
        let message = format!(
            "params `{}` and `{}` {of_code} have the same Rust name, `{rust}`",
            shown(earlier),
            shown(&name.value)
        );
        cx.push(
            Diagnostic::new(&rules::PARAM_NAME, name.site, message)
                .related(*site, "the other param")
                .help("rename one of them"),
        );
        return;
    }
    first.insert(rust, (&name.value, name.site));
}

fn check_type(cx: &mut Context<'_, '_>, raw: &raw::Param<'_>) {
    // A type that is not valid in any language has already been reported.
    let Some(ty) = &raw.ty else { return };
    if let Some((known, _)) = param::of_text(&ty.text())
        && let ParamType::Opaque(path) = known.element()
        && !type_name::is_qualified(path, Syntax::Rust)
    {
        param::unknown(cx, ty);
    }
}
