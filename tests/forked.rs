//! Are the request ids of a process different from those of its copy?
//! This test is alone in its program: a copy of a process has only the thread that copied it.
#![cfg(unix)]

use std::collections::HashSet;
use std::convert::Infallible;
use std::io::{Read, Write, pipe};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use errspec::server::tower::EnvelopeLayer;
use fork::{Fork, fork, waitpid};
use http::{Request, Response};
use http_body_util::Full;
use tower::{Layer, Service, service_fn};

errspec::errors!("spec/errors.yaml");

type Body = Full<axum::body::Bytes>;

/// The id of a request that brings none.
fn id() -> String {
    let service =
        service_fn(|_: Request<Body>| async { Ok::<_, Infallible>(Response::new(Body::default())) });
    let call = EnvelopeLayer::<ErrorCode>::new().layer(service).call(Request::new(Body::default()));
    match pin!(call).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(response)) => response.headers()["x-request-id"].to_str().unwrap().to_owned(),
        Poll::Pending => unreachable!("nothing waits"),
    }
}

/// Three ids, each on a line.
fn ids() -> String {
    [(); 3].map(|()| id() + "\n").concat()
}

#[test]
fn a_copied_process_makes_other_ids() {
    let mut known = HashSet::new();
    let mut count = 0;
    for _ in 0..100 {
        // So that there is something to copy.
        let mut made = id() + "\n";
        let (mut reader, mut writer) = pipe().unwrap();
        match fork().unwrap() {
            Fork::Child => {
                let sent = writer.write_all(ids().as_bytes());
                // Without the destructors and the report of the test program, which are for its original.
                std::process::exit(i32::from(sent.is_err()));
            }
            Fork::Parent(child) => {
                made += &ids();
                drop(writer);
                reader.read_to_string(&mut made).unwrap();
                waitpid(child).unwrap();
            }
        }
        for id in made.lines() {
            assert!(known.insert(id.to_owned()), "`{id}` was made twice");
            count += 1;
        }
    }
    assert_eq!(count, 700);
}
