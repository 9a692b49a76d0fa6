//! A full disk is reported for each file, and no file is lost.

use std::collections::BTreeSet;
use std::process::Command;

use crate::large::{large, left, outputs, spawn};

/// `ulimit -f` acts like a full disk: after some bytes of a file, the writer gets an error.
#[test]
fn a_full_disk_is_an_error_for_each_file() {
    let project = large(300, "One");
    assert!(spawn(&project).wait().unwrap().success());
    let old = outputs(&project);
    assert!(old.iter().all(|output| output.len() > 10_000));
    let spec = large(300, "Two").text("spec/errors.yaml");
    project.put("spec/errors.yaml", &spec);
    let mut limited = Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 16; exec \"$0\" generate", env!("CARGO_BIN_EXE_errspec")]);
    let output = limited.current_dir(project.path("")).output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), FULL);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(outputs(&project), old);
    assert_eq!(project.text("spec/errors.yaml"), spec);
    assert_eq!(left(&project), BTreeSet::new());
    assert!(spawn(&project).wait().unwrap().success());
    assert!(outputs(&project).iter().zip(&old).all(|(new, old)| new != old));
}

const FULL: &str = "\
error: cannot write `docs/errors.md`: File too large (os error 27)
error: cannot write `docs/errors.mdx`: File too large (os error 27)
error: cannot write `docs/table.md`: File too large (os error 27)
error: cannot write `README.md`: File too large (os error 27)
error: cannot write `src/codes.rs`: File too large (os error 27)
";
