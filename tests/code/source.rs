//! Every kind of source becomes a `dyn Error`.

use std::error::Error;
use std::fmt;
use std::panic::UnwindSafe;
use std::rc::Rc;
use std::sync::Arc;

// As in an expansion: a trait without a name.
use errspec::__private::AsDynError as _;

#[derive(Debug)]
struct Inner;

impl fmt::Display for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("inner")
    }
}

impl Error for Inner {}

macro_rules! check {
    ($($ty:ty = $value:expr => $inner:ty;)*) => {$(
        let field: $ty = $value;
        let source: &(dyn Error + 'static) = field.as_dyn_error();
        assert_eq!(source.to_string(), "inner");
        assert!(source.is::<$inner>(), "{}", stringify!($ty));
    )*};
}

/// A box or an `Arc` of an error is an error itself, and has the same source.
#[test]
fn errors() {
    check! {
        Inner = Inner => Inner;
        &Inner = &Inner => Inner;
        Box<Inner> = Box::new(Inner) => Box<Inner>;
        Arc<Inner> = Arc::new(Inner) => Arc<Inner>;
        Arc<dyn Error + Send + Sync> = Arc::new(Inner) => Arc<dyn Error + Send + Sync>;
    }
}

#[test]
fn boxes_of_any_error() {
    check! {
        Box<dyn Error> = Box::new(Inner) => Inner;
        Box<dyn Error + Send> = Box::new(Inner) => Inner;
        Box<dyn Error + Sync> = Box::new(Inner) => Inner;
        Box<dyn Error + Send + Sync> = Box::new(Inner) => Inner;
        Box<dyn Error + UnwindSafe> = Box::new(Inner) => Inner;
        Box<dyn Error + Send + UnwindSafe> = Box::new(Inner) => Inner;
        Box<dyn Error + Sync + UnwindSafe> = Box::new(Inner) => Inner;
        Box<dyn Error + Send + Sync + UnwindSafe> = Box::new(Inner) => Inner;
        Rc<dyn Error> = Rc::new(Inner) => Inner;
    }
}

#[test]
fn error_of_a_type_parameter() {
    fn source<E: Error + 'static>(field: &E) -> &(dyn Error + 'static) {
        field.as_dyn_error()
    }
    assert!(source(&Inner).is::<Inner>());
}
