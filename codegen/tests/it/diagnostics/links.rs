//! Docs links.

use super::harness::{check, codes, load, rendered};

#[test]
fn a_template_without_the_code() {
    check(
        r"
version: 1
name: Example API
docs_url: https://docs.example.com/errors#top
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
",
        r"
error[docs-url-template]: the template of the docs links has no `{code}`, so every code has the same link
 --> spec/errors.yaml:3:11
  |
3 | docs_url: https://docs.example.com/errors#top
  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: put `{code}` where the code goes, as in `https://docs.example.com/errors#{code}`
",
    );
}

#[test]
fn a_relative_template() {
    check(
        r"
version: 1
name: Example API
docs_url: /errors#{code}
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
",
        r"
error[docs-url]: the template of the docs links is not an absolute `http` or `https` URL
 --> spec/errors.yaml:3:11
  |
3 | docs_url: /errors#{code}
  |           ^^^^^^^^^^^^^^
  |
  = help: write an absolute URL, as in `https://docs.example.com/errors#{code}`
",
    );
}

#[test]
fn a_template_of_another_scheme() {
    check(
        r"
version: 1
name: Example API
docs_url: ftp://docs.example.com/{code}
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
",
        r"
error[docs-url]: the template of the docs links is not an absolute `http` or `https` URL
 --> spec/errors.yaml:3:11
  |
3 | docs_url: ftp://docs.example.com/{code}
  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write an absolute URL, as in `https://docs.example.com/errors#{code}`
",
    );
}

#[test]
fn a_template_without_a_host() {
    check(
        r"
version: 1
name: Example API
docs_url: https:///errors#{code}
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
",
        r"
error[docs-url]: the template of the docs links has no host
 --> spec/errors.yaml:3:11
  |
3 | docs_url: https:///errors#{code}
  |           ^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write an absolute URL, as in `https://docs.example.com/errors#{code}`
",
    );
}

#[test]
fn a_template_with_a_space() {
    check(
        r"
version: 1
name: Example API
docs_url: https://docs.example.com/my errors#{code}
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
",
        r"
error[docs-url]: the template of the docs links has a space in it, which no URL can have
 --> spec/errors.yaml:3:38
  |
3 | docs_url: https://docs.example.com/my errors#{code}
  |                                      ^
  |
  = help: write an absolute URL, as in `https://docs.example.com/errors#{code}`
",
    );
}

#[test]
fn a_template_with_another_hole() {
    check(
        r#"
version: 1
name: Example API
docs_url: "https://docs.example.com/{lang}/errors#{code}"
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
"#,
        r#"
error[docs-url]: the template of the docs links has a `{` in it
 --> spec/errors.yaml:3:37
  |
3 | docs_url: "https://docs.example.com/{lang}/errors#{code}"
  |                                     ^
  |
  = help: `{code}` is all that can be filled in; percent-encode other braces
"#,
    );
}

#[test]
fn a_template_with_the_code_as_its_host() {
    check(
        r#"
version: 1
name: Example API
docs_url: "https://{code}.example.com/"
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
"#,
        r#"
error[docs-url]: the template of the docs links has `{code}` in front of the path, where a URL has its host
 --> spec/errors.yaml:3:20
  |
3 | docs_url: "https://{code}.example.com/"
  |                    ^^^^^^
  |
  = help: write an absolute URL, as in `https://docs.example.com/errors#{code}`
"#,
    );
}

#[test]
fn a_template_with_letters_that_no_url_has() {
    check(
        r"
version: 1
name: Example API
docs_url: https://docs.example.com/fehler/größe#{code}
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
",
        r"
error[docs-url]: the template of the docs links has U+00F6 in it, which no URL can have
 --> spec/errors.yaml:3:45
  |
3 | docs_url: https://docs.example.com/fehler/größe#{code}
  |                                             ^
  |
  = help: percent-encode it
",
    );
}

#[test]
fn a_template_with_a_lone_percent_sign() {
    check(
        r"
version: 1
name: Example API
docs_url: https://docs.example.com/100%#{code}
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
",
        r"
error[docs-url]: the template of the docs links has a `%` without two hexadecimal digits behind it
 --> spec/errors.yaml:3:39
  |
3 | docs_url: https://docs.example.com/100%#{code}
  |                                       ^
  |
  = help: write an absolute URL, as in `https://docs.example.com/errors#{code}`
",
    );
}

