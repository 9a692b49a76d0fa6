//! Which specs are read, and where their outputs go.

use crate::project::{Project, SPEC};

#[test]
fn the_spec_is_found_from_a_subfolder() {
    let project = Project::with(SPEC);
    project.put("src/deep/lib.rs", "");
    project.run_in("src/deep", &["generate"]).is(
        0,
        "written    ../../docs/errors.md\n2 codes in ../../spec/errors.yaml: 1 file written\n",
        "",
    );
    assert!(project.path("docs/errors.md").is_file());
}

/// Every kind of output, all of it written anew by the tool in `folder`.
fn every_kind(folder: &str, spec: &str) -> Vec<(String, String)> {
    let outputs = [
        "outputs:\n  \"docs of ours/érrors.md\": page\n  docs/errors.mdx: table\n  src/errors.rs: rust\n",
        "  ../shared/errors.md: table\n  README.md: regions\n  src/lib.rs: regions\n",
        "  spec/errors.schema.json: schema\n",
    ];
    let project = Project::new(&[
        ("api/Cargo.toml", ""),
        ("api/spec/errors.yaml", &SPEC.replace("outputs:\n  docs/errors.md: table\n", &outputs.concat())),
        ("api/README.md", "<!-- errspec:begin envelope -->\r\n<!-- errspec:end -->"),
        ("api/src/lib.rs", "//! <!-- errspec:begin code broken -->\n//! <!-- errspec:end -->\n"),
    ]);
    let ran = project.run_in(folder, &["generate", "--spec", spec]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let texts = project.files().into_iter().map(|file| {
        let text = project.text(&file);
        assert!(!text.contains(project.path("").to_str().unwrap()), "{file} names a folder of this machine");
        (file, text)
    });
    texts.collect()
}

#[test]
fn output_is_the_same_bytes_from_every_folder() {
    let all = every_kind("api", "spec/errors.yaml");
    assert_eq!(all.len(), 9, "{all:?}");
    for file in ["api/docs of ours/érrors.md", "api/docs/errors.mdx", "api/src/errors.rs", "shared/errors.md"]
    {
        let (_, text) = all.iter().find(|(name, _)| name == file).expect(file);
        assert!(text.lines().take(3).any(|line| line.contains(" from spec/errors.yaml")), "{file}: {text}");
    }
    for (folder, spec) in [
        ("", "api/spec/errors.yaml"),
        ("api", "../api/./spec/errors.yaml"),
        ("api/spec", "errors.yaml"),
        ("api/src", "../spec/errors.yaml"),
        (".git", "../api/spec/errors.yaml"),
    ] {
        assert_eq!(every_kind(folder, spec), all, "from `{folder}`");
    }
}

#[test]
fn no_spec_names_every_path_that_was_tried() {
    let project = Project::new(&[("src/lib.rs", "")]);
    let err = "error: no spec found; looked for\n  $ROOT/src/spec/errors.yaml\n  $ROOT/spec/errors.yaml\n\
               help: run `errspec init` to create a spec, or pass `--spec PATH`\n";
    project.run_in("src", &["check"]).is(2, "", err);
    project.run_in("src", &["generate"]).is(2, "", err);
}

/// What `check` prints if no spec is found at the root of a project with these files.
#[track_caller]
fn no_spec(files: &[&str], help: &str) {
    let files: Vec<_> = files.iter().map(|file| (*file, "")).collect();
    let err = format!("error: no spec found; looked for\n  $ROOT/spec/errors.yaml\nhelp: {help}\n");
    Project::new(&files).run(&["check"]).is(2, "", &err);
}

#[test]
fn specs_in_subdirectories_are_suggested() {
    no_spec(
        &["orders/spec/errors.yaml"],
        "a subdirectory has a spec; to use it, pass\n  --spec orders/spec/errors.yaml",
    );
    no_spec(
        &["crates/orders/spec/errors.yaml", "crates/billing/spec/errors.yaml", "our web/spec/errors.yaml"],
        "subdirectories have specs; to use one or more of them, pass\n  \
         --spec 'our web/spec/errors.yaml'\n  \
         --spec crates/billing/spec/errors.yaml\n  \
         --spec crates/orders/spec/errors.yaml",
    );
    no_spec(
        &["a", "b", "c", "d", "e", "f", "g"]
            .map(|name| format!("{name}/spec/errors.yaml"))
            .each_ref()
            .map(|s| &**s),
        "subdirectories have more than 5 specs; to use one or more of them, pass\n  \
         --spec a/spec/errors.yaml\n  --spec b/spec/errors.yaml\n  --spec c/spec/errors.yaml\n  \
         --spec d/spec/errors.yaml\n  --spec e/spec/errors.yaml",
    );
}

#[test]
fn only_specs_at_the_default_path_outside_of_generated_and_hidden_directories_are_suggested() {
    let files = [
        "target/spec/errors.yaml",
        "web/node_modules/pkg/spec/errors.yaml",
        ".cache/spec/errors.yaml",
        ".git/worktree/spec/errors.yaml",
        "api/errors.yaml",
        "web/spec/errors.yaml/file",
    ];
    no_spec(&files, "run `errspec init` to create a spec, or pass `--spec PATH`");
}

#[test]
fn the_search_for_suggestions_is_bounded() {
    let project = Project::new(&[]);
    for number in 0..5_100 {
        project.put(&format!("many/{number}"), "");
    }
    project.put("near/spec/errors.yaml", "");
    project.put("near/er/deep/spec/errors.yaml", "");
    let ran = project.run(&["check"]);
    // The nearest are looked at first, and nothing after some thousands of files.
    assert!(
        ran.err.ends_with("a subdirectory has a spec; to use it, pass\n  --spec near/spec/errors.yaml\n"),
        "{}",
        ran.err
    );
}

#[test]
fn suggestions_are_below_a_root_that_is_given() {
    let project = Project::new(&[("app/orders/spec/errors.yaml", SPEC), ("web/spec/errors.yaml", SPEC)]);
    let ran = project.run_in("web", &["check", "--root", "../app"]);
    let help = "help: a subdirectory has a spec; to use it, pass\n  --spec ../app/orders/spec/errors.yaml\n";
    assert!(ran.err.ends_with(help), "{}", ran.err);
}

#[test]
fn a_path_that_is_not_a_spec_is_a_failure() {
    let project = Project::with(SPEC);
    project.put("docs/README.md", "");
    for (path, error, help) in [
        (
            "api/errors.yaml",
            "does not exist",
            "run `errspec init --spec api/errors.yaml` to create a spec there",
        ),
        ("spec/error.yaml", "does not exist", "a file with a similar path exists: `spec/errors.yaml`"),
        ("specs/errors.yaml", "does not exist", "a file with a similar path exists: `spec/errors.yaml`"),
        ("./spec/Errors.yaml", "does not exist", "a file with a similar path exists: `./spec/errors.yaml`"),
        ("spec/errors.yml", "does not exist", "a file with a similar path exists: `spec/errors.yaml`"),
        ("orders.yaml", "does not exist", "run `errspec init --spec orders.yaml` to create a spec there"),
        ("my spec.yaml", "does not exist", "run `errspec init --spec 'my spec.yaml'` to create a spec there"),
        (
            "crates/*/spec/errors.yaml",
            "does not exist",
            "`--spec` takes one path, without wildcards; repeat it for several specs",
        ),
        (
            "{a,b}.yaml",
            "does not exist",
            "`--spec` takes one path, without wildcards; repeat it for several specs",
        ),
        (".", "is a directory, not a spec", "pass `--spec spec/errors.yaml`"),
        ("spec", "is a directory, not a spec", "pass `--spec spec/errors.yaml`"),
        ("docs", "is a directory, not a spec", "pass the path of a YAML file"),
    ] {
        let err = format!("error: `{path}` {error}\nhelp: {help}\n");
        project.run(&["check", "--spec", path]).is(2, "", &err);
        project.run(&["generate", "--spec", path]).is(2, "", &err);
    }
}

#[test]
fn outputs_belong_to_the_directory_around_a_folder_called_spec() {
    for (spec, output) in [
        ("spec/errors.yaml", "docs/errors.md"),
        ("api/spec/orders.yaml", "api/docs/errors.md"),
        ("api/errors.yaml", "api/docs/errors.md"),
        ("errors.yaml", "docs/errors.md"),
        ("api/specs/errors.yaml", "api/specs/docs/errors.md"),
    ] {
        let project = Project::new(&[(spec, SPEC)]);
        assert_eq!(project.run(&["generate", "--spec", spec]).code, 0);
        let mut files = [output, spec];
        files.sort_unstable();
        assert_eq!(project.files(), files);
    }
    // A repository that is called `spec` keeps its outputs, too.
    let project = Project::new(&[("spec/errors.yaml", SPEC), ("spec/.git", "gitdir: elsewhere")]);
    assert_eq!(project.run(&["generate", "--spec", "spec/errors.yaml"]).code, 0);
    assert!(project.path("spec/docs/errors.md").is_file(), "{:?}", project.files());
}

#[test]
fn a_spec_that_cannot_be_read_is_a_failure() {
    let project = Project::new(&[("spec/errors.yaml/file", "")]);
    let ran = project.run(&["check"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("error[unreadable]: cannot read `spec/errors.yaml`: "), "{}", ran.err);
}

#[test]
fn the_standard_input_is_a_spec_of_this_package() {
    let project = Project::new(&[("Cargo.toml", ""), ("src/lib.rs", "")]);
    let ran = project.ran(project.command("src").args(["generate", "--spec", "-"]).write_stdin(SPEC));
    ran.is(0, "written    ../docs/errors.md\n2 codes in <stdin>: 1 file written\n", "");
    assert!(project.text("docs/errors.md").lines().next().unwrap().contains("the standard input"));
    let again = project.ran(project.command("").args(["check", "--spec=-"]).write_stdin(SPEC));
    again.is(0, "2 codes in <stdin>: 1 file up to date\n", "");
    let wrong =
        project.ran(project.command("").args(["check", "--spec=-"]).write_stdin("version: 1\nname: 3\n"));
    assert_eq!(wrong.code, 1);
    assert!(wrong.err.contains(" --> <stdin>:2:7\n"), "{}", wrong.err);
}

#[test]
fn the_standard_input_can_stand_for_a_file() {
    let project = Project::new(&[("app/Cargo.toml", ""), ("app/spec/errors.yaml", SPEC)]);
    assert_eq!(project.run_in("app", &["generate"]).code, 0);
    let arguments = ["check", "--spec", "-", "--stdin-filename", "app/spec/errors.yaml"];
    let ran = project.ran(project.command("").args(arguments).write_stdin(SPEC));
    ran.is(0, "2 codes in app/spec/errors.yaml: 1 file up to date\n", "");
    let wrong = project.ran(project.command("").args(arguments).write_stdin("version: 1\nname: 3\n"));
    assert_eq!(wrong.code, 1);
    assert!(wrong.err.contains(" --> app/spec/errors.yaml:2:7\n"), "{}", wrong.err);
}

#[test]
fn several_specs_are_one_run() {
    let other = SPEC.replace("docs/errors.md", "docs/other.md");
    let project = Project::new(&[("Cargo.toml", ""), ("a.yaml", SPEC), ("b.yaml", &other)]);
    project.run(&["generate", "--spec", "a.yaml", "--spec", "b.yaml", "--spec", "./a.yaml"]).is(
        0,
        "written    docs/errors.md\nwritten    docs/other.md\n\
         2 codes in a.yaml: 1 file written\n2 codes in b.yaml: 1 file written\n",
        "",
    );
}

#[test]
fn a_mistake_in_one_spec_keeps_all_from_being_written() {
    let other = SPEC.replace("docs/errors.md", "docs/other.md").replace("http: 404", "http: 200");
    let project = Project::new(&[("Cargo.toml", ""), ("a.yaml", SPEC), ("b.yaml", &other)]);
    let ran = project.run(&["generate", "--spec", "a.yaml", "--spec", "b.yaml"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    let last = "error: `b.yaml` has 1 error\nerror: of 2 specs, 1 has errors\nerror: nothing was written\nhelp: run `errspec explain status-range` for details\n";
    assert!(ran.err.ends_with(last), "{}", ran.err);
    assert_eq!(project.files(), ["Cargo.toml", "a.yaml", "b.yaml"]);
}

#[test]
fn two_specs_cannot_have_one_output() {
    let project = Project::new(&[("Cargo.toml", ""), ("a.yaml", SPEC), ("b.yaml", SPEC)]);
    let ran = project.run(&["generate", "--spec", "a.yaml", "--spec", "b.yaml"]);
    assert_eq!(ran.code, 1);
    let expected = "\
error[duplicate-output]: the output `docs/errors.md` is an output of `a.yaml` too
  --> b.yaml:26:3
   |
26 |   docs/errors.md: table
   |   ^^^^^^^^^^^^^^
   |
  ::: a.yaml:26:3
   |
26 |   docs/errors.md: table
   |   -------------- the first
   |
   = help: give each spec files of its own

";
    assert!(ran.err.starts_with(expected), "{}", ran.err);
    assert_eq!(project.files(), ["Cargo.toml", "a.yaml", "b.yaml"]);
}

#[test]
fn two_specs_can_share_the_schema() {
    let with = |page: &str| {
        SPEC.replace("docs/errors.md: table", &format!("{page}: table\n  errors.schema.json: schema"))
    };
    let project = Project::new(&[("Cargo.toml", ""), ("a.yaml", &with("a.md")), ("b.yaml", &with("b.md"))]);
    let ran = project.run(&["generate", "--spec", "a.yaml", "--spec", "b.yaml"]);
    ran.is(
        0,
        "written    a.md\nwritten    errors.schema.json\nwritten    b.md\nunchanged  errors.schema.json\n\
         2 codes in a.yaml: 2 files written\n2 codes in b.yaml: 1 file written, 1 unchanged\n",
        "",
    );
}

#[test]
fn a_spec_outside_of_the_package_has_a_package_of_its_own() {
    let project = Project::new(&[("service/Cargo.toml", ""), ("shared/errors.yaml", SPEC)]);
    project.run_in("service", &["generate", "--spec", "../shared/errors.yaml"]).is(
        0,
        "written    ../shared/docs/errors.md\n2 codes in ../shared/errors.yaml: 1 file written\n",
        "",
    );
    assert_eq!(project.files(), ["service/Cargo.toml", "shared/docs/errors.md", "shared/errors.yaml"]);
}

#[test]
fn a_member_of_a_workspace_keeps_its_outputs() {
    let project = Project::new(&[
        ("Cargo.toml", "[workspace]\nmembers = [\"member\"]\n"),
        ("member/Cargo.toml", ""),
        ("member/spec/errors.yaml", SPEC),
    ]);
    project.run(&["generate", "--spec", "member/spec/errors.yaml"]).is(
        0,
        "written    member/docs/errors.md\n2 codes in member/spec/errors.yaml: 1 file written\n",
        "",
    );
    project.run_in("member", &["check"]).is(0, "2 codes in spec/errors.yaml: 1 file up to date\n", "");
}

#[test]
fn both_specs_of_one_output_are_named_to_programs_too() {
    let project = Project::new(&[("Cargo.toml", ""), ("a.yaml", SPEC), ("b.yaml", SPEC)]);
    let ran = project.run(&["check", "--format", "json", "--spec", "a.yaml", "--spec", "b.yaml"]);
    let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let [a, b] = [&document["specs"][0], &document["specs"][1]];
    assert_eq!(a["diagnostics"], serde_json::json!([]));
    let found = &b["diagnostics"][0];
    assert_eq!(found["span"]["file"], "b.yaml");
    assert_eq!(found["related"][0]["span"]["file"], "a.yaml");
    assert_eq!(found["related"][0]["span"]["start"]["line"], 26);
}

/// A workspace in a repository, with a spec around it.
fn around() -> Project {
    Project::new(&[
        ("spec/errors.yaml", SPEC),
        ("app/Cargo.lock", ""),
        ("app/Cargo.toml", ""),
        ("app/core/Cargo.toml", ""),
        ("app/core/src/lib.rs", ""),
    ])
}

#[test]
fn the_search_ends_at_the_workspace() {
    let err = "error: no spec found; looked for\n  $ROOT/app/core/spec/errors.yaml\n  $ROOT/app/spec/errors.yaml\n\
               help: run `errspec init` to create a spec, or pass `--spec PATH`\n";
    around().run_in("app/core", &["check"]).is(2, "", err);
}

#[test]
fn a_root_takes_the_place_of_what_is_found() {
    let project = around();
    let ran = project.run_in("app/core/src", &["generate", "--root", "../../.."]);
    ran.is(0, "written    docs/errors.md\n2 codes in spec/errors.yaml: 1 file written\n", "");
    project.run_in("app", &["check", "--root", ".."]).is(
        0,
        "2 codes in spec/errors.yaml: 1 file up to date\n",
        "",
    );
    // From outside of it, the root is the only folder that is looked in.
    let ran = project.run_in("app", &["check", "--root", "core"]);
    assert!(
        ran.err.starts_with("error: no spec found; looked for\n  $ROOT/app/core/spec/errors.yaml\nhelp: "),
        "{}",
        ran.err
    );
}

#[test]
fn outputs_are_relative_to_a_root_that_is_given() {
    let project = around();
    let given = ["--spec", "spec/errors.yaml", "--root", "app"];
    let ran = project.run(&[&["generate"][..], &given].concat());
    ran.is(0, "written    docs/errors.md\n2 codes in ../spec/errors.yaml: 1 file written\n", "");
    assert!(project.text("app/docs/errors.md").lines().next().unwrap().contains("from ../spec/errors.yaml"));
    project.put("app/docs/errors.md", "by hand\n");
    let ran = project.run(&[&["check"][..], &given].concat());
    assert_eq!(ran.code, 1);
    let help = "help: run `errspec generate --spec spec/errors.yaml --root app` to update files that are out of date or missing\n";
    assert!(ran.err.contains(help), "{}", ran.err);
}

#[test]
fn the_standard_input_is_a_spec_of_the_root() {
    let project = around();
    let mut command = project.command("app/core");
    let ran = project.ran(command.args(["generate", "--spec", "-", "--root", ".."]).write_stdin(SPEC));
    ran.is(0, "written    docs/errors.md\n2 codes in <stdin>: 1 file written\n", "");
    assert!(project.path("app/docs/errors.md").is_file());
}

#[test]
fn a_root_is_a_folder() {
    let project = around();
    for root in ["nowhere", "spec/errors.yaml"] {
        let err = format!("error: root `{root}` is not a directory\n");
        project.run(&["check", "--root", root]).is(2, "", &err);
        project.run(&["init", "--root", root]).is(2, "", &err);
    }
}
