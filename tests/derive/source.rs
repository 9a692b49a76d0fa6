//! The source of an error, and the conversion with `?`.

use std::error::Error;
use std::fmt::{self, Display};
use std::num::ParseIntError;
use std::panic::UnwindSafe;
use std::rc::Rc;
use std::sync::Arc;

use errspec::ApiErrorSpec;

use crate::seen;

/// An error without a source, and one with a source.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Leaf(u8);

impl Display for Leaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "leaf {}", self.0)
    }
}

impl Error for Leaf {}

#[derive(Debug)]
struct Branch(Leaf);

impl Display for Branch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("branch")
    }
}

impl Error for Branch {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

const SAYS: &str = "Something went wrong in the service.";

/// Each type that a source can have.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Sources {
    InternalError,
    #[api_error(code = "internal_error", shared)]
    ByName {
        source: Leaf,
    },
    #[api_error(code = "internal_error", shared)]
    Stated {
        #[api_error(source)]
        cause: Branch,
    },
    #[api_error(code = "internal_error", shared)]
    InATuple(u8, #[api_error(source)] Leaf, Branch),
    #[api_error(code = "internal_error", shared)]
    Optional(#[api_error(source)] Option<Leaf>),
    #[api_error(code = "internal_error", shared)]
    OptionalByName {
        source: Option<Box<dyn Error + Send + Sync>>,
    },
    #[api_error(code = "internal_error", shared)]
    Boxed(#[api_error(source)] Box<Branch>),
    #[api_error(code = "internal_error", shared)]
    Any(#[api_error(source)] Box<dyn Error>),
    #[api_error(code = "internal_error", shared)]
    AnySend(#[api_error(source)] Box<dyn Error + Send + 'static>),
    #[api_error(code = "internal_error", shared)]
    AnySendSync {
        source: Box<dyn Error + Send + Sync>,
    },
    #[api_error(code = "internal_error", shared)]
    AnyUnwind(#[api_error(source)] Box<dyn Error + Send + Sync + UnwindSafe>),
    #[api_error(code = "internal_error", shared)]
    AnyCounted(#[api_error(source)] Rc<dyn Error>),
    #[api_error(code = "internal_error", shared)]
    AnyBorrowed(#[api_error(source)] &'static (dyn Error + Send)),
    #[api_error(code = "internal_error", shared)]
    Counted(#[api_error(source)] Arc<Leaf>),
    #[api_error(code = "internal_error", shared)]
    Borrowed(#[api_error(source)] &'static Leaf),
    #[api_error(code = "internal_error", shared)]
    Recursive {
        source: Option<Box<Self>>,
    },
    /// A source is never sent, so it needs no `internal`.
    #[api_error(code = "internal_error", shared)]
    Inside {
        #[api_error(internal)]
        source: Leaf,
    },
    #[api_error(code = "internal_error", shared)]
    RawByName {
        r#source: Leaf,
    },
}

#[test]
fn types_of_sources() {
    static LEAF: Leaf = Leaf(9);
    let branch = || Branch(Leaf(1));
    let cases: [(Sources, &[&str]); 20] = [
        (Sources::InternalError, &[]),
        (Sources::ByName { source: Leaf(1) }, &["leaf 1"]),
        (Sources::Stated { cause: branch() }, &["branch", "leaf 1"]),
        (Sources::InATuple(0, Leaf(2), branch()), &["leaf 2"]),
        (Sources::Optional(Some(Leaf(3))), &["leaf 3"]),
        (Sources::Optional(None), &[]),
        (Sources::OptionalByName { source: Some("text".into()) }, &["text"]),
        (Sources::OptionalByName { source: None }, &[]),
        (Sources::Boxed(Box::new(branch())), &["branch", "leaf 1"]),
        (Sources::Any(Box::new(branch())), &["branch", "leaf 1"]),
        (Sources::AnySend(Box::new(Leaf(4))), &["leaf 4"]),
        (Sources::AnySendSync { source: Box::new(Leaf(5)) }, &["leaf 5"]),
        (Sources::AnyUnwind(Box::new(Leaf(6))), &["leaf 6"]),
        (Sources::AnyCounted(Rc::new(Leaf(7))), &["leaf 7"]),
        (Sources::AnyBorrowed(&LEAF), &["leaf 9"]),
        (Sources::Counted(Arc::new(Leaf(7))), &["leaf 7"]),
        (Sources::Borrowed(&LEAF), &["leaf 9"]),
        (
            Sources::Recursive { source: Some(Box::new(Sources::ByName { source: Leaf(8) })) },
            &[SAYS, "leaf 8"],
        ),
        (Sources::Inside { source: Leaf(10) }, &["leaf 10"]),
        (Sources::RawByName { source: Leaf(11) }, &["leaf 11"]),
    ];
    for (error, sources) in cases {
        let chain = seen::chain(&error);
        assert_eq!(chain[0], SAYS);
        assert_eq!(chain[1..], *sources, "{error:?}");
        // A source is for logs, and clients never see it.
        assert_eq!(seen::details(&error), "");
        assert_eq!(format!("{error:#}"), format!("{SAYS} (internal_error, see {})", error.docs_url()));
    }
    assert!(matches!(Sources::InATuple(3, Leaf(1), branch()), Sources::InATuple(3, _, Branch(Leaf(1)))));
}

/// Logs downcast a source, so it must be the field itself and not a wrapper.
#[test]
fn sources_are_found_by_their_type() {
    let found = |error: &Sources| error.source().and_then(|source| source.downcast_ref::<Leaf>().cloned());
    assert_eq!(found(&Sources::ByName { source: Leaf(1) }), Some(Leaf(1)));
    assert_eq!(found(&Sources::Optional(Some(Leaf(2)))), Some(Leaf(2)));
    assert_eq!(found(&Sources::Any(Box::new(Leaf(3)))), Some(Leaf(3)));
    assert_eq!(found(&Sources::AnyCounted(Rc::new(Leaf(6)))), Some(Leaf(6)));
    assert_eq!(found(&Sources::AnySendSync { source: Box::new(Leaf(4)) }), Some(Leaf(4)));
    assert_eq!(found(&Sources::OptionalByName { source: Some(Box::new(Leaf(5))) }), Some(Leaf(5)));
    assert_eq!(found(&Sources::InternalError), None);
    let inner = Sources::Recursive { source: Some(Box::new(Sources::InternalError)) };
    assert!(inner.source().is_some());
    let parsed = Parsed::InternalError("x".parse::<u8>().unwrap_err());
    assert!(parsed.source().is_some_and(<dyn Error>::is::<ParseIntError>));
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Parsed {
    InternalError(#[api_error(from)] ParseIntError),
    #[api_error(code = "internal_error", shared)]
    Formatted {
        #[api_error(from)]
        source: fmt::Error,
    },
    #[api_error(code = "internal_error", shared)]
    Stated {
        #[api_error(source, from)]
        leaf: Leaf,
    },
    #[api_error(code = "internal_error", shared)]
    Any(#[api_error(from)] Box<dyn Error + Send + Sync>),
    #[api_error(code = "internal_error", shared)]
    Optional(#[api_error(from)] Option<Branch>),
}

#[test]
fn question_mark() {
    fn parse(text: &str) -> Result<u8, Parsed> {
        Ok(text.parse::<u8>()?)
    }
    fn format() -> Result<(), Parsed> {
        Err(fmt::Error)?
    }
    fn leaf() -> Result<(), Parsed> {
        Err(Leaf(1))?
    }
    fn any() -> Result<(), Parsed> {
        let failed: Result<(), Box<dyn Error + Send + Sync>> = Err("text".into());
        Ok(failed?)
    }
    assert_eq!(parse("7").ok(), Some(7));
    assert_eq!(seen::chain(&parse("x").unwrap_err()), [SAYS, "invalid digit found in string"]);
    assert_eq!(seen::chain(&format().unwrap_err()), [SAYS, "an error occurred when formatting an argument"]);
    assert_eq!(seen::chain(&leaf().unwrap_err()), [SAYS, "leaf 1"]);
    assert_eq!(seen::chain(&any().unwrap_err()), [SAYS, "text"]);
    assert_eq!(seen::chain(&Parsed::from(Some(Branch(Leaf(2))))), [SAYS, "branch", "leaf 2"]);
    assert_eq!(seen::chain(&Parsed::from(None)), [SAYS]);
}

/// Structs have sources, too.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", code = "internal_error")]
struct Failed(#[api_error(from)] Leaf);

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", code = "rate_limit_exceeded")]
struct Limited {
    limit: u32,
    source: Option<Leaf>,
}

#[test]
fn sources_of_structs() {
    assert_eq!(seen::chain(&Failed::from(Leaf(1))), [SAYS, "leaf 1"]);
    let says = "The limit of 7 requests per minute was exceeded.";
    assert_eq!(seen::chain(&Limited { limit: 7, source: Some(Leaf(2)) }), [says, "leaf 2"]);
    assert_eq!(seen::chain(&Limited { limit: 7, source: None }), [says]);
}

/// An error is `Send` and `Sync` if its fields are.
#[test]
fn errors_are_send_if_their_fields_are() {
    const fn travels<E: Error + Send + Sync + Unpin + 'static>() {}
    travels::<Parsed>();
    travels::<Failed>();
    let boxed: Box<dyn Error + Send + Sync> = Box::new(Limited { limit: 7, source: Some(Leaf(1)) });
    assert!(boxed.downcast_ref::<Limited>().is_some_and(|error| error.limit == 7));
    let local: Box<dyn Error> = Box::new(Alone(Rc::from("x")));
    assert_eq!(local.to_string(), "Card x was blocked.");
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", code = "card_blocked")]
struct Alone(#[api_error(param = "card")] Rc<str>);

/// `main`, test functions and code that returns any error can use the error as any other.
#[test]
fn question_mark_out_of_a_function_of_any_error() {
    fn any() -> Result<(), Box<dyn Error>> {
        Err(Failed(Leaf(3)))?
    }
    let error = any().unwrap_err();
    assert_eq!(seen::chain(&*error), [SAYS, "leaf 3"]);
}
