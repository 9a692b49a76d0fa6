//! The enum compiles without warnings in any crate.
//! Each case is a crate of its own, compiled as by cargo, with a runtime crate that has only the features of the case.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use errspec_codegen::__internal::emit::{self, Settings};
use errspec_codegen::__internal::model::Spec;

use crate::specs::{many, nine, odd, rust};

/// The lints that a strict crate denies, including some that rustc allows by default.
const DENIED: &str = "
    #![deny(warnings, missing_docs, unreachable_pub, rust_2018_idioms, unused_qualifications, unused_results)]
    #![deny(missing_debug_implementations, missing_copy_implementations, single_use_lifetimes, unused_lifetimes)]
    #![deny(trivial_casts, trivial_numeric_casts, non_ascii_idents, unit_bindings, let_underscore_drop)]
    #![deny(unnameable_types, redundant_lifetimes, explicit_outlives_requirements, variant_size_differences)]
    #![deny(future_incompatible, keyword_idents, unsafe_code)]
";

/// A crate that includes the enum.
struct Case<'a> {
    name: &'a str,
    spec: Spec,
    settings: Settings,
    /// Of the runtime crate.
    features: &'static [&'static str],
    /// The name of the runtime crate.
    dependency: &'a str,
    edition: &'a str,
    kind: &'a str,
    /// The root of the crate; `ERRORS` includes the file of the enum, `INLINE` is its text.
    root: String,
}

impl Default for Case<'_> {
    fn default() -> Self {
        Self {
            name: "unnamed",
            spec: nine(),
            settings: Settings::default(),
            features: &["alloc"],
            dependency: "errspec",
            edition: "2024",
            kind: "lib",
            root: format!("//! A crate.\n{DENIED}\nERRORS"),
        }
    }
}

/// Compiles the crate of a case, without any diagnostics.
#[track_caller]
fn check(case: &Case<'_>) {
    run("rustc", case, &["--emit=metadata"]);
}

#[track_caller]
fn run(tool: &str, case: &Case<'_>, arguments: &[&str]) {
    let folder = folder(case.name);
    let errors = emit::file(&rust(&case.spec), &case.settings, "spec/errors.yaml");
    let text = case.root.replace("ERRORS", "::core::include!(\"errors.rs\");").replace("INLINE", &errors);
    let root = folder.join("root.rs");
    std::fs::write(folder.join("errors.rs"), errors).unwrap();
    std::fs::write(&root, text).unwrap();
    let mut extern_crate = std::ffi::OsString::from(format!("{}=", case.dependency));
    extern_crate.push(runtime(case.features));
    let output = Command::new(tool)
        .args([
            "--crate-name",
            "root",
            "--crate-type",
            case.kind,
            "--edition",
            case.edition,
            "--cap-lints=forbid",
        ])
        .args(arguments)
        .arg("--extern")
        .arg(extern_crate)
        .arg("--out-dir")
        .arg(&folder)
        .arg(&root)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{}:\n{said}", case.name);
}

/// The runtime crate with only these features, built once.
pub(crate) fn runtime(features: &[&str]) -> &'static Path {
    static WITH_ALLOC: OnceLock<PathBuf> = OnceLock::new();
    static BARE: OnceLock<PathBuf> = OnceLock::new();
    let cell = if features.is_empty() { &BARE } else { &WITH_ALLOC };
    cell.get_or_init(|| {
        let folder = folder(&format!("runtime-{}", features.join("-")));
        let output = Command::new("rustc")
            .args(["--crate-name", "errspec", "--crate-type", "rlib", "--edition", "2024"])
            .args(features.iter().flat_map(|feature| ["--cfg".to_owned(), format!("feature=\"{feature}\"")]))
            .arg("--out-dir")
            .arg(&folder)
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        folder.join("liberrspec.rlib")
    })
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hygiene").join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn no_warnings() {
    for edition in ["2021", "2024"] {
        let name = |spec| format!("no-warnings-{spec}-{edition}");
        check(&Case { name: &name("nine"), edition, ..Case::default() });
        check(&Case { name: &name("odd"), edition, spec: odd(), ..Case::default() });
        check(&Case { name: &name("many"), edition, spec: many(101), ..Case::default() });
    }
}

