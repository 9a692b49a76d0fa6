//! Many specs in one run: paths, patterns and whole repositories.

use crate::project::{Project, SPEC, wrong};

/// A repository of services, each with a spec, and what no run should read.
fn services() -> Project {
    let project = Project::new(&[("Cargo.toml", ""), ("spec/errors.yaml", SPEC)]);
    for service in ["billing", "orders"] {
        project.put(&format!("services/{service}/Cargo.toml"), "");
        project.put(&format!("services/{service}/spec/errors.yaml"), SPEC);
    }
    for other in ["target", "node_modules", ".hidden", "services/.old", "services/orders/target"] {
        project.put(&format!("{other}/spec/errors.yaml"), "not a spec");
    }
    project
}

/// The specs that the command reads, by `list`.
#[track_caller]
fn listed(project: &Project, folder: &str, args: &[&str]) -> Vec<String> {
    let ran = project.run_in(folder, &[&["list"], args].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
    let read = ran.out.lines().filter_map(|line| line.strip_prefix("reads   "));
    read.map(str::to_owned).collect()
}

#[test]
fn paths_and_patterns_name_specs() {
    let project = services();
    let [billing, orders] = ["services/billing/spec/errors.yaml", "services/orders/spec/errors.yaml"];
    for (args, specs) in [
        (&["spec/errors.yaml"][..], &["spec/errors.yaml"][..]),
        (&[orders, billing], &[orders, billing]),
        (&[orders, "--spec", billing], &[orders, billing]),
        (&["services/*/spec/errors.yaml"], &[billing, orders]),
        (&["--spec", "services/*/spec/errors.yaml"], &[billing, orders]),
        (&["services/[n-p]*/spec/errors.y?ml"], &[orders]),
        // A spec that is named twice is read once.
        (&["services/*/spec/*.yaml", orders, "./services/orders/spec/errors.yaml"], &[billing, orders]),
    ] {
        assert_eq!(listed(&project, "", args), specs, "{args:?}");
    }
    // A file whose name looks like a pattern is that file.
    project.put("[a].yaml", SPEC);
    assert_eq!(listed(&project, "", &["[a].yaml"]), ["[a].yaml"]);
}

#[test]
fn a_workspace_has_every_spec_of_the_repository() {
    let project = services();
    let all = ["services/billing/spec/errors.yaml", "services/orders/spec/errors.yaml", "spec/errors.yaml"];
    assert_eq!(listed(&project, "", &["--workspace"]), all);
    let from_below = ["../billing/spec/errors.yaml", "spec/errors.yaml", "../../spec/errors.yaml"];
    assert_eq!(listed(&project, "services/orders", &["--workspace"]), from_below);
    assert_eq!(listed(&project, "", &["--workspace", "--root", "services/orders"]), ["spec/errors.yaml"]);

    assert_eq!(project.run(&["generate", "--workspace"]).code, 0);
    project.run(&["check", "--workspace"]).is(
        0,
        "2 codes in services/billing/spec/errors.yaml: 1 file up to date\n\
         2 codes in services/orders/spec/errors.yaml: 1 file up to date\n\
         2 codes in spec/errors.yaml: 1 file up to date\n",
        "",
    );
    std::fs::remove_file(project.path("services/orders/docs/errors.md")).unwrap();
    let ran = project.run(&["check", "--workspace"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("run `errspec generate --workspace` to update"), "{}", ran.err);

    let empty = Project::new(&[("docs/a.md", "")]);
    empty.run(&["check", "--workspace"]).is(
        2,
        "",
        "error: no `spec/errors.yaml` is in `$ROOT`\nhelp: name the specs, or run `errspec init` to create one\n",
    );
    for args in [&["a.yaml"][..], &["--spec", "a.yaml"], &["--stdin-filename", "a.yaml"]] {
        assert_eq!(project.run(&[&["check", "--workspace"], args].concat()).code, 2, "{args:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_workspace_does_not_follow_links_out_of_the_repository() {
    let outside = Project::with(SPEC);
    let project = services();
    project.put("linked/Cargo.toml", "");
    std::fs::create_dir(project.path("linked/spec")).unwrap();
    std::os::unix::fs::symlink(outside.path("spec/errors.yaml"), project.path("linked/spec/errors.yaml"))
        .unwrap();
    let ran = project.run(&["check", "--workspace"]);
    assert_eq!(ran.code, 2);
    let error = "error: the spec `linked/spec/errors.yaml` is not read: it is a link to a file outside of the repository\n";
    assert!(ran.err.contains(error), "{}", ran.err);
}

/// The others are checked, and nothing is generated.
#[test]
fn a_spec_that_cannot_be_read_does_not_hide_the_others() {
    let project = services();
    let args = ["services/billing/spec/errors.yaml", "nowhere.yaml", "services/*.yaml", "spec/errors.yaml"];
    project.put("spec/errors.yaml", &wrong());
    let ran = project.run(&[&["check"], &args[..]].concat());
    assert_eq!(ran.code, 2);
    for part in [
        "error: `nowhere.yaml` does not exist\n",
        "error: no file matches `services/*.yaml`\n",
        "error: `services/billing/docs/errors.md` is missing\n",
        "error: `spec/errors.yaml` has 2 errors and 1 warning\n",
        "help: run `errspec init --spec nowhere.yaml` to create a spec there\n",
    ] {
        assert!(ran.err.contains(part), "{part}: {}", ran.err);
    }
    project.put("spec/errors.yaml", SPEC);
    let ran = project.run(&[&["generate"], &args[..]].concat());
    assert_eq!(ran.code, 2);
    assert!(!project.path("services/billing/docs/errors.md").exists());
    assert!(ran.err.contains("nothing was written"), "{}", ran.err);
    let json = project.run(&[&["check", "--format", "json"], &args[..]].concat()).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["error"], "`nowhere.yaml` does not exist\nno file matches `services/*.yaml`");
    assert_eq!(json["specs"].as_array().unwrap().len(), 2);
    let ran = project.run(&["explain", "--spec", "nowhere.yaml", "--spec", "spec/errors.yaml"]);
    assert!(ran.out.contains("not_found") && ran.err.contains("not all codes are listed"), "{ran:?}");
}

#[test]
fn stdin_is_named_by_a_dash() {
    let project = services();
    let ran = project.ran(
        project.command("").args(["check", "-", "--stdin-filename", "spec/errors.yaml"]).write_stdin(SPEC),
    );
    assert_eq!(ran.code, 1, "{ran:?}");
    project.run(&["check", "spec/errors.yaml", "--stdin-filename", "a.yaml"]).is(
        2,
        "",
        "error: `--stdin-filename` is the path of a spec on stdin, but no spec is `-`\n\
         error: `docs/errors.md` is missing\n\
         help: run `errspec generate --spec spec/errors.yaml --stdin-filename a.yaml` to update files that are out of date or missing\n",
    );
}
