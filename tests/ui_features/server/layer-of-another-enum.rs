use errspec::server::tower::EnvelopeLayer;

pub enum Error {
    NotFound,
}

pub fn layer() -> EnvelopeLayer<Error> {
    EnvelopeLayer::<Error>::new()
}
