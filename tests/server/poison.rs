//! Nothing internal reaches the client, in any way.

use proptest::prelude::*;

use crate::ask::{Ask, Layers};
use crate::framework::{Framework, each};
use crate::seen::Seen;

/// The responses for each way in which the poison gets in.
fn outcomes(poison: &str, layers: Layers) -> Vec<(Framework, &'static str, Seen)> {
    let ask = |path: &str| Ask::new("POST", path).header("x-poison", poison);
    let json = ask("/poison/json").json(format!("{poison:?}"));
    let mapped = Layers { mapped: true, ..layers };
    let ways = [
        ("source", layers, ask("/poison/source")),
        ("panic", layers, ask("/poison/panic")),
        ("text", layers, ask("/poison/text")),
        ("html", layers, ask("/poison/html")),
        ("rejection", layers, ask("/poison/rejection")),
        ("json", layers, json),
        ("query", layers, ask("/poison/query?kind=1&poison=1")),
        ("error", layers, ask("/fails/poisoned")),
        ("mapped", mapped, ask("/fails/missing")),
    ];
    ways.into_iter()
        .flat_map(|(way, layers, ask)| {
            each(layers, &ask).map(|(framework, seen)| (framework, way, seen)).collect::<Vec<_>>()
        })
        .collect()
}

/// What no client may see: the poison, the names of types and fields, and files.
const INTERNAL: [&str; 7] = ["poison", "hidden-kind", "Kind", "kind", "Poisoned", "panick", "/etc/orders"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn poison_stays_inside(poison in "poison-[a-zA-Z0-9]{1,16}") {
        for (framework, way, seen) in outcomes(&poison, Layers::ONE) {
            let text = seen.text();
            prop_assert!(seen.status >= 400, "{framework:?} {way}: {text}");
            for internal in INTERNAL {
                prop_assert!(!text.contains(internal), "{framework:?} {way}: {text}");
            }
            seen.json();
            prop_assert_eq!(seen.log.len(), 1, "{:?} {}: {:?}", framework, way, seen.log);
            // The log has the poison, unless it was in a page or a header: so it did get in that way.
            let logged = matches!(way, "source" | "panic" | "text" | "rejection" | "json" | "error");
            prop_assert_eq!(seen.log[0].contains(&poison), logged, "{:?} {}: {:?}", framework, way, seen.log);
        }
    }

    #[test]
    fn only_texts_of_a_4xx_are_sent_after_opting_in(poison in "poison-[a-zA-Z0-9]{1,16}") {
        for (framework, way, seen) in outcomes(&poison, Layers { messages: true, ..Layers::ONE }) {
            let text = seen.text();
            let out: &[&str] = match way {
                "rejection" => &[&poison],
                "json" => &["unknown variant `poison", "expected `hidden-kind`"],
                "query" => &["deserialize"],
                _ => &[],
            };
            for internal in INTERNAL.iter().filter(|_| out.is_empty()) {
                prop_assert!(!text.contains(internal), "{framework:?} {way}: {text}");
            }
            let json = seen.json();
            let message = json["error"]["message"].as_str().unwrap();
            for expected in out {
                prop_assert!((400..500).contains(&seen.status), "{framework:?} {way}: {text}");
                prop_assert!(message.contains(expected), "{framework:?} {way}: {text}");
                prop_assert!(!text.replace(message, "").contains(expected), "{framework:?} {way}: {text}");
            }
        }
    }
}
