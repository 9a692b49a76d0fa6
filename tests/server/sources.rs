//! The field `source` of the log line: each text of the chain once, and never the message of the error.

use std::error::Error;
use std::fmt;
use std::io;

use errspec::{ApiError, ApiErrorSpec, Entry};

use crate::ask::{Layers, get};
use crate::catalog::Code;
use crate::framework::each;

/// Errors with the `source` of their log lines.
pub(crate) fn cases() -> Vec<(ApiError<Code>, Option<&'static str>)> {
    let with = |source: Box<dyn Error + Send + Sync>| ApiError::new(Code::InternalError).with_source(source);
    vec![
        // A code of the generated enum, alone and as a source.
        (Code::NotFound.into(), None),
        (with(Code::InternalError.into()), None),
        (with(Code::NotFound.into()), Some("It does not exist.")),
        // A derived error is the source of the `ApiError` that `?` makes of it.
        (Derived::NotFound.into(), None),
        (Derived::BadRequest.into(), None),
        (Derived::Broken(io::Error::other("10.0.0.7 is gone")).into(), Some("10.0.0.7 is gone")),
        (Derived::Inner(Inner::InternalError(fmt::Error)).into(), Some(FMT)),
        // So is one whose `ApiErrorSpec` is written by hand.
        (ByHand(None).into(), None),
        (ByHand(Some(io::Error::other("10.0.0.7 is gone"))).into(), Some("10.0.0.7 is gone")),
        // Boxed errors.
        (with(Box::new(Derived::Broken(io::Error::other("no disk")))), Some("no disk")),
        (with(Box::<dyn Error + Send + Sync>::from("no disk")), Some("no disk")),
        (with("It broke.".into()), None),
        (with("".into()), None),
        // Chains.
        (with(chain(&["a", "b", "c"])), Some("a: b: c")),
        (with(chain(&["a", "It broke.", "c"])), Some("a: c")),
        (
            with(chain(&["opening: reading: no disk", "reading: no disk", "no disk"])),
            Some("opening: reading: no disk"),
        ),
        (
            with(chain(&["failed (no disk) at last", "no disk", "sector 7"])),
            Some("failed (no disk) at last: sector 7"),
        ),
        (with(chain(&["order 17", "7", "order 1"])), Some("order 17: 7: order 1")),
        (with(chain(&["same", "same", "same"])), Some("same")),
        // The message includes the text of the source, but is not in the log line.
        (with(chain(&["no disk"])).with_message("It broke: no disk"), Some("no disk")),
        (with(chain(&["It broke: no disk", "no disk"])).with_message("It broke: no disk"), Some("no disk")),
    ]
}

const FMT: &str = "an error occurred when formatting an argument";

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/server/spec/errors.yaml", partial)]
enum Derived {
    NotFound,
    #[api_error(message = "The name is empty.")]
    BadRequest,
    #[api_error(code = "internal_error")]
    Broken(#[api_error(source)] io::Error),
    #[api_error(transparent)]
    Inner(Inner),
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/server/spec/errors.yaml", partial)]
enum Inner {
    InternalError(#[api_error(source)] fmt::Error),
}

#[derive(Debug)]
struct ByHand(Option<io::Error>);

impl ApiErrorSpec for ByHand {
    fn entry(&self) -> Entry {
        Code::InternalError.entry()
    }

    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("It broke by hand.")
    }
}

impl fmt::Display for ByHand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_message(f)
    }
}

impl Error for ByHand {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.as_ref().map(|source| source as _)
    }
}

errspec::into_api_error!(ByHand);

/// An error with this text, whose source is the next one.
#[derive(Debug)]
struct Link(&'static str, Option<Box<Link>>);

fn chain(texts: &[&'static str]) -> Box<dyn Error + Send + Sync> {
    let links = texts.iter().rev().fold(None, |inner, text| Some(Box::new(Link(text, inner))));
    links.unwrap()
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Error for Link {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.1.as_deref().map(|source| source as _)
    }
}

#[test]
fn each_text_is_logged_once() {
    for (at, (error, source)) in cases().into_iter().enumerate() {
        for (framework, seen) in each(Layers::ONE, &get(format!("/source/{at}"))) {
            let logged = seen.log[0].split_once(" source=").map(|(_, logged)| logged);
            let expected = source.map(|source| format!("{source:?}"));
            assert_eq!(logged, expected.as_deref(), "{framework:?}: {error:?}");
        }
    }
}
