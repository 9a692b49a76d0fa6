//! Is each param an argument that a Rust function can have?

use crate::check::context::Context;
use crate::check::param;
use crate::check::type_name::{self, Syntax};
use crate::model::ParamType;
use crate::raw::Text;
use crate::report::Diagnostic;
use crate::rules;
use crate::rust_name;

/// After this: no param is a keyword, and a type that the spec does not know is the path of one.
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
    // Anything else was reported where it is no type in any language.
    if let Some(ParamType::Opaque(path)) = param::of_name(&ty.value)
        && !type_name::is_qualified(&path, Syntax::Rust)
    {
        param::unknown(cx, ty);
    }
}
