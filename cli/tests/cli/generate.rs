//! `errspec generate` writes each listed file completely or not at all, and reports what it did.

use std::fs;
use std::time::{Duration, SystemTime};

use crate::project::{OUTDATED, Project, SPEC, warned, wrong};

#[test]
fn writes_the_outputs_and_reports_them() {
    let project = Project::with(SPEC);
    project.run(&["generate"]).is(
        0,
        "written    docs/errors.md\n2 codes in spec/errors.yaml: 1 file written\n",
        "",
    );
    assert!(project.text("docs/errors.md").contains("not_found"));
    assert_eq!(project.files(), ["Cargo.toml", "docs/errors.md", "spec/errors.yaml"]);
}

#[test]
fn does_not_touch_files_that_are_up_to_date() {
    let project = Project::with(&SPEC.replace("table\n", "table\n  errors.json: schema\n"));
    project.run(&["generate"]);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let page = project.path("docs/errors.md");
    fs::File::options().write(true).open(&page).unwrap().set_modified(long_ago).unwrap();
    project.put("errors.json", "");
    project.run(&["generate"]).is(
        0,
        "unchanged  docs/errors.md\nwritten    errors.json\n2 codes in spec/errors.yaml: 1 file written, 1 unchanged\n",
        "",
    );
    project.run(&["generate"]).is(
        0,
        "unchanged  docs/errors.md\nunchanged  errors.json\n2 codes in spec/errors.yaml: 2 files unchanged\n",
        "",
    );
    assert_eq!(fs::metadata(page).unwrap().modified().unwrap(), long_ago);
}

#[test]
fn writes_nothing_from_a_wrong_spec() {
    let project = Project::with(&wrong());
    project.run(&["generate"]).is(1, "", WRONG);
    assert_eq!(project.files(), ["Cargo.toml", "spec/errors.yaml"]);
}

const WRONG: &str = "\
error[status-range]: HTTP status 200 of code `not_found` must be between 400 and 599
  --> spec/errors.yaml:18:11
   |
18 |     http: 200
   |           ^^^
   |
   = help: use a 4xx for client errors, a 5xx for server errors

error[unknown-bucket]: unknown bucket `fixx`
  --> spec/errors.yaml:19:13
   |
 5 |   fix:
   |   --- bucket `fix`
...
19 |     bucket: fixx
   |             ^^^^
   |
   = help: a bucket with a similar name exists: `fix`

warning[status-contradicts-bucket]: code `late` is a 503, but bucket `fix` has `retry: never`: a 5xx is a failure of the service and may be temporary
  --> spec/errors.yaml:27:13
   |
26 |     http: 503
   |           --- the status
27 |     bucket: fix
   |             ^^^
   |
   = help: choose another bucket or status, or allow the warning: `allow: { status-contradicts-bucket: … }`

error: `spec/errors.yaml` has 2 errors and 1 warning
error: nothing was written
help: run `errspec explain status-range` for details
";

#[test]
fn writes_in_spite_of_a_warning() {
    let project = Project::with(&warned());
    let ran = project.run(&["generate"]);
    assert_eq!(ran.code, 0);
    assert_eq!(
        ran.out,
        "written    docs/errors.md\n2 codes in spec/errors.yaml: 1 file written, 1 warning\n"
    );
    assert!(ran.err.starts_with("warning[unused-bucket]: "), "{}", ran.err);
}

#[test]
fn suggests_outputs_if_there_are_none() {
    let project = Project::with(SPEC.split("outputs:").next().unwrap());
    project.run(&["generate"]).is(
        0,
        "2 codes in spec/errors.yaml: no outputs\n",
        "help: list files under `outputs` in `spec/errors.yaml`, as in `docs/errors.md: page`\n",
    );
}

#[test]
fn a_file_that_cannot_be_written_is_named_and_the_others_are_written() {
    let project = Project::with(&SPEC.replace("table\n", "table\n  other.md: table\n"));
    project.put("docs", "in the way");
    let ran = project.run(&["generate"]);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.out, "written    other.md\n");
    assert!(ran.err.starts_with("error: cannot write `docs/errors.md`: "), "{}", ran.err);
    assert_eq!(project.text("docs"), "in the way");
    assert_eq!(project.files(), ["Cargo.toml", "docs", "other.md", "spec/errors.yaml"]);
}

