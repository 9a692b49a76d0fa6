//! The server half: whatever fails, the client gets the envelope, and the log one line.
//! Routers of axum are driven as services; `loopback.rs` asks a real server.

mod catalog;
mod driven;
mod errors;
mod expected;
mod failures;
mod faults;
mod headers;
mod loopback;
mod messages;
mod poison;
mod rejections;
mod request_id;
mod said;
mod services;
mod untouched;
