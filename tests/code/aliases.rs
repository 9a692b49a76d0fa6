//! Strings that are read as a code, and never sent.

use errspec::{ApiErrorSpec, CodeEnum};

errspec::errors!("tests/code/spec/renamed.yaml");

const ALIASES: [(&str, ErrorCode); 5] = [
    ("ORG.EXAMPLE.INVITE_BLOCKED", ErrorCode::InviteBlocked),
    ("blocked", ErrorCode::InviteBlocked),
    ("1409", ErrorCode::RoomFull),
    ("größe", ErrorCode::RoomFull),
    ("ROOM_FULL_", ErrorCode::RoomFull),
];

#[test]
fn an_alias_is_read_as_its_code_everywhere() {
    for (alias, code) in ALIASES {
        assert_eq!(ErrorCode::from_code(alias), Some(code));
        assert_eq!(<ErrorCode as CodeEnum>::from_code(alias), Some(code));
        assert_eq!(alias.parse(), Ok(code));
        assert_eq!(ErrorCode::try_from(alias), Ok(code));
        let json = serde_json::to_string(alias).unwrap();
        assert_eq!(serde_json::from_str::<ErrorCode>(&json).unwrap(), code);
    }
}

#[test]
fn a_code_is_read_by_its_own_string() {
    for &code in ErrorCode::ALL {
        assert_eq!(ErrorCode::from_code(code.as_str()), Some(code));
    }
}

#[test]
fn an_alias_is_never_sent() {
    for (alias, code) in ALIASES {
        let sent = [code.as_str(), code.code(), code.entry().code, code.as_ref()];
        assert!(!sent.contains(&alias), "{alias}");
        assert_ne!(serde_json::to_string(&code).unwrap(), serde_json::to_string(alias).unwrap());
    }
}

#[test]
fn other_strings_are_not_codes() {
    for other in
        ["", "org.example.invite_blocked", "BLOCKED", "blocke", "blocked ", "140", "14090", "ROOM_FULL__"]
    {
        assert_eq!(ErrorCode::from_code(other), None, "{other}");
    }
}

#[test]
fn an_alias_is_found_at_compile_time() {
    const FULL: Option<ErrorCode> = ErrorCode::from_code("1409");
    assert_eq!(FULL, Some(ErrorCode::RoomFull));
}
