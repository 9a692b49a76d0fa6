//! The server side: for every failure, the client gets the envelope, and the log gets one line.
//! Each scenario is written once and runs against the same routes on every framework, `on_axum.rs` and `on_actix.rs`.
//! What only one framework has is in its folder; `loopback.rs` uses real servers.

mod actix_alone;
mod ask;
mod catalog;
mod content;
mod errors;
mod events;
mod evil;
mod expected;
mod failures;
mod faults;
mod framework;
mod gone;
mod handler_enum;
mod headers;
mod kept;
#[cfg(feature = "location")]
mod location;
mod log;
mod loopback;
mod messages;
mod no_status;
mod on_actix;
mod on_axum;
mod own_type;
mod panics;
mod poison;
mod rejections;
mod replaced;
mod request_id;
mod seen;
mod sources;
mod statuses;
mod tower_alone;
mod untouched;
