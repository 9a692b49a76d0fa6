//! The settings of the enum by name: one table for the methods of `Generator` and for `errors!`.

use proc_macro2::Ident;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Attribute, LitBool, Path, Token};

use super::settings::{Impl, Settings};
use crate::suggest;

/// A setting of the enum.
pub struct EnumSetting {
    /// Its name: the method of `Generator`, and the setting in `errors!`.
    pub name: &'static str,
    /// A second name in `errors!`, as other macros call it.
    pub short: Option<&'static str>,
    /// What the value is, for error messages.
    pub value: &'static str,
    /// Whether it takes a list, in parentheses in `errors!`. A repeated list adds to the first.
    pub is_list: bool,
    /// Parses the value, or all values of a list.
    pub read: for<'a> fn(ParseStream<'a>, &mut Settings) -> syn::Result<()>,
}

/// `name = ApiCode`
pub static NAME: EnumSetting = EnumSetting {
    name: "name",
    short: None,
    value: "enum name",
    is_list: false,
    read: |input, settings| {
        settings.name = input.parse()?;
        Ok(())
    },
};

/// `bucket_name = ApiBucket`
pub static BUCKET_NAME: EnumSetting = EnumSetting {
    name: "bucket_name",
    short: None,
    value: "enum name",
    is_list: false,
    read: |input, settings| {
        settings.bucket_name = Some(input.parse()?);
        Ok(())
    },
};

/// `visibility = pub(crate)`
pub static VISIBILITY: EnumSetting = EnumSetting {
    name: "visibility",
    short: Some("vis"),
    value: "visibility",
    is_list: false,
    read: |input, settings| {
        settings.visibility = input.parse()?;
        Ok(())
    },
};

/// `derive(strum::EnumIter)`
pub static DERIVE: EnumSetting = EnumSetting {
    name: "derive",
    short: None,
    value: "derive list",
    is_list: true,
    read: |input, settings| {
        settings.derives.extend(Punctuated::<Path, Token![,]>::parse_terminated(input)?);
        Ok(())
    },
};

/// `attribute(#[must_use])`
pub static ATTRIBUTE: EnumSetting = EnumSetting {
    name: "attribute",
    short: None,
    value: "attribute list",
    is_list: true,
    read: |input, settings| {
        settings.attributes.extend(Attribute::parse_outer(input)?);
        Ok(())
    },
};

/// `without(Display, Error)`
pub static WITHOUT: EnumSetting = EnumSetting {
    name: "without",
    short: None,
    value: "list of impls",
    is_list: true,
    read: |input, settings| {
        for name in Punctuated::<Ident, Token![,]>::parse_terminated(input)? {
            let omitted = one_of_all(&name)?;
            settings.impls.retain(|&kept| kept != omitted);
        }
        Ok(())
    },
};

/// `non_exhaustive = false`
pub static NON_EXHAUSTIVE: EnumSetting = EnumSetting {
    name: "non_exhaustive",
    short: None,
    value: "`true` or `false`",
    is_list: false,
    read: |input, settings| {
        settings.non_exhaustive = input.parse::<LitBool>()?.value;
        Ok(())
    },
};

/// `crate_path = ::renamed`
pub static CRATE_PATH: EnumSetting = EnumSetting {
    name: "crate_path",
    short: Some("crate"),
    value: "crate path",
    is_list: false,
    read: |input, settings| {
        settings.crate_path = input.parse()?;
        Ok(())
    },
};

/// All settings.
pub static SETTINGS: [&EnumSetting; 8] =
    [&NAME, &BUCKET_NAME, &VISIBILITY, &DERIVE, &ATTRIBUTE, &WITHOUT, &NON_EXHAUSTIVE, &CRATE_PATH];

impl EnumSetting {
    /// Returns the setting with this name.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Self> {
        SETTINGS.into_iter().find(|setting| setting.name == name || setting.short == Some(name))
    }
}

fn one_of_all(name: &Ident) -> syn::Result<Impl> {
    let written = name.to_string();
    Impl::ALL.iter().copied().find(|one| one.name() == written).ok_or_else(|| {
        let help = suggest::similar_or_list(&written, Impl::ALL.iter().copied().map(Impl::name), "impl");
        syn::Error::new(name.span(), format!("unknown impl `{written}`; {help}"))
    })
}
