//! How does a body that cannot be created from bytes pass through the layer?

use core::pin::Pin;
use core::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

pin_project! {
    /// A response body: that of the service, or the envelope in its place.
    ///
    /// The layer needs a body type that can be created from bytes; wrap any other type in this.
    ///
    /// ```
    /// use bytes::Bytes;
    /// use errspec::server::tower::EnvelopeBody;
    /// use http_body_util::combinators::BoxBody;
    ///
    /// type Body = BoxBody<Bytes, std::io::Error>;
    ///
    /// // In the service inside the layer: `.map_response(wrap)`.
    /// fn wrap(response: http::Response<Body>) -> http::Response<EnvelopeBody<Body>> {
    ///     response.map(EnvelopeBody::new)
    /// }
    /// ```
    #[derive(Debug)]
    pub struct EnvelopeBody<B> {
        #[pin]
        content: BodyContent<B>,
    }
}

pin_project! {
    #[project = BodyContentProjection]
    #[derive(Debug)]
    enum BodyContent<B> {
        Inner { #[pin] body: B },
        Envelope { bytes: Bytes },
    }
}

impl<B> EnvelopeBody<B> {
    /// Wraps the body of a service.
    pub fn new(body: B) -> Self {
        Self { content: BodyContent::Inner { body } }
    }
}

impl<B> From<Bytes> for EnvelopeBody<B> {
    fn from(bytes: Bytes) -> Self {
        Self { content: BodyContent::Envelope { bytes } }
    }
}

impl<B: Body<Data = Bytes>> Body for EnvelopeBody<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        match self.project().content.project() {
            BodyContentProjection::Inner { body } => body.poll_frame(cx),
            BodyContentProjection::Envelope { bytes } if bytes.is_empty() => Poll::Ready(None),
            BodyContentProjection::Envelope { bytes } => {
                Poll::Ready(Some(Ok(Frame::data(core::mem::take(bytes)))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.content {
            BodyContent::Inner { body } => body.is_end_stream(),
            BodyContent::Envelope { bytes } => bytes.is_empty(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.content {
            BodyContent::Inner { body } => body.size_hint(),
            BodyContent::Envelope { bytes } => SizeHint::with_exact(bytes.len() as u64),
        }
    }
}
