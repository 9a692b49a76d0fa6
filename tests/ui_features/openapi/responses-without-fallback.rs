use errspec::openapi::ErrorResponses;

errspec::errors!("spec/two.yaml");

#[utoipa::path(get, path = "/book", responses(ErrorResponses<ErrorCode>))]
pub async fn book() {}
