//! `errors!`: the generated enum without a build script.

use errspec_codegen::__internal::emit::setting::{EnumSetting, SETTINGS};
use errspec_codegen::__internal::emit::{self, Settings};
use errspec_codegen::__internal::suggest;
use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, LitStr, Token, parenthesized};

use crate::comma::comma;
use crate::open_spec;

/// The input of the macro.
struct ErrorsInput {
    spec: Option<LitStr>,
    settings: Settings,
}

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let tokens = input.clone();
    let input = match syn::parse2::<ErrorsInput>(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let opened = open_spec::open(input.spec.as_ref(), &tokens, "errors!(\"api/errors.yaml\")");
    let items = match opened.spec() {
        Ok(ready) => emit::tokens(&ready.spec, &input.settings),
        Err(errors) => errors,
    };
    let tracked = &opened.tracked;
    quote!(#tracked #items)
}

/// `"spec/errors.yaml", name = ApiCode, visibility = pub(crate), derive(…)`. Everything is optional, the path comes first.
impl Parse for ErrorsInput {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut parsed = Self { spec: None, settings: Settings::default() };
        let mut set = Vec::new();
        if input.peek(LitStr) {
            parsed.spec = Some(input.parse()?);
            comma(input)?;
        }
        while !input.is_empty() {
            parsed.setting(input, &mut set)?;
            comma(input)?;
        }
        Ok(parsed)
    }
}

impl ErrorsInput {
    fn setting(&mut self, input: ParseStream<'_>, set: &mut Vec<&'static str>) -> syn::Result<()> {
        let names = SETTINGS.iter().map(|setting| setting.name);
        if !input.peek(Ident::peek_any) {
            let names = names.collect::<Vec<_>>().join("`, `");
            return Err(input.error(format!(
                "expected one of the settings `{names}`; the path of the spec comes before them, in quotes"
            )));
        }
        let key = input.call(Ident::parse_any)?;
        let name = key.to_string();
        let Some(setting) = EnumSetting::find(&name) else {
            let help = suggest::similar_or_list(&name, names, "setting");
            return Err(syn::Error::new(key.span(), format!("unknown setting `{name}`; {help}")));
        };
        if setting.is_list {
            let list;
            parenthesized!(list in input);
            return (setting.read)(&list, &mut self.settings);
        }
        if set.contains(&setting.name) {
            return Err(syn::Error::new(key.span(), format!("duplicate setting `{name}`")));
        }
        set.push(setting.name);
        input.parse::<Token![=]>()?;
        (setting.read)(input, &mut self.settings)
    }
}
