//! Types that contain themselves in boxes, and unsized types.

use errspec::ApiErrorSpec;

use crate::seen;

/// Bounds on the type itself would be circular.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Tree<T> {
    BranchClosed {
        branch: T,
        opens: T,
    },
    InternalError {
        source: Box<Tree<T>>,
    },
    #[api_error(code = "internal_error", shared)]
    Optional {
        source: Option<Box<Self>>,
    },
    #[api_error(transparent)]
    Again(Box<Tree<T>>),
    #[api_error(transparent)]
    AgainItself(Box<Self>),
}

#[test]
fn generic_type_that_contains_itself() {
    let leaf = || Tree::BranchClosed { branch: 7, opens: 9 };
    let tree = Tree::InternalError { source: Box::new(Tree::Optional { source: Some(Box::new(leaf())) }) };
    let broken = "Something went wrong in the service.";
    assert_eq!(seen::chain(&tree), [broken, broken, "7 is closed; 7 opens at 9."]);
    let again = Tree::Again(Box::new(Tree::AgainItself(Box::new(leaf()))));
    seen::check(&again, "branch_closed", "7 is closed; 7 opens at 9.");
    assert_eq!(seen::details(&again), "opens=Display(9);branch=Display(7);");
    let again = Tree::Again(Box::new(tree));
    assert_eq!(seen::chain(&again).len(), 3);
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Nested {
    NotFound,
    #[api_error(transparent)]
    Again(Box<Self>),
}

#[test]
fn type_that_contains_itself() {
    let nested = Nested::Again(Box::new(Nested::Again(Box::new(Nested::NotFound))));
    seen::check(&nested, "not_found", "There is no such book. Check the id.");
    assert_eq!(seen::codes::<Nested>(), ["not_found"]);
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", code = "rate_limit_exceeded")]
struct Unsized<T: ?Sized> {
    limit: u32,
    #[api_error(internal)]
    tail: T,
}

#[test]
fn unsized_type() {
    let error: Box<Unsized<[u8]>> = Box::new(Unsized { limit: 7, tail: [1, 2] });
    seen::check(&error, "rate_limit_exceeded", "The limit of 7 requests per minute was exceeded.");
    assert_eq!(seen::details(&error), "limit=U64(7);");
    assert_eq!(error.tail, [1, 2]);
}
