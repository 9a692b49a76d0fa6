//! What a plain scalar is in YAML 1.2: text, number, boolean or null.

/// The type that YAML 1.2 gives to a plain scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scalar {
    Null,
    Bool,
    /// A whole number as a spec writes it: digits, without a sign or a leading zero.
    Integer(u64),
    /// Any other number: signed, with a leading zero, octal, hexadecimal, with a fraction, or huge.
    OtherNumber,
    Text,
}

/// YAML 1.2.2, 10.3.2: the core schema's tag resolution.
pub(super) fn classify(plain: &str) -> Scalar {
    match plain {
        "" | "~" | "null" | "Null" | "NULL" => return Scalar::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => return Scalar::Bool,
        ".nan" | ".NaN" | ".NAN" => return Scalar::OtherNumber,
        _ => {}
    }
    let first = plain.as_bytes()[0];
    if !(first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.')) {
        return Scalar::Text;
    }
    if plain == "0" || (first != b'0' && plain.bytes().all(|byte| byte.is_ascii_digit())) {
        return plain.parse().map_or(Scalar::OtherNumber, Scalar::Integer);
    }
    if is_number(plain) { Scalar::OtherNumber } else { Scalar::Text }
}

fn is_number(plain: &str) -> bool {
    if let Some(digits) = plain.strip_prefix("0o") {
        return !digits.is_empty() && digits.bytes().all(|byte| matches!(byte, b'0'..=b'7'));
    }
    if let Some(digits) = plain.strip_prefix("0x") {
        return !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    }
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(plain);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
        return true;
    }
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_mantissa = !whole.is_empty() || !fraction.is_empty();
    let exponent_is_right = exponent.is_none_or(|exponent| {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !exponent.is_empty() && digits(exponent)
    });
    has_mantissa && digits(whole) && digits(fraction) && exponent_is_right
}
