//! Texts that try to break out of their line, duplicate codes, and codes of another spec.

use errspec::openapi::ErrorResponses;
use errspec::{ApiErrorCodes, ApiErrorSpec, Bucket, Catalog, CodeEnum, Codes, Entry, Retry};
use utoipa::IntoResponses;

use crate::document::{codes, examples, validate};

/// A code with its status and its meaning.
#[derive(Debug, Clone, Copy)]
struct Code(&'static str, u16, &'static str);

const ALL: [Code; 4] = [
    Code("plain", 400, "It *failed*."),
    Code("it's `so` \"quoted\"", 400, "# No heading\n\n- and no\r\n- list"),
    Code("``", 400, ""),
    Code("alone", 401, "1. no list\n> either"),
];

static BUCKET: Bucket = Bucket::new("fix", "Fix", "Fix it.", Retry::Never);

impl ApiErrorSpec for Code {
    fn entry(&self) -> Entry {
        Entry::new(self.0, self.1, &BUCKET).meaning(self.2).docs_url("https://d.example")
    }
}

impl CodeEnum for Code {
    type Bucket = &'static Bucket;

    const ALL: &'static [Self] = &ALL;

    fn from_code(code: &str) -> Option<Self> {
        ALL.into_iter().find(|known| known.0 == code)
    }

    fn typed_bucket(&self) -> &'static Bucket {
        &BUCKET
    }
}

impl Catalog for Code {
    fn fallback(_: u16) -> Self {
        ALL[0]
    }
}

impl ApiErrorCodes for Code {
    const CODES: Codes = Codes::new(&[ALL[0].0, ALL[1].0, ALL[2].0, ALL[3].0], &[]);
}

/// The document of each status.
fn responses<E: ApiErrorCodes>() -> Vec<(String, serde_json::Value)> {
    let responses = ErrorResponses::<Code, E>::responses();
    responses
        .into_iter()
        .map(|(status, response)| (status, serde_json::to_value(response).unwrap()))
        .collect()
}

#[test]
fn a_meaning_stays_on_its_line() {
    let responses = responses::<Code>();
    assert_eq!(
        responses[0].1["description"],
        "- `plain`: It *failed*.\n- `` it's `so` \"quoted\" ``: # No heading - and no - list\n- ``` `` ```: "
    );
    assert_eq!(responses[1].1["description"], "`alone`: 1. no list > either");
}

#[test]
fn any_code_is_in_the_schema_and_the_examples() {
    let responses = responses::<Code>();
    assert_eq!(codes(&responses[0].1), [ALL[0].0, ALL[1].0, ALL[2].0]);
    for (_, response) in responses {
        assert_eq!(examples(&response).len(), codes(&response).len());
        for (_, example) in examples(&response) {
            assert_eq!(validate(&response, example), Ok(()));
        }
    }
}

#[test]
fn a_duplicate_code_is_listed_once() {
    struct Twice;

    impl ApiErrorCodes for Twice {
        const CODES: Codes = Codes::new(&["alone", "plain", "alone"], &[Code::CODES, Code::CODES]);
    }

    let responses = responses::<Twice>();
    assert_eq!(responses.iter().map(|(status, _)| status.as_str()).collect::<Vec<_>>(), ["400", "401"]);
    assert_eq!(codes(&responses[0].1), [ALL[0].0, ALL[1].0, ALL[2].0]);
    assert_eq!(codes(&responses[1].1), ["alone"]);
}

#[test]
fn a_code_that_is_not_sent_over_http_has_no_response() {
    #[derive(Debug, Clone, Copy)]
    struct Job(bool);

    impl ApiErrorSpec for Job {
        fn entry(&self) -> Entry {
            let entry = Entry::new(if self.0 { "sent" } else { "job_failed" }, 500, &BUCKET);
            if self.0 { entry } else { entry.without_http() }
        }
    }

    impl CodeEnum for Job {
        type Bucket = &'static Bucket;

        const ALL: &'static [Self] = &[Self(true), Self(false)];

        fn from_code(code: &str) -> Option<Self> {
            Self::ALL.iter().copied().find(|known| known.code() == code)
        }

        fn typed_bucket(&self) -> &'static Bucket {
            &BUCKET
        }
    }

    impl Catalog for Job {
        fn fallback(_: u16) -> Self {
            Self(true)
        }
    }

    impl ApiErrorCodes for Job {
        const CODES: Codes = Codes::new(&["job_failed", "sent"], &[]);
    }

    let responses = ErrorResponses::<Job>::responses();
    assert_eq!(responses.keys().collect::<Vec<_>>(), ["500"]);
    assert_eq!(codes(&serde_json::to_value(&responses["500"]).unwrap()), ["sent"]);
}

#[test]
fn without_codes_there_are_no_responses() {
    struct Never;

    impl ApiErrorCodes for Never {
        const CODES: Codes = Codes::new(&[], &[]);
    }

    assert_eq!(responses::<Never>(), []);
}

#[test]
fn a_code_of_another_spec_is_named() {
    struct Other;

    impl ApiErrorCodes for Other {
        const CODES: Codes = Codes::new(&["plain", "order_locked"], &[]);
    }

    let panic = std::panic::catch_unwind(responses::<Other>).unwrap_err();
    let said = panic.downcast_ref::<String>().unwrap();
    let expected = format!("code `order_locked` is not in the spec of `{}`", core::any::type_name::<Code>());
    assert_eq!(*said, expected);
}
