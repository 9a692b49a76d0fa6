//! The middleware around a part of an app, inside other middleware, and around errors that have a response.

use std::cell::Cell;
use std::future::{Ready, ready};
use std::task::{Context, Poll};

use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::error::{InternalError, QueryPayloadError};
use actix_web::http::StatusCode;
use actix_web::web::{Query, get, resource, scope};
use actix_web::{App, Error, HttpResponse, test};
use errspec::ApiError;
use errspec::server::Untouched;
use http::header::{ALLOW, HeaderValue};

use crate::ask::Layers;
use crate::catalog::Code;
use crate::content::Order;
use crate::expected::Expected;
use crate::framework::Framework;
use crate::log::logged;
use crate::on_actix::{middleware, seen};
use crate::seen::Seen;

/// The response of the app; an error is converted as a server does.
macro_rules! ask {
    ($app:expr, $path:expr) => {{
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let (seen, log) = logged(|| {
            runtime.block_on(async {
                let app = test::init_service($app).await;
                let request = test::TestRequest::with_uri($path)
                    .insert_header(("x-request-id", "req_test"))
                    .to_request();
                match app.call(request).await {
                    Ok(response) => seen(response.into_parts().1).await,
                    Err(error) => seen(error.error_response()).await,
                }
            })
        });
        Seen { log, ..seen }
    }};
}

#[test]
fn around_a_scope_and_around_a_resource() {
    let app = || {
        App::new()
            .service(
                scope("/scope")
                    .route("/teapot", get().to(HttpResponse::ImATeapot))
                    .wrap(middleware(Layers::ONE)),
            )
            .service(
                resource("/orders").route(get().to(HttpResponse::Conflict)).wrap(middleware(Layers::ONE)),
            )
    };
    for (path, status) in [("/scope/teapot", 418), ("/scope/nowhere", 404), ("/orders", 409)] {
        let seen = ask!(app(), path);
        assert_eq!(seen.status, status);
        assert_eq!(seen.json()["error"]["request_id"], "req_test");
        assert_eq!(seen.log.len(), 1, "{:?}", seen.log);
    }
    assert_eq!(ask!(app(), "/nowhere").text(), "404\ncontent-length: 0\n\n");
}

#[test]
fn a_405_without_allow_has_a_debug_line() {
    let app = App::new().route("/", get().to(HttpResponse::MethodNotAllowed)).wrap(middleware(Layers::ONE));
    let seen = ask!(app, "/");
    let missing = r#"debug request{request_id="req_test"} a 405 needs `Allow`, which `ApiError::with_header` sets: code="bad_request""#;
    assert_eq!(seen.log[1..], [missing]);
}

#[test]
fn a_rejection_can_be_mapped() {
    let middleware = middleware(Layers::ONE).with_error_map(|error| {
        error.as_error::<QueryPayloadError>()?;
        Some(
            ApiError::new(Code::BadRequest)
                .with_message("The search is invalid.")
                .with_header(ALLOW, HeaderValue::from_static("GET")),
        )
    });
    let app = App::new().route("/", get().to(|_: Query<Order>| async { "" })).wrap(middleware);
    let expected = Expected::of(Code::BadRequest)
        .message("The search is invalid.")
        .header("allow: GET")
        .source("Query deserialize error: invalid digit found in string");
    expected.check(Framework::Actix, &ask!(app, "/?secret_field=x"));
}

#[test]
fn routing_continues_inside() {
    // Actix forbids a second reference to the request during routing; the middleware keeps none.
    let app = App::new()
        .service(scope("/a").service(scope("/b").route("/{id}", get().to(HttpResponse::Gone))))
        .wrap(middleware(Layers::ONE));
    assert_eq!(ask!(app, "/a/b/7").status, 410);
}

#[test]
fn an_error_keeps_its_response_below_400_and_untouched() {
    let app = || {
        App::new()
            .route("/", get().to(HttpResponse::Ok))
            .wrap_fn(|request, _| {
                let mut response = match request.path() {
                    "/moved" => HttpResponse::Found().insert_header(("location", "/")).finish(),
                    _ => HttpResponse::BadGateway().body("kaputt"),
                };
                response.extensions_mut().insert(Untouched);
                let error = InternalError::from_response("elsewhere", response);
                async move { Err::<actix_web::dev::ServiceResponse, Error>(error.into()) }
            })
            .wrap(middleware(Layers::ONE))
    };
    let seen = ask!(app(), "/moved");
    assert_eq!(seen.text(), "302\ncontent-length: 0\nlocation: /\nx-request-id: req_test\n\n");
    assert!(seen.log.is_empty(), "{:?}", seen.log);
    let seen = ask!(app(), "/foreign");
    assert_eq!(seen.text(), "502\ncontent-length: 6\nx-request-id: req_test\n\nkaputt");
    assert_eq!(
        seen.log,
        [r#"error request{request_id="req_test"} request failed: status=502 request_id="req_test""#],
    );
}

#[test]
fn an_outer_error_keeps_its_text() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let error = runtime.block_on(async {
        let app = App::new()
            .route("/", get().to(HttpResponse::Ok))
            .wrap_fn(|_, _| async {
                Err::<actix_web::dev::ServiceResponse, Error>(actix_web::error::ErrorForbidden("no key"))
            })
            .wrap(middleware(Layers::ONE));
        let app = test::init_service(app).await;
        app.call(test::TestRequest::default().to_request()).await.map(drop).unwrap_err()
    });
    assert_eq!(error.to_string(), "no key");
    assert_eq!(error.as_response_error().status_code(), StatusCode::FORBIDDEN);
}

/// A service that fails or panics when it is asked whether it is ready, until it was asked twice.
struct Unready(Cell<u8>);

impl Service<ServiceRequest> for Unready {
    type Response = ServiceResponse;
    type Error = Error;
    type Future = Ready<Result<ServiceResponse, Error>>;

    fn poll_ready(&self, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        match self.0.replace(self.0.get() + 1) {
            0 => panic!("no readiness"),
            1 => Poll::Ready(Err(actix_web::error::ErrorForbidden("closed"))),
            _ => Poll::Ready(Ok(())),
        }
    }

    fn call(&self, request: ServiceRequest) -> Self::Future {
        ready(Ok(request.into_response(HttpResponse::Ok().finish())))
    }
}

#[test]
fn a_service_that_cannot_become_ready() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let (statuses, log) = logged(|| {
        runtime.block_on(async {
            let service = middleware(Layers::ONE).new_transform(Unready(Cell::new(0))).await.unwrap();
            let mut statuses = Vec::new();
            for _ in 0..3 {
                std::future::poll_fn(|cx| service.poll_ready(cx)).await.unwrap();
                let response = match service.call(test::TestRequest::default().to_srv_request()).await {
                    Ok(response) => response.into_parts().1.map_into_boxed_body(),
                    Err(error) => error.error_response(),
                };
                statuses.push(seen(response).await.status);
            }
            statuses
        })
    });
    assert_eq!(statuses, [500, 403, 200]);
    assert_eq!(log.len(), 2, "{log:?}");
    assert!(log[0].contains("panicked: no readiness"), "{log:?}");
    assert!(log[1].contains("closed"), "{log:?}");
}
