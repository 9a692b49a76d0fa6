//! What is the envelope of a failure, with all around it?

use axum::Router;
use axum::body::Body;
use http::Request;

use crate::driven;

/// The fields of a response that differ from one failure to the next.
pub(crate) struct Expected {
    pub(crate) status: u16,
    pub(crate) headers: &'static [&'static str],
    pub(crate) code: &'static str,
    pub(crate) message: &'static str,
    pub(crate) details: &'static str,
    pub(crate) log: &'static [&'static str],
}

impl Expected {
    /// The whole response.
    pub(crate) fn text(&self) -> String {
        let Self { code, message, details, .. } = self;
        let details = if details.is_empty() { String::new() } else { format!(r#","details":{details}"#) };
        let body = format!(
            r#"{{"error":{{"code":"{code}","message":"{message}","request_id":"req_test","docs_url":"https://d.example/#{code}"{details}}}}}"#
        );
        let mut headers: Vec<_> = self.headers.iter().map(|header| format!("{header}\n")).collect();
        headers.push(format!("content-length: {}\n", body.len()));
        headers.push("content-type: application/json\n".into());
        headers.push("x-request-id: req_test\n".into());
        headers.sort();
        format!("{}\n{}\n{body}", self.status, headers.concat())
    }
}

/// Holds the whole response of a router, and its log.
#[track_caller]
pub(crate) fn check(app: Router, request: Request<Body>, expected: &Expected) {
    driven::check(app, request, &expected.text(), expected.log);
}
