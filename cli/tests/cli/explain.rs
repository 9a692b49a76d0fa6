//! `errspec explain` needs a spec for codes, but not for rules.

use std::fmt::Write as _;

use crate::project::{Project, Ran, SPEC, wrong};

fn json(ran: &Ran) -> serde_json::Value {
    serde_json::from_str(&ran.out).expect("JSON")
}

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
  retry       Do not retry.
  docs        https://docs.example.com/errors#not_found
  variant     NotFound
  defined in  spec/errors.yaml:17
";

const BROKEN: &str = "\
broken

  status      500
  bucket      again: Try again
  meaning     Something broke.
  message     {what} broke in {0}.
  params      what (string), sent in error.details
  what to do  Send the same request again.
  retry       Wait a random time of up to 500 milliseconds before the second
              attempt, and double this limit for each further attempt, up to 10
              seconds. Make at most 3 attempts, including the first. If
              Retry-After asks for a longer wait, wait that long, plus a random
              time of up to half of it. If it is longer than 10 seconds, do not
              retry.
  docs        https://docs.example.com/errors#broken
  variant     Broken
  defined in  spec/errors.yaml:22
";

#[test]
fn an_alias_finds_its_code() {
    let spec = SPEC.replace(
        "    meaning: There is no such order.\n",
        "    meaning: There is no such order.\n    aliases: [no_order, MISSING]\n",
    );
    let project = Project::with(&spec.replace("    http: 404\n", "    http: [404, 410]\n"));
    let entry = "\
not_found

  status      404 or 410
  bucket      fix: Fix it
  meaning     There is no such order.
  aliases     no_order, MISSING
  what to do  Change the request.
  retry       Do not retry.
  docs        https://docs.example.com/errors#not_found
  variant     NotFound
  defined in  spec/errors.yaml:17
";
    project.run(&["explain", "not_found"]).is(0, entry, "");
    project.run(&["explain", "MISSING"]).is(0, entry, "note: `MISSING` is an alias of code `not_found`\n");
    let found = json(&project.run(&["explain", "no_order", "--format", "json"]));
    assert_eq!(found["notes"][0], "`no_order` is an alias of code `not_found`");
    let code = &found["codes"][0];
    assert_eq!(code["code"], "not_found");
    assert_eq!(code["aliases"], serde_json::json!(["no_order", "MISSING"]));
    assert_eq!(code["transports"]["http"]["send"], serde_json::json!([404, 410]));
    assert_eq!(code["http_status"], 404);
    // The list has all statuses.
    let list = project.run(&["explain"]).out;
    assert!(list.contains("\n  not_found  404 or 410  fix\n"), "{list}");
}

#[test]
fn a_code_that_is_never_executed_says_so() {
    let spec = SPEC.replace(
        "    meaning: Something broke.\n",
        "    meaning: Something broke.\n    not_executed: true\n",
    );
    let project = Project::with(&spec);
    let text = project.run(&["explain", "broken"]).out;
    assert!(text.contains("\n  executed    never: any request can be sent again\n"), "{text}");
    let found = json(&project.run(&["explain", "broken", "--format", "json"]));
    assert_eq!(found["codes"][0]["not_executed"], true);
}

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
fn another_spelling_is_understood() {
    let project = Project::with(
        &SPEC
            .replace("    meaning: Something broke.\n", "    meaning: Something broke.\n    variant: Oops\n"),
    );
    for (wrong, right, first) in [
        ("NotFound", "not_found", "not_found\n\n  status      404\n"),
        ("NOT_FOUND", "not_found", "not_found\n\n  status      404\n"),
        ("notfound", "not_found", "not_found\n\n  status      404\n"),
        ("Oops", "broken", "broken\n\n  status      500\n"),
        ("duplicate_code", "duplicate-code", "duplicate-code (error)\n\n"),
        ("DuplicateCode", "duplicate-code", "duplicate-code (error)\n\n"),
    ] {
        let ran = project.run(&["explain", wrong]);
        let note = format!("note: no code or rule is named `{wrong}`, so this is `{right}`\n");
        assert_eq!((ran.code, ran.err), (0, note), "{wrong}");
        assert!(ran.out.starts_with(first), "{wrong}: {}", ran.out);
    }
    let document = json(&project.run(&["explain", "Oops", "--format", "json"]));
    assert_eq!(document["codes"][0]["code"], "broken");
    assert_eq!(
        document["notes"],
        serde_json::json!(["no code or rule is named `Oops`, so this is `broken`"])
    );
}

#[test]
fn another_spelling_of_two_codes_is_a_suggestion() {
    let project = Project::with(
        &SPEC.replace("codes:\n", "code_style: any\ncodes:\n").replace("  broken:", "  notfound:"),
    );
    let err =
        "error: no code or rule is named `NOTFOUND`\nhelp: a code with a similar name exists: `not_found`\n";
    project.run(&["explain", "NOTFOUND"]).is(1, "", err);
}

