//! What the layer of tower does that no other framework has: any service, any body, readiness.

mod driven;
mod faults;
mod said;
mod services;
