use errspec::server::tower::EnvelopeLayer;

errspec::errors!("spec/two.yaml");

pub fn layer() -> EnvelopeLayer<ErrorCode> {
    EnvelopeLayer::<ErrorCode>::new()
}
