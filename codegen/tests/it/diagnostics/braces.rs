//! Braces in a message contain only the name of a param, unlike in `format!` and other templates.

use crate::diagnostics::harness::{codes, load};

/// Checks the diagnostic about the message, and its underlined text.
#[track_caller]
fn check(message: &str, problem: &str, underlined: &str) {
    let code = format!(
        "  a: {{ http: 404, bucket: fix_in_code, meaning: A., message: '{message}', params: {{ limit: u8 }} }}\n"
    );
    let loaded = load(&codes(&code));
    let [found] = loaded.report.diagnostics() else {
        panic!("{message}: {:#?}", loaded.report.diagnostics());
    };
    assert_eq!(found.rule.id, "message-braces", "{message}");
    assert_eq!(found.message, format!("the message of code `a` {problem}"));
    assert_eq!(found.help, ["write `{{` and `}}` for braces, or `{name}` for a param"]);
    let site = found.site.expect("a place");
    assert_eq!(&loaded.sources.get(site.file).text()[site.range()], underlined);
    assert!(loaded.spec.is_none());
}

#[test]
fn placeholders_of_other_templates_are_not_names() {
    for hole in [
        "{limit:>5}",
        "{limit:?}",
        "{limit!r}",
        "{limit.max}",
        "{limit[0]}",
        "{limit|upper}",
        "{limit }",
        "{ limit}",
        "{0}",
        "{0limit}",
        "{:?}",
        "{limit-max}",
        "{limit, plural}",
        "{$limit}",
        "{%limit}",
        "{#if limit}",
        "{limit?}",
        "{*}",
    ] {
        let problem = format!("contains `{hole}`, which is not a param name");
        check(&format!("At most {hole}, or {{limit}}."), &problem, hole);
    }
}

#[test]
fn braces_without_a_param_name_are_reported() {
    for hole in ["{}", "{ }", "{  }"] {
        check(&format!("At most {hole}, or {{limit}}."), "contains braces without a param name", hole);
    }
}

#[test]
fn a_name_is_read_with_braces_around_it() {
    let code = "  a: { http: 404, bucket: fix_in_code, meaning: A., message: '{{{limit}}}', params: { limit: u8 } }\n";
    let loaded = load(&codes(code));
    assert_eq!(loaded.report.diagnostics(), []);
}
