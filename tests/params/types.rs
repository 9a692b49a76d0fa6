//! Each type of param, plain, optional and as a list: a constructor and a derived type do the same.

use errspec::envelope::Body;
use errspec::{ApiError, ApiErrorSpec, Envelope, Value};
use serde_json::Value as Json;

use crate::Id;

errspec::errors!("tests/params/spec/types.yaml", name = TypeCode);

/// What is sent for an error: its message, and its details as JSON.
fn sent(error: &dyn ApiErrorSpec) -> (String, String) {
    let body = String::from_utf8(Envelope::new(error).to_json()).unwrap();
    let parsed: Json = serde_json::from_str(&body).unwrap();
    // `serde_json` has no integers of 128 bits.
    let details =
        body.split_once(r#","details":"#).map_or("{}", |(_, rest)| rest.strip_suffix("}}").unwrap());
    (parsed["error"]["message"].as_str().unwrap().to_owned(), details.to_owned())
}

#[track_caller]
fn check(constructed: &ApiError<TypeCode>, derived: &TypeError, message: &str, details: &str) {
    let expected = (message.to_owned(), details.to_owned());
    assert_eq!(sent(constructed), expected, "constructed");
    assert_eq!(sent(derived), expected, "derived");
    // The details that a client reads are those that the server sent.
    let body = Envelope::new(derived).to_json();
    let body = Body::parse(&body);
    let read: Vec<_> = body.details().map(|(name, value)| format!("{:?}:{}", name, json(value))).collect();
    assert_eq!(format!("{{{}}}", read.join(",")), details);
}

fn json(value: Value<'_>) -> String {
    serde_json::to_string(&value).unwrap()
}

macro_rules! types {
    ($($of:ident($of_fn:ident) $maybe:ident($maybe_fn:ident) $ty:ident: $value:expr => $json:expr, $text:expr;)*) => {
        #[derive(Debug, Clone, ApiErrorSpec)]
        #[api_error(spec = "tests/params/spec/types.yaml")]
        enum TypeError {
            $(
                $of {
                    plain: $ty,
                    maybe: Option<$ty>,
                    list: Vec<$ty>,
                    maybe_list: Option<Vec<$ty>>,
                    hidden: $ty,
                    hidden_list: Vec<$ty>,
                },
                $maybe {
                    maybe: Option<$ty>,
                    maybe_list: Option<Vec<$ty>>,
                },
            )*
        }

        /// The same through the traits of fields whose type is not obvious.
        #[derive(Debug, Clone, ApiErrorSpec)]
        #[api_error(spec = "tests/params/spec/types.yaml", codes = TypeCode)]
        enum ByReference<'a> {
            $(
                $of {
                    plain: &'a $ty,
                    maybe: Option<&'a $ty>,
                    list: &'a [$ty],
                    maybe_list: Option<&'a Vec<$ty>>,
                    hidden: &'a $ty,
                    hidden_list: [$ty; 2],
                },
                $maybe {
                    maybe: Option<&'a $ty>,
                    maybe_list: Option<Box<[$ty]>>,
                },
            )*
        }

        $(
            #[test]
            fn $of_fn() {
                let value = || -> $ty { $value };
                let (json, text) = ($json, $text);
                let message = format!("{text} [{json},{json}] {text} [{json},{json}]");
                let list = || vec![value(), value()];

                let details = format!(r#"{{"plain":{json},"maybe":{json},"list":[{json},{json}],"maybe-list":[{json},{json}]}}"#);
                let some = TypeError::$of {
                    plain: value(),
                    maybe: Some(value()),
                    list: list(),
                    maybe_list: Some(list()),
                    hidden: value(),
                    hidden_list: list(),
                };
                let constructed =
                    TypeCode::$of_fn(value(), Some(value()), list(), Some(list()), value(), list());
                check(&constructed, &some, &message, &details);
                let (plain, list_of) = (value(), list());
                let by_reference = ByReference::$of {
                    plain: &plain,
                    maybe: Some(&plain),
                    list: &list_of,
                    maybe_list: Some(&list_of),
                    hidden: &plain,
                    hidden_list: [value(), value()],
                };
                assert_eq!(sent(&by_reference), (message.clone(), details));

                let details = format!(r#"{{"plain":{json},"list":[]}}"#);
                let none = TypeError::$of {
                    plain: value(),
                    maybe: None,
                    list: vec![],
                    maybe_list: None,
                    hidden: value(),
                    hidden_list: vec![],
                };
                let nothing: (Option<$ty>, Option<Vec<$ty>>) = (None, None);
                let constructed =
                    TypeCode::$of_fn(value(), nothing.0, Vec::<$ty>::new(), nothing.1, value(), Vec::<$ty>::new());
                check(&constructed, &none, &format!("{text} [] {text} []"), &details);
            }

            #[test]
            fn $maybe_fn() {
                let value = || -> $ty { $value };
                let (json, text) = ($json, $text);
                let cases = [
                    (Some(value()), Some(vec![value()]), format!("It is {text}, of [{json}]."), format!(r#"{{"maybe":{json},"maybe-list":[{json}]}}"#)),
                    (Some(value()), None, "Nothing is known.".to_owned(), format!(r#"{{"maybe":{json}}}"#)),
                    (None, Some(vec![]), "Nothing is known.".to_owned(), r#"{"maybe-list":[]}"#.to_owned()),
                    (None, None, "Nothing is known.".to_owned(), "{}".to_owned()),
                ];
                for (maybe, maybe_list, message, details) in cases {
                    let constructed = TypeCode::$maybe_fn(maybe.clone(), maybe_list.clone());
                    let boxed = maybe_list.clone().map(Vec::into_boxed_slice);
                    let by_reference = ByReference::$maybe { maybe: maybe.as_ref(), maybe_list: boxed };
                    assert_eq!(sent(&by_reference), (message.clone(), details.clone()));
                    check(&constructed, &TypeError::$maybe { maybe, maybe_list }, &message, &details);
                }
            }
        )*
    };
}

types! {
    OfString(of_string) MaybeString(maybe_string) String: "a \"b\"\n{plain}".to_owned() => r#""a \"b\"\n{plain}""#, "a \"b\"\n{plain}";
    OfI8(of_i8) MaybeI8(maybe_i8) i8: i8::MAX => i8::MAX.to_string(), i8::MAX.to_string();
    OfI16(of_i16) MaybeI16(maybe_i16) i16: i16::MAX => i16::MAX.to_string(), i16::MAX.to_string();
    OfI32(of_i32) MaybeI32(maybe_i32) i32: i32::MAX => i32::MAX.to_string(), i32::MAX.to_string();
    OfI64(of_i64) MaybeI64(maybe_i64) i64: i64::MAX => i64::MAX.to_string(), i64::MAX.to_string();
    OfI128(of_i128) MaybeI128(maybe_i128) i128: i128::MAX => i128::MAX.to_string(), i128::MAX.to_string();
    OfIsize(of_isize) MaybeIsize(maybe_isize) isize: isize::MAX => isize::MAX.to_string(), isize::MAX.to_string();
    OfU8(of_u8) MaybeU8(maybe_u8) u8: u8::MAX => u8::MAX.to_string(), u8::MAX.to_string();
    OfU16(of_u16) MaybeU16(maybe_u16) u16: u16::MAX => u16::MAX.to_string(), u16::MAX.to_string();
    OfU32(of_u32) MaybeU32(maybe_u32) u32: u32::MAX => u32::MAX.to_string(), u32::MAX.to_string();
    OfU64(of_u64) MaybeU64(maybe_u64) u64: u64::MAX => u64::MAX.to_string(), u64::MAX.to_string();
    OfU128(of_u128) MaybeU128(maybe_u128) u128: u128::MAX => u128::MAX.to_string(), u128::MAX.to_string();
    OfUsize(of_usize) MaybeUsize(maybe_usize) usize: usize::MAX => usize::MAX.to_string(), usize::MAX.to_string();
    OfF32(of_f32) MaybeF32(maybe_f32) f32: 0.1 => "0.1", "0.1";
    OfF64(of_f64) MaybeF64(maybe_f64) f64: -2.5 => "-2.5", "-2.5";
    OfBool(of_bool) MaybeBool(maybe_bool) bool: true => "true", "true";
    OfJson(of_json) MaybeJson(maybe_json) Json: serde_json::json!({ "a": [1, null, "b"] }) => r#"{"a":[1,null,"b"]}"#, r#"{"a":[1,null,"b"]}"#;
    OfPath(of_path) MaybePath(maybe_path) Id: Id("7\"".to_owned()) => r#""id_7\"""#, "id_7\"";
}
