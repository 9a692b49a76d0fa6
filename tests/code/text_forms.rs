//! Each type of param has one text form in messages and details, and numbers keep their value in JSON.

use std::net::Ipv4Addr;

use errspec::{ApiErrorSpec, Value};

use crate::odd::ErrorCode;

fn json(value: Value<'_>) -> String {
    serde_json::to_string(&value).unwrap()
}

#[test]
fn whole_numbers_and_bools_are_the_same_text_everywhere() {
    let cases: [(Value<'_>, &str); 18] = [
        (0_u8.into(), "0"),
        (u8::MAX.into(), "255"),
        (u16::MAX.into(), "65535"),
        (u32::MAX.into(), "4294967295"),
        (u64::MAX.into(), "18446744073709551615"),
        (u128::MAX.into(), "340282366920938463463374607431768211455"),
        (usize::MAX.into(), &usize::MAX.to_string()),
        (0_i8.into(), "0"),
        (i8::MIN.into(), "-128"),
        (i16::MIN.into(), "-32768"),
        (i32::MIN.into(), "-2147483648"),
        (i64::MIN.into(), "-9223372036854775808"),
        (i64::MAX.into(), "9223372036854775807"),
        (i128::MIN.into(), "-170141183460469231731687303715884105728"),
        (isize::MIN.into(), &isize::MIN.to_string()),
        (1_000_000_u32.into(), "1000000"),
        (true.into(), "true"),
        (false.into(), "false"),
    ];
    for (value, text) in cases {
        assert_eq!(value.to_string(), text);
        assert_eq!(json(value), text);
    }
}

/// The fewest digits that read back as the same number, without an exponent. JSON may use one.
#[test]
fn floats_read_back_as_the_same_number() {
    let long = format!("1{}", "0".repeat(300));
    let doubles: [(f64, &str); 10] = [
        (0.0, "0"),
        (-0.0, "-0"),
        (1.0, "1"),
        (0.1, "0.1"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1.0 / 3.0, "0.3333333333333333"),
        (-2.5, "-2.5"),
        (1e21, "1000000000000000000000"),
        (1e-7, "0.0000001"),
        (1e300, &long),
    ];
    for (number, text) in doubles {
        assert_eq!(Value::from(number).to_string(), text);
        assert_eq!(text.parse::<f64>().unwrap().to_bits(), number.to_bits());
        assert_eq!(json(number.into()).parse::<f64>().unwrap().to_bits(), number.to_bits());
    }
    let largest = format!("34028235{}", "0".repeat(31));
    let singles: [(f32, &str); 4] =
        [(0.1, "0.1"), (16_777_216.0, "16777216"), (1e-7, "0.0000001"), (f32::MAX, &largest)];
    for (number, text) in singles {
        assert_eq!(Value::from(number).to_string(), text);
        assert_eq!(text.parse::<f32>().unwrap().to_bits(), number.to_bits());
        assert_eq!(json(number.into()).parse::<f32>().unwrap().to_bits(), number.to_bits());
    }
    for (number, text) in [(f64::NAN, "NaN"), (f64::INFINITY, "inf"), (f64::NEG_INFINITY, "-inf")] {
        assert_eq!(Value::from(number).to_string(), text);
        assert_eq!(json(number.into()), "null");
    }
}

/// The text in the message is the text of the detail.
#[test]
fn a_message_has_the_text_of_its_details() {
    for (count, share, really) in
        [(i128::MIN, 0.1, true), (0, -0.0, false), (1_000_000, f32::MAX, true), (-1, 1e-7, false)]
    {
        let error = ErrorCode::every_param("a \"name\"", count, share, really, Ipv4Addr::LOCALHOST);
        let mut texts = Vec::new();
        error.visit_details(&mut |_, value| texts.push(value.to_string()));
        assert_eq!(error.to_string(), format!("{{{}}}\n\"\\", texts.join(" | ")));
    }
}
