//! How does a client on hyper turn responses into failures?

use bytes::Bytes;
use errspec::client::Failure;
use http::{Request, Response};
use http_body::Body;
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::{Client, Error};

use crate::response::now;
use crate::script::Mistake;

/// As much of the body as a failure reads.
const LIMIT: usize = 64 * 1024;

pub(crate) async fn send(
    client: &Client<HttpConnector, Full<Bytes>>,
    request: Request<Full<Bytes>>,
) -> Result<String, Mistake> {
    judge(client.request(request).await.map_err(no_response)?).await
}

#[expect(clippy::needless_pass_by_value, reason = "it is used in `map_err`")]
pub(crate) fn no_response(error: Error) -> Mistake {
    if error.is_connect() { Mistake::NotSent } else { Mistake::NoResponse }
}

/// The body of a success, or the failure.
pub(crate) async fn judge(response: Response<impl Body<Data = Bytes> + Unpin>) -> Result<String, Mistake> {
    let (parts, mut body) = response.into_parts();
    let mut bytes = Vec::new();
    while bytes.len() < LIMIT
        && let Some(Ok(frame)) = body.frame().await
    {
        bytes.extend_from_slice(frame.data_ref().map_or(&[], |data| data));
    }
    if parts.status.is_success() {
        return Ok(String::from_utf8(bytes).unwrap());
    }
    Err(Mistake::Api(Failure::from_response(parts.status, &parts.headers, &bytes, now())))
}
