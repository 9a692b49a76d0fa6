//! Which code does a response have if its status is not in the table?

use std::fmt::Write as _;

use super::Target;

/// A paragraph below the table of all codes, if the spec has a `fallback`.
pub(super) fn paragraph(target: &Target<'_>) -> Option<String> {
    let fallback = target.spec.fallback.as_ref()?;
    let mut out = String::new();
    let in_table =
        |status| target.spec.codes.iter().any(|code| code.http_statuses().any(|listed| listed == status));
    // A status that is sent as another one is in no response.
    for (status, single) in fallback.statuses.iter().filter(|(_, single)| single.http.is_none()) {
        let class = fallback.of_class(*status);
        if !in_table(*status) && (single.code != class.code || class.http.is_some()) {
            let _ =
                writeln!(out, "Responses with status {status} have the code {}.", target.link(single.code));
        }
    }
    let classes = [("4xx", fallback.client), ("5xx", fallback.server)];
    let mut classes = classes.iter().filter(|(_, class)| class.http.is_none());
    if let Some((name, class)) = classes.next() {
        let _ =
            write!(out, "Responses with any other {name} status have the code {}", target.link(class.code));
        if let Some((name, class)) = classes.next() {
            let code = target.link(class.code);
            let _ = write!(out, ", and those with any other {name} status have the code {code}");
        }
        out.push_str(".\n");
    }
    Some(out).filter(|out| !out.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::docs::page;
    use errspec_codegen::__internal::check::Use;
    use errspec_codegen::__internal::load;
    use errspec_codegen::__internal::site::Sources;

    const SPEC: &str = "\
version: 1
name: Example API
docs_url: https://docs.example.com/errors#{code}
buckets: { give_up: { title: Give up, retry: never, advice: Give up. } }
codes:
  bad_request: { http: 400, bucket: give_up, meaning: It is malformed. }
  not_found: { http: 404, bucket: give_up, meaning: It does not exist. }
  broken: { http: 501, bucket: give_up, meaning: It is broken. }
  down: { http: 505, bucket: give_up, meaning: It is down. }
";

    #[track_caller]
    fn check(fallback: &str, expected: Option<&str>) {
        let loaded = load::bytes(
            &mut Sources::default(),
            format!("{SPEC}{fallback}").into_bytes(),
            "errors.yaml",
            Use::Outputs,
        );
        let page = page(&loaded.spec.expect("a valid spec"), None, "errors.md", "errors.yaml");
        let below = page.split_once("| It is down. |\n\n").expect("a table").1;
        let paragraph = below.split("\n\n").next().filter(|paragraph| !paragraph.starts_with('#'));
        assert_eq!(paragraph, expected);
        assert_eq!(page.contains("any other 4xx status"), expected.is_some());
    }

    #[test]
    fn only_statuses_that_are_not_in_the_table() {
        const CLASSES: &str = "Responses with any other 4xx status have the code [`bad_request`](#bad_request), \
            and those with any other 5xx status have the code [`broken`](#broken).";
        check("", None);
        check("fallback: { 4xx: bad_request, 5xx: broken }\n", Some(CLASSES));
        check(
            "fallback: { 4xx: bad_request, 404: not_found, 405: bad_request, 5xx: broken, 505: down }\n",
            Some(CLASSES),
        );
        check("fallback: { 4xx: bad_request, 499: bad_request, 500: broken, 5xx: broken }\n", Some(CLASSES));
        check(
            "fallback: { 4xx: bad_request, 410: not_found, 5xx: broken, 502: down }\n",
            Some(&format!(
                "Responses with status 410 have the code [`not_found`](#not_found).\n\
                 Responses with status 502 have the code [`down`](#down).\n{CLASSES}"
            )),
        );
    }
}
