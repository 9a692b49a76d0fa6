//! `errors!`: the enum without a build script.

use errspec_codegen::emit::{self, Settings};
use errspec_codegen::suggest;
use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitStr, Path, Token, parenthesized};

use crate::comma::comma;
use crate::open_spec;

/// What stands in the parentheses.
struct Input {
    spec: Option<LitStr>,
    settings: Settings,
}

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let tokens = input.clone();
    let input = match syn::parse2::<Input>(input) {
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

/// `"spec/errors.yaml", name = ApiCode, bucket_name = ApiBucket, vis = pub(crate), derive(…), non_exhaustive = false, crate = ::renamed`: all
/// of it optional, the path first.
impl Parse for Input {
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

impl Input {
    fn setting(&mut self, input: ParseStream<'_>, set: &mut Vec<String>) -> syn::Result<()> {
        if !input.peek(Ident::peek_any) {
            let names = SETTINGS.join("`, `");
            return Err(input.error(format!(
                "expected a setting, out of `{names}`; the path of the spec comes before them, in quotes"
            )));
        }
        let key = input.call(Ident::parse_any)?;
        let name = key.to_string();
        if name != "derive" && set.contains(&name) {
            return Err(syn::Error::new(key.span(), format!("setting `{name}` is there twice")));
        }
        set.push(name);
        if key == "crate" {
            input.parse::<Token![=]>()?;
            self.settings.crate_path = input.parse()?;
            return Ok(());
        }
        match key.to_string().as_str() {
            "derive" => {
                let list;
                parenthesized!(list in input);
                self.settings.derives.extend(Punctuated::<Path, Token![,]>::parse_terminated(&list)?);
                return Ok(());
            }
            "name" | "bucket_name" | "vis" | "non_exhaustive" => {}
            other => {
                let help = suggest::or_list(other, SETTINGS.iter().copied(), "setting");
                return Err(syn::Error::new(key.span(), format!("unknown setting `{other}`; {help}")));
            }
        }
        input.parse::<Token![=]>()?;
        match key.to_string().as_str() {
            "name" => self.settings.name = input.parse()?,
            "bucket_name" => self.settings.bucket_name = Some(input.parse()?),
            "vis" => self.settings.visibility = input.parse()?,
            _ => self.settings.non_exhaustive = input.parse::<syn::LitBool>()?.value,
        }
        Ok(())
    }
}

const SETTINGS: &[&str] = &["name", "bucket_name", "vis", "derive", "non_exhaustive", "crate"];
