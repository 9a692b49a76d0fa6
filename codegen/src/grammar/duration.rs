//! How a duration is written, such as `500ms` or `30s`: a whole number and its unit.

use std::time::Duration;

/// The longest duration that a spec may set.
pub const LONGEST: Duration = Duration::from_secs(1000 * 60 * 60);

/// The most digits of a duration, the first one included.
const MOST_DIGITS: usize = 9;

/// The units with their milliseconds, and the regular expression of a duration in one of them.
macro_rules! units {
    ($first:literal $first_millis:literal $(, $unit:literal $millis:literal)*) => {
        const UNITS: &[(&str, u64)] = &[($first, $first_millis) $(, ($unit, $millis))*];

        /// A duration, as a regular expression.
        pub const PATTERN: &str = concat!("^[1-9][0-9]{0,8}(", $first $(, "|", $unit)*, ")$");
    };
}

units!("ms" 1, "s" 1_000, "m" 60_000, "h" 3_600_000);

/// Reads a duration, however long.
#[must_use]
pub fn parse(text: &str) -> Option<Duration> {
    let unit = text.find(|c: char| !c.is_ascii_digit())?;
    let (digits, unit) = text.split_at(unit);
    if digits.is_empty() || digits.starts_with('0') || digits.len() > MOST_DIGITS {
        return None;
    }
    let number = digits.parse::<u64>().ok()?;
    let (_, millis) = UNITS.iter().find(|(name, _)| *name == unit)?;
    Some(Duration::from_millis(number * millis))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{PATTERN, UNITS, parse};

    #[test]
    fn the_pattern_names_the_units_that_are_read() {
        assert_eq!(PATTERN, "^[1-9][0-9]{0,8}(ms|s|m|h)$");
        for (unit, millis) in UNITS {
            assert_eq!(parse(&format!("90{unit}")), Some(Duration::from_millis(90 * millis)));
            assert!(PATTERN.contains(unit));
        }
    }

    #[test]
    fn a_duration_has_one_to_nine_digits_and_a_unit() {
        assert_eq!(parse("999999999h"), Some(Duration::from_secs(999_999_999 * 60 * 60)));
        for wrong in ["", "s", "5", "05s", "0s", "1000000000s", "5 s", "5S", "-5s", "1.5s", "5sec"] {
            assert_eq!(parse(wrong), None, "{wrong:?}");
        }
    }
}
