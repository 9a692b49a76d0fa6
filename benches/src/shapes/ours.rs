//! Our errors in the shapes of the presets.

use errspec::{ApiError, ApiErrorShape, ApiErrorSpec, ApiErrors, Envelope, Shape};

use super::{EDITOR, Kind, ORDER, REQUEST_ID};

/// An API whose spec has one of the presets.
macro_rules! api {
    ($module:ident, $spec:literal) => {
        pub(super) mod $module {
            use errspec::ApiErrorSpec;

            errspec::errors!($spec);

            /// An error with a message that is filled in.
            #[derive(Debug, ApiErrorSpec)]
            #[api_error(spec = $spec, partial, codes = ErrorCode)]
            pub(super) enum Filled {
                OrderLocked { order: u64, editor: &'static str },
            }
        }
    };
}

api!(nested, "src/shapes/spec/nested.yaml");
api!(flat, "src/shapes/spec/flat.yaml");
api!(problem_details, "src/shapes/spec/problem_details.yaml");
api!(errors, "src/shapes/spec/errors.yaml");

/// An error of each kind, and the shape of its API.
pub(super) fn error(preset: &str, kind: Kind) -> (&'static Shape, Box<dyn ApiErrorSpec>) {
    macro_rules! error {
        ($module:ident) => {{
            use self::$module::{ErrorCode, Filled};
            let error: Box<dyn ApiErrorSpec> = match kind {
                Kind::Bare => Box::new(ErrorCode::OrderShipped),
                Kind::Details => Box::new(
                    ApiError::new(ErrorCode::OrderShipped)
                        .with_detail("order", ORDER)
                        .with_detail("editor", EDITOR),
                ),
                Kind::Filled => Box::new(Filled::OrderLocked { order: ORDER, editor: EDITOR }),
            };
            (ErrorCode::SHAPE, error)
        }};
    }
    match preset {
        "nested" => error!(nested),
        "flat" => error!(flat),
        "problem_details" => error!(problem_details),
        "errors" => error!(errors),
        _ => unreachable!("all presets are above"),
    }
}

/// Three errors of a kind.
pub(super) fn several(kind: Kind) -> (&'static Shape, Box<dyn ApiErrorSpec>) {
    use self::errors::{ErrorCode, Filled};
    fn three<C: ApiErrorSpec + 'static>(error: impl Fn() -> ApiError<C>) -> Box<dyn ApiErrorSpec> {
        Box::new(ApiErrors::<C>::collect([error(), error(), error()]).expect("there are three"))
    }
    let bare = || ApiError::new(ErrorCode::OrderShipped);
    let errors = match kind {
        Kind::Bare => three(bare),
        Kind::Details => three(|| bare().with_detail("order", ORDER).with_detail("editor", EDITOR)),
        Kind::Filled => three(|| ApiError::new(Filled::OrderLocked { order: ORDER, editor: EDITOR })),
    };
    (ErrorCode::SHAPE, errors)
}

pub(super) fn encode(error: &dyn ApiErrorSpec) -> Vec<u8> {
    Envelope::new(error).with_request_id(REQUEST_ID).to_json()
}
