//! What an OpenAPI document says about errors is what the server half sends.

mod derived;
mod document;
mod nine;
mod no_status;
mod small;
mod texts;
