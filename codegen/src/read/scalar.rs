//! The type of a plain scalar in YAML 1.2: string, number, boolean or null.

/// The type that YAML 1.2 gives to a plain scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scalar {
    Null,
    Bool,
    /// An integer as a spec writes it: digits, without a sign or a leading zero.
    Integer(u64),
    /// A number that is written in another way.
    Number(NumberStyle),
    Text,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberStyle {
    Whole,
    Signed,
    LeadingZero,
    Octal,
    Hexadecimal,
    /// With a fraction or an exponent.
    Float,
    /// `.inf` and `.nan`.
    NotFinite,
    /// Beyond 64 bits.
    Huge,
}

/// YAML 1.2.2, 10.3.2: the core schema's tag resolution.
pub(super) fn classify(plain: &str) -> Scalar {
    match plain {
        "" | "~" | "null" | "Null" | "NULL" => return Scalar::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => return Scalar::Bool,
        _ => {}
    }
    // Most strings begin with a letter and are done here.
    let first = plain.as_bytes()[0];
    if !(first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.')) {
        return Scalar::Text;
    }
    match number(plain) {
        Some(NumberStyle::Whole) => plain.parse().map_or(Scalar::Number(NumberStyle::Huge), Scalar::Integer),
        Some(number) => Scalar::Number(number),
        None => Scalar::Text,
    }
}

fn number(plain: &str) -> Option<NumberStyle> {
    let all = |text: &str, is: fn(&u8) -> bool| !text.is_empty() && text.bytes().all(|byte| is(&byte));
    if let Some(digits) = plain.strip_prefix("0o") {
        return all(digits, |byte| matches!(byte, b'0'..=b'7')).then_some(NumberStyle::Octal);
    }
    if let Some(digits) = plain.strip_prefix("0x") {
        return all(digits, u8::is_ascii_hexdigit).then_some(NumberStyle::Hexadecimal);
    }
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(plain);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(plain, ".nan" | ".NaN" | ".NAN") {
        return Some(NumberStyle::NotFinite);
    }
    if all(unsigned, u8::is_ascii_digit) {
        let signed = unsigned.len() < plain.len();
        let zero = unsigned.len() > 1 && unsigned.starts_with('0');
        return Some(if signed {
            NumberStyle::Signed
        } else if zero {
            NumberStyle::LeadingZero
        } else {
            NumberStyle::Whole
        });
    }
    is_float(unsigned).then_some(NumberStyle::Float)
}

fn is_float(unsigned: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent_is_right = exponent.is_none_or(|exponent| {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !exponent.is_empty() && digits(exponent)
    });
    !(whole.is_empty() && fraction.is_empty()) && digits(whole) && digits(fraction) && exponent_is_right
}

#[cfg(test)]
mod tests {
    use super::{NumberStyle, Scalar, classify};

    #[track_caller]
    fn check(scalar: Scalar, plain: &[&str]) {
        for plain in plain {
            assert_eq!(classify(plain), scalar, "{plain:?}");
        }
    }

    #[test]
    fn text() {
        check(
            Scalar::Text,
            &["a", "no", "on", "yes", "y", "nULL", "tRue", "-", "+", ".", "..", "-.", "1_000"],
        );
        check(
            Scalar::Text,
            &["0o8", "0o", "0x", "0xg", "+0x1", "1e", "e1", "1.2.3", "1 000", "500ms", "2026-11-22"],
        );
        check(Scalar::Text, &[".Nan", "+.nan", "-.nan", ".iNF", "1:30", "1e+", "--1", "0b1", "١"]);
    }

    #[test]
    fn null_and_booleans() {
        check(Scalar::Null, &["", "~", "null", "Null", "NULL"]);
        check(Scalar::Bool, &["true", "True", "TRUE", "false", "False", "FALSE"]);
    }

    #[test]
    fn numbers() {
        check(Scalar::Integer(0), &["0"]);
        check(Scalar::Integer(404), &["404"]);
        check(Scalar::Integer(u64::MAX), &["18446744073709551615"]);
        check(Scalar::Number(NumberStyle::Huge), &["18446744073709551616", "99999999999999999999999"]);
        check(Scalar::Number(NumberStyle::Signed), &["+1", "-1", "-0", "+007"]);
        check(Scalar::Number(NumberStyle::LeadingZero), &["00", "0404", "017"]);
        check(Scalar::Number(NumberStyle::Octal), &["0o17"]);
        check(Scalar::Number(NumberStyle::Hexadecimal), &["0x1F", "0xff"]);
        check(
            Scalar::Number(NumberStyle::Float),
            &["1.", ".5", "-.5", "1.5", "1e3", "1E-3", "+1.e+3", "404.0"],
        );
        check(Scalar::Number(NumberStyle::NotFinite), &[".inf", "-.Inf", "+.INF", ".nan", ".NaN", ".NAN"]);
    }
}
