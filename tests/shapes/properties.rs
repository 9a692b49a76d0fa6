//! Random errors in random shapes: written, read back, cut, spoilt and damaged.

use errspec::__v1::{Member, Node, Slot};
use errspec::envelope::{Body, ReceivedError};
use errspec::{ApiErrorSpec, Value};
use fastrand::Rng;
use serde_json::Value as Json;

use crate::error::{Detail, Error};
use crate::random::{Case, any_json, case, element, envelope, has, parts};

fn same(value: Value<'_>, detail: &Detail) -> bool {
    match (value, detail) {
        (Value::Str(text), Detail::Str(own) | Detail::Display(own)) => text == own,
        (Value::Bool(value), Detail::Bool(own)) => value == *own,
        (Value::I64(value), Detail::I64(own)) => value == *own,
        (Value::U64(value), Detail::I64(own)) => i128::from(value) == i128::from(*own),
        (Value::U64(value), Detail::U64(own)) => value == *own,
        (Value::U64(value), Detail::U128(own)) => u128::from(value) == *own,
        (Value::U128(value), Detail::U128(own)) => value == *own,
        (Value::F64(value), Detail::F64(own)) => value.to_bits() == own.to_bits(),
        (Value::Json("null"), Detail::F64(own)) => !own.is_finite(),
        (value, Detail::Json(own)) => {
            let text = match value {
                Value::Str(text) => Json::from(text).to_string(),
                Value::F64(number) => Json::from(number).to_string(),
                value => value.to_string(),
            };
            text == *own
        }
        _ => false,
    }
}

fn check_read(case: &Case, body: &Body) {
    let Case { body_shape, error, request_id, retry_after, .. } = case;
    assert_eq!(body.code(), Some(&*sent_code(body_shape, error)));
    assert_eq!(body.message(), Some(&*error.message));
    assert_eq!(body.request_id(), request_id.filter(|_| has(body_shape, Slot::RequestId)));
    // In a list, what comes after an absent value is in another place.
    if let Some(delay) = body.retry_after() {
        assert!(retry_after.is_some_and(|seconds| seconds == delay.as_secs()) || delay.as_secs() == 1);
    }
    // A list of errors has all of them, and any other body has the first.
    let others = if element(body_shape).is_some() { &*error.others } else { &[] };
    assert_eq!(body.errors().count(), 1 + others.len());
    for (at, (error, read)) in core::iter::once(error).chain(others).zip(body.errors()).enumerate() {
        let shape = if at == 0 { body_shape } else { element(body_shape).unwrap() };
        check_error(shape, &case.apart, error, read);
    }
}

/// Checks what one error has of its own.
fn check_error(shape: &Node, apart: &[&str], error: &Error, read: &ReceivedError) {
    assert_eq!(read.code(), Some(&*sent_code(shape, error)));
    check_fields(shape, error, read);
    assert_eq!(read.message(), Some(&*error.message));
    assert_eq!(read.docs_url(), has(shape, Slot::DocsUrl).then_some(error.docs_url));
    let details = has(shape, Slot::Details) || is_spread(shape);
    let mut count = 0;
    for (name, value) in &error.details {
        let found = read.detail(name);
        let expected = if apart.contains(name) { has(shape, Slot::Detail(name)) } else { details };
        assert_eq!(found.is_some(), expected, "{name} in {shape:?}");
        if let Some(found) = found {
            assert!(same(found, value), "{name}: {found:?}, {value:?}");
            count += 1;
        }
    }
    assert_eq!(read.details().count(), count);
}

/// The code as the body has it.
fn sent_code(shape: &Node, error: &Error) -> String {
    if !has(shape, Slot::CodeIn("kebab-case")) {
        return error.code.to_owned();
    }
    error.entry().field("code:kebab-case").unwrap().to_string()
}

fn check_fields(shape: &Node, error: &Error, read: &ReceivedError) {
    let entry = error.entry();
    let mut count = 0;
    for name in ["type", "number", "retriable", "target", "team", "since", "unknown"] {
        let slots = [Slot::Field(name), Slot::FieldString(name)];
        let has_place = slots.iter().any(|slot| has(shape, *slot));
        let own = entry.field(name).filter(|_| has_place);
        // A positive number is read as an unsigned one, and shown in the same way.
        let [own, found] = [own, read.field(name)].map(|value| value.map(|value| format!("{value:?}")));
        assert_eq!(found, own, "{name}");
        count += usize::from(own.is_some());
    }
    assert_eq!(read.fields().count(), count);
}

fn is_spread(node: &Node) -> bool {
    match node {
        Node::Object(members) => {
            members.contains(&errspec::__v1::Member::SPREAD)
                || parts(members).iter().any(|(_, node)| is_spread(node))
        }
        Node::Each(node) => is_spread(node),
        Node::Const(_) | Node::Slot(_) | Node::Text(_) | Node::List(_) => false,
    }
}

