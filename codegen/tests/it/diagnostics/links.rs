//! Docs URLs.

use super::harness::{check, codes, load, rendered};

#[test]
fn characters_that_are_not_allowed_in_urls() {
    for (character, shown) in [
        ('"', "`\"`"),
        ('<', "`<`"),
        ('>', "`>`"),
        ('\\', "`\\`"),
        ('^', "`^`"),
        ('`', "a backtick"),
        ('|', "`|`"),
    ] {
        let url = format!("https://docs.example.com/a{character}b");
        let code = "http: 404, bucket: fix_in_code, meaning: Not there.";
        check(
            &codes(&format!("  not_found: {{ {code}, docs_url: '{url}' }}\n")),
            &format!(
                r"
error[docs-url]: the docs URL of code `not_found` has {shown}, which is not allowed in a URL
 --> spec/errors.yaml:7:106
  |
7 |   not_found: {{ {code}, docs_url: '{url}' }}
  |                                                                                                          ^
  |
  = help: write an absolute URL, as in `https://docs.example.com/plans#quota`
"
            ),
        );
    }
}

#[test]
fn valid_hosts_and_ports() {
    for host in ["[::1]", "[::1]:80", "localhost", "localhost:", "a.example:8080", "me:secret@a.example"] {
        let code = "http: 404, bucket: fix_in_code, meaning: Not there.";
        check(&codes(&format!("  not_found: {{ {code}, docs_url: 'https://{host}/a' }}\n")), "");
    }
}

/// The template and the URL have the maximum length, or are one byte longer.
#[test]
fn urls_that_are_too_long() {
    let spec = |template: &str, code: &str| {
        format!(
            "version: 1\nname: A\ndocs_url: {template}\n\
             buckets: {{ b: {{ title: B, retry: never, advice: B. }} }}\n\
             codes:\n  {code}: {{ http: 404, bucket: b, meaning: M. }}\n"
        )
    };
    let said = |template: &str, code: &str| {
        let loaded = load(&spec(template, code));
        rendered(&loaded).lines().next().unwrap_or_default().to_owned()
    };
    let template = |length: usize| format!("{:a<length$}", "https://a.example/{code}");
    assert_eq!(said(&template(500), "c"), "");
    let longer = "error[docs-url]: the docs URL template is longer than 500 bytes";
    assert_eq!(said(&template(501), "c"), longer);
    let [twice, thrice] = ["https://a.example/{code}{code}", "https://a.example/aa{code}{code}{code}"];
    for (template, letters) in [(twice, 991), (thrice, 660)] {
        let code = |letters: usize| "c".repeat(letters);
        assert_eq!(said(template, &code(letters)), "");
        let said = said(template, &code(letters + 1));
        assert!(said.starts_with("error[docs-url]: the docs URL of code `ccc"), "{said}");
        assert!(said.ends_with("` is longer than 2000 bytes"), "{said}");
    }
}
