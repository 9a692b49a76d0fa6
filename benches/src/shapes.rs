//! What the shape of a body costs at run time, compared with serde structs that are written by hand for it.
//!
//! Both write the same bytes, and both read the same code, before anything is timed. They take turns.

mod ours;
mod peer;
mod programs;

use std::hint::black_box;
use std::time::Instant;

use errspec::Shape;
use errspec::envelope::Body;

use self::peer::{Any, Errors, Flat, Nested, ProblemRead, ProblemReadAny, Typed};
use crate::options::Options;
use crate::results::Results;

const REQUEST_ID: &str = "req_5f3a9c1e7b20";
const ORDER: u64 = 7_301;
const EDITOR: &str = "ann@example.com";

/// What an error has besides its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Bare,
    Details,
    /// The message has the details in it.
    Filled,
}

impl Kind {
    const ALL: [(&str, Self); 3] =
        [("bare", Self::Bare), ("details", Self::Details), ("filled", Self::Filled)];
}

const PRESETS: [&str; 4] = ["nested", "flat", "problem_details", "errors"];

pub(crate) fn measure(options: &Options, results: &mut Results) {
    for preset in PRESETS {
        for (name, kind) in Kind::ALL {
            let what = format!("{preset}.{name}");
            let (shape, error) = ours::error(preset, kind);
            let body = ours::encode(&*error);
            let peer = [peer::Error::new(kind)];
            assert_eq!(body, peer::encode(preset, &peer), "{what}: the bodies differ");
            let mut encoders: [Contestant<'_>; 2] = [
                ("ours", &mut || drop(black_box(ours::encode(black_box(&*error))))),
                ("serde", &mut || drop(black_box(peer::encode(preset, black_box(&peer))))),
            ];
            time(&format!("shapes.encode.{what}"), &mut encoders, options, results);
            if kind != Kind::Filled {
                decode(&what, preset, shape, &body, options, results);
            }
        }
    }
    several(options, results);
    let (shape, error) = ours::error("nested", Kind::Details);
    let value: serde_json::Value = serde_json::from_slice(&ours::encode(&*error)).expect("JSON");
    let indented = serde_json::to_vec_pretty(&value).expect("JSON");
    decode("indented", "nested", shape, &indented, options, results);
    foreign(options, results);
    programs::measure(results);
}

/// Three errors in one response.
fn several(options: &Options, results: &mut Results) {
    for (name, kind) in Kind::ALL {
        let what = format!("several.{name}");
        let (shape, errors) = ours::several(kind);
        let body = ours::encode(&*errors);
        let peers = [(); 3].map(|()| peer::Error::new(kind));
        assert_eq!(body, peer::encode("errors", &peers), "{what}: the bodies differ");
        assert_eq!(Body::parse_as(shape, &body).errors().count(), 3);
        let mut encoders: [Contestant<'_>; 2] = [
            ("ours", &mut || drop(black_box(ours::encode(black_box(&*errors))))),
            ("serde", &mut || drop(black_box(peer::encode("errors", black_box(&peers))))),
        ];
        time(&format!("shapes.encode.{what}"), &mut encoders, options, results);
        if kind != Kind::Filled {
            decode(&what, "errors", shape, &body, options, results);
        }
    }
}

/// A contestant's name, and what it does.
type Contestant<'c> = (&'static str, &'c mut dyn FnMut());

fn decode(what: &str, preset: &str, shape: &Shape, body: &[u8], options: &Options, results: &mut Results) {
    macro_rules! time {
        ($typed:ty, $any:ty) => {{
            let code = Body::parse_as(shape, body).code().map(str::to_owned);
            assert!(code.is_some_and(|code| code.starts_with("order_")), "{what}: there is no code");
            let mut decoders: [Contestant<'_>; 3] = [
                ("ours", &mut || drop(black_box(Body::parse_as(shape, black_box(body))))),
                ("serde", &mut || drop(black_box(read::<$typed>(body)))),
                ("any", &mut || drop(black_box(read::<$any>(body)))),
            ];
            time(&format!("shapes.decode.{what}"), &mut decoders, options, results);
        }};
    }
    match preset {
        "nested" => time!(Nested<String, Typed>, Nested<String, Any>),
        "flat" => time!(Flat<String, Typed>, Flat<String, Any>),
        "problem_details" => time!(ProblemRead, ProblemReadAny),
        "errors" => time!(Errors<String, Typed>, Errors<String, Any>),
        _ => unreachable!("all presets are above"),
    }
}

fn read<T: serde::de::DeserializeOwned>(body: &[u8]) -> T {
    serde_json::from_slice(black_box(body)).expect("a body of this shape")
}

/// Bodies that are not an envelope, or only late.
fn foreign(options: &Options, results: &mut Results) {
    let page = "<html><body>".to_owned() + &"<p>Bad Gateway</p>".repeat(500);
    let rows = r#"{"a":[1,2,{"b":"cccccccccccccc"}],"d":null},"#.repeat(500);
    let unknown = format!(r#"{{"data":[{rows}0],"code":"late","message":"m","docs_url":"u"}}"#);
    let text =
        format!(r#"{{"data":"{}","code":"late","message":"m","docs_url":"u"}}"#, "é text \\n".repeat(2_000));
    for (name, body, code) in
        [("page", page, None), ("unknown", unknown, Some("late")), ("text", text, Some("late"))]
    {
        let body = body.as_bytes();
        assert_eq!(Body::parse_as(&Shape::FLAT, body).code(), code);
        let peer = || serde_json::from_slice::<Flat<String, Typed>>(black_box(body)).ok();
        assert_eq!(peer().is_some(), code.is_some());
        let mut decoders: [Contestant<'_>; 2] = [
            ("ours", &mut || drop(black_box(Body::parse_as(&Shape::FLAT, black_box(body))))),
            ("serde", &mut || drop(black_box(peer()))),
        ];
        time(&format!("shapes.decode.{name}"), &mut decoders, options, results);
    }
}

/// Nanoseconds of each contestant: rounds by turns, each long enough for the clock.
fn time(what: &str, contestants: &mut [Contestant<'_>], options: &Options, results: &mut Results) {
    const ROUND: u128 = 200_000;
    let start = Instant::now();
    for _ in 0..100 {
        for (_, run) in contestants.iter_mut() {
            run();
        }
    }
    let once = start.elapsed().as_nanos() / (100 * contestants.len() as u128);
    let times = u32::try_from(ROUND / once.max(1)).expect("few").max(1);
    let mut taken = vec![Vec::new(); contestants.len()];
    for _ in 0..2 * options.rounds() {
        for ((_, run), taken) in contestants.iter_mut().zip(&mut taken) {
            let start = Instant::now();
            (0..times).for_each(|_| run());
            taken.push(start.elapsed().as_secs_f64() * 1e9 / f64::from(times));
        }
    }
    for (at, (who, _)) in contestants.iter().enumerate() {
        results.put(what, 0, who, &taken[at]);
        // A ratio within each round: other work on the machine slows both sides of it.
        let ratios: Vec<_> = taken[0].iter().zip(&taken[at]).map(|(ours, other)| ours / other).collect();
        results.put(&format!("{what} : {who}"), 0, "ours", &ratios);
    }
}
