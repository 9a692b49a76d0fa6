//! `errors!` in a user's project.

use crate::project::{Project, SPEC};

const MANIFEST: &str = "[dependencies]\nerrspec = { path = \"{errspec}\" }\n";

fn main_with(call: &str) -> String {
    format!(
        "{call}\n\nfn main() {{\n    println!(\"{{}} {{}}\", ErrorCode::OrderLocked.as_str(), ErrorCode::OrderLocked.http_status());\n}}\n"
    )
}

fn project(name: &str, call: &str) -> Project {
    Project::new(name).manifest(MANIFEST).file("spec/errors.yaml", SPEC).file("src/main.rs", &main_with(call))
}

#[test]
fn a_path_or_the_default() {
    for (name, call) in
        [("m-path", "errspec::errors!(\"spec/errors.yaml\");"), ("m-default", "errspec::errors!();")]
    {
        let run = project(name, call).cargo(&["run", "--quiet"]).succeeds();
        assert_eq!(run.stdout, "order_locked 409\n");
        assert_eq!(run.stderr, "");
    }
}

#[test]
fn an_edit_of_the_spec_rebuilds_and_no_edit_does_not() {
    let project = project("m-rebuilds", "errspec::errors!();");
    project.cargo(&["build"]).succeeds();
    assert!(!project.cargo(&["build"]).succeeds().compiled("m-rebuilds"));
    project.write("spec/errors.yaml", &SPEC.replace("409", "423"));
    assert_eq!(project.cargo(&["run"]).succeeds().stdout, "order_locked 423\n");
    project.write("spec/errors.yaml", &SPEC.replace("409", "209"));
    project.cargo(&["build"]).fails();
    project.cargo(&["build"]).fails();
    project.write("spec/errors.yaml", SPEC);
    assert_eq!(project.cargo(&["run"]).succeeds().stdout, "order_locked 409\n");
}

#[test]
fn errors_of_the_spec_point_at_the_literal() {
    let project = project("m-wrong", "errspec::errors!(\"spec/errors.yaml\");");
    project.write(
        "spec/errors.yaml",
        &SPEC.replace("bucket: fix_in_code", "bucket: fix_in_cod").replace("name: Shop", "nam: Shop"),
    );
    let run = project.cargo(&["build"]).fails();
    for part in [
        "error: unknown key `nam` in a spec [unknown-key]\n",
        "error: unknown bucket `fix_in_cod` [unknown-bucket]\n",
        "9 |     bucket: fix_in_cod\n",
        " --> src/main.rs:1:18\n",
        "1 | errspec::errors!(\"spec/errors.yaml\");\n",
    ] {
        assert!(run.stderr.contains(part), "no {part:?} in\n{}", run.stderr);
    }
}

#[test]
fn an_error_of_the_spec_is_reported_once_per_crate() {
    let calls =
        "mod one {\n    errspec::errors!();\n}\nmod two {\n    errspec::errors!(\"spec/errors.yaml\");\n}";
    let project = project("m-once", "");
    project.write("src/main.rs", &format!("{calls}\n\nfn main() {{}}\n"));
    project.write("spec/errors.yaml", &SPEC.replace("name: Shop", "nam: Shop"));
    let run = project.cargo(&["build"]).fails();
    assert_eq!(run.stderr.matches("unknown key `nam`").count(), 1, "{}", run.stderr);
    assert!(run.stderr.contains(" --> src/main.rs:2:5\n"), "{}", run.stderr);
}

#[test]
fn a_missing_spec_names_every_path_that_was_tried() {
    for (name, given, rest) in [
        ("m-missing-near", "spec/error.yaml", "a file with a similar path exists: `spec/errors.yaml`"),
        ("m-missing-folder", "specs/errors.yaml", "a file with a similar path exists: `spec/errors.yaml`"),
        ("m-missing", "api/problems.yaml", "a spec exists at `spec/errors.yaml`"),
    ] {
        let run = project(name, &format!("errspec::errors!(\"{given}\");")).cargo(&["build"]).fails();
        let expected = format!(
            "error: spec `{given}` does not exist\n       \
             = note: the path is relative to the package, the folder of its `Cargo.toml`\n       \
             = help: {rest}\n"
        );
        assert!(run.stderr.contains(&expected), "no {expected} in\n{}", run.stderr);
    }
    let project = project("m-nothing", "errspec::errors!();");
    std::fs::remove_dir_all(project.folder.join("spec")).unwrap();
    let run = project.cargo(&["build"]).fails();
    assert!(run.stderr.contains("error: no spec found; looked for `spec/errors.yaml`\n       = help: run `errspec init` to create one, or name its path, as in `errors!(\"api/errors.yaml\")`"), "{}", run.stderr);
}

