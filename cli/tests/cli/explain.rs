//! `errspec explain` answers for rules without a spec, and for codes with one.

use crate::project::{Project, SPEC, wrong};

#[test]
fn a_code_as_a_person_reads_it() {
    let spec = SPEC.replace(
        "    meaning: There is no such order.\n",
        "    meaning: There is `no` such order.\n    deprecated: { use: broken, reason: It is *old*. }\n",
    );
    let spec = spec.replace(
        "    meaning: Something broke.\n",
        "    meaning: Something broke.\n    message: \"{what} broke in {{0}}.\"\n    params: { what: string }\n",
    );
    let project = Project::with(&spec);
    project.run(&["explain", "not_found"]).is(0, NOT_FOUND, "");
    project.run(&["explain", "broken"]).is(0, BROKEN, "");
}

const NOT_FOUND: &str = "\
not_found

  status      404
  bucket      fix: Fix it
  meaning     There is no such order.
  deprecated  Use broken instead. It is old.
  what to do  Change the request.
  retry       Clients do not retry.
  docs        https://docs.example.com/errors#not_found
  variant     NotFound
  written     spec/errors.yaml:17
";

const BROKEN: &str = "\
broken

  status      500
  bucket      again: Try again
  meaning     Something broke.
  message     {what} broke in {0}.
  what to do  Send the same request again.
  retry       Clients make at most 3 attempts, the first one included. They
              wait 500 milliseconds before the second attempt and twice as long
              before each further one, but never longer than 10 seconds. A
              Retry-After header that asks for more counts instead, up to the
              same limit.
  docs        https://docs.example.com/errors#broken
  variant     Broken
  written     spec/errors.yaml:22
";

