//! What the middleware of actix does that no other framework has: errors that carry a response, and parts of an app.

mod bodies;
mod errors;
mod parts;
