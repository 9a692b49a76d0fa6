//! Names that are reserved for keys of later versions of the format are errors.

use crate::diagnostics::harness::{codes, load, with_keys};

const OF_A_CODE: [&str; 24] = [
    "grpc",
    "json_rpc",
    "graphql",
    "websocket",
    "exit",
    "job",
    "transports",
    "domain",
    "operations",
    "retry",
    "idempotent",
    "log",
    "audience",
    "owner",
    "since",
    "help",
    "causes",
    "fixes",
    "see",
    "example",
    "group",
    "messages",
    "tests",
    "language",
];

/// Message, help and underlined text of the only diagnostic.
#[track_caller]
fn only(yaml: &str) -> (String, String, String) {
    let loaded = load(yaml);
    let [found] = loaded.report.diagnostics() else { panic!("{:#?}", loaded.report.diagnostics()) };
    assert_eq!(found.rule.id, "unknown-key");
    let site = found.site.expect("a place");
    let text = loaded.sources.get(site.file).text()[site.range()].to_owned();
    (found.message.clone(), found.help.join("\n"), text)
}

fn with_key(key: &str) -> String {
    codes(&format!("  a: {{ http: 404, bucket: fix_in_code, meaning: A., {key}: {{ a: b }} }}\n"))
}

#[test]
fn keys_of_a_code() {
    for name in OF_A_CODE {
        let message = format!("key `{name}` in a code is reserved for a later version");
        let help = "remove it; this version of the format does not use it";
        assert_eq!(only(&with_key(name)), (message, help.to_owned(), name.to_owned()));
    }
}

#[test]
fn keys_of_the_spec() {
    let expected = (
        "key `operations` in a spec is reserved for a later version",
        "remove it; this version of the format does not use it",
        "operations",
    );
    let (message, help, text) = only(&with_keys("operations: { a: b }\n"));
    assert_eq!((&*message, &*help, &*text), expected);
}

/// Names that users are likely to choose are not reserved.
#[test]
fn names_that_stay_free() {
    for name in ["type", "number"] {
        let (message, ..) = only(&with_key(name));
        assert_eq!(message, format!("unknown key `{name}` in a code"));
    }
}

/// A reserved key is not a typo of another key, so the rest of its code is checked.
#[test]
fn a_reserved_key_hides_no_other_errors() {
    let yaml = codes(
        "  a: { http: 404, bucket: fix_in_code, meaning: A., retry: never, message: '{limit}', variant: a }\n",
    );
    let loaded = load(&yaml);
    let found: Vec<_> = loaded.report.diagnostics().iter().map(|found| found.rule.id).collect();
    assert_eq!(found, ["unknown-key", "unknown-param", "invalid-variant"]);
}
