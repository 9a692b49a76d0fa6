//! Reading and checking, generating Rust, generating the page: each in this process, beside a peer.

use std::collections::BTreeMap;

use errspec_codegen::{docs, emit, load, model};

use crate::made;
use crate::time::{least, ms, ratio};

/// What the peer of the reader makes of a code: the least that a serde user would write.
#[derive(serde::Deserialize)]
#[expect(dead_code, reason = "only reading is measured")]
struct Peer {
    codes: BTreeMap<String, PeerCode>,
}

#[derive(serde::Deserialize)]
#[expect(dead_code, reason = "only reading is measured")]
struct PeerCode {
    http: u16,
    bucket: String,
    meaning: String,
}

pub(crate) fn table() {
    println!("Stages (ms; ratio to the peer in brackets)\n");
    println!(
        "| codes | read and check (peer: serde_yaml, read alone) | Rust (peer: parse and format all of it) | page |"
    );
    println!("|---:|---:|---:|---:|");
    for codes in [10, 1_000, 10_000] {
        let text = made::spec(codes);
        let spec = read(&text);
        assert_eq!(spec.codes.len(), codes);
        let reading = least(|| read(&text));
        let serde = least(|| serde_yaml::from_str::<Peer>(&text).expect("a right spec"));
        let settings = emit::Settings::default();
        let rust = least(|| emit::file(&spec, &settings, "spec/errors.yaml"));
        let formatted = emit::file(&spec, &settings, "spec/errors.yaml");
        let whole = least(|| prettyplease::unparse(&syn::parse_file(&formatted).expect("Rust")));
        let page = least(|| docs::page(&spec, "docs/errors.md", "spec/errors.yaml"));
        println!(
            "| {codes} | {} ({}) | {} ({}) | {} |",
            ms(reading),
            ratio(reading, serde),
            ms(rust),
            ratio(rust, whole),
            ms(page),
        );
    }
}

fn read(text: &str) -> model::Spec {
    load::bytes(text.as_bytes().to_vec(), "spec/errors.yaml").spec.expect("a right spec")
}
