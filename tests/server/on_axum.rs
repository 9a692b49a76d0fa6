//! How do the routes on axum respond, inside the layer of tower?

mod routes;

use std::fmt::Debug;

use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use axum::routing::Route;
use axum::{BoxError, Router};
use errspec::ApiError;
use errspec::server::AnyApiError;
use errspec::server::tower::EnvelopeLayer;
use http::{HeaderName, HeaderValue};
use http_body_util::BodyExt;
use tower::{Service, ServiceBuilder, ServiceExt, layer::layer_fn, service_fn};

use crate::ask::{Ask, Layers};
use crate::catalog::Code;
use crate::content::{self, Fault};
use crate::evil::{self, EvilFuture};
use crate::seen::Seen;

/// The response of the routes inside the layers; the caller adds the log.
pub(crate) async fn answer(layers: Layers, ask: &Ask) -> Seen {
    let Ok(response) = app(layers).oneshot(request(ask)).await;
    seen(response).await
}

pub(crate) fn request(ask: &Ask) -> Request {
    let mut request = Request::builder().method(ask.method).uri(&ask.path);
    for (name, value) in &ask.headers {
        request = request.header(*name, &value[..]);
    }
    request.body(Body::from(ask.body.clone())).unwrap()
}

pub(crate) async fn seen<B: http_body::Body<Error: Debug>>(response: Response<B>) -> Seen {
    let (parts, body) = response.into_parts();
    let headers = parts.headers.iter().map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()));
    Seen {
        status: parts.status.as_u16(),
        headers: headers.collect(),
        body: body.collect().await.unwrap().to_bytes().to_vec(),
        failure: parts.extensions.get::<AnyApiError>().cloned(),
        log: Vec::new(),
    }
}

pub(crate) fn layer(layers: Layers) -> EnvelopeLayer<Code> {
    let mut layer = EnvelopeLayer::new()
        .with_challenge(HeaderValue::from_static(layers.challenge))
        .with_request_id_header(HeaderName::from_static(layers.id_header))
        .with_kept_bodies(layers.kept.bodies());
    if layers.generated_ids {
        layer = layer.with_generated_request_ids();
    }
    if layers.messages {
        layer = layer.with_rejection_messages();
    }
    if layers.mapped {
        layer = layer.with_error_map(|error| {
            let error = error.downcast_ref::<std::io::Error>()?;
            if let Some(mapped) = evil::mapped(&error.to_string()) {
                return Some(mapped);
            }
            (error.kind() == std::io::ErrorKind::NotFound)
                .then(|| ApiError::new(Code::NotFound).with_message("No file."))
        });
    }
    layer
}

pub(crate) fn app(layers: Layers) -> Router {
    if layers.count == 0 {
        return routes::all();
    }
    let stack = ServiceBuilder::new().layer(layer(layers)).layer(layer_fn(faults));
    (1..layers.count).fold(routes::all().layer(stack), |app, _| app.layer(layer(layers)))
}

/// A middleware that fails instead of responding, for some paths.
fn faults(
    route: Route,
) -> impl Service<Request, Response = Response, Error = BoxError, Future: Send> + Clone + Send + Sync {
    service_fn(move |request: Request| {
        let fault = content::fault(request.uri().path(), &routes::poison(request.headers()));
        if matches!(fault, Some(Fault::Panic)) {
            panic!("no {}", "future");
        }
        let route = route.clone();
        let is_late = request.uri().path().starts_with("/evil/late/");
        let response = async move {
            let Some(fault) = fault else {
                let Ok(response) = route.oneshot(request).await;
                return Ok(response);
            };
            Err(match fault {
                Fault::Io(error) => error.into(),
                Fault::Error(error) => error.into(),
                Fault::Poisoned(error) => error.into(),
                Fault::Late => content::late().await.into(),
                Fault::Evil(error) => error.into(),
                Fault::Panics => panic!("in a future"),
                Fault::Panic => unreachable!("it did"),
            })
        };
        EvilFuture::new(response, is_late)
    })
}
