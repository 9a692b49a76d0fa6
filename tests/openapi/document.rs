//! What does a document contain about the failures of an operation?

use serde_json::Value;
use utoipa::OpenApi;

/// The document, as its readers get it.
pub(crate) fn document<D: OpenApi>() -> Value {
    serde_json::to_value(D::openapi()).unwrap()
}

/// The failing responses of an operation, in the order of the document.
pub(crate) fn failures(document: &Value, path: &str, method: &str) -> Vec<(u16, Value)> {
    let responses = document["paths"][path][method]["responses"].as_object().unwrap();
    let failing = responses.iter().map(|(status, response)| (status.parse().unwrap(), response.clone()));
    failing.filter(|(status, _)| *status >= 400).collect()
}

/// The content of type `application/json`.
pub(crate) fn content(response: &Value) -> &Value {
    let content = response["content"].as_object().unwrap();
    assert_eq!(content.len(), 1, "{content:?}");
    &content["application/json"]
}

/// The codes that the schema allows.
pub(crate) fn codes(response: &Value) -> Vec<&str> {
    let code = &content(response)["schema"]["properties"]["error"]["properties"]["code"];
    code["enum"].as_array().unwrap().iter().map(|code| code.as_str().unwrap()).collect()
}

/// The names of the examples, and their values.
pub(crate) fn examples(response: &Value) -> Vec<(&str, &Value)> {
    let examples = content(response)["examples"].as_object().unwrap();
    examples.iter().map(|(name, example)| (name.as_str(), &example["value"])).collect()
}

/// Validates JSON against the schema of a response; schemas of OpenAPI 3.1 are JSON Schema 2020-12.
pub(crate) fn validate(response: &Value, body: &Value) -> Result<(), String> {
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.set_default_draft(boon::Draft::V2020_12);
    compiler.enable_format_assertions();
    compiler.add_resource("envelope.json", content(response)["schema"].clone()).unwrap();
    let schema = compiler.compile("envelope.json", &mut schemas).unwrap();
    schemas.validate(body, schema).map_err(|error| error.to_string())
}
