//! How a client reads failing responses, and when it retries.

mod agreement;
mod aliases;
mod attempts;
mod bodies;
mod body;
mod budget;
mod code;
mod decode;
mod herd;
mod hyper;
mod log_safe;
mod loopback;
mod no_status;
mod policy;
mod promises;
mod rate_limit;
mod reqwest;
mod response;
mod retry;
mod retry_after;
mod script;
mod server;
mod table;
mod tokio;
mod tower;
mod unknown;
