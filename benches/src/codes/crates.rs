//! The crates of the contestants, written to a folder: an enum, and the programs that use it.

use std::fs;
use std::path::{Path, PathBuf};

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::site::Sources;
use errspec_codegen::__internal::{emit, load};

use super::facts::{Fact, spec};
use super::{peers, programs};

/// How a crate gets its enum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Contestant {
    /// `thiserror`, `strum` and `serde` derives.
    A,
    /// The same, with hand-written serde impls and meanings.
    S,
    /// The file that `errspec generate` writes.
    Ours,
    /// `errors!`.
    Macro,
    /// `include_errors!`, after a build script.
    Script,
}

impl Contestant {
    pub(crate) const PEERS: [Self; 3] = [Self::A, Self::S, Self::Ours];
    pub(crate) const ALL: [Self; 5] = [Self::A, Self::S, Self::Ours, Self::Macro, Self::Script];

    /// Its name in the results.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::S => "S",
            Self::Ours => "ours",
            Self::Macro => "errors!",
            Self::Script => "script",
        }
    }

    fn manifest(self) -> String {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").display();
        let ours = |features: &str| {
            format!(
                "errspec = {{ path = \"{root}\", default-features = false, features = [\"alloc\", \"serde\"{features}] }}\n"
            )
        };
        match self {
            Self::A => peers::DEPENDENCIES.into(),
            Self::S => peers::SMART_DEPENDENCIES.into(),
            Self::Ours => ours(""),
            Self::Macro => ours(", \"macros\""),
            Self::Script => {
                ours("")
                    + &format!("[build-dependencies]\nerrspec-codegen = {{ path = \"{root}/codegen\" }}\n")
            }
        }
    }

    fn enumeration(self, facts: &[Fact]) -> String {
        match self {
            Self::A => peers::derives(facts),
            Self::S => peers::smart(facts),
            Self::Ours => {
                let mut sources = Sources::default();
                let loaded =
                    load::bytes(&mut sources, spec(facts).into_bytes(), "spec/errors.yaml", Use::Rust);
                emit::file(
                    &loaded.rust().expect("a right spec"),
                    &emit::Settings::default(),
                    "spec/errors.yaml",
                )
            }
            Self::Macro => "errspec::errors!();\n".into(),
            Self::Script => "errspec::include_errors!();\n".into(),
        }
    }

    /// The only part of a program that differs between contestants.
    fn bucket(self) -> &'static str {
        match self {
            Self::A | Self::S => "code.bucket().name()",
            Self::Ours | Self::Macro | Self::Script => "code.bucket().as_str()",
        }
    }
}

/// The folder of all measured crates. They share a target folder, so that dependencies are built once.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").join("target/measured")
}

/// Writes a crate to its folder. A file that is up to date is not touched, so that cargo builds nothing twice.
pub(crate) fn write(contestant: Contestant, facts: &[Fact]) -> PathBuf {
    let package = format!("{contestant:?}-{}", facts.len()).to_lowercase();
    let folder = folder().join(&package);
    let manifest = format!(
        "[package]\nname = \"{package}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[lib]\nname = \"user\"\n\
         [workspace]\n[dev-dependencies]\nserde_json = \"1\"\n[dependencies]\n{}",
        contestant.manifest()
    );
    let place = |name: &str, text: &str| {
        let path = folder.join(name);
        if fs::read_to_string(&path).is_ok_and(|there| there == text) {
            return;
        }
        fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
        fs::write(path, text).expect("a writable folder");
    };
    place("Cargo.toml", &manifest);
    place("spec/errors.yaml", &spec(facts));
    place("src/lib.rs", "mod errors;\n\npub use errors::*;\n");
    place("src/errors.rs", &contestant.enumeration(facts));
    if contestant == Contestant::Script {
        place("build.rs", "fn main() {\n    errspec_codegen::generate(\"spec/errors.yaml\");\n}\n");
    }
    let program = |text: &str| {
        let bucket = contestant.bucket();
        format!(
            "use user::ErrorCode;\n\nfn bucket(code: ErrorCode) -> &'static str {{\n    {bucket}\n}}\n{text}"
        )
    };
    place("examples/answers.rs", &program(programs::ANSWERS));
    place("examples/consumer.rs", &program(programs::CONSUMER));
    place("examples/lookups.rs", &program(programs::LOOKUPS));
    place("examples/empty.rs", "fn main() {}\n");
    folder
}
