//! Sends many requests to a service and measures them.

use std::convert::Infallible;

use axum::extract::Request;
use axum::response::Response;
use tokio::runtime::Runtime;
use tower::Service;

use super::client::{Answer, Client, Connected, Driven};
use super::contestant::Asked;

/// How requests reach the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// As calls in this process.
    Driven,
    /// Over a loopback connection that stays open; client and server take turns on this thread.
    Connected,
}

impl Way {
    pub(crate) const ALL: [Self; 2] = [Self::Driven, Self::Connected];
}

/// A service with its client.
pub(crate) struct Lane(Box<dyn FnMut(u32) -> Answer>);

impl Lane {
    pub(super) fn new<S>(service: S, way: Way, asked: Asked) -> Self
    where
        S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
        S::Future: Send,
    {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().expect("a runtime");
        match way {
            Way::Driven => Self::of(runtime, Driven::new(service, asked)),
            Way::Connected => {
                let client = runtime.block_on(Connected::new(service, asked));
                Self::of(runtime, client)
            }
        }
    }

    fn of(runtime: Runtime, mut client: impl Client + 'static) -> Self {
        Self(Box::new(move |times| {
            runtime.block_on(async {
                for _ in 0..times {
                    client.ask().await;
                }
            });
            client.answer()
        }))
    }

    /// Sends this many requests, one after the other, and returns the last response.
    pub(crate) fn run(&mut self, times: u32) -> Answer {
        (self.0)(times)
    }
}