#[test]
fn no_std() {
    for features in [&["alloc"][..], &[]] {
        let name = |spec| format!("no-std-{spec}-{}", features.len());
        let root = format!("//! A crate.\n#![no_std]\n{DENIED}\nERRORS");
        check(&Case { name: &name("nine"), features, root: root.clone(), ..Case::default() });
        check(&Case { name: &name("odd"), features, spec: odd(), root: root.clone(), ..Case::default() });
        check(&Case { name: &name("many"), features, spec: many(101), root, ..Case::default() });
    }
}

/// Shadows the prelude, and every crate and primitive type that generated code names.
const SHADOWS: &str = "
    #![allow(dead_code, non_camel_case_types, unused_macros)]
    mod core {}
    mod std {}
    mod alloc {}
    mod errspec {}
    mod http {}
    mod __v1 {}
    mod serde {}
    trait Clone {} trait Copy {} trait PartialEq {} trait Eq {} trait PartialOrd {} trait Ord {} trait Hash {}
    trait Debug {} trait Display {} trait Error {} trait FromStr {} trait TryFrom {} trait AsRef {}
    trait From {} trait Into {} trait ToString {} trait ToOwned {} trait Iterator {} trait Default {}
    trait ApiErrorSpec {} trait ApiErrorCodes {}
    trait Drop {} trait Fn {} trait FnMut {} trait FnOnce {} trait Send {} trait Sync {}
    struct Option; struct Result; struct Some; struct None; struct Ok; struct Err;
    struct String; struct Vec; struct Box;
    struct ApiError; struct CodeEnum; struct Row; struct Deprecated; struct Entry; struct Bucket; struct Retry; struct Value; struct Detail; struct UnknownCode;
    struct Codes;
    struct u8; struct u16; struct u32; struct usize; struct str; struct bool; struct f32; struct i128;
    fn drop() {}
    const ALL: () = (); const COUNT: () = (); static CODES: () = (); static NAMES: () = (); static INDEX: () = ();
    macro_rules! format { ($($nothing:tt)*) => { compile_error!(\"shadowed\") } }
    macro_rules! stringify { ($($nothing:tt)*) => { compile_error!(\"shadowed\") } }
    macro_rules! concat { ($($nothing:tt)*) => { compile_error!(\"shadowed\") } }
    macro_rules! panic { ($($nothing:tt)*) => { compile_error!(\"shadowed\") } }
    macro_rules! assert { ($($nothing:tt)*) => { compile_error!(\"shadowed\") } }
    macro_rules! write { ($($nothing:tt)*) => { compile_error!(\"shadowed\") } }
";

#[test]
fn shadowed_names() {
    for (head, name) in [("", "prelude"), ("#![no_implicit_prelude]", "no-prelude")] {
        for edition in ["2021", "2024"] {
            let name = |spec| format!("shadowed-{name}-{spec}-{edition}");
            let root = format!("{head}\n#![deny(warnings)]\n{SHADOWS}\nERRORS");
            check(&Case { name: &name("odd"), edition, spec: odd(), root: root.clone(), ..Case::default() });
            check(&Case { name: &name("many"), edition, spec: many(101), root, ..Case::default() });
        }
    }
}

#[test]
fn enum_named_like_the_prelude() {
    let settings = Settings { bucket_name: Some(syn::parse_quote!(Option)), ..Settings::named("Result") };
    let root = format!("//! A crate.\n{DENIED}\nERRORS");
    check(&Case { name: "named-result", spec: odd(), settings, root, ..Case::default() });
}

#[test]
fn renamed_crate() {
    let settings = Settings { crate_path: syn::parse_quote!(::renamed), ..Settings::default() };
    check(&Case { name: "renamed", spec: odd(), settings, dependency: "renamed", ..Case::default() });
    let settings = Settings { crate_path: syn::parse_quote!(crate::outer::inner), ..Settings::default() };
    let root = "#![deny(warnings)]\nmod outer { pub(crate) use hidden as inner; }\nERRORS".to_owned();
    check(&Case {
        name: "reexported",
        spec: many(101),
        settings,
        dependency: "hidden",
        root,
        ..Case::default()
    });
}

#[test]
fn unused_in_a_binary() {
    for (visibility, name) in [("pub", "pub"), ("pub(crate)", "crate"), ("pub(super)", "super"), ("", "none")]
    {
        for (of, spec) in [("odd", odd()), ("many", many(101))] {
            let name = format!("binary-{name}-{of}");
            let settings =
                Settings { visibility: syn::parse_str(visibility).unwrap(), ..Settings::default() };
            let root = "#![deny(warnings)]\nmod errors { ERRORS }\nfn main() {}".to_owned();
            check(&Case { name: &name, spec, settings, kind: "bin", root, ..Case::default() });
        }
    }
}

#[test]
fn without_any_impl() {
    let settings = Settings { impls: Vec::new(), ..Settings::default() };
    let root = "#![deny(warnings)]\nmod errors { ERRORS }\nfn main() {}".to_owned();
    check(&Case { name: "no-impls", spec: odd(), settings, kind: "bin", root, ..Case::default() });
}

#[test]
fn in_a_function() {
    let root = "#![deny(warnings)]\nfn main() { INLINE let _ = ErrorCode::ALL; }".to_owned();
    check(&Case { name: "in-a-function", spec: many(101), kind: "bin", root, ..Case::default() });
}

/// A crate may forbid `deprecated`, so an enum without deprecated codes must not allow it.
#[test]
fn forbidden_lints() {
    let root =
        "#![forbid(deprecated, non_camel_case_types, unsafe_code, missing_docs)]\n//! A crate.\nERRORS";
    check(&Case { name: "forbidden", root: root.to_owned(), ..Case::default() });
}

#[test]
fn all_is_const() {
    let root = r#"
        #![deny(warnings)]
        ERRORS
        const ENTRY: ::errspec::Entry = match ErrorCode::from_code("c_99") {
            Some(code) => code.entry(),
            None => panic!(),
        };
        const _: () = assert!(ENTRY.http_status == 499 && ErrorCode::from_code("c_108").is_none());
        const _: () = assert!(matches!(ErrorCode::ALL[1].retry(), ::errspec::Retry::AfterDelay(_)));
        const _: &str = ErrorCode::ALL[0].message();
        const _: () = assert!(<ErrorCode as ::errspec::ApiErrorCodes>::CODES.contains("c_99"));
        static _BUCKET: &::errspec::Bucket = ErrorCode::ALL[0].bucket().as_bucket();
    "#;
    check(&Case { name: "const", spec: many(101), root: root.to_owned(), ..Case::default() });
}

/// A table of this size has collisions in its index, and codes of all lengths that are hashed differently.
#[test]
fn look_up_in_a_large_table() {
    let root = r#"
        ERRORS
        fn main() {
            for (at, &code) in ErrorCode::ALL.iter().enumerate() {
                let text = code.as_str();
                assert_eq!(code as usize, at);
                assert_eq!(ErrorCode::from_code(text), Some(code));
                for end in 0..text.len() {
                    let (head, tail) = text.split_at(end);
                    let changed = format!("{head}\u{1}{}", &tail[1..]);
                    assert_eq!(ErrorCode::from_code(&changed), None);
                    let known = ErrorCode::from_code(head);
                    assert!(known.is_none_or(|known| known.as_str() == head));
                }
            }
            assert_eq!(size_of::<ErrorCode>(), 2);
        }
    "#;
    let case =
        Case { name: "large", spec: many(3_000), kind: "bin", root: root.to_owned(), ..Case::default() };
    run("rustc", &case, &[]);
    let output = Command::new(folder(case.name).join("root")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn rustdoc() {
    for (name, spec) in [("rustdoc-nine", nine()), ("rustdoc-odd", odd()), ("rustdoc-many", many(101))] {
        let root = "//! A crate.\n#![deny(warnings, rustdoc::all)]\nERRORS";
        run(
            "rustdoc",
            &Case { name, spec, root: root.to_owned(), ..Case::default() },
            &["--document-private-items"],
        );
    }
}

/// The type that `api_error!` defines, unused and used, with every name that it uses shadowed.
#[test]
fn own_type() {
    let own = "::errspec::api_error!(VIS OwnError: ErrorCode, internal(::core::fmt::Error), from());";
    let public = own.replace("VIS", "pub");
    let roots = [
        ("strict", "lib", format!("//! A crate.\n{DENIED}\nERRORS\n{public}")),
        (
            "shadowed",
            "lib",
            format!("#![no_implicit_prelude]\n#![deny(warnings)]\n{SHADOWS}\nERRORS\n{public}"),
        ),
        ("no-std", "lib", format!("//! A crate.\n#![no_std]\n{DENIED}\nERRORS\n{public}")),
        ("unused", "bin", format!("#![deny(warnings)]\nERRORS\n{}\nfn main() {{}}", own.replace("VIS", ""))),
    ];
    for edition in ["2021", "2024"] {
        for (name, kind, root) in &roots {
            let name = format!("own-type-{name}-{edition}");
            check(&Case { name: &name, edition, kind, root: root.clone(), ..Case::default() });
        }
    }
}
