//! Slips of the keyboard between two numbers.

/// Whether one number reads like a slip for the other: two neighbouring digits swapped, one digit
/// wrong, or a zero too many or too few (thousands and millions mixed up). Both are positive.
pub(in crate::checks) fn is_slip(a: f64, b: f64) -> bool {
    let (first, second) = (Digits::of(a), Digits::of(b));
    is_scale(a, b) || first.differing(&second).count() == 1 || first.is_swap(&second)
}

/// Whether the two differ by a power of ten: 10, 100, 1,000 …
pub(super) fn is_scale(a: f64, b: f64) -> bool {
    let (first, second) = (Digits::of(a), Digits::of(b));
    (first.bare() - second.bare()).abs() < 0.5 && (a / b).log10().abs() > 0.5
}

/// Whether two neighbouring digits are swapped.
pub(super) fn is_swap(a: f64, b: f64) -> bool {
    Digits::of(a).is_swap(&Digits::of(b))
}

/// How many digits of a number are not just zeros at its end.
pub(super) fn significant(value: f64) -> usize {
    Digits::of(Digits::of(value).bare()).length.saturating_sub(PLACES)
}

/// Numbers that are the same for two values one slip apart: one digit left out of view, the digits
/// in order of size, the digits without the zeros at the end.
pub(super) fn masks(value: f64) -> impl Iterator<Item = (u8, u64)> {
    let digits = Digits::of(value);
    let masked = (0..digits.length).map(move |at| {
        let place = u8::try_from(at).unwrap_or(u8::MAX);
        (place, digits.number() - u64::from(digits.digits[at]) * TENS[at])
    });
    let sorted = digits.digits.iter().map(|&digit| 1 << (u32::from(digit) * 5)).sum();
    #[expect(clippy::cast_possible_truncation, reason = "it was made of a whole number")]
    #[expect(clippy::cast_sign_loss, reason = "values are positive")]
    let bare = digits.bare() as u64;
    masked.chain([(100, sorted), (101, bare)])
}

/// Decimal places that are looked at.
const PLACES: usize = 3;

/// Digits that are looked at, decimal places included.
const LENGTH: usize = 18;

const TENS: [u64; LENGTH] = {
    let mut tens = [1; LENGTH];
    let mut at = 1;
    while at < LENGTH {
        tens[at] = tens[at - 1] * 10;
        at += 1;
    }
    tens
};

/// The decimal digits of a number to three places, the last place first.
#[derive(Clone, Copy)]
struct Digits {
    digits: [u8; LENGTH],
    length: usize,
}

impl Digits {
    fn of(value: f64) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "larger numbers are cut off on purpose"
        )]
        #[expect(clippy::cast_sign_loss, reason = "the absolute value is taken")]
        let mut rest = (value.abs() * 1000.0).round().min(9e17) as u64;
        let mut out = Self { digits: [0; LENGTH], length: 0 };
        while rest > 0 && out.length < LENGTH {
            out.digits[out.length] = u8::try_from(rest % 10).unwrap_or_default();
            rest /= 10;
            out.length += 1;
        }
        out
    }

    fn number(&self) -> u64 {
        (0..self.length).map(|at| u64::from(self.digits[at]) * TENS[at]).sum()
    }

    /// The digits without the zeros at the end, as a whole number.
    fn bare(&self) -> f64 {
        let zeros = self.digits[..self.length].iter().take_while(|&&digit| digit == 0).count();
        (zeros..self.length)
            .rev()
            .fold(0.0, |number, at| number * 10.0 + f64::from(self.digits[at]))
    }

    /// The places at which two numbers of one length differ; all if their lengths differ.
    fn differing<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = usize> + 'a {
        let alike = self.length == other.length;
        (0..LENGTH).filter(move |&at| !alike || self.digits[at] != other.digits[at])
    }

    fn is_swap(&self, other: &Self) -> bool {
        let mut places = self.differing(other);
        let (Some(low), Some(high), None) = (places.next(), places.next(), places.next()) else {
            return false;
        };
        high - low == 1
            && self.digits[low] == other.digits[high]
            && self.digits[high] == other.digits[low]
    }
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
        assert!(is_scale(4e8, 4e11) && !is_scale(4e8, 5e11));
    }

    #[test]
    fn significant_digits() {
        for (value, expected) in [(500.0, 1), (508.0, 3), (7000.0, 1), (1.89e9, 3), (14.4, 3)] {
            assert_eq!(significant(value), expected, "{value}");
        }
    }

    #[test]
    fn slips_share_a_mask() {
        for (a, b) in [(384.0, 284.0), (25.0, 52.0), (7e3, 9e3), (14.0, 140.0), (4e8, 4e11)] {
            assert!(masks(a).any(|mask| masks(b).any(|other| mask == other)), "{a} and {b}");
        }
    }
}
