//! The services that are compared.
//!
//! All others are compared with the one that builds its failing responses by hand.

use axum::extract::Path;
use axum::response::IntoResponse;
use axum::routing::{Route, get};
use axum::{Json, Router};
use errspec::ApiError;
use errspec::server::tower::EnvelopeLayer;
use http::StatusCode;
use problem_details::ProblemDetails;
use serde::Serialize;
use tower::Layer;
use tower::layer::layer_fn;

use super::client::Answer;
use super::lane::{Lane, Way};

errspec::errors!();

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Contestant {
    Axum,
    Problem,
    Error,
    Nothing,
    Layer,
    Around,
}

impl Contestant {
    pub(super) const ALL: [Self; 6] =
        [Self::Axum, Self::Problem, Self::Error, Self::Nothing, Self::Layer, Self::Around];

    /// The service as axum serves it: the layers wrap the routes once, not once per request.
    pub(super) fn lane(self, way: Way, asked: Asked) -> Lane {
        match self {
            Self::Axum => Lane::new(router(by_hand), way, asked),
            Self::Problem => Lane::new(router(problem), way, asked),
            Self::Error => Lane::new(router(error), way, asked),
            Self::Nothing => {
                Lane::new(router(by_hand).layer(layer_fn(|route: Route| route)).with_state(()), way, asked)
            }
            Self::Layer => {
                Lane::new(router(error).layer(EnvelopeLayer::<ErrorCode>::new()).with_state(()), way, asked)
            }
            Self::Around => Lane::new(EnvelopeLayer::<ErrorCode>::new().layer(router(error)), way, asked),
        }
    }

    /// Verifies that the response is the right one.
    pub(super) fn check(self, answer: &Answer, asked: Asked) {
        let (status, content_type, part) = match (asked, self) {
            (Asked::Success, _) => (200, "application/json", r#"{"id":7,"state":"open"}"#),
            (Asked::Failure, Self::Problem) => {
                (404, "application/problem+json", r#""detail":"The resource does not exist."#)
            }
            (Asked::Failure, _) => (404, "application/json", r#""code":"not_found""#),
        };
        let body = String::from_utf8_lossy(answer.body());
        assert_eq!(answer.status(), status, "{self:?}");
        assert_eq!(answer.headers()["content-type"], content_type, "{self:?}");
        assert!(body.contains(part), "{self:?}: {body}");
        let named = matches!(self, Self::Layer | Self::Around);
        assert_eq!(answer.headers().contains_key("x-request-id"), named, "{self:?}");
    }
}

/// The path of the request: an order that exists, or one that does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    Success,
    Failure,
}

impl Asked {
    pub(super) const ALL: [Self; 2] = [Self::Success, Self::Failure];

    pub(super) fn path(self) -> &'static str {
        match self {
            Self::Success => "/orders/7",
            Self::Failure => "/orders/0",
        }
    }
}

#[derive(Serialize)]
struct Order {
    id: u64,
    state: &'static str,
}

/// The services differ only in how a failing response is made, and in the layers.
fn router<E: IntoResponse + 'static>(fail: fn() -> E) -> Router {
    let order = move |Path(id): Path<u64>| async move {
        if id == 0 { Err(fail()) } else { Ok(Json(Order { id, state: "open" })) }
    };
    Router::new().route("/orders/{id}", get(order)).with_state(())
}

/// The envelope, written without a library.
#[derive(Serialize)]
struct Envelope {
    error: Inside,
}

#[derive(Serialize)]
struct Inside {
    code: &'static str,
    message: &'static str,
    docs_url: &'static str,
}

fn by_hand() -> impl IntoResponse {
    let code = ErrorCode::NotFound;
    let error = Inside { code: code.as_str(), message: MESSAGE, docs_url: code.docs_url() };
    (StatusCode::NOT_FOUND, Json(Envelope { error }))
}

fn problem() -> ProblemDetails {
    ProblemDetails::from_status_code(StatusCode::NOT_FOUND)
        .with_type(http::Uri::from_static(ErrorCode::NotFound.docs_url()))
        .with_detail(MESSAGE)
}

fn error() -> ApiError<ErrorCode> {
    ApiError::new(ErrorCode::NotFound)
}

const MESSAGE: &str = ErrorCode::NotFound.meaning();
