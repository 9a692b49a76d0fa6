//! Reading and checking, generating Rust, generating the page: each in this process, next to a peer.

use std::collections::BTreeMap;
use std::hint::black_box;

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::site::Sources;
use errspec_codegen::__internal::{emit, load, model};
use errspec_outputs::__internal::docs;

use crate::results::Results;
use crate::spec;
use crate::time::by_turns;

/// A code as the peer of the reader sees it: the minimum that a serde user would write.
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

pub(crate) fn measure(results: &mut Results) {
    for codes in [10, 1_000, 10_000] {
        let text = spec::made(codes);
        let spec = read(&text);
        assert_eq!(spec.codes.len(), codes);
        let settings = emit::Settings::default();
        let names = spec.rust().expect("Rust names");
        let file = emit::file(&names, &settings, "spec/errors.yaml");
        let [reading, serde] = by_turns([&mut || drop(black_box(read(&text))), &mut || {
            black_box(serde_yaml::from_str::<Peer>(&text).expect("a right spec"));
        }]);
        let [rust, whole] = by_turns([
            &mut || drop(black_box(emit::file(&names, &settings, "spec/errors.yaml"))),
            &mut || drop(black_box(prettyplease::unparse(&syn::parse_file(&file).expect("Rust")))),
        ]);
        let [page] = by_turns([&mut || {
            drop(black_box(docs::page(&spec, None, "docs/errors.md", "spec/errors.yaml")));
        }]);
        results.put("stages.read", codes, "ours", &reading);
        results.put("stages.read", codes, "peer", &serde);
        results.put("stages.rust", codes, "ours", &rust);
        results.put("stages.rust", codes, "peer", &whole);
        results.put("stages.page", codes, "ours", &page);
    }
}

fn read(text: &str) -> model::Spec {
    load::bytes(&mut Sources::default(), text.as_bytes().to_vec(), "spec/errors.yaml", Use::Outputs)
        .spec
        .expect("a right spec")
}