#[test]
fn a_similar_name_is_suggested() {
    let project = Project::with(SPEC);
    for (wrong, what, right) in [
        ("not_fond", "code", "not_found"),
        ("duplicat-code", "rule", "duplicate-code"),
        ("brokn", "code", "broken"),
    ] {
        let err = format!(
            "error: no code or rule is named `{wrong}`\nhelp: a {what} with a similar name exists: `{right}`\n"
        );
        project.run(&["explain", wrong]).is(1, "", &err);
    }
}

#[test]
fn without_a_similar_name_the_lists_are_suggested() {
    let err = "error: no code or rule is named `xyzzy`\n\
               help: run `errspec explain` to list the codes, or `errspec explain --rules` to list the rules\n";
    Project::with(SPEC).run(&["explain", "xyzzy"]).is(1, "", err);
}

#[test]
fn without_a_spec_only_rules_are_known() {
    let err = "error: no rule is named `xyzzy`\n\
               note: codes were not searched: no spec found; looked for\n  $ROOT/spec/errors.yaml\n\
               help: run `errspec explain --rules` to list the rules\n\
               help: run `errspec init` to create a spec, or pass `--spec PATH`\n";
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
fn without_a_name_lists_the_codes() {
    let spec = SPEC.replace("404\n", "none\n    deprecated: { use: broken }\n");
    Project::with(&spec).run(&["explain"]).is(0, CODES, "");
    let project = Project::new(&[("Cargo.toml", ""), ("a.yaml", SPEC), ("b.yaml", SPEC)]);
    project.run(&["explain", "--spec", "a.yaml", "--spec", "b.yaml"]).is(0, CODES_OF_TWO, "");
}

const CODES: &str = "\
Codes in spec/errors.yaml
  not_found  none  fix    deprecated
  broken     500   again

Run `errspec explain CODE` for details, `errspec explain envelope` for the format of responses,
or `errspec explain --rules` to list the rules.
";

const CODES_OF_TWO: &str = "\
Codes in a.yaml
  not_found  404  fix
  broken     500  again

Codes in b.yaml
  not_found  404  fix
  broken     500  again

Run `errspec explain CODE` for details, `errspec explain envelope` for the format of responses,
or `errspec explain --rules` to list the rules.
";

#[test]
fn codes_of_a_wrong_spec_are_not_listed() {
    let ran = Project::with(&wrong()).run(&["explain"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.starts_with("error[status-range]"), "{}", ran.err);
    let project = Project::new(&[("Cargo.toml", ""), ("a.yaml", SPEC), ("b.yaml", &wrong())]);
    let ran = project.run(&["explain", "--spec", "a.yaml", "--spec", "b.yaml"]);
    let note = "note: the codes of `b.yaml` are not listed, because it has errors; run `errspec check` to see them\n";
    assert_eq!((ran.code, ran.err.as_str()), (0, note));
    assert!(ran.out.starts_with("Codes in a.yaml\n") && !ran.out.contains("b.yaml"), "{}", ran.out);
}

#[test]
fn without_a_spec_there_are_no_codes_to_list() {
    let err = "error: no spec found; looked for\n  $ROOT/spec/errors.yaml\n\
               help: run `errspec init` to create a spec, or pass `--spec PATH`\n\
               help: run `errspec explain --rules` to list the rules; it needs no spec\n";
    let project = Project::new(&[]);
    project.run(&["explain"]).is(2, "", err);
    let ran = project.run(&["explain", "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (2, ""));
    let document = json(&ran);
    assert!(
        document["error"].as_str().is_some_and(|error| error.starts_with("no spec found")),
        "{document:#}"
    );
    assert_eq!(document["help"].as_array().map(Vec::len), Some(2), "{document:#}");
}

#[test]
fn rules_are_listed_by_group() {
    let document = json(&Project::new(&[]).run(&["explain", "--rules", "--format", "json"]));
    let rules = document["rules"].as_array().expect("a list");
    let text = |rule: &serde_json::Value, key: &str| rule[key].as_str().expect(key).to_owned();
    let mut expected = String::new();
    for (group, title) in [
        ("spec", "Rules for specs"),
        ("region", "Rules for regions in hand-written files"),
        ("derive", "Rules for `#[derive(ApiErrorSpec)]`"),
    ] {
        expected.extend([title, "\n"]);
        for rule in rules.iter().filter(|rule| rule["group"] == group) {
            let [severity, id, summary] = ["severity", "rule", "summary"].map(|key| text(rule, key));
            writeln!(expected, "  {severity:7}  {id:25}  {summary}").unwrap();
        }
        expected.push('\n');
    }
    expected += "Run `errspec explain RULE` for details.\n";
    let row = "  warning  unused-bucket              Every bucket must be used by at least one code.\n";
    assert!(expected.contains(row), "{expected}");
    // No spec, or a wrong one.
    for project in [Project::new(&[]), Project::with(&wrong())] {
        project.run(&["explain", "--rules"]).is(0, &expected, "");
    }
    let rule = rules.iter().find(|rule| rule["rule"] == "unused-bucket").expect("a rule");
    let page = include_str!("../../../codegen/rules/unused-bucket.md");
    let expected = serde_json::json!({
        "rule": "unused-bucket",
        "group": "spec",
        "severity": "warning",
        "summary": "Every bucket must be used by at least one code.",
        "page": page,
    });
    assert_eq!(rule, &expected);
    assert_eq!(document["codes"], serde_json::json!([]));
}

#[test]
fn a_rule_as_a_person_reads_it() {
    let project = Project::new(&[]);
    project.run(&["explain", "no-codes"]).is(0, NO_CODES, "");
    project.run(&["explain", "retry-numbers"]).is(0, include_str!("explain/retry-numbers.txt"), "");
    project.run(&["explain", "unknown-param"]).is(0, include_str!("explain/unknown-param.txt"), "");
    let out = project.run(&["explain", "unreadable"]).out;
    assert!(out.contains(CODE_IN_ONE_LINE), "{out}");
}

const CODE_IN_ONE_LINE: &str = "\
errspec can't check or generate anything without the file. Set the path with
`--spec PATH`, `Generator::spec`, `errors!(\"PATH\")` or
`#[api_error(spec = \"PATH\")]`. In Rust, paths are relative to the package. If
";

const NO_CODES: &str = "\
no-codes (error)

A spec must have at least one code.

What it checks

The keys under `codes`.

Why

Without codes, errspec has no enum and no docs to generate. If you start a new
spec, add the code that your service sends most often.

Wrong

    codes: {}

Right

    codes:
      not_found:
        http: 404
        bucket: fix_in_code
        meaning: The resource does not exist.
";

#[test]
fn as_json() {
    let ran = Project::with(SPEC).run(&["explain", "broken", "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let expected = serde_json::json!({
        "version": 1,
        "command": "explain",
        "rules": [],
        "envelopes": [],
        "codes": [{
            "code": "broken",
            "aliases": [],
            "not_executed": false,
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
            "fields": {},
            "deprecated": null,
            "file": "spec/errors.yaml",
            "line": 21,
        }],
        "error": null,
        "help": [],
        "notes": [],
    });
    assert_eq!(answer, expected);
}

#[test]
fn the_envelope_as_a_person_reads_it() {
    let default = Project::with(SPEC).run(&["explain", "envelope"]);
    default.is(0, ENVELOPE, "");
    let named = Project::with(&format!("{SPEC}envelope: nested\n")).run(&["explain", "envelope"]);
    let origin =
        "The envelope of spec/errors.yaml is the preset `nested`, which is short for this\nsample:\n";
    let (_, rest) = ENVELOPE.split_once("sample:\n").unwrap();
    named.is(0, &format!("envelope\n\n{origin}{rest}"), "");
}

const ENVELOPE: &str = include_str!("explain/envelope.txt");

/// What is printed is a spec of its own, with the same responses.
#[test]
fn the_sample_of_a_preset_can_replace_its_name() {
    for preset in ["nested", "flat", "problem_details", "errors"] {
        let project = Project::with(&format!("{SPEC}envelope: {preset}\n"));
        let document = json(&project.run(&["explain", "envelope", "--format", "json"]));
        let envelope = &document["envelopes"][0];
        assert_eq!((&envelope["preset"], &envelope["line"]), (&preset.into(), &27.into()), "{document:#}");
        let yaml = envelope["yaml"].as_str().expect("YAML");
        let yaml: String = yaml.lines().flat_map(|line| ["  ", line, "\n"]).collect();
        let project = Project::with(&format!("{SPEC}envelope:\n{yaml}"));
        let ran = project.run(&["explain", "envelope", "--format", "json"]);
        let mut written = json(&ran);
        assert_eq!(written["envelopes"][0]["preset"], serde_json::Value::Null, "{}", ran.out);
        written["envelopes"][0]["preset"] = preset.into();
        assert_eq!(written, document);
        let out = project.run(&["explain", "envelope"]).out;
        assert!(out.starts_with(
            "envelope\n\nThe envelope of spec/errors.yaml is written as a sample:\n\n    envelope:\n"
        ));
    }
}

#[test]
fn the_envelope_as_json() {
    let document = json(&Project::with(SPEC).run(&["explain", "envelope", "--format", "json"]));
    let envelope = &document["envelopes"][0];
    assert_eq!((&document["codes"], &document["rules"]), (&serde_json::json!([]), &serde_json::json!([])));
    assert_eq!(envelope["file"], "spec/errors.yaml");
    assert_eq!(envelope["line"], serde_json::Value::Null);
    assert_eq!(envelope["sample"]["name"], "not_found");
    assert_eq!(envelope["sample"]["body"]["error"]["code"], "not_found");
    let members = envelope["members"].as_array().expect("a list");
    let names: Vec<_> = members.iter().map(|member| member["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["error.code", "error.message", "error.request_id", "error.docs_url", "error.details"]);
    assert_eq!(
        envelope["headers"],
        serde_json::json!([
            { "name": "Content-Type", "description": "is `application/json`." },
            { "name": "x-request-id", "description": "has the same value as `error.request_id`." },
        ])
    );
}

#[test]
fn a_code_called_envelope_is_shown_too() {
    let project = Project::with(&SPEC.replace("  broken:", "  envelope:"));
    let out = project.run(&["explain", "envelope"]).out;
    let (envelope, code) = out.split_once("\nenvelope\n\n  status").expect("the envelope, then a code");
    assert!(
        envelope.starts_with("envelope\n\nspec/errors.yaml has no `envelope`") && code.contains("500"),
        "{out}"
    );
}

#[test]
fn an_envelope_needs_a_spec() {
    let ran = Project::with(&wrong()).run(&["explain", "envelope"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.starts_with("error[status-range]"), "{}", ran.err);
    let err = "error: no spec found; looked for\n  $ROOT/spec/errors.yaml\n\
               help: run `errspec init` to create a spec, or pass `--spec PATH`\n";
    Project::new(&[]).run(&["explain", "envelope"]).is(2, "", err);
    let err = "error: no code or rule is named `envelop`\nhelp: run `errspec explain envelope` for the envelope of the spec\n";
    Project::with(SPEC).run(&["explain", "envelop"]).is(1, "", err);
}

#[test]
fn a_code_of_two_specs_is_shown_twice() {
    let project = Project::new(&[("Cargo.toml", ""), ("a.yaml", SPEC), ("b.yaml", SPEC)]);
    let out = project.run(&["explain", "broken", "--spec", "a.yaml", "--spec", "b.yaml"]).out;
    assert!(out.contains("  defined in  a.yaml:21\n") && out.contains("  defined in  b.yaml:21\n"), "{out}");
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
        "envelopes": [],
        "codes": [],
        "error": "no code or rule is named `not_fond`",
        "help": ["a code with a similar name exists: `not_found`"],
        "notes": [],
    });
    assert_eq!(document, expected);
}

#[test]
fn nothing_steers_the_terminal() {
    let project = Project::with(&SPEC.replace("no such order.", "no \u{2066}such\u{2069} order."));
    let ran = project.run(&["explain", "not_found"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.contains("no \\u{2066}such\\u{2069} order") && !ran.out.contains('\u{2066}'),
        "{}",
        ran.out
    );
    let ran = project.run(&["explain", "user\u{202e}nimda"]);
    assert!(
        ran.code == 1 && ran.err.contains("user\\u{202e}nimda") && !ran.err.contains('\u{202e}'),
        "{}",
        ran.err
    );
    let long = format!("\u{1b}[31m{}", "x".repeat(4_000));
    let ran = project.run(&["explain", &long]);
    let start = "error: no code or rule is named `\\u{1b}[31mxxx";
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
    assert!(ran.out.contains("  not_found  none  fix\n"), "{}", ran.out);
}

#[test]
fn a_code_is_found_by_a_unique_field() {
    let fields = "fields:\n  number: { type: integer, unique: true }\n  team: [core, edge]\ncodes:\n";
    let spec = SPEC.replace("codes:\n", fields);
    let spec = spec.replace("    http: 404\n", "    http: 404\n    number: 1004\n    team: edge\n");
    let spec = spec.replace("    http: 500\n", "    http: 500\n    number: -7\n    team: core\n");
    let project = Project::with(&spec);
    let ran = project.run(&["explain", "1004"]);
    let expected =
        "  meaning     There is no such order.\n  number      1004\n  team        edge\n  what to do";
    assert!(ran.out.starts_with("not_found\n") && ran.out.contains(expected), "{}", ran.out);
    let ran = project.run(&["explain", "1004", "--format", "json"]);
    let found = json(&ran);
    assert_eq!(found["codes"][0]["fields"], serde_json::json!({ "number": 1004, "team": "edge" }));
    // Many codes have the same team, so it is not a name.
    let ran = project.run(&["explain", "edge"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
}
