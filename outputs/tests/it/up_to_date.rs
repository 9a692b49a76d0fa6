//! `assert_up_to_date` passes, or panics with all diagnostics and diffs.
//!
//! Each case runs this test again in its own process, because it depends on the environment.

use std::fs;
use std::path::Path;
use std::process::Command;

const SPEC: &str = "\
version: 1
name: Orders
docs_url: https://docs.example.com/errors#{code}
buckets:
  fix: { title: Fix it, retry: never, advice: Change the request. }
codes:
  not_found: { http: 404, bucket: fix, meaning: There is no such order. }
outputs:
  docs/errors.md: table
  other.md: table
";

/// Runs the test with the one line of a user in a package.
fn run(package: &Path, update: &str) -> (bool, String) {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "up_to_date::the_line_in_a_user_s_test", "--nocapture"])
        .env("ERRSPEC_TEST_INNER", "1")
        .env("ERRSPEC_UPDATE", update)
        .env("CARGO_MANIFEST_DIR", package)
        .env("RUST_BACKTRACE", "0")
        .current_dir(std::env::temp_dir())
        .output()
        .unwrap();
    (output.status.success(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn the_line_in_a_user_s_test() {
    if std::env::var_os("ERRSPEC_TEST_INNER").is_some() {
        errspec_outputs::assert_up_to_date("spec/errors.yaml");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let package = folder.path();
    let put = |path: &str, text: &str| fs::write(package.join(path), text).unwrap();
    fs::create_dir(package.join("spec")).unwrap();
    put("Cargo.toml", "");
    put("spec/errors.yaml", SPEC);

    let (passed, said) = run(package, "");
    assert!(!passed && said.contains("`docs/errors.md` is missing\n\n`other.md` is missing\n"), "{said}");
    assert!(said.contains("tests/it/up_to_date.rs:"), "the panic is in the user's line\n{said}");
    assert!(!package.join("docs").exists());

    let (passed, said) = run(package, "1");
    assert!(passed, "{said}");
    let right = fs::read_to_string(package.join("docs/errors.md")).unwrap();
    assert!(right.contains("There is no such order."), "{right}");
    let (passed, said) = run(package, "");
    assert!(passed, "{said}");

    put("docs/errors.md", &right.replace("no such order", "order"));
    let (passed, said) = run(package, "0");
    assert!(
        !passed
            && said.contains("`docs/errors.md` is out of date\n--- a/docs/errors.md\n+++ b/docs/errors.md\n"),
        "{said}"
    );
    let help = "help: run `ERRSPEC_UPDATE=1 cargo test` or `errspec generate --spec spec/errors.yaml` to update files \
                that are out of date or missing";
    assert!(said.contains(help) && !said.contains("other.md"), "{said}");

    for update in ["", "1"] {
        put("other.md", "by hand\n");
        let (passed, said) = run(package, update);
        assert!(!passed && said.contains("error[unmarked-file]") && !said.contains("by hand"), "{said}");
        assert_eq!(fs::read_to_string(package.join("other.md")).unwrap(), "by hand\n");
        assert!(fs::read_to_string(package.join("docs/errors.md")).unwrap().contains("There is order."));
    }
    fs::remove_file(package.join("other.md")).unwrap();

    put("spec/errors.yaml", &SPEC.replace("404", "200").replace("bucket: fix", "bucket: fixx"));
    let (passed, said) = run(package, "1");
    assert!(
        !passed && said.contains("error[status-range]") && said.contains("error[unknown-bucket]"),
        "{said}"
    );
    assert!(said.contains(" --> spec/errors.yaml:7:"), "{said}");

    fs::remove_file(package.join("spec/errors.yaml")).unwrap();
    let (passed, said) = run(package, "");
    assert!(!passed && said.contains("error[unreadable]: `spec/errors.yaml` does not exist"), "{said}");
}
