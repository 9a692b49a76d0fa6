//! Outputs depend only on the spec: not on the clock, the environment, git or the working directory.

use crate::project::{Project, SPEC};

#[test]
fn outputs_are_the_same_bytes_wherever_they_are_made() {
    let made = |folder: &str, environment: &[(&str, &str)], with_git: bool| {
        let outputs =
            "outputs:\n  docs/errors.mdx: page\n  src/errors.rs: rust\n  errors.schema.json: schema\n";
        let project = Project::with(&SPEC.replace("outputs:\n", outputs));
        project.put("elsewhere/deep/file", "");
        if with_git {
            project.put(".git/HEAD", "ref: refs/heads/main\n");
        }
        let mut command = project.command(folder);
        command.args(["generate"]).envs(environment.iter().copied());
        assert_eq!(project.ran(&mut command).code, 0);
        let outputs = ["docs/errors.md", "docs/errors.mdx", "src/errors.rs", "errors.schema.json"];
        outputs.map(|path| project.text(path))
    };
    let usual = made("", &[], false);
    let environment =
        [("TZ", "Pacific/Kiritimati"), ("HOME", "/nonexistent"), ("LANG", "tr_TR.UTF-8"), ("USER", "nobody")];
    assert_eq!(made("", &environment, true), usual);
    assert_eq!(made("elsewhere/deep", &[], true), usual);
}
