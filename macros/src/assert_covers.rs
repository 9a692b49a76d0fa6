//! `assert_covers!`: asserts that several types together have all codes of the spec.

use errspec_codegen::__internal::model::Code;
use errspec_codegen::__internal::model::rust::Spec;
use errspec_codegen::__internal::render::{self, Color};
use errspec_codegen::__internal::report::Diagnostic;
use errspec_codegen::__internal::rules;
use errspec_codegen::__internal::site::Sources;
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{LitStr, Path, Token, Type};

use crate::comma::comma;
use crate::open_spec::{self, Ready};

/// The input of the macro.
struct CoversInput {
    spec: Option<LitStr>,
    types: Vec<Type>,
    crate_path: Path,
}

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let tokens = input.clone();
    let input = match syn::parse2::<CoversInput>(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let opened = open_spec::open(input.spec.as_ref(), &tokens, "assert_covers!(\"api/errors.yaml\", …)");
    let assertion = match opened.spec() {
        Ok(ready) => assertion(&input, &ready),
        Err(errors) => errors,
    };
    let tracked = &opened.tracked;
    quote!({ #tracked #assertion })
}

fn assertion(input: &CoversInput, ready: &Ready<'_>) -> TokenStream {
    let krate = &input.crate_path;
    let name = ready.name;
    let codes =
        input.types.iter().map(|ty| quote_spanned!(ty.span()=> <#ty as #krate::ApiErrorCodes>::CODES));
    let wanted = wanted(&ready.spec, ready.sources);
    quote!(#krate::__private::assert_covers(&[#(#codes),*], #name, &[#(#wanted),*]))
}

/// Each code that is not deprecated, with a drawing of its line in the spec.
fn wanted<'s>(spec: &'s Spec<'s>, sources: &'s Sources) -> impl Iterator<Item = TokenStream> + 's {
    spec.codes.iter().filter(|code| code.deprecated.is_none()).map(|code| {
        let (code, drawing) = (&code.code, drawing(code, sources));
        quote!((#code, #drawing))
    })
}

/// The code's line: a diagnostic without its first line, the title. So rule and message do not matter.
fn drawing(code: &Code, sources: &Sources) -> String {
    let found = Diagnostic::new(&rules::UNKNOWN_CODE, code.site, "");
    let drawn = render::one(sources, &found, Color::Plain);
    drawn.split_once('\n').map_or_else(String::new, |(_, drawing)| drawing.to_owned())
}

/// `"spec/errors.yaml", AuthError, OrderError, crate = ::renamed`. The path and the crate are optional.
impl Parse for CoversInput {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut parsed = Self { spec: None, types: Vec::new(), crate_path: syn::parse_quote!(::errspec) };
        if input.peek(LitStr) {
            parsed.spec = Some(input.parse()?);
            comma(input)?;
        }
        while !input.is_empty() {
            if input.peek(Token![crate]) && input.peek2(Token![=]) {
                parsed.crate_path = crate_path(input)?;
                break;
            }
            if input.peek(LitStr) {
                return Err(input.error("the path of the spec must come before the types"));
            }
            parsed.types.push(input.parse()?);
            comma(input)?;
        }
        if parsed.types.is_empty() {
            return Err(syn::Error::new(
                Span::call_site(),
                "expected the types that cover the spec, as in `assert_covers!(AuthError, OrderError)`",
            ));
        }
        Ok(parsed)
    }
}

/// `crate = ::renamed`, the last setting.
fn crate_path(input: ParseStream<'_>) -> syn::Result<Path> {
    input.parse::<Token![crate]>()?;
    input.parse::<Token![=]>()?;
    let path = input.parse()?;
    comma(input)?;
    if input.is_empty() { Ok(path) } else { Err(input.error("`crate = …` must come last")) }
}
