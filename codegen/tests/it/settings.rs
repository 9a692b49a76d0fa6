//! The settings of a build script, and the messages about invalid ones.

use std::panic;

use errspec_codegen::__internal::emit::setting::{EnumSetting, SETTINGS};
use errspec_codegen::__internal::emit::{Impl, Settings};
use errspec_codegen::Generator;
use syn::parse::{ParseStream, Parser};

/// The message of the panic for an invalid setting.
#[track_caller]
fn refuses(set: impl FnOnce(Generator) -> Generator + panic::UnwindSafe, expected: &str) {
    let Err(payload) = panic::catch_unwind(|| drop(set(Generator::new()))) else {
        panic!("it is taken for right: {expected}")
    };
    assert_eq!(payload.downcast_ref::<String>().map(String::as_str), Some(expected));
}

#[test]
fn invalid_rust_is_named() {
    refuses(|it| it.name("Api Code"), "invalid enum name `Api Code`: unexpected token");
    refuses(|it| it.name("type"), "invalid enum name `type`: expected identifier, found keyword `type`");
    refuses(
        |it| it.derive("strum::"),
        "invalid derive list `strum::`: unexpected end of input, expected identifier",
    );
    refuses(|it| it.attribute("must_use"), "invalid attribute list `must_use`: unexpected token");
    refuses(|it| it.visibility("public"), "invalid visibility `public`: unexpected token");
    refuses(|it| it.crate_path("1"), "invalid crate path `1`: expected identifier");
}

/// The methods of `Generator` by their names.
#[test]
fn each_setting_has_the_name_of_its_method() {
    let generator = Generator::new()
        .name("ApiCode")
        .bucket_name("ApiBucket")
        .visibility("pub(crate)")
        .derive("strum::EnumIter")
        .attribute("#[must_use]")
        .without(Impl::Serde)
        .non_exhaustive(false)
        .crate_path("::renamed");
    drop(generator);
    let names = SETTINGS.map(|setting| setting.name);
    let methods = [
        "name",
        "bucket_name",
        "visibility",
        "derive",
        "attribute",
        "without",
        "non_exhaustive",
        "crate_path",
    ];
    assert_eq!(names, methods);
}

/// The settings after one of them was set.
fn set(name: &str, value: &str) -> Settings {
    let mut settings = Settings::default();
    let setting = EnumSetting::find(name).expect("a setting");
    let read = |input: ParseStream<'_>| (setting.read)(input, &mut settings);
    read.parse_str(value).expect("a right value");
    settings
}

#[test]
fn every_impl_can_be_omitted_by_its_name() {
    for &omitted in Impl::ALL {
        let impls = set("without", omitted.name()).impls;
        assert_eq!(impls, Settings::default().without(omitted).impls);
        assert_eq!(impls.len(), Impl::ALL.len() - 1);
    }
    assert_eq!(set("without", "Debug, Http,").impls.len(), Impl::ALL.len() - 2);
}

#[test]
fn short_names_mean_the_same() {
    for (short, name, value) in [("vis", "visibility", "pub(crate)"), ("crate", "crate_path", "::renamed")] {
        assert_eq!(EnumSetting::find(short).unwrap().name, name);
        let Settings { visibility, crate_path, .. } = set(short, value);
        let set = [quote::quote!(#visibility), quote::quote!(#crate_path)].map(|tokens| tokens.to_string());
        assert!(set.contains(&value.parse::<proc_macro2::TokenStream>().unwrap().to_string()), "{set:?}");
    }
}