#[test]
fn what_is_written_is_json_and_is_read_back() {
    for seed in 0..10_000 {
        let case = case(seed);
        let text = str::from_utf8(&case.body).unwrap();
        let value: Json = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
        check_read(&case, &Body::parse_as(case.shape, &case.body));
        let serde = serde_json::to_string(&envelope(&case.error, case.request_id, case.retry_after)).unwrap();
        assert_eq!(serde, text, "{seed}");
        // `serde_json` reads large integers as floats, and can round a float.
        let changes = |detail: &Detail| matches!(detail, Detail::U128(_) | Detail::Json(_) | Detail::F64(_));
        let mut all = core::iter::once(&case.error).chain(&case.error.others);
        if !all.any(|error| error.details.iter().any(|(_, detail)| changes(detail))) {
            // No name comes twice.
            assert_eq!(value.to_string(), text, "{seed}");
            let pretty = serde_json::to_vec_pretty(&value).unwrap();
            check_read(&case, &Body::parse_as(case.shape, &pretty));
        }
    }
}

/// What a part of a body says, the whole body says, too.
fn check_part(part: &Body, whole: &Body) {
    assert!(part.request_id().is_none() || part.request_id() == whole.request_id());
    // Of several, the longest counts.
    assert!(part.retry_after() <= whole.retry_after());
    if whole.errors().count() == 1 {
        assert!(part.retry_after().is_none() || part.retry_after() == whole.retry_after());
    }
    assert!(part.errors().count() <= whole.errors().count());
    for (part, whole) in part.errors().zip(whole.errors()) {
        for (part, whole) in [
            (part.code(), whole.code()),
            (part.message(), whole.message()),
            (part.docs_url(), whole.docs_url()),
        ] {
            assert!(part.is_none() || part == whole, "{part:?} {whole:?}");
        }
        for (name, value) in part.fields() {
            let whole = whole.field(name).map(|value| format!("{value:?}"));
            assert_eq!(Some(format!("{value:?}")), whole, "{name}");
        }
        for (name, value) in part.details() {
            let whole = whole.detail(name).map(|value| format!("{value:?}"));
            assert_eq!(Some(format!("{value:?}")), whole, "{name}");
        }
    }
}

#[test]
fn a_cut_at_any_byte_keeps_what_was_whole() {
    for seed in 0..300 {
        let case = case(seed);
        let Case { shape, error, body, .. } = &case;
        let whole = Body::parse_as(shape, body);
        // Where the string ends that has this text in it.
        let end = |text: &str| {
            let json = Json::from(text).to_string();
            let inside = &json.as_bytes()[1..json.len() - 1];
            let at = body.windows(inside.len()).position(|window| window == inside)? + inside.len();
            Some(at + body[at..].iter().position(|byte| *byte == b'"')? + 1)
        };
        let mut code_from = None;
        for cut in 0..=body.len() {
            let part = Body::parse_as(shape, &body[..cut]);
            check_part(&part, &whole);
            let is_whole = |text: &str| end(text).is_some_and(|end| end <= cut);
            if is_whole(&error.message) {
                assert_eq!(part.message(), whole.message(), "{seed} {cut}");
            }
            if is_whole(error.docs_url) {
                assert_eq!(part.docs_url(), whole.docs_url(), "{seed} {cut}");
            }
            if whole.request_id().is_some_and(is_whole) {
                assert_eq!(part.request_id(), whole.request_id(), "{seed} {cut}");
            }
            for (name, detail) in &error.details {
                if let Detail::Str(text) | Detail::Display(text) = detail
                    && whole.detail(name).is_some()
                    && is_whole(text)
                {
                    assert!(part.detail(name).is_some(), "{name}");
                }
            }
            if whole.errors().count() > 1 {
                for (at, other) in
                    error.others.iter().enumerate().filter(|(_, other)| is_whole(&other.message))
                {
                    let read = part.errors().nth(at + 1).and_then(ReceivedError::message);
                    assert_eq!(read, Some(&*other.message), "{seed} {cut}");
                }
            }
            if part.code().is_some() && code_from.is_none() {
                code_from = Some(cut);
            }
        }
        // The code is there from the byte on that ends it.
        let from = code_from.unwrap();
        let code = sent_code(&case.body_shape, error);
        let json = Json::from(&*code).to_string();
        let ends = [json[1..].to_owned(), format!("{}!\"", &json[1..json.len() - 1])];
        let is_number = body[..from - 1].ends_with(code.as_bytes());
        assert!(is_number || ends.iter().any(|end| body[..from].ends_with(end.as_bytes())), "{seed}");
    }
}

