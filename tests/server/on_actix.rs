//! How do the routes on actix respond, inside its middleware?

mod routes;

use std::future::Future;

use actix_web::body::{BodySize, MessageBody};
use actix_web::dev::{Service, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Condition;
use actix_web::{App, Error, HttpResponse, test};
use errspec::ApiError;
use errspec::server::AnyApiError;
use errspec::server::actix::EnvelopeMiddleware;

use crate::ask::{Ask, Layers};
use crate::catalog::Code;
use crate::content::{self, Fault};
use crate::evil::{self, EvilFuture};
use crate::seen::Seen;

/// The response of the routes inside the layers; the caller adds the log.
pub(crate) async fn answer(layers: Layers, ask: &Ask) -> Seen {
    let app = test::init_service(app(layers)).await;
    // As a server does with an error of the outermost service.
    let response = match app.call(request(ask).to_request()).await {
        Ok(response) => response.into_parts().1.map_into_boxed_body(),
        Err(error) => error.error_response(),
    };
    seen(response).await
}

pub(crate) fn request(ask: &Ask) -> test::TestRequest {
    let mut request = test::TestRequest::default()
        .method(ask.method.parse().unwrap())
        .uri(&ask.path)
        .set_payload(ask.body.clone());
    for (name, value) in &ask.headers {
        request = request.append_header((*name, HeaderValue::from_bytes(value).unwrap()));
    }
    request
}

pub(crate) async fn seen<B: MessageBody + 'static>(response: HttpResponse<B>) -> Seen {
    let status = response.status().as_u16();
    let mut headers: Vec<_> = response
        .headers()
        .iter()
        .map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()))
        .collect();
    let failure = response.extensions().get::<AnyApiError>().cloned();
    // A server sends the length of the body and ignores the header; here they must agree.
    if let BodySize::Sized(length) = response.body().size() {
        let length = length.to_string().into_bytes();
        match headers.iter().find(|(name, _)| name == "content-length") {
            Some((_, sent)) => assert_eq!(*sent, length),
            None => headers.push(("content-length".into(), length)),
        }
    }
    let body = actix_web::body::to_bytes(response.into_body()).await.map_err(Into::into).unwrap().to_vec();
    Seen { status, headers, body, failure, log: Vec::new() }
}

pub(crate) fn middleware(layers: Layers) -> EnvelopeMiddleware<Code> {
    let mut middleware = EnvelopeMiddleware::new()
        .with_challenge(HeaderValue::from_static(layers.challenge))
        .with_request_id_header(HeaderName::from_static(layers.id_header))
        .with_kept_bodies(layers.kept.bodies());
    if layers.generated_ids {
        middleware = middleware.with_generated_request_ids();
    }
    if layers.messages {
        middleware = middleware.with_rejection_messages();
    }
    if layers.mapped {
        middleware = middleware.with_error_map(|error| {
            let error = error.as_error::<std::io::Error>()?;
            if let Some(mapped) = evil::mapped(&error.to_string()) {
                return Some(mapped);
            }
            (error.kind() == std::io::ErrorKind::NotFound)
                .then(|| ApiError::new(Code::NotFound).with_message("No file."))
        });
    }
    middleware
}

pub(crate) fn app(
    layers: Layers,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    App::new()
        .configure(routes::all)
        .wrap_fn(faults)
        .wrap(Condition::new(layers.count > 0, middleware(layers)))
        .wrap(Condition::new(layers.count > 1, middleware(layers)))
}

/// A middleware that fails instead of responding, for some paths.
fn faults<S: Service<ServiceRequest, Response = ServiceResponse, Error = Error>>(
    request: ServiceRequest,
    routes: &S,
) -> impl Future<Output = Result<ServiceResponse, Error>> + use<S> {
    let fault = content::fault(request.path(), &routes::poison(request.request()));
    if matches!(fault, Some(Fault::Panic)) {
        panic!("no {}", "future");
    }
    let is_late = request.path().starts_with("/evil/late/");
    let response = fault.is_none().then(|| routes.call(request));
    let response = async move {
        if let Some(response) = response {
            return response.await;
        }
        Err(match fault {
            Some(Fault::Io(error)) => error.into(),
            Some(Fault::Error(error)) => error.into(),
            Some(Fault::Poisoned(error)) => (Box::new(error) as Box<dyn std::error::Error>).into(),
            Some(Fault::Late) => content::late().await.into(),
            Some(Fault::Evil(error)) => (Box::new(error) as Box<dyn std::error::Error>).into(),
            Some(Fault::Panics) => panic!("in a future"),
            Some(Fault::Panic) | None => unreachable!("it did"),
        })
    };
    EvilFuture::new(response, is_late)
}
