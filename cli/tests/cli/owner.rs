//! A spec in a parent directory that belongs to another user is not used without asking.
//!
//! Only root can give files to other users, so the rest is a table in `src/owner.rs`.

use std::os::unix::fs::{MetadataExt, chown};

use crate::project::{Project, Ran, SPEC};

const NOBODY: u32 = 65_534;

/// Whether the tests run as root. CI runs them in a container, where they do.
fn is_root(project: &Project) -> bool {
    project.path("").metadata().unwrap().uid() == 0
}

/// A package in a directory, and a spec above it, of which these paths belong to another user.
fn given(to: &[(&str, u32)]) -> Option<Project> {
    let project = Project::new(&[("Cargo.toml", ""), ("spec/errors.yaml", SPEC), ("deep/er/file", "")]);
    let give = |(path, user): &(&str, u32)| chown(project.path(path), Some(*user), None).unwrap();
    is_root(&project).then(|| to.iter().for_each(give))?;
    Some(project)
}

fn refused(ran: &Ran, path: &str) {
    let error = format!(
        "error: the spec `../../spec/errors.yaml` is above the working directory, and `{path}` belongs to another user \
         (uid 65534)\nhelp: to use it, pass `--spec ../../spec/errors.yaml`\n"
    );
    assert!(ran.code == 2 && ran.out.is_empty() && ran.err.starts_with(&error), "{ran:?}");
}

#[test]
fn a_spec_of_another_user_is_refused() {
    for (path, named) in [("spec/errors.yaml", "../../spec/errors.yaml"), ("spec", "../../spec")] {
        let Some(project) = given(&[(path, NOBODY)]) else { return };
        let files = project.files();
        for command in ["generate", "check", "list", "explain"] {
            refused(&project.run_in("deep/er", &[command]), named);
        }
        assert_eq!(project.files(), files);
        assert_eq!(project.run_in("deep/er", &["generate", "--spec", "../../spec/errors.yaml"]).code, 0);
    }
}

/// A link of ours can lead to a file of theirs, and the reverse.
#[test]
fn both_ends_of_a_link_count() {
    for (path, code) in [("real.yaml", 2), ("Cargo.toml", 0)] {
        let Some(project) = given(&[]) else { return };
        std::fs::rename(project.path("spec/errors.yaml"), project.path("real.yaml")).unwrap();
        std::os::unix::fs::symlink("../real.yaml", project.path("spec/errors.yaml")).unwrap();
        chown(project.path(path), Some(NOBODY), None).unwrap();
        assert_eq!(project.run_in("deep/er", &["generate"]).code, code, "{path}");
    }
}

/// A checkout of another user, in which root works, as in a container; with sudo, a spec of the user who called it.
#[test]
fn the_owner_of_the_working_directory_is_trusted() {
    let all = ["spec", "spec/errors.yaml"].map(|path| (path, NOBODY));
    let Some(project) = given(&[&all[..], &[("deep/er", NOBODY)]].concat()) else { return };
    assert_eq!(project.run_in("deep/er", &["generate"]).code, 0);
    let Some(project) = given(&all) else { return };
    // The working directory itself has the spec.
    assert_eq!(project.run(&["generate"]).code, 0);
    let sudo = |uid: &str| project.ran(project.command("deep/er").arg("check").env("SUDO_UID", uid));
    assert_eq!(sudo("65534").code, 0);
    refused(&sudo("1000"), "../../spec");
    refused(&sudo("65534 "), "../../spec");
}
