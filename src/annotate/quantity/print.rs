//! Numbers as they are printed in messages and notes.

/// A number for a message: grouped in thousands, at most `decimals` places, no trailing zeros.
pub fn plain(value: f64, decimals: usize) -> String {
    let printed = format!("{value:.decimals$}");
    let (whole, part) = printed.split_once('.').unwrap_or((&printed, ""));
    let part = part.trim_end_matches('0');
    let whole = grouped(whole);
    if part.is_empty() { whole } else { format!("{whole}.{part}") }
}

/// The digits of a whole number, grouped in thousands.
pub(crate) fn grouped(whole: &str) -> String {
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut out = sign.to_owned();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_for_messages() {
        for (value, decimals, expected) in [
            (60.0, 0, "60"),
            (12_000.0, 1, "12,000"),
            (20.75, 1, "20.8"),
            (1_234_567.5, 2, "1,234,567.5"),
        ] {
            assert_eq!(plain(value, decimals), expected);
        }
    }
}
