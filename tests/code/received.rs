//! A code that this build may not know: it is read from any string, and written as the same string.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use errspec::{ApiErrorSpec, Code};
use proptest::prelude::*;

use crate::nine::ErrorCode;

errspec::errors!("tests/code/spec/renamed.yaml", name = RenamedCode);

/// The enum of a release that knows fewer codes.
mod older {
    errspec::errors!("tests/ui_features/spec/two.yaml", vis = pub(super));
}

fn any_code() -> impl Strategy<Value = String> {
    let known = proptest::sample::select(ErrorCode::ALL).prop_map(|code| code.as_str().to_owned());
    prop_oneof![known, ".*"]
}

proptest! {
    #[test]
    fn a_string_is_the_same_afterwards(text in any_code()) {
        let code: Code<ErrorCode> = text.parse().unwrap();
        prop_assert_eq!(code.as_str(), &text);
        prop_assert_eq!(code.to_string(), text.clone());
        prop_assert_eq!(code.known().copied(), ErrorCode::from_code(&text));
        prop_assert!(code == *text && code == text.as_str());
        let json = serde_json::to_string(&code).unwrap();
        prop_assert_eq!(&json, &serde_json::to_string(&text).unwrap());
        prop_assert_eq!(serde_json::from_str::<Code<ErrorCode>>(&json).unwrap(), code);
    }

    #[test]
    fn it_compares_like_strings(left in any_code(), right in any_code()) {
        let codes = [&left, &right].map(|text| Code::<ErrorCode>::parse(text));
        prop_assert_eq!(codes[0] == codes[1], left == right);
        prop_assert_eq!(codes[0].cmp(&codes[1]), left.cmp(&right));
        let hasher = RandomState::new();
        prop_assert_eq!(hasher.hash_one(&codes[0]), hasher.hash_one(&*left));
    }
}

/// What an older release has stored is found by a newer one.
#[test]
fn an_unknown_code_that_becomes_known_is_equal() {
    for &known in ErrorCode::ALL {
        let stored = serde_json::to_string(&Code::<older::ErrorCode>::parse(known.code())).unwrap();
        let read: Code<ErrorCode> = serde_json::from_str(&stored).unwrap();
        assert_eq!(read, Code::new(known));
        assert_eq!(read, Code::from(known));
        assert_eq!(read.known(), Some(&known));
        assert!(HashSet::from([read.clone()]).contains(&Code::new(known)));
        assert!(BTreeSet::from([Code::new(known)]).contains(&read));
    }
    assert_eq!(Code::<older::ErrorCode>::parse("rate_limit_exceeded").known(), None);
}

#[test]
fn an_alias_is_its_code() {
    for alias in ["blocked", "ORG.EXAMPLE.INVITE_BLOCKED"] {
        let code: Code<RenamedCode> = alias.parse().unwrap();
        assert_eq!(code, Code::new(RenamedCode::InviteBlocked));
        assert_eq!(code.as_str(), RenamedCode::InviteBlocked.as_str());
    }
}

#[test]
fn texts() {
    let known = Code::new(ErrorCode::NotFound);
    let unknown: Code<ErrorCode> = Code::parse("new\nline");
    assert_eq!(format!("{known:?} {unknown:?}"), r#"NotFound "new\nline""#);
    assert_eq!(format!("{known:>12}|{unknown:<10}|"), "   not_found|new\nline  |");
    assert_eq!(AsRef::<str>::as_ref(&known), "not_found");
}

#[test]
fn other_values_in_formats() {
    let read = |json: &str| serde_json::from_str::<Code<RenamedCode>>(json);
    assert_eq!(read("1409").unwrap(), Code::new(RenamedCode::RoomFull));
    assert_eq!(read("-32005").unwrap().as_str(), "-32005");
    for (json, error) in [
        ("null", "invalid type: null, expected an error code at line 1 column 4"),
        ("1.5", "invalid type: floating point `1.5`, expected an error code at line 1 column 3"),
        ("[]", "invalid type: sequence, expected an error code at line 1 column 2"),
        ("true", "invalid type: boolean `true`, expected an error code at line 1 column 4"),
    ] {
        assert_eq!(read(json).unwrap_err().to_string(), error);
    }
    // As the key of a map.
    let counts = HashMap::from([(Code::new(ErrorCode::NotFound), 7)]);
    let json = serde_json::to_string(&counts).unwrap();
    assert_eq!(json, r#"{"not_found":7}"#);
    assert_eq!(serde_json::from_str::<HashMap<Code<ErrorCode>, u8>>(&json).unwrap(), counts);
}
