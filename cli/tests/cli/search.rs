//! The command, build scripts and macros find the same spec.

#[path = "../../../tests/it/project.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod user;

use std::fs;
use std::process::Command;

use user::{Project, SPEC, filled};

/// A package of a workspace that is in a repository.
fn member() -> Project {
    let project = Project::new("search");
    project.write(".git", "gitdir: elsewhere");
    project.write("app/Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"search-member\"]\n");
    fs::rename(project.folder.join("Cargo.lock"), project.folder.join("app/Cargo.lock")).unwrap();
    let manifest = "[package]\nname = \"search-member\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                    [dependencies]\nerrspec = { path = \"{errspec}\" }\n\n\
                    [build-dependencies]\nerrspec-codegen = { path = \"{codegen}\" }\n";
    project.write("app/search-member/Cargo.toml", &filled(manifest));
    let build = "fn main() {\n    errspec_codegen::Generator::new().generate();\n}\n";
    project.write("app/search-member/build.rs", build);
    let main = "mod built {\n    errspec::include_errors!();\n}\n\
                mod expanded {\n    errspec::errors!();\n}\n\
                fn main() {\n    print!(\"{} {}\", built::ErrorCode::ALL[0].as_str(), expanded::ErrorCode::ALL[0].as_str());\n}\n";
    project.write("app/search-member/src/main.rs", main);
    project
}

/// Writes a spec to a folder, with a code that identifies the folder.
fn put(project: &Project, folder: &str, code: &str) {
    project.write(&format!("{folder}spec/errors.yaml"), &SPEC.replace("order_locked", code));
}

/// The code of the spec that the command finds.
fn tool(project: &Project) -> String {
    let mut tool = Command::new(env!("CARGO_BIN_EXE_errspec"));
    let run = project.run(tool.args(["explain", "--format", "json"]), "app/search-member").succeeds();
    let document: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    document["codes"][0]["code"].as_str().expect("a code").to_owned()
}

#[test]
fn all_find_the_same_spec() {
    let project = member();
    let folders = [("app/search-member/", "in_package"), ("app/", "in_workspace"), ("", "in_repository")];
    for (folder, code) in folders {
        put(&project, folder, code);
    }
    for (folder, code) in &folders[..2] {
        assert_eq!(tool(&project), *code);
        let run = project.cargo_in("app/search-member", &["run", "--quiet"]).succeeds();
        assert_eq!(run.stdout, format!("{code} {code}"));
        fs::remove_file(project.folder.join(format!("{folder}spec/errors.yaml"))).unwrap();
    }
    // The remaining spec is above the workspace.
    let mut tool = Command::new(env!("CARGO_BIN_EXE_errspec"));
    let run = project.run(tool.arg("check"), "app/search-member").fails();
    let tried = ["app/search-member/spec/errors.yaml", "app/spec/errors.yaml"].map(|path| {
        let path = project.folder.canonicalize().unwrap().join(path);
        format!("  {}\n", path.display())
    });
    assert!(
        run.stderr.contains(&format!("no spec found; looked for\n{}help: ", tried.concat())),
        "{}",
        run.stderr
    );
    let run = project.cargo_in("app/search-member", &["build"]).fails();
    let of_macro = "no spec found; looked for `search-member/spec/errors.yaml`, `spec/errors.yaml`\n";
    let of_script = "no spec found; looked for `spec/errors.yaml`, `../spec/errors.yaml` [unreadable]\n";
    for text in [of_macro, of_script] {
        assert!(run.stderr.contains(text), "{}", run.stderr);
    }
}
