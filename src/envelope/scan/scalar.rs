//! Numbers, `true`, `false`, `null`, and tokens that are not JSON.

/// A value that is not a string, a list or an object.
pub(in crate::envelope) enum Scalar<'b> {
    Null,
    Bool(bool),
    Number(&'b str),
    /// `NaN` and the like.
    Junk,
}

/// Reads a token that is not a string, a list or an object.
pub(super) fn scalar(token: &[u8]) -> Scalar<'_> {
    match token {
        b"null" => Scalar::Null,
        b"true" => Scalar::Bool(true),
        b"false" => Scalar::Bool(false),
        _ => match core::str::from_utf8(token) {
            Ok(number) if is_number(token) => Scalar::Number(number),
            _ => Scalar::Junk,
        },
    }
}

/// `-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?`
fn is_number(token: &[u8]) -> bool {
    let digits = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut rest = token.strip_prefix(b"-").unwrap_or(token);
    let whole = digits(rest);
    if whole == 0 || whole > 1 && rest[0] == b'0' {
        return false;
    }
    rest = &rest[whole..];
    if let Some(fraction) = rest.strip_prefix(b".") {
        let count = digits(fraction);
        if count == 0 {
            return false;
        }
        rest = &fraction[count..];
    }
    if let [b'e' | b'E', exponent @ ..] = rest {
        let exponent =
            exponent.strip_prefix(b"-").or_else(|| exponent.strip_prefix(b"+")).unwrap_or(exponent);
        let count = digits(exponent);
        if count == 0 {
            return false;
        }
        rest = &exponent[count..];
    }
    rest.is_empty()
}