#[test]
fn settings_are_checked() {
    let all = "visibility = pub(crate), derive(), attribute(#[must_use] #[doc(alias = \"codes\")]), without(Serde, Http), \
               non_exhaustive = false, crate_path = ::errspec";
    let short = "vis = pub(crate), derive(), derive(), attribute(), without(), crate = ::errspec";
    let call = |settings| format!("errspec::errors!(\"spec/errors.yaml\", name = ErrorCode, {settings});");
    for settings in [all, short] {
        project("m-settings", &call(settings)).cargo(&["run", "--quiet"]).succeeds();
    }
    let run = project("m-setting", "errspec::errors!(\"spec/errors.yaml\", nme = ErrorCode);")
        .cargo(&["build"])
        .fails();
    assert!(
        run.stderr.contains("error: unknown setting `nme`; a setting with a similar name exists: `name`\n"),
        "{}",
        run.stderr
    );
    let cases = [
        (
            "name = A, \"spec/errors.yaml\"",
            "error: expected one of the settings `name`, `bucket_name`, `visibility`, `derive`, `attribute`, `without`, `non_exhaustive`, `crate_path`; ",
        ),
        ("name = A, vis = pub, name = B", "error: duplicate setting `name`\n"),
        ("visibility = pub, vis = pub", "error: duplicate setting `vis`\n"),
        (
            "without(Displey)",
            "error: unknown impl `Displey`; an impl with a similar name exists: `Display`\n",
        ),
        ("attribute(must_use)", "error: unexpected token"),
        (
            "derive(serde::Serialize)",
            "error: `derive(serde::Serialize)` conflicts with an impl of the generated enum\n       \
             = help: remove the derive, or omit the impl with `without(Serde)`\n",
        ),
        ("derive(Debug)", "omit the impl with `without(Debug)`\n"),
        ("\"spec\"", "error: `spec` is not a file\n"),
    ];
    let project = project("m-wrong-settings", "");
    for (settings, expected) in cases {
        project.write("src/main.rs", &format!("errspec::errors!({settings});\n\nfn main() {{}}\n"));
        let run = project.cargo(&["build"]).fails();
        assert!(run.stderr.contains(expected), "{}", run.stderr);
        assert_eq!(
            run.stderr.matches("\nerror").count() + usize::from(run.stderr.starts_with("error")),
            2,
            "{}",
            run.stderr
        );
    }
}

#[test]
fn two_specs_make_two_enums() {
    let main = "mod shop {\n    errspec::errors!();\n}\nerrspec::errors!(\"../m-two/spec/admin.yaml\", name = AdminCode);\n\n\
                fn main() {\n    println!(\"{:?} {:?}\", shop::ErrorCode::ALL, AdminCode::ALL);\n}\n";
    let project = project("m-two", "")
        .file("src/main.rs", main)
        .file("spec/admin.yaml", &SPEC.replace("order_locked", "admin_asleep"));
    assert_eq!(project.cargo(&["run", "--quiet"]).succeeds().stdout, "[OrderLocked] [AdminAsleep]\n");
}

#[test]
fn a_member_finds_the_spec_of_the_workspace_and_contains_no_absolute_path() {
    let project = Project::new("m-workspace")
        .file("Cargo.toml", "[workspace]\nmembers = [\"app\"]\nresolver = \"3\"\n")
        .file(
            "app/Cargo.toml",
            &crate::project::filled(
                "[package]\nname = \"app\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\nerrspec = { path = \"{errspec}\" }\n",
            ),
        )
        .file("app/src/deep/codes.rs", "errspec::errors!();\n")
        .file("app/src/lib.rs", "//! An app.\n#[path = \"deep/codes.rs\"]\nmod codes;\npub use codes::ErrorCode;\n")
        .file("spec/errors.yaml", SPEC);
    project.cargo(&["build"]).succeeds();
    project.write("spec/errors.yaml", &SPEC.replace("409", "410"));
    assert!(project.cargo(&["build", "-v"]).succeeds().stderr.contains("Dirty app"));
    let target = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("target/debug/libapp.rlib");
    let bytes = std::fs::read(target).unwrap();
    let folder = project.folder.join("spec");
    let needle = folder.to_str().unwrap().as_bytes();
    assert!(
        !bytes.windows(needle.len()).any(|window| window == needle),
        "the path of the spec is in the crate"
    );
}
