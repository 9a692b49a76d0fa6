//! If two branches each add a code, git merges the spec and every output, and the result is up to date.

use std::fs;
use std::path::Path;
use std::process::Command;

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::report::Report;
use errspec_codegen::__internal::site::Sources;
use errspec_codegen::__internal::{emit, load};
use errspec_outputs::__internal::{docs, json_schema};

/// The head of the spec and its codes, each with its lines.
struct Table {
    head: String,
    codes: Vec<Entry>,
    tail: String,
}

#[derive(Clone)]
struct Entry {
    text: String,
    http: String,
    bucket: String,
}

/// The project's own spec, split into its codes.
fn own_spec() -> Table {
    let text = include_str!("../../../spec/errors.yaml");
    let (head, rest) = text.split_once("\ncodes:\n").expect("codes");
    let (codes, tail) = rest.split_once("\nfallback:\n").expect("fallback");
    let mut entries = Vec::<Entry>::new();
    for line in codes.lines() {
        if !line.starts_with("   ") {
            entries.push(Entry { text: String::new(), http: String::new(), bucket: String::new() });
        }
        let entry = entries.last_mut().expect("a code comes first");
        entry.text.push_str(line);
        entry.text.push('\n');
        match line.trim().split_once(": ") {
            Some(("http", http)) => http.clone_into(&mut entry.http),
            Some(("bucket", bucket)) => bucket.clone_into(&mut entry.bucket),
            _ => {}
        }
    }
    assert_eq!(entries.len(), 9);
    Table { head: format!("{head}\ncodes:\n"), codes: entries, tail: format!("\nfallback:\n{tail}") }
}

impl Table {
    /// The spec with a new code at an index, which is like its neighbor.
    fn with(&self, place: usize, name: &str) -> String {
        let mut codes = self.codes.clone();
        let Entry { http, bucket, .. } = &codes[place.saturating_sub(1)];
        let text = format!(
            "  {name}:\n    http: {http}\n    bucket: {bucket}\n    meaning: What {name} means.\n    \
             message: \"{{count}} of them\"\n    params: {{ count: u32 }}\n"
        );
        codes.insert(place, Entry { text, http: http.clone(), bucket: bucket.clone() });
        self.text(&codes)
    }

    fn text(&self, codes: &[Entry]) -> String {
        let codes: String = codes.iter().map(|code| code.text.as_str()).collect();
        format!("{}{codes}{}", self.head, self.tail)
    }
}

const BY_HAND: &str = "\
# By hand

<!-- errspec:begin envelope -->
<!-- errspec:end -->

<!-- errspec:begin table -->
<!-- errspec:end -->

Text.

<!-- errspec:begin codes -->
<!-- errspec:end -->

<!-- errspec:begin table bucket=fix_in_code -->
<!-- errspec:end -->
";

/// Writes the spec and its outputs.
fn write(folder: &Path, spec: &str) {
    let loaded = load::bytes(&mut Sources::default(), spec.as_bytes().to_vec(), "errors.yaml", Use::Outputs);
    let model = loaded.spec.expect("a spec without mistakes");
    let mut sources = Sources::default();
    let mut filled = |name: &str, text: String| {
        let file = sources.add(name, text);
        docs::regions(&model, &sources, file, &mut Report::default()).expect("regions without mistakes")
    };
    for (name, text) in [
        ("errors.yaml", spec.to_owned()),
        ("page.md", docs::page(&model, None, "page.md", "errors.yaml")),
        ("page.mdx", docs::page(&model, None, "page.mdx", "errors.yaml")),
        ("table.md", docs::table(&model, None, "table.md", "errors.yaml")),
        ("bucket.md", docs::table(&model, Some(0), "bucket.md", "errors.yaml")),
        ("bodies.json", json_schema::json_schema(&model, "errors.yaml")),
        ("README.md", filled("README.md", BY_HAND.to_owned())),
        ("lib.rs", filled("lib.rs", format!("//! {}\n", BY_HAND.trim_end().replace('\n', "\n//! ")))),
        (
            "codes.rs",
            emit::file(&model.rust().expect("Rust names"), &emit::Settings::default(), "errors.yaml"),
        ),
    ] {
        fs::write(folder.join(name), text).expect("written");
    }
}

fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .args([
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.com",
            "-c",
            "init.defaultBranch=main",
            "-c",
            "core.autocrlf=false",
        ])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE")
        .env_remove("GIT_WORK_TREE")
        .output()
        .expect("git is there");
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {arguments:?}: {said}");
}

fn contents(folder: &Path) -> Vec<(String, String)> {
    let files = fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
    let mut files: Vec<_> = files
        .filter(|file| file.is_file())
        .map(|file| {
            (file.file_name().expect("a name").display().to_string(), fs::read_to_string(file).expect("text"))
        })
        .collect();
    files.sort();
    files
}

/// Creates a branch for each spec, and merges each pair with git. The result must be up to date.
fn check(base: &str, branches: &[String]) {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    git(folder, &["init", "--quiet"]);
    write(folder, base);
    git(folder, &["add", "."]);
    git(folder, &["commit", "--quiet", "-m", "base"]);
    for (place, spec) in branches.iter().enumerate() {
        git(folder, &["checkout", "--quiet", "-b", &format!("at-{place}"), "main"]);
        write(folder, spec);
        git(folder, &["commit", "--quiet", "--all", "-m", "one more"]);
    }
    let added = |spec: &str| {
        let old: Vec<_> = base.lines().collect();
        spec.lines().filter(|line| !old.contains(line)).map(str::to_owned).collect::<Vec<_>>()
    };
    for first in 0..branches.len() {
        for second in first + 1..branches.len() {
            git(folder, &["checkout", "--quiet", "--detach", &format!("at-{first}")]);
            git(folder, &["merge", "--quiet", "-m", "merged", &format!("at-{second}")]);
            let merged = contents(folder);
            let spec = fs::read_to_string(folder.join("errors.yaml")).expect("the merged spec");
            let both = [added(&branches[first]), added(&branches[second])].concat();
            assert!(!both.is_empty() && both.iter().all(|line| spec.lines().any(|merged| merged == line)));
            write(folder, &spec);
            assert_eq!(contents(folder), merged, "{first} and {second}");
        }
    }
}

#[test]
fn two_branches_that_add_codes_merge() {
    let table = own_spec();
    let branches = (0..=table.codes.len()).map(|place| table.with(place, &format!("added_at_{place}")));
    check(&table.text(&table.codes), &branches.collect::<Vec<_>>());
}

#[test]
fn two_branches_that_add_statuses_merge() {
    let base = include_str!("../../../spec/errors.yaml");
    let (head, rest) = base.split_once("\nfallback:\n").expect("fallback");
    let (statuses, tail) = rest.split_once("\n\n").expect("more");
    let statuses: Vec<_> = statuses.lines().collect();
    // A class is not a row in the code, so the positions before and after it are the same.
    let places =
        (0..=statuses.len()).filter(|&place| statuses.get(place).is_none_or(|next| !next.contains("xx")));
    let branches = places.map(|place| {
        let added = format!("  {}: bad_request", 450 + place);
        let mut statuses = statuses.clone();
        statuses.insert(place, &added);
        format!("{head}\nfallback:\n{}\n\n{tail}", statuses.join("\n"))
    });
    check(base, &branches.collect::<Vec<_>>());
}
