//! The numbers that fit a param, and that they keep their value.

use std::fmt::Display;
use std::marker::PhantomData;
use std::num::NonZero;

use errspec::__private::Number;

/// The integers that fit into a type as a param, and those that it can have as a field.
struct Range {
    field: (i128, u128),
    param: (i128, u128),
}

trait Ranged {
    fn range() -> Range;
}

macro_rules! ranged {
    ($($number:ty: $field:ty as $param:ty;)*) => {$(
        impl Ranged for $number {
            fn range() -> Range {
                Range {
                    field: (<$field>::MIN.try_into().unwrap(), <$field>::MAX.try_into().unwrap()),
                    param: (<$param>::MIN.try_into().unwrap(), <$param>::MAX.try_into().unwrap()),
                }
            }
        }
    )*};
}

// Pointers have 16 to 64 bits.
ranged! {
    u8: u8 as u8; u16: u16 as u16; u32: u32 as u32; u64: u64 as u64; u128: u128 as u128; usize: u64 as u16;
    i8: i8 as i8; i16: i16 as i16; i32: i32 as i32; i64: i64 as i64; i128: i128 as i128; isize: i64 as i16;
}

/// A float represents all integers up to its precision.
macro_rules! float {
    ($($float:ident)*) => {$(
        impl Ranged for $float {
            fn range() -> Range {
                let param = (-1 << $float::MANTISSA_DIGITS, 1 << $float::MANTISSA_DIGITS);
                // As a field it need not be an integer.
                Range { field: (i128::MIN, u128::MAX), param }
            }
        }
    )*};
}

float!(f32 f64);

fn fits<F: Ranged, T: Ranged>() -> bool {
    let (field, param) = (F::range().field, T::range().param);
    field.0 >= param.0 && field.1 <= param.1
}

/// `check` is inherent for a pair with an impl, else it is that of the trait.
struct Pair<F, T>(PhantomData<(F, T)>);

impl<F: Number<T> + Display, T: Display> Pair<F, T> {
    fn check(value: F) -> bool {
        assert_eq!(value.number().to_string(), value.to_string());
        assert_eq!((&&value).number().to_string(), value.to_string());
        true
    }
}

trait NoPair<F> {
    fn check(_: F) -> bool {
        false
    }
}

impl<F, T> NoPair<F> for Pair<F, T> {}

macro_rules! check_whole {
    ($from:ident: $($to:ident)*) => {$(
        let pair = concat!(stringify!($from), " as ", stringify!($to));
        let same = stringify!($from) == stringify!($to);
        let expected = same || fits::<$from, $to>();
        for value in [$from::MIN, 0, 1, $from::MAX] {
            assert_eq!(Pair::<$from, $to>::check(value), expected, "{pair}");
            if let Some(value) = NonZero::new(value) {
                assert_eq!(Pair::<NonZero<$from>, $to>::check(value), expected, "{pair}");
            }
        }
        assert!(!Pair::<$from, bool>::check(1), "{pair}");
        assert!(!Pair::<bool, $to>::check(true), "{pair}");
        assert!(!Pair::<char, $to>::check('1'), "{pair}");
    )*};
}

macro_rules! check {
    ($($from:ident)*) => {$(
        check_whole!($from: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64);
        assert!(!Pair::<f32, $from>::check(1.0) && !Pair::<f64, $from>::check(1.0));
    )*};
}

#[test]
fn whole_number_fits_where_its_range_does() {
    check!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
}

#[test]
fn float_fits_into_one_that_is_not_shorter() {
    assert!(Pair::<f32, f32>::check(0.1) && Pair::<f32, f64>::check(0.5) && Pair::<f64, f64>::check(0.1));
    assert!(!Pair::<f64, f32>::check(0.5) && !Pair::<f64, bool>::check(1.0));
    assert_eq!(Number::<f64>::number(&f32::MAX).to_bits(), f64::from(f32::MAX).to_bits());
    assert!(Number::<f64>::number(&f32::NAN).is_nan());
}

#[test]
fn bool_is_a_bool() {
    assert!(Pair::<bool, bool>::check(true) && Pair::<bool, bool>::check(false));
}