/// Gives each member without the code another type, and each object unknown members.
fn spoil(value: &mut Json, shape: &Node, rng: &mut Rng) {
    match (value, shape) {
        (Json::Object(members), Node::Object(nodes)) => {
            for (name, node) in parts(nodes) {
                let Some(member) = members.get_mut(name) else { continue };
                let codes = [Slot::Code, Slot::CodeNumber, Slot::CodeIn("kebab-case")];
                if codes.iter().any(|slot| has(node, *slot)) {
                    spoil(member, node, rng);
                } else if rng.bool() {
                    *member = any_json(rng, 40);
                }
            }
            let mut all: Vec<_> = std::mem::take(members).into_iter().collect();
            for at in 0..rng.usize(..3) {
                all.push((format!("unknown {at}"), any_json(rng, 6)));
            }
            rng.shuffle(&mut all);
            members.extend(all);
        }
        (Json::Array(list), Node::Each(node)) => list.iter_mut().for_each(|value| spoil(value, node, rng)),
        _ => {}
    }
}

#[test]
fn unknown_members_and_wrong_types_never_lose_the_code() {
    for seed in 0..3_000 {
        let case = case(seed);
        let Case { shape, body_shape, error, body, .. } = &case;
        let mut rng = Rng::with_seed(seed);
        let mut value: Json = serde_json::from_slice(body).unwrap();
        spoil(&mut value, body_shape, &mut rng);
        let spoilt = serde_json::to_vec_pretty(&value).unwrap();
        let body = Body::parse_as(shape, &spoilt);
        assert_eq!(body.code(), Some(&*sent_code(body_shape, error)), "{value}");
        let others = if element(body_shape).is_some() { &*error.others } else { &[] };
        let sent = core::iter::once(error).chain(others).map(|error| Some(sent_code(body_shape, error)));
        let read = body.errors().map(|error| error.code().map(str::to_owned));
        assert!(sent.eq(read), "{value}");
    }
}

#[test]
fn damaged_bodies_are_read() {
    let mut kept = 0;
    for seed in 0..20_000 {
        let Case { shape, mut body, .. } = case(seed % 5_000);
        let mut rng = Rng::with_seed(seed);
        for _ in 0..rng.usize(1..8) {
            let at = rng.usize(..body.len());
            let structural = b"{}[]\",:\\0-ntu"[rng.usize(..13)];
            match rng.usize(..4) {
                0 => body[at] = rng.u8(..),
                1 => body[at] = structural,
                2 => drop(body.remove(at)),
                _ => body.insert(at, structural),
            }
            if body.is_empty() {
                break;
            }
        }
        for (name, value) in Body::parse_as(shape, &body).details() {
            if let Value::Json(text) = value {
                kept += 1;
                // What is kept as JSON is JSON.
                serde_json::from_str::<serde::de::IgnoredAny>(text)
                    .unwrap_or_else(|error| panic!("{error}: {name}: {text}"));
            }
        }
    }
    assert!(kept > 500, "{kept}");
}

/// A detail and an unknown member end at the same byte, whatever is in them: only a detail is checked.
#[test]
fn a_member_ends_at_the_same_byte_whether_it_is_known_or_not() {
    const CODE: Member = Member::new("code", ",\"code\":", Node::Slot(Slot::Code));
    const DETAIL: Member = Member::new("it", ",\"it\":", Node::Slot(Slot::Detail("it")));
    const KNOWN: Node = Node::Object(&[CODE, DETAIL]);
    const UNKNOWN: Node = Node::Object(&[CODE]);
    let [known, unknown] = [KNOWN, UNKNOWN]
        .map(|body| errspec::__v1::shape("application/json", Some("x-request-id"), &[], body, &["it"]));
    let (mut found, mut kept) = (0, 0);
    for seed in 0..50_000 {
        let mut rng = Rng::with_seed(seed);
        let mut value = any_json(&mut rng, 4).to_string().into_bytes();
        for _ in 0..rng.usize(..6) {
            let at = rng.usize(..=value.len());
            let bytes = b"{}[]\",:\\0-ntu \x01\xC3";
            value.insert(at, bytes[rng.usize(..bytes.len())]);
        }
        let body = [br#"{"it":"#, &*value, br#","code":"x"}"#].concat();
        let (known, unknown) = (Body::parse_as(&known, &body), Body::parse_as(&unknown, &body));
        assert_eq!(known.code(), unknown.code(), "{}", String::from_utf8_lossy(&body));
        found += usize::from(known.code().is_some());
        kept += usize::from(known.detail("it").is_some());
    }
    assert!(found > 20_000 && kept > 10_000, "{found} {kept}");
}
