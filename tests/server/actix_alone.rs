//! What only the middleware of actix does: errors that have a response, and parts of an app.

mod bodies;
mod errors;
mod kept;
mod parts;
