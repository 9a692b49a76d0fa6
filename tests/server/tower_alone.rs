//! What only the layer of tower does: any service, any body, readiness.

mod bodies;
mod driven;
mod faults;
mod kept;
mod services;
