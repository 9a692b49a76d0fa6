//! What does the log have of a replaced body?

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, MessageBody};
use actix_web::web::{Bytes, to};
use actix_web::{App, HttpResponse, test};

use crate::ask::Layers;
use crate::log::logged;
use crate::on_actix::{middleware, seen};

/// Checks the text of the body in the log.
#[track_caller]
fn check(body: fn() -> HttpResponse, body_text: Option<&str>) {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let (seen, log) = logged(|| {
        runtime.block_on(async {
            let app =
                App::new().default_service(to(move || async move { body() })).wrap(middleware(Layers::ONE));
            let app = test::init_service(app).await;
            let request =
                test::TestRequest::default().insert_header(("x-request-id", "req_test")).to_request();
            seen(test::call_service(&app, request).await.into_parts().1).await
        })
    });
    let text = body_text.map(|text| format!(" body={text:?}")).unwrap_or_default();
    let line = format!(
        r#"error request{{request_id="req_test"}} request failed: code="internal_error" status=500 request_id="req_test"{text}"#
    );
    assert_eq!(log, [line]);
    assert!(seen.text().ends_with("#internal_error\"}}"), "{}", seen.text());
}

fn text(body: impl MessageBody + 'static) -> HttpResponse {
    HttpResponse::InternalServerError().content_type("text/plain").body(body)
}

type Polled = Poll<Option<Result<Bytes, Infallible>>>;

/// A body that claims to be short.
struct Odd(fn() -> Polled);

impl MessageBody for Odd {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Sized(3)
    }

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Polled {
        (self.0)()
    }
}

#[test]
fn a_short_plain_text() {
    check(|| text("why"), Some("why"));
    check(|| text(""), None);
    check(|| text(&b"\xff"[..]), None);
    check(|| HttpResponse::InternalServerError().body("why"), None);
    check(|| HttpResponse::InternalServerError().content_type("text/html").body("why"), None);
}

#[test]
fn the_body_is_not_awaited() {
    check(|| text(Odd(|| Poll::Ready(Some(Ok("why".into()))))), Some("why"));
    check(|| text(Odd(|| Poll::Pending)), None);
    check(|| text(Odd(|| Poll::Ready(None))), None);
}
