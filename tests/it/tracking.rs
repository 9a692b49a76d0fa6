//! An edit of the spec triggers a rebuild wherever a macro is called, and the crate is the same in every checkout.

use std::fs;

use crate::project::{Project, SPEC};

/// A library that names the spec in one of the possible ways.
struct Case {
    name: &'static str,
    /// `src/lib.rs`.
    lib: &'static str,
    /// What the library does with it.
    uses: &'static str,
    /// Further files.
    files: &'static [(&'static str, &'static str)],
}

const USE: &str = "pub const STATUS: u16 = ErrorCode::OrderLocked.http_status();\n";

/// A library that derives.
const DERIVED: &str = "#[derive(Debug, errspec::ApiErrorSpec)]\npub enum Failure { OrderLocked }\n";

/// A module that contains the folder of the checkout.
const TELLING: &str = "errspec::errors!();\npub const FOLDER: &str = env!(\"CARGO_MANIFEST_DIR\");\n";

const CASES: &[Case] = &[
    Case { name: "t-default", lib: "errspec::errors!();\n", uses: USE, files: &[] },
    Case { name: "t-path", lib: "errspec::errors!(\"spec/errors.yaml\");\n", uses: USE, files: &[] },
    Case {
        name: "t-deep",
        lib: "#[path = \"deep/down/codes.rs\"]\nmod codes;\npub use codes::ErrorCode;\n",
        uses: USE,
        files: &[("src/deep/down/codes.rs", "errspec::errors!();\n")],
    },
    // The tokens of the call come from this file, those of the macro from another one.
    Case {
        name: "t-passed-on",
        lib: "#[macro_use]\n#[path = \"deep/down/codes.rs\"]\nmod codes;\ncodes!(\"spec/errors.yaml\");\n",
        uses: USE,
        files: &[(
            "src/deep/down/codes.rs",
            "macro_rules! codes { ($path:literal) => { errspec::errors!($path, vis = pub); }; }\n",
        )],
    },
    Case {
        name: "t-passed-on-far",
        lib: "t_far::passed_on!(\"spec/errors.yaml\");\n",
        uses: USE,
        files: &[],
    },
    // No token of the call comes from this file.
    Case {
        name: "t-macro",
        lib: "#[macro_use]\n#[path = \"deep/down/codes.rs\"]\nmod codes;\ncodes!();\n",
        uses: USE,
        files: &[(
            "src/deep/down/codes.rs",
            "macro_rules! codes { () => { errspec::errors!(vis = pub); }; }\n",
        )],
    },
    Case {
        name: "t-macro-default",
        lib: "#[macro_use]\n#[path = \"deep/down/codes.rs\"]\nmod codes;\ncodes!();\n",
        uses: USE,
        files: &[("src/deep/down/codes.rs", "macro_rules! codes { () => { errspec::errors!(); }; }\n")],
    },
    Case { name: "t-derive", lib: DERIVED, uses: "", files: &[] },
    Case {
        name: "t-derive-deep",
        lib: "#[path = \"deep/down/codes.rs\"]\nmod codes;\npub use codes::Failure;\n",
        uses: "",
        files: &[("src/deep/down/codes.rs", DERIVED)],
    },
    // The name of the enum comes from this file, everything else from another one.
    Case {
        name: "t-derive-passed-on",
        lib: "#[macro_use]\n#[path = \"deep/down/codes.rs\"]\nmod codes;\nfailure!(Failure);\n",
        uses: "",
        files: &[(
            "src/deep/down/codes.rs",
            "macro_rules! failure { ($name:ident) => { #[derive(Debug, errspec::ApiErrorSpec)] pub enum $name { OrderLocked } }; }\n",
        )],
    },
    Case { name: "t-macro-far", lib: "t_far::whole!();\n", uses: USE, files: &[] },
];

impl Case {
    fn project(&self, checkout: &str, far: &str) -> Project {
        let mut project = Project::new(&format!("t/{checkout}/{}", self.name))
            .file("spec/errors.yaml", SPEC)
            .file("src/lib.rs", &format!("{}{}", self.lib, self.uses));
        for (path, text) in self.files {
            project = project.file(path, text);
        }
        project.manifest(&format!("[dependencies]\nerrspec = {{ path = \"{{errspec}}\" }}\n{far}"))
    }
}

/// Creates a crate of macros and returns the dependency on it. It stays in its place for all checkouts.
fn far(name: &str) -> String {
    let lib = "\
pub mod deep { mod down; }
pub use errspec;
";
    let down = "\
#[macro_export]
macro_rules! passed_on { ($path:tt) => { $crate::errspec::errors!($path); }; }
#[macro_export]
macro_rules! whole { () => { $crate::errspec::errors!(); }; }
#[macro_export]
macro_rules! derived {
    () => { $crate::derived!(ErrorCode); };
    ($name:ident) => {
        #[derive(Debug, $crate::errspec::ApiErrorSpec)]
        #[api_error(crate = $crate::errspec)]
        pub enum $name { OrderLocked }
        impl $name {
            pub const fn http_status(&self) -> u16 { 0 }
        }
    };
}
";
    let project = Project::new(name)
        .manifest("[dependencies]\nerrspec = { path = \"{errspec}\" }\n")
        .file("src/lib.rs", lib)
        .file("src/deep/down.rs", down);
    format!("t-far = {{ path = \"{}\", package = \"{name}\" }}\n", project.folder.display())
}

/// What the compiler made of the library, including its hash. The compiler hashes the folder in which it runs,
/// so the folder must have the same name, as in any reproducible build.
fn metadata(project: &Project) -> Vec<u8> {
    let remap = format!("--remap-path-prefix={}=/checkout", project.folder.display());
    let run = project
        .cargo(&["rustc", "--lib", "--profile=check", "--message-format=json", "--", &remap])
        .succeeds();
    let messages = run.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let manifest = project.folder.join("Cargo.toml");
    let artifact = messages
        .filter(|message| message["reason"] == "compiler-artifact")
        .find(|message| message["manifest_path"] == manifest.to_str().unwrap())
        .unwrap();
    assert_eq!(artifact["fresh"], false, "{artifact}");
    fs::read(artifact["filenames"][0].as_str().unwrap()).unwrap()
}

#[test]
fn an_edit_triggers_a_rebuild_wherever_the_macro_is_called() {
    let far = far("t-far-edited");
    for case in CASES {
        let project = case.project("edited", &far);
        project.cargo(&["check"]).succeeds();
        let run = project.cargo(&["check"]).succeeds();
        assert!(!run.compiled(case.name), "{}: {}", case.name, run.stderr);
        project.write("spec/errors.yaml", &SPEC.replace("409", "423"));
        let run = project.cargo(&["check"]).succeeds();
        assert!(run.compiled(case.name), "{}: {}", case.name, run.stderr);
        project.write("spec/errors.yaml", &SPEC.replace("409", "209"));
        project.cargo(&["check"]).fails();
        project.write("spec/errors.yaml", SPEC);
        project.cargo(&["check"]).succeeds();
    }
}

#[test]
fn the_crate_is_the_same_in_each_checkout() {
    let far = far("t-far-checkout");
    for case in CASES {
        let one = metadata(&case.project("one", &far));
        let other = metadata(&case.project("a/rather/longer/other", &far));
        assert!(one == other, "{}", case.name);
    }
    // The comparison detects a path.
    let case = Case {
        name: "t-telling",
        lib: "pub mod here;\nuse here::ErrorCode;\n",
        uses: USE,
        files: &[("src/here.rs", TELLING)],
    };
    assert!(metadata(&case.project("one", &far)) != metadata(&case.project("other", &far)));
}