#[test]
fn a_rule_needs_no_spec() {
    let ran = Project::new(&[]).run(&["explain", "duplicate-code"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("duplicate-code (error)\n\n"), "{}", ran.out);
    let ran = Project::with(&wrong()).run(&["explain", "unused-bucket"]);
    assert!(ran.code == 0 && ran.out.starts_with("unused-bucket (warning)\n\n"), "{}", ran.out);
}

#[test]
fn a_name_of_both_shows_both() {
    let project = Project::with(&SPEC.replace("  broken:", "  syntax:"));
    let out = project.run(&["explain", "syntax"]).out;
    let (rule, code) = out.split_once("\nsyntax\n\n").expect("a rule, then a code");
    assert!(rule.starts_with("syntax (error)\n\n") && code.contains("  status      500\n"), "{out}");
}

#[test]
fn a_near_miss_gets_a_suggestion() {
    let project = Project::with(SPEC);
    for (wrong, right) in
        [("notfound", "not_found"), ("duplicate_code", "duplicate-code"), ("brokn", "broken")]
    {
        let err =
            format!("error: neither a rule nor a code is called `{wrong}`\nhelp: did you mean `{right}`?\n");
        project.run(&["explain", wrong]).is(1, "", &err);
    }
}

#[test]
fn a_far_miss_is_told_what_there_is() {
    let err =
        "error: neither a rule nor a code is called `xyzzy`\nhelp: `errspec explain` lists what there is\n";
    Project::with(SPEC).run(&["explain", "xyzzy"]).is(1, "", err);
}

#[test]
fn without_a_spec_a_code_cannot_be_known() {
    let err = "error: neither a rule nor a code is called `xyzzy`\n\
               note: codes were not looked at: no spec found; looked for\n  $ROOT/spec/errors.yaml\n";
    Project::new(&[]).run(&["explain", "xyzzy"]).is(1, "", err);
}

#[test]
fn a_code_of_a_wrong_spec_cannot_be_known() {
    let ran = Project::with(&wrong()).run(&["explain", "not_found"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.starts_with("error[status-range]"), "{}", ran.err);
    assert!(ran.err.contains("\nerror: `spec/errors.yaml` has 2 errors and 1 warning\n"), "{}", ran.err);
}

#[test]
fn outputs_do_not_matter() {
    let ran =
        Project::with(&SPEC.replace("errors.md: table", "none.md: regions")).run(&["explain", "broken"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn without_a_name_lists_what_there_is() {
    let ran = Project::with(SPEC).run(&["explain"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let codes = "Codes\n  not_found  404  fix\n  broken     500  again\n\nRules\n  error    unreadable\n";
    assert!(ran.out.starts_with(codes), "{}", ran.out);
    let ran = Project::with(&wrong()).run(&["explain"]);
    assert_eq!(
        ran.err,
        "note: `spec/errors.yaml` has mistakes, so its codes are not here; see `errspec check`\n"
    );
    let ran = Project::new(&[]).run(&["explain"]);
    assert!(ran.err.is_empty() && ran.code == 0 && ran.out.starts_with("Rules\n"), "{}", ran.out);
}

#[test]
fn as_json() {
    let ran = Project::with(SPEC).run(&["explain", "broken", "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let expected = serde_json::json!({
        "version": 1,
        "command": "explain",
        "rules": [],
        "codes": [{
            "code": "broken",
            "http_status": 500,
            "meaning": "Something broke.",
            "bucket": { "name": "again", "title": "Try again", "advice": "Send the `same` request again." },
            "retry": { "kind": "backoff", "max_attempts": 3, "base_delay_ms": 500, "max_delay_ms": 10_000 },
            "docs_url": "https://docs.example.com/errors#broken",
            "variant": "Broken",
            "message": null,
            "params": [],
            "transports": { "http": { "send": [500] } },
            "sample": {
                "name": "broken",
                "body": { "error": {
                    "code": "broken",
                    "message": "Something broke.",
                    "request_id": "req_5f3a9c1e7b20",
                    "docs_url": "https://docs.example.com/errors#broken",
                } },
            },
            "domain": null,
            "deprecated": null,
            "file": "spec/errors.yaml",
            "line": 21,
        }],
    });
    assert_eq!(answer, expected);
}

#[test]
fn a_code_of_two_specs_is_shown_twice() {
    let project = Project::new(&[("Cargo.toml", ""), ("a.yaml", SPEC), ("b.yaml", SPEC)]);
    let out = project.run(&["explain", "broken", "--spec", "a.yaml", "--spec", "b.yaml"]).out;
    assert!(out.contains("  written     a.yaml:21\n") && out.contains("  written     b.yaml:21\n"), "{out}");
}

#[test]
fn a_miss_is_a_document_too() {
    let ran = Project::with(SPEC).run(&["explain", "not_fond", "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let document: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let expected = serde_json::json!({
        "version": 1,
        "command": "explain",
        "rules": [],
        "codes": [],
        "error": "neither a rule nor a code is called `not_fond`",
        "help": ["did you mean `not_found`?"],
        "notes": [],
    });
    assert_eq!(document, expected);
}

#[test]
fn nothing_steers_the_terminal() {
    let code = "user\u{202e}nimda";
    let spec = SPEC.replace("codes:\n", "code_style: any\ncodes:\n");
    let spec = spec.replace("  not_found:\n", &format!("  \"{code}\":\n    variant: NotFound\n"));
    let project = Project::with(&spec.replace("no such order.", "no \u{2066}such\u{2069} order."));
    for args in [&["explain"][..], &["explain", code]] {
        let ran = project.run(args);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.contains("user\\u{202e}nimda") && !ran.out.contains('\u{202e}'), "{}", ran.out);
        assert!(!ran.out.contains('\u{2066}'), "{}", ran.out);
    }
    let long = format!("\u{1b}[31m{}", "x".repeat(5_000));
    let ran = project.run(&["explain", &long]);
    let start = "error: neither a rule nor a code is called `\\u{1b}[31mxxx";
    assert!(ran.err.starts_with(start) && ran.err.len() < 200, "{}", ran.err);
}

#[test]
fn a_code_that_is_not_sent_over_http() {
    let project = Project::with(&SPEC.replace("    http: 404\n", "    http: none\n"));
    let ran = project.run(&["explain", "not_found"]);
    assert!(ran.out.starts_with("not_found\n\n  status      none: not sent over HTTP\n"), "{}", ran.out);
    let ran = project.run(&["explain", "not_found", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let code = json.pointer("/codes/0").unwrap_or_else(|| panic!("{json:#}"));
    assert_eq!((&code["code"], &code["http_status"]), (&"not_found".into(), &serde_json::Value::Null));
    let ran = project.run(&["explain"]);
    assert!(ran.out.contains("  not_found  -    fix\n"), "{}", ran.out);
}
