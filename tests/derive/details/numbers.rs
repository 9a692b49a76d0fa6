//! Fields for params that are numbers or `bool`s.

use std::num::{NonZero, NonZeroU32};

use errspec::ApiErrorSpec;

use crate::seen;

/// A field and its value as the param `n` of the code that is named after the param's type.
macro_rules! number_param {
    ($($code:literal: $value:expr, $ty:ty => $seen:literal;)*) => {$({
        #[derive(ApiErrorSpec)]
        #[api_error(spec = "tests/derive/spec/numbers.yaml", code = $code, without(Error))]
        struct Number<'a> {
            n: $ty,
            marker: std::marker::PhantomData<&'a ()>,
        }
        let error = Number { n: $value, marker: std::marker::PhantomData };
        assert_eq!(seen::details(&error), concat!("n=", $seen, ";"), "{} as {}", stringify!($ty), $code);
        assert_eq!(error.marker, std::marker::PhantomData);
    })*};
}

#[test]
fn numbers_of_the_same_type() {
    number_param! {
        "u8": 255, u8 => "U64(255)";
        "u16": 65_535, u16 => "U64(65535)";
        "u32": u32::MAX, u32 => "U64(4294967295)";
        "u64": u64::MAX, u64 => "U64(18446744073709551615)";
        "u128": u128::MAX, u128 => "U128(340282366920938463463374607431768211455)";
        "usize": usize::MAX, usize => "U64(18446744073709551615)";
        "i8": -128, i8 => "I64(-128)";
        "i16": i16::MIN, i16 => "I64(-32768)";
        "i32": i32::MIN, i32 => "I64(-2147483648)";
        "i64": i64::MIN, i64 => "I64(-9223372036854775808)";
        "i128": i128::MIN, i128 => "I128(-170141183460469231731687303715884105728)";
        "isize": isize::MIN, isize => "I64(-9223372036854775808)";
        "f32": 0.1, f32 => "F32(0.1)";
        "f64": 0.1, f64 => "F64(0.1)";
        "bool": true, bool => "Bool(true)";
        "bool": false, bool => "Bool(false)";
    }
}

#[test]
fn numbers_that_fit() {
    number_param! {
        "u16": 7, u8 => "U64(7)";
        "u32": 7, u8 => "U64(7)";
        "u32": 7, u16 => "U64(7)";
        "u64": 7, u32 => "U64(7)";
        "u64": usize::MAX, usize => "U64(18446744073709551615)";
        "u128": 7, u8 => "U128(7)";
        "u128": 7, u64 => "U128(7)";
        "u128": 7, usize => "U128(7)";
        "usize": 7, u8 => "U64(7)";
        "usize": 7, u16 => "U64(7)";
        "i16": 255, u8 => "I64(255)";
        "i32": -7, i8 => "I64(-7)";
        "i32": 65_535, u16 => "I64(65535)";
        "i64": -7, i32 => "I64(-7)";
        "i64": u32::MAX, u32 => "I64(4294967295)";
        "i128": i64::MIN, i64 => "I128(-9223372036854775808)";
        "i128": u64::MAX, u64 => "I128(18446744073709551615)";
        "f32": 255, u8 => "F32(255)";
        "f32": -7, i16 => "F32(-7)";
        "f64": 0.5, f32 => "F64(0.5)";
        "f64": u32::MAX, u32 => "F64(4294967295)";
        "f64": -7, i32 => "F64(-7)";
    }
}

#[test]
fn numbers_behind_references_and_wrappers_of_core() {
    let (seven, yes, half) = (7_u16, true, 0.5_f32);
    let reference = &seven;
    number_param! {
        "u16": &seven, &'a u16 => "U64(7)";
        "u32": &seven, &'a u16 => "U64(7)";
        "u32": &reference, &'a &'a u16 => "U64(7)";
        "bool": &yes, &'a bool => "Bool(true)";
        "f64": &half, &'a f32 => "F64(0.5)";
        "u32": NonZeroU32::MAX, NonZeroU32 => "U64(4294967295)";
        "u32": NonZero::<u16>::MAX, NonZero<u16> => "U64(65535)";
        "u64": &NonZero::<u32>::MAX, &'a NonZero<u32> => "U64(4294967295)";
        "i64": NonZero::<i8>::MIN, NonZero<i8> => "I64(-128)";
    }
}
