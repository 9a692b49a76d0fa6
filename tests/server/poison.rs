//! Nothing internal reaches the client, whichever way it goes.

use std::error::Error;
use std::fmt;

use axum::body::Body;
use axum::extract::{FromRequestParts, Query};
use axum::response::Html;
use axum::routing::{MethodRouter, any};
use axum::{Json, Router};
use errspec::ApiError;
use errspec::tower::EnvelopeLayer;
use http::StatusCode;
use http::request::Parts;
use proptest::prelude::*;
use tower::{Layer, service_fn};

use crate::catalog::Code;
use crate::driven::{Seen, drive, layer, request};

/// An error with the poison in each of its texts, and one more behind it.
#[derive(Debug)]
struct Poisoned(String, Option<Box<Poisoned>>);

impl Poisoned {
    fn new(poison: &str) -> Self {
        Self(poison.to_owned(), Some(Box::new(Self(poison.to_owned(), None))))
    }
}

impl fmt::Display for Poisoned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Poisoned {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.1.as_deref().map(|source| source as _)
    }
}

/// An extractor that rejects with a text.
struct Rejecting;

impl<S: Sync> FromRequestParts<S> for Rejecting {
    type Rejection = (StatusCode, String);

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Err((StatusCode::BAD_REQUEST, parts.headers["x-poison"].to_str().unwrap().to_owned()))
    }
}

#[derive(serde::Deserialize)]
enum Kind {
    #[serde(rename = "hidden-kind")]
    Hidden,
}

/// What came out of each way that the poison went in.
fn outcomes(poison: &str, layer: impl Fn() -> EnvelopeLayer<Code>) -> Vec<(&'static str, Seen)> {
    let router = |fallback: MethodRouter| Router::new().fallback_service(fallback).layer(layer());
    let ask = || request("POST", "/").header("x-poison", poison).header("content-type", "application/json");
    let empty = || ask().body(Body::empty()).unwrap();
    let owned = || poison.to_owned();

    let source = owned();
    let source =
        any(move || async move { ApiError::new(Code::InternalError).with_source(Poisoned::new(&source)) });
    let panic = owned();
    let panic = any(move || async move {
        if !panic.is_empty() {
            std::panic::panic_any(panic);
        }
    });
    let text = owned();
    let text = any(move || async move { (StatusCode::INTERNAL_SERVER_ERROR, text) });
    let html = owned();
    let html = any(move || async move {
        (StatusCode::BAD_GATEWAY, [("content-disposition", html.clone())], Html(format!("<p>{html}</p>")))
    });
    let error = Some(Poisoned::new(poison));
    let service = layer().layer(service_fn(move |_| {
        let error = error.as_ref().map(|error| Poisoned::new(&error.0));
        async move { error.map_or_else(|| Ok(http::Response::new(Body::empty())), Err) }
    }));
    let mapped = layer().with_error_map(|_| Some(Code::NotFound.into())).layer(service_fn({
        let poison = owned();
        move |_| {
            let error = Poisoned::new(&poison);
            async move { Err::<http::Response<Body>, _>(error) }
        }
    }));
    let json = ask().body(format!("{poison:?}").into()).unwrap();
    let query = ask().uri("/?kind=1&poison=1").body(Body::empty()).unwrap();

    vec![
        ("source", drive(router(source), empty())),
        ("panic", drive(router(panic), empty())),
        ("text", drive(router(text), empty())),
        ("html", drive(router(html), empty())),
        ("rejection", drive(router(any(|_: Rejecting| async {})), empty())),
        ("json", drive(router(any(|_: Json<Kind>| async {})), json)),
        ("query", drive(router(any(|_: Query<Kind>| async {})), query)),
        ("error", drive(service, empty())),
        ("mapped", drive(mapped, empty())),
    ]
}

/// What no client sees: the poison, and what types and fields are called.
const INSIDE: [&str; 6] = ["poison", "hidden-kind", "Kind", "kind", "Poisoned", "panick"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn poison_stays_inside(poison in "poison-[a-zA-Z0-9]{1,16}") {
        for (way, seen) in outcomes(&poison, layer) {
            let text = seen.text();
            prop_assert!(seen.response.status().as_u16() >= 400, "{way}: {text}");
            for inside in INSIDE {
                prop_assert!(!text.contains(inside), "{way}: {text}");
            }
            serde_json::from_slice::<serde_json::Value>(&seen.body).unwrap();
            prop_assert_eq!(seen.log.len(), 1, "{}: {:?}", way, seen.log);
            // The log has what is no page and no header: the poison did go that way.
            let logged = matches!(way, "source" | "panic" | "text" | "rejection" | "json" | "error" | "mapped");
            prop_assert_eq!(seen.log[0].contains(&poison), logged, "{}: {:?}", way, seen.log);
        }
    }

    #[test]
    fn only_texts_of_a_4xx_get_out_where_that_is_wanted(poison in "poison-[a-zA-Z0-9]{1,16}") {
        let layer = || layer().with_rejection_messages();
        for (way, seen) in outcomes(&poison, layer) {
            let text = seen.text();
            let out: &[&str] = match way {
                "rejection" => &[&poison],
                "json" => &["unknown variant `poison", "expected `hidden-kind`"],
                "query" => &["Failed to deserialize query string"],
                _ => &[],
            };
            for inside in INSIDE.iter().filter(|_| out.is_empty()) {
                prop_assert!(!text.contains(inside), "{way}: {text}");
            }
            let json: serde_json::Value = serde_json::from_slice(&seen.body).unwrap();
            for expected in out {
                prop_assert!(seen.response.status().is_client_error(), "{way}: {text}");
                prop_assert!(json["error"]["message"].as_str().unwrap().contains(expected), "{way}: {text}");
                prop_assert!(!text.replace(json["error"]["message"].as_str().unwrap(), "").contains(expected));
            }
        }
    }
}