#[test]
fn a_template_with_a_port_of_letters() {
    check(
        r"
version: 1
name: Example API
docs_url: https://docs.example.com:port/#{code}
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
",
        r"
error[docs-url]: the template of the docs links has the port `port`, which is not a number
 --> spec/errors.yaml:3:36
  |
3 | docs_url: https://docs.example.com:port/#{code}
  |                                    ^^^^
  |
  = help: write an absolute URL, as in `https://docs.example.com/errors#{code}`
",
    );
}

#[test]
fn a_link_of_a_codes_own_that_is_none() {
    check(
        &codes(
            r"
  not_found:
    http: 404
    bucket: fix_in_code
    meaning: Not there.
    docs_url: docs.example.com/404
",
        ),
        r"
error[docs-url]: the docs link of code `not_found` is not an absolute `http` or `https` URL
  --> spec/errors.yaml:11:15
   |
11 |     docs_url: docs.example.com/404
   |               ^^^^^^^^^^^^^^^^^^^^
   |
   = help: write an absolute URL, as in `https://docs.example.com/plans#quota`
",
    );
}

#[test]
fn a_link_of_a_codes_own_with_a_hole() {
    check(
        &codes(
            r"
  not_found:
    http: 404
    bucket: fix_in_code
    meaning: Not there.
    docs_url: https://example.com/{code}
",
        ),
        r"
error[docs-url]: the docs link of code `not_found` has `{code}` in it, which is filled in only in the template of the spec
  --> spec/errors.yaml:11:35
   |
11 |     docs_url: https://example.com/{code}
   |                                   ^^^^^^
   |
   = help: write the link out; it is the link of this code alone
",
    );
}

#[test]
fn two_codes_with_one_link() {
    check(
        &codes(
            r"
  not_found:
    http: 404
    bucket: fix_in_code
    meaning: Not there.
  gone:
    http: 410
    bucket: fix_in_code
    meaning: Gone.
    docs_url: https://docs.example.com/errors#not_found
",
        ),
        r"
error[duplicate-docs-url]: codes `not_found` and `gone` have the same docs link, `https://docs.example.com/errors#not_found`
  --> spec/errors.yaml:15:15
   |
 7 |   not_found:
   |   --------- the first code with that link
...
15 |     docs_url: https://docs.example.com/errors#not_found
   |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: give one of them another `docs_url`
",
    );
}

#[test]
fn a_template_with_braces_of_another_language() {
    check(
        r"
version: 1
name: Example API
docs_url: https://docs.example.com/errors#{{code}}
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
",
        r"
error[docs-url]: the template of the docs links has `{{code}}` in it
 --> spec/errors.yaml:3:43
  |
3 | docs_url: https://docs.example.com/errors#{{code}}
  |                                           ^^^^^^^^
  |
  = help: write `{code}`, with one brace on each side
",
    );
}

#[test]
fn a_space_behind_the_code() {
    check(
        r"
version: 1
name: Example API
docs_url: https://docs.example.com/errors#{code} b
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
",
        r"
error[docs-url]: the template of the docs links has a space in it, which no URL can have
 --> spec/errors.yaml:3:49
  |
3 | docs_url: https://docs.example.com/errors#{code} b
  |                                                 ^
  |
  = help: write an absolute URL, as in `https://docs.example.com/errors#{code}`
",
    );
}

#[test]
fn characters_that_no_url_has() {
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
error[docs-url]: the docs link of code `not_found` has {shown} in it, which no URL can have
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
fn hosts_and_ports_that_are_right() {
    for host in ["[::1]", "[::1]:80", "localhost", "localhost:", "a.example:8080", "me:secret@a.example"] {
        let code = "http: 404, bucket: fix_in_code, meaning: Not there.";
        check(&codes(&format!("  not_found: {{ {code}, docs_url: 'https://{host}/a' }}\n")), "");
    }
}

/// The template and the link are as long as they may be, or a byte longer.
#[test]
fn links_that_are_too_long() {
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
    let longer = "error[docs-url]: the template of the docs links is longer than 500 bytes";
    assert_eq!(said(&template(501), "c"), longer);
    let [twice, thrice] = ["https://a.example/{code}{code}", "https://a.example/aa{code}{code}{code}"];
    for (template, letters) in [(twice, 991), (thrice, 660)] {
        let code = |letters: usize| "c".repeat(letters);
        assert_eq!(said(template, &code(letters)), "");
        let said = said(template, &code(letters + 1));
        assert!(said.starts_with("error[docs-url]: the docs link of code `ccc"), "{said}");
        assert!(said.ends_with("` is longer than 2000 bytes"), "{said}");
    }
}
