//! The server half: whatever fails, the client gets the envelope, and the log one line.
//! Each scenario is written once and asked of the same routes on every framework, `on_axum.rs` and `on_actix.rs`.
//! What one framework has alone is in its folder; `loopback.rs` asks real servers.

mod actix_alone;
mod ask;
mod catalog;
mod content;
mod errors;
mod expected;
mod failures;
mod faults;
mod framework;
mod headers;
mod log;
mod loopback;
mod messages;
mod no_status;
mod on_actix;
mod on_axum;
mod poison;
mod rejections;
mod request_id;
mod seen;
mod sources;
mod tower_alone;
mod untouched;
