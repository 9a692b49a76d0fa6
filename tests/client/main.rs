//! How a client reads failing responses, and when it retries.

mod agreement;
mod aliases;
mod attempts;
mod bodies;
mod body;
mod budget;
mod budget_of_spec;
mod code;
mod damaged;
mod decode;
mod herd;
mod hyper;
mod log_safe;
mod loopback;
mod made;
mod no_status;
mod not_executed;
mod outage;
mod policy;
mod promises;
mod rate_limit;
mod refresh;
mod reqwest;
mod response;
mod retry;
mod retry_after;
mod script;
mod secrets;
mod server;
// The same that `docs/outage.md` shows.
#[path = "../../benches/src/outage/simulation.rs"]
mod simulation;
mod table;
mod time_limits;
mod tokio;
mod tower;
mod unknown;
