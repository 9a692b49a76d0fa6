//! What becomes of an error of actix whose response has a body of its own?

use actix_web::http::StatusCode;
use actix_web::{App, HttpResponse, ResponseError, dev::Service, web};
use errspec::ApiError;
use errspec::server::KeptBodies;
use errspec::server::actix::EnvelopeMiddleware;

use crate::ask::get;
use crate::catalog::Code;
use crate::log::logged;
use crate::on_actix;
use crate::seen::Seen;

/// The error type that a service has today.
#[derive(Debug)]
struct OldError;

impl std::fmt::Display for OldError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("row 7 is locked")
    }
}

impl ResponseError for OldError {
    fn status_code(&self) -> StatusCode {
        StatusCode::CONFLICT
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::Conflict().content_type("application/json").body(r#"{"reason":"locked"}"#)
    }
}

/// The response if a handler, or else a middleware, fails with the error.
fn seen(middleware: EnvelopeMiddleware<Code>, in_handler: bool) -> Seen {
    let (seen, log) = logged(|| {
        actix_web::rt::System::new().block_on(async {
            let app = App::new()
                .route("/", web::get().to(|| async { Err::<&str, _>(OldError) }))
                .wrap_fn(move |request, app| {
                    let answer = app.call(request);
                    async move { if in_handler { answer.await } else { Err(OldError.into()) } }
                })
                .wrap(middleware);
            let app = actix_web::test::init_service(app).await;
            let response = match app.call(on_actix::request(&get("/")).to_request()).await {
                Ok(response) => response.into_parts().1.map_into_boxed_body(),
                Err(error) => error.error_response(),
            };
            on_actix::seen(response).await
        })
    });
    Seen { log, ..seen }
}

#[test]
fn its_body_is_kept_and_its_text_is_logged() {
    for in_handler in [true, false] {
        let seen = seen(EnvelopeMiddleware::new().with_kept_bodies(KeptBodies::json()), in_handler);
        assert_eq!(
            seen.text(),
            "409\ncontent-length: 19\ncontent-type: application/json\nx-request-id: req_test\n\n{\"reason\":\"locked\"}",
            "{in_handler}"
        );
        assert_eq!(
            seen.log,
            [concat!(
                r#"info request{request_id="req_test"} response kept: status=409 request_id="req_test""#,
                r#" source="row 7 is locked" body="{\"reason\":\"locked\"}""#,
            )],
            "{in_handler}"
        );
    }
}

#[test]
fn an_error_that_is_mapped_is_not_kept() {
    for in_handler in [true, false] {
        let middleware =
            EnvelopeMiddleware::new().with_kept_bodies(KeptBodies::any()).with_error_map(|error| {
                error.as_error::<OldError>()?;
                Some(ApiError::new(Code::NotFound))
            });
        let seen = seen(middleware, in_handler);
        assert_eq!((seen.status, &seen.json()["error"]["code"]), (404, &"not_found".into()), "{in_handler}");
        assert!(seen.log[0].contains("request failed"), "{:?}", seen.log);
    }
}
