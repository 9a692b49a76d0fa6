use errspec::server::actix::EnvelopeMiddleware;

errspec::errors!("spec/two.yaml");

pub fn middleware() -> EnvelopeMiddleware<ErrorCode> {
    EnvelopeMiddleware::<ErrorCode>::new()
}
