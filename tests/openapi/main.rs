//! What an OpenAPI document says about errors is what the server half sends.

mod document;
mod nine;
mod small;
mod texts;
