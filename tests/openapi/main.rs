//! OpenAPI documents describe the errors that servers send.

mod derived;
mod document;
mod nine;
mod no_status;
mod small;
mod statuses;
mod texts;
