//! A table of 1,953 codes that are numbers: it needs no `variant`, and compiles in reasonable time.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::project::{Project, SPEC};

/// As many as the largest table of numbers that was found in a public API.
const CODES: usize = 1_953;

/// Far more than it takes, but less than anything that grows with the square of the codes would take.
const LONGEST: Duration = Duration::from_secs(90);

const MANIFEST: &str = r#"
[dependencies]
errspec = { path = "{errspec}", default-features = false, features = ["alloc"] }

[build-dependencies]
errspec-codegen = { path = "{codegen}" }
"#;

const MAIN: &str = r#"
errspec::include_errors!();

fn main() {
    for code in ErrorCode::ALL {
        assert_eq!(ErrorCode::from_code(code.as_str()), Some(*code));
        println!("{} {code:?} {}", code.as_str(), code.http_status());
    }
}
"#;

/// Different numbers of one to six digits; each tenth is negative, next to its positive twin.
fn numbers() -> Vec<i64> {
    let positive = |at: usize| i64::try_from(1 + at * 509).unwrap();
    (0..CODES).map(|at| if at % 10 == 9 { -positive(at - 1) } else { positive(at) }).collect()
}

fn spec(numbers: &[i64]) -> String {
    let mut spec =
        "version: 1\nname: Messages\ndocs_url: https://docs.example.com/errors#{code}\ncode_style: number\n\
        buckets:\n  fix: { title: Fix it, retry: never, advice: Change the request. }\ncodes:\n"
            .to_owned();
    for number in numbers {
        let http = 400 + number.unsigned_abs() % 100;
        let allow = if http == 429 { ", allow: { status-contradicts-bucket: It never passes. }" } else { "" };
        let facts = format!("http: {http}, bucket: fix, meaning: Message {number} was rejected.{allow}");
        writeln!(spec, "  \"{number}\": {{ {facts} }}").unwrap();
    }
    spec
}

#[test]
fn they_need_no_variant_and_compile_in_time() {
    let project = Project::new("digits")
        .manifest(MANIFEST)
        .file("build.rs", "fn main() {\n    errspec_codegen::generate(\"spec/errors.yaml\");\n}\n")
        .file("spec/errors.yaml", SPEC)
        .file("src/main.rs", MAIN);
    // So that the dependencies are compiled before the time is taken.
    project.cargo(&["build"]).succeeds();
    let numbers = numbers();
    project.write("spec/errors.yaml", &spec(&numbers));
    let start = Instant::now();
    let run = project.cargo(&["run", "--quiet"]).succeeds();
    let taken = start.elapsed();
    assert_eq!(run.stderr, "", "there are warnings");
    let expected = numbers.iter().map(|number| {
        let minus = if *number < 0 { "Minus" } else { "" };
        let digits = number.unsigned_abs();
        format!("{number} Code{minus}{digits} {}\n", 400 + digits % 100)
    });
    assert_eq!(run.stdout, expected.collect::<String>());
    assert!(taken < LONGEST, "{CODES} codes took {taken:?}");
}
