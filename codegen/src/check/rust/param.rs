//! Can each param be an argument of a Rust function?

use crate::check::context::Context;
use crate::check::param;
use crate::check::type_name::{self, Syntax};
use crate::model::ParamType;
use crate::raw::Text;
use crate::report::Diagnostic;
use crate::rules;
use crate::rust_name;

/// After this: no param is a keyword, and each type that is not built in is a Rust path.
pub(super) fn check(cx: &mut Context<'_, '_>) {
    let raw = cx.raw;
    for (name, ty) in raw.codes.iter().flat_map(|code| &code.params) {
        check_name(cx, name);
        check_type(cx, ty);
    }
}

fn check_name(cx: &mut Context<'_, '_>, name: &Text<'_>) {
    let value = &*name.value;
    if rust_name::is_keyword(value) {
        let message = format!("param `{value}` is a Rust keyword");
        cx.push(
            Diagnostic::new(&rules::PARAM_NAME, name.site, message)
                .help("choose another name, here and in the message"),
        );
    }
}

fn check_type(cx: &mut Context<'_, '_>, ty: &Text<'_>) {
    // A type that is not valid in any language has already been reported.
    if let Some(ParamType::Opaque(path)) = param::of_name(&ty.value)
        && !type_name::is_qualified(&path, Syntax::Rust)
    {
        param::unknown(cx, ty);
    }
}