/// Root may write everywhere, so the command runs as the user nobody in that case.
#[cfg(unix)]
#[test]
fn a_read_only_folder_loses_nothing() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    let project = Project::with(SPEC);
    project.put("docs/errors.md", OUTDATED);
    // The user nobody may not have access to the build directory.
    fs::copy(env!("CARGO_BIN_EXE_errspec"), project.path("errspec")).unwrap();
    let mode = |path: &str, mode| {
        fs::set_permissions(project.path(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    for (path, bits) in [("", 0o755), ("docs/errors.md", 0o666), ("docs", 0o555)] {
        mode(path, bits);
    }
    let mut tool = std::process::Command::new(project.path("errspec"));
    tool.arg("generate").current_dir(project.path(""));
    if fs::metadata(project.path("")).unwrap().uid() == 0 {
        tool.uid(65_534).gid(65_534);
    }
    let output = loop {
        match tool.output() {
            // Another test's child process still holds the copy open for writing.
            Err(error) if error.kind() == std::io::ErrorKind::ExecutableFileBusy => {
                std::thread::yield_now();
            }
            output => break output.unwrap(),
        }
    };
    mode("docs", 0o755);
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(err, "error: cannot write `docs/errors.md`: Permission denied (os error 13)\n");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(project.text("docs/errors.md"), OUTDATED);
    assert_eq!(project.files(), ["Cargo.toml", "docs/errors.md", "errspec", "spec/errors.yaml"]);
}

#[test]
fn never_writes_over_the_spec() {
    let spec = SPEC.replace("docs/errors.md: table", "docs/errors.md: table\n  table.md: table");
    let project = Project::new(&[("Cargo.toml", ""), ("table.md", &spec)]);
    let ran = project.run(&["generate", "--spec", "table.md"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("error[duplicate-output]: the output `table.md` is the spec itself"),
        "{}",
        ran.err
    );
    assert_eq!(project.text("table.md"), spec);
    assert_eq!(project.files(), ["Cargo.toml", "table.md"]);
}

#[cfg(unix)]
#[test]
fn never_writes_over_the_spec_through_a_link() {
    let project = Project::with(SPEC);
    std::os::unix::fs::symlink("spec/errors.yaml", project.path("link.yaml")).unwrap();
    fs::create_dir(project.path("docs")).unwrap();
    // A link to a link, and a link as the path of the spec.
    std::os::unix::fs::symlink("../link.yaml", project.path("docs/errors.md")).unwrap();
    for spec in ["spec/errors.yaml", "link.yaml"] {
        let ran = project.run(&["generate", "--spec", spec]);
        assert_eq!(ran.code, 1, "{}", ran.err);
        let message = "error[duplicate-output]: the output `docs/errors.md` is the spec itself";
        assert!(ran.err.contains(message), "{}", ran.err);
        assert_eq!(project.text("spec/errors.yaml"), SPEC);
    }
}

#[cfg(unix)]
#[test]
fn two_outputs_are_not_one_file_through_links() {
    let spec = SPEC.replace("docs/errors.md: table", "one.md: page\n  two.md: table");
    let project = Project::with(&spec);
    for link in ["one.md", "two.md"] {
        std::os::unix::fs::symlink("real.md", project.path(link)).unwrap();
    }
    // First the target of the links does not exist, then it does.
    for _ in 0..2 {
        let ran = project.run(&["generate"]);
        assert_eq!(ran.code, 1, "{}", ran.err);
        let message = "error[duplicate-output]: the output `two.md` is the file of another output";
        assert!(ran.err.contains(message), "{}", ran.err);
        assert!(ran.err.contains("one.md: page\n   |   ------ the first\n"), "{}", ran.err);
        project.put("real.md", "by hand\n");
    }
    assert_eq!(project.text("real.md"), "by hand\n");
}

#[cfg(unix)]
#[test]
fn the_name_of_a_folder_does_not_steer_the_terminal() {
    let spec = "red\u{1b}[31m/spec/errors.yaml";
    let shown = "red\\u{1b}[31m/spec/errors.yaml";
    let project = Project::new(&[("Cargo.toml", ""), (spec, SPEC)]);
    let ran = project.run(&["generate", "--spec", spec]);
    assert!(ran.out.ends_with(&format!("2 codes in {shown}: 1 file written\n")), "{}", ran.out);
    project.put("docs/errors.md", OUTDATED);
    project.put(spec, &SPEC.replace("http: 404", "http: 200"));
    let ran = project.run(&["check", "--spec", spec]);
    assert!(ran.err.contains(&format!("--> {shown}:18:11\n")), "{}", ran.err);
    assert!(ran.err.contains(&format!("error: `{shown}` has 1 error\n")), "{}", ran.err);
    let ran = project.run(&["check", "--spec", "no\u{1b}[31mwhere"]);
    assert!(ran.err.starts_with("error: `no\\u{1b}[31mwhere` does not exist\n"), "{}", ran.err);
}

#[test]
fn a_checkout_with_crlf_stays_one() {
    let project = Project::with(SPEC);
    project.run(&["generate"]);
    let page = project.text("docs/errors.md");
    project.put("docs/errors.md", &page.replace('\n', "\r\n"));
    assert_eq!(project.run(&["check"]).code, 0);
    project.put("docs/errors.md", &page.replace("There is", "There was").replace('\n', "\r\n"));
    project.run(&["generate"]);
    assert_eq!(project.text("docs/errors.md"), page.replace('\n', "\r\n"));
}

#[test]
fn fills_the_regions_of_a_crlf_file_and_nothing_else() {
    let project = Project::with(&SPEC.replace("docs/errors.md: table", "README.md: regions"));
    let (before, after) =
        ("\u{feff}# Orders\r\n\r\n<!-- errspec:begin table -->\r\n", "<!-- errspec:end -->\r\n\r\nno end");
    project.put("README.md", &format!("{before}old\r\n{after}"));
    assert_eq!(project.run(&["check"]).code, 1);
    project.run(&["generate"]).is(
        0,
        "written    README.md\n2 codes in spec/errors.yaml: 1 file written\n",
        "",
    );
    let text = project.text("README.md");
    assert!(text.starts_with(before) && text.ends_with(after), "{text:?}");
    assert!(text.contains("not_found") && !text.replace("\r\n", "").contains('\n'), "{text:?}");
    assert_eq!(project.run(&["check"]).code, 0);
}

#[test]
fn a_missing_file_of_regions_is_not_created() {
    let project = Project::with(&SPEC.replace("docs/errors.md: table", "README.md: regions"));
    project.run(&["generate"]).is(2, "", MISSING);
    assert_eq!(project.files(), ["Cargo.toml", "spec/errors.yaml"]);
    for (path, begin, end) in [
        ("docs/guide.mdx", "{/* errspec:begin table */}", "{/* errspec:end */}"),
        ("src/lib.rs", "//! <!-- errspec:begin table -->", "//! <!-- errspec:end -->"),
    ] {
        let project = Project::with(&SPEC.replace("docs/errors.md: table", &format!("{path}: regions")));
        let help =
            format!("help: create the file, and write `{begin}` and `{end}` where the table should be\n");
        let ran = project.run(&["generate"]);
        assert!(ran.err.contains(&help), "{}", ran.err);
    }
}

const MISSING: &str = "\
error[unreadable]: the file `README.md` does not exist, so its regions cannot be filled
  --> spec/errors.yaml:26:3
   |
26 |   README.md: regions
   |   ^^^^^^^^^
   |
   = help: create the file, and write `<!-- errspec:begin table -->` and `<!-- errspec:end -->` where the table should be

error: `spec/errors.yaml` has 1 error
error: nothing was written
help: run `errspec explain unreadable` for details
";
