//! The tests of the feature `location`, which is off by default because it makes each error larger.

use std::process::Command;

use crate::project::workspace;

#[test]
fn the_log_has_where_an_error_was_made() {
    let output = Command::new(env!("CARGO"))
        .args([
            "test",
            "--offline",
            "-p",
            "errspec",
            "--features",
            "location",
            "--test",
            "server",
            "location::",
        ])
        .current_dir(workspace())
        .env_remove("CARGO_MANIFEST_DIR")
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{printed}{}", String::from_utf8_lossy(&output.stderr));
    assert!(printed.contains("test result: ok. 4 passed"), "{printed}");
}
