//! `with(Diagnostic)` gives miette the code, URL and help of the spec. Otherwise miette derives the diagnostic itself.

use std::error::Error;
use std::fmt::{self, Display};

use errspec::{ApiErrorSpec, Bucket, Entry, Retry};
use miette::{Diagnostic, NarratableReportHandler};

use crate::seen;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial, with(Diagnostic))]
enum Lending {
    NotFound,
    RateLimitExceeded {
        limit: u32,
    },
    InternalError(#[api_error(source)] std::num::ParseIntError),
    #[api_error(transparent)]
    Card(CardError),
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", code = "unauthorized", with(Diagnostic))]
struct CardError;

#[track_caller]
fn check(error: &(impl ApiErrorSpec + Diagnostic), code: &str, url: &str, help: &str) {
    let [said_code, said_url, said_help] =
        [Diagnostic::code(error), error.url(), error.help()].map(|said| said.map(|said| said.to_string()));
    assert_eq!(said_code.as_deref(), Some(code));
    assert_eq!(said_url.as_deref(), Some(url));
    assert_eq!(said_help.as_deref(), Some(help));
    seen::check_entry(error);
}

#[test]
fn code_url_and_help() {
    let never = "Do not retry. See the guide for 4xx.";
    check(&Lending::NotFound, "not_found", "https://library.example/errors#not_found", never);
    check(
        &Lending::RateLimitExceeded { limit: 7 },
        "rate_limit_exceeded",
        "https://library.example/errors#rate_limit_exceeded",
        "Wait for the number of seconds in Retry-After.",
    );
    check(
        &Lending::InternalError("x".parse::<u8>().unwrap_err()),
        "internal_error",
        "https://library.example/errors#internal_error",
        "Retry with exponential backoff.",
    );
    check(&Lending::Card(CardError), "unauthorized", "https://library.example/errors#unauthorized", never);
    check(&CardError, "unauthorized", "https://library.example/errors#unauthorized", never);
}

/// An error of another spec, with a bucket of the same name.
#[derive(Debug)]
struct Elsewhere;

static ELSEWHERE: Bucket = Bucket::new("fix_in_code", "Elsewhere", "Ask `elsewhere`.", Retry::Never);

impl ApiErrorSpec for Elsewhere {
    fn entry(&self) -> Entry {
        Entry::new("elsewhere", 400, &ELSEWHERE).meaning("Elsewhere.").docs_url("https://elsewhere.example")
    }
}

impl Display for Elsewhere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Elsewhere.")
    }
}

impl Error for Elsewhere {}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial, with(Diagnostic))]
enum OfTwoSpecs {
    NotFound,
    #[api_error(transparent)]
    Elsewhere(Elsewhere),
}

#[test]
fn help_of_another_spec_is_unchanged() {
    let error = OfTwoSpecs::Elsewhere(Elsewhere);
    check(&error, "elsewhere", "https://elsewhere.example", "Ask `elsewhere`.");
    let url = "https://library.example/errors#not_found";
    check(&OfTwoSpecs::NotFound, "not_found", url, "Do not retry. See the guide for 4xx.");
}

#[test]
fn report_of_miette() {
    let error = Lending::InternalError("x".parse::<u8>().unwrap_err());
    let mut report = String::new();
    NarratableReportHandler::new().render_report(&mut report, &error).unwrap();
    for part in [
        "Something went wrong in the service.\n",
        "Caused by: invalid digit found in string\n",
        "diagnostic help: Retry with exponential backoff.\n",
        "diagnostic code: internal_error\n",
        "For more details, see:\nhttps://library.example/errors#internal_error\n",
    ] {
        assert!(report.contains(part), "no {part:?} in\n{report}");
    }
    let report = miette::Report::from(Lending::NotFound);
    assert_eq!(report.to_string(), "There is no such book. Check the id.");
    assert_eq!(Diagnostic::code(&*report).unwrap().to_string(), "not_found");
}

/// A diagnostic with labels and source code, written by hand next to our derive.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Labelled {
    InvalidCursor { query: String, at: miette::SourceSpan },
}

impl Diagnostic for Labelled {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new("lending::cursor"))
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        let Self::InvalidCursor { query, .. } = self;
        Some(query)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = miette::LabeledSpan> + '_>> {
        let Self::InvalidCursor { at, .. } = self;
        Some(Box::new(std::iter::once(miette::LabeledSpan::new_with_span(None, *at))))
    }
}

#[test]
fn diagnostic_of_another() {
    let error = Labelled::InvalidCursor { query: "?page=x".into(), at: (6, 1).into() };
    assert_eq!(Diagnostic::code(&error).unwrap().to_string(), "lending::cursor");
    assert_eq!(error.labels().unwrap().count(), 1);
    assert!(error.source_code().is_some());
    let message = "The cursor has expired; a fresh one looks like {\"page\": 1}.";
    seen::check(&error, "invalid_cursor", message);
    assert_eq!(seen::details(&error), "");
}
