//! Which id does a request have, and who gets it?

use std::collections::HashSet;

use crate::ask::{Ask, Layers, get};
use crate::framework::Framework;

/// The id of a request with these headers, which must be the same everywhere.
#[track_caller]
fn id_of(framework: Framework, sent: &[&[u8]]) -> String {
    let ask = |path| {
        let ask = Ask::without_id("GET", path);
        let seen = framework
            .ask(Layers::ONE, &sent.iter().fold(ask, |ask, id| ask.header("x-request-id", id.to_vec())));
        (seen.header("x-request-id").to_owned(), seen)
    };
    // What the handler gets: extension, then header.
    let (id, seen) = ask("/id");
    assert_eq!(String::from_utf8(seen.body).unwrap(), format!("{id} {id}"), "{framework:?}");
    assert!(seen.log.is_empty(), "{framework:?}: {:?}", seen.log);

    let (failed, seen) = ask("/status/409");
    assert_eq!(seen.json()["error"]["request_id"], failed, "{framework:?}");
    let line = format!(
        "info request{{request_id={failed:?}}} request failed: code=\"bad_request\" status=409 request_id={failed:?}"
    );
    assert_eq!(seen.log, [line], "{framework:?}");
    // A generated id is different for each request.
    assert_eq!(is_made(&id), id != failed, "{framework:?}");
    id
}

fn is_made(id: &str) -> bool {
    id.strip_prefix("req_").is_some_and(|bits| {
        bits.len() == 32 && bits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[test]
fn a_valid_id_is_used() {
    let longest = "x".repeat(128);
    for framework in Framework::ALL {
        for id in ["7", "req_1", r##"!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"##, &longest] {
            assert_eq!(id_of(framework, &[id.as_bytes()]), id);
        }
    }
}

#[test]
fn any_other_id_is_replaced() {
    let too_long = "x".repeat(129);
    let bad: [&[&[u8]]; 9] = [
        &[],
        &[b""],
        &[b"a b"],
        &[b"a\tb"],
        &["é".as_bytes()],
        &[b"\xff"],
        &[too_long.as_bytes()],
        &[b"a", b"b"],
        &[b"a", b"a"],
    ];
    for framework in Framework::ALL {
        for sent in bad {
            let id = id_of(framework, sent);
            assert!(is_made(&id), "{framework:?}: {id:?} for {sent:?}");
        }
    }
}

#[test]
fn ids_are_unique() {
    let ids = Framework::ALL.map(|framework| (0..50).map(move |_| id_of(framework, &[])));
    let ids: HashSet<_> = ids.into_iter().flatten().collect();
    assert_eq!(ids.len(), 100);
}

/// In 500 ids, one of the 512 pairs of a position and a digit is missing in about one of 10^11 runs.
#[test]
fn each_digit_of_an_id_is_random() {
    for framework in Framework::ALL {
        let ask = Ask::without_id("GET", "/id");
        let ids: Vec<_> = (0..500).map(|_| framework.ask(Layers::ONE, &ask)).collect();
        for place in 4..36 {
            let digits: HashSet<_> =
                ids.iter().map(|id| id.header("x-request-id").as_bytes()[place]).collect();
            assert_eq!(digits.len(), 16, "{framework:?}: {place}");
        }
    }
}

#[test]
fn ids_of_clients_can_be_ignored() {
    let sent: [&[&[u8]]; 4] = [&[], &[b"chosen"], &[b"one", b"two"], &[b"not valid"]];
    for framework in Framework::ALL {
        for count in [1, 2] {
            let layers = Layers { generated_ids: true, count, ..Layers::ONE };
            for path in ["/id", "/status/409"] {
                for sent in sent {
                    let ask = Ask::without_id("GET", path);
                    let ask = sent.iter().fold(ask, |ask, id| ask.header("x-request-id", id.to_vec()));
                    let seen = framework.ask(layers, &ask);
                    let id = seen.header("x-request-id").to_owned();
                    assert!(is_made(&id), "{framework:?}: {id:?} for {sent:?}");
                    // The handler, the body and the log have the same.
                    match path {
                        "/id" => assert_eq!(seen.text().lines().last(), Some(&*format!("{id} {id}"))),
                        _ => assert_eq!(seen.json()["error"]["request_id"], id),
                    }
                    assert!(seen.log.iter().all(|line| line.contains(&id)), "{framework:?}: {:?}", seen.log);
                }
            }
        }
    }
}

#[test]
fn the_header_can_be_renamed_and_the_id_displayed() {
    let layers = Layers { id_header: "x-trace", ..Layers::ONE };
    for framework in Framework::ALL {
        let seen = framework.ask(layers, &get("/id/named").header("x-trace", "one"));
        assert_eq!(seen.header("x-trace"), "one", "{framework:?}");
        assert_eq!(seen.body, br#" one RequestId("one") one"#, "{framework:?}");
        assert!(!seen.headers.iter().any(|(name, _)| name == "x-request-id"), "{framework:?}");
    }
}
