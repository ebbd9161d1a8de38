//! Slips of the keyboard between two numbers.

/// Whether one number reads like a slip for the other: two neighbouring digits swapped, one digit
/// wrong, or a zero too many or too few (thousands and millions mixed up). `value`s are positive.
pub(super) fn is_slip(a: f64, b: f64) -> bool {
    is_scale(a, b) || is_digit_slip(a, b)
}

/// Whether the two differ by a power of ten: 10, 100, 1,000 …
pub(super) fn is_scale(a: f64, b: f64) -> bool {
    let power = (a / b).abs().log10();
    power.abs() > 0.5 && (power - power.round()).abs() < 1e-6
}

/// Whether two neighbouring digits are swapped.
pub(super) fn is_swap(a: f64, b: f64) -> bool {
    let (a, b) = (digits(a), digits(b));
    let places = differing(&a, &b);
    matches!(places.as_slice(), [first, second]
        if second - first == 1 && a[*first] == b[*second] && a[*second] == b[*first])
}

/// How many digits of a number are not just zeros at its end.
pub(super) fn significant(value: f64) -> usize {
    let digits = digits(value);
    let text: Vec<u8> = digits.into_iter().filter(u8::is_ascii_digit).collect();
    let zeros = text.iter().rev().take_while(|&&digit| digit == b'0').count();
    let lead = text.iter().take_while(|&&digit| digit == b'0').count();
    text.len().saturating_sub(zeros + lead)
}

fn is_digit_slip(a: f64, b: f64) -> bool {
    let (first, second) = (digits(a), digits(b));
    differing(&first, &second).len() == 1 || is_swap(a, b)
}

/// Up to 15 significant digits without trailing zeros behind the point.
fn digits(value: f64) -> Vec<u8> {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.bytes().collect()
}

/// The places at which two numbers of one length differ; all of them if the lengths differ.
fn differing(a: &[u8], b: &[u8]) -> Vec<usize> {
    if a.len() != b.len() {
        return (0..a.len().max(b.len()).max(3)).collect();
    }
    (0..a.len()).filter(|&at| a[at] != b[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips() {
        for (a, b) in [(384.0, 284.0), (25.0, 52.0), (7000.0, 9000.0), (14.0, 140.0), (4.2, 2.4)] {
            assert!(is_slip(a, b), "{a} and {b}");
        }
        for (a, b) in [(14.0, 16.5), (1200.0, 950.0), (20.0, 20.0), (110.0, 99.0)] {
            assert!(!is_slip(a, b), "{a} and {b}");
        }
    }
}
