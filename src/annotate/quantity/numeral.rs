//! Numerals: *12,000*, *forty-five thousand*, *1.2 million*, *two-thirds*, *half a dozen*.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Form;
use crate::annotate::words::Words;
use crate::language::{Classes, lexicon};
use crate::text::Span;

/// A number as written, without its unit.
#[derive(Clone, Debug)]
pub(super) struct Numeral {
    /// Its first token.
    pub from: usize,
    /// The token behind its last one.
    pub to: usize,
    /// Its place; it may end within a token (*five* of *five-year-old*).
    pub span: Span,
    /// What follows it within its last token: *year-old*.
    pub rest: Option<Span>,
    pub value: f64,
    /// Half a unit of the last printed digit.
    pub half: f64,
    pub form: Form,
    /// *Two-thirds*, *half*.
    pub fraction: bool,
    /// *One in five*.
    pub ratio: bool,
}

/// The numeral that begins at `at`.
pub(super) fn at(words: Words<'_>, at: usize, sentence: &Range<usize>) -> Option<Numeral> {
    let numeral = if words.is_number(at) {
        digits(words, at)?
    } else if let Some(value) = vulgar(words.text(at)) {
        Numeral { fraction: true, half: 0.005, ..plain(words, at, value) }
    } else {
        in_words(words, at, sentence)?
    };
    Some(ratio(words, numeral))
}

fn plain(words: Words<'_>, at: usize, value: f64) -> Numeral {
    Numeral {
        from: at,
        to: at + 1,
        span: words.span(at),
        rest: None,
        value,
        half: 0.0,
        form: Form::Digits,
        fraction: false,
        ratio: false,
    }
}

/// The value of `½` and its kin.
pub(super) fn vulgar(text: &str) -> Option<f64> {
    Some(match text {
        "½" => 0.5,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅕" => 0.2,
        "⅛" => 0.125,
        _ => return None,
    })
}

/// *12,000*, *3.5*, *1.2 million*, *4bn*, *2½*.
fn digits(words: Words<'_>, at: usize) -> Option<Numeral> {
    let whole = || {
        let (value, half) = printed(words.text(at))?;
        Some(Numeral { half, ..plain(words, at, value) })
    };
    let mut numeral = spaced(words, at).or_else(whole)?;
    point_before(words, &mut numeral);
    if words.glued(numeral.to)
        && let Some(part) = vulgar(words.text(numeral.to))
    {
        numeral.value += part;
        numeral.half = 0.05;
        numeral.to += 1;
        numeral.span = words.cover(at, numeral.to);
    }
    magnitude(words, &mut numeral);
    Some(numeral)
}

/// *12 500*, *1'250*: groups of three digits behind a space or an apostrophe.
fn spaced(words: Words<'_>, at: usize) -> Option<Numeral> {
    let group = |at: usize, longest: usize| {
        let text = words.text(at);
        (1..=longest).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    if !group(at, 3) || words.text(at).starts_with('0') {
        return None;
    }
    let mut all = words.text(at).to_owned();
    let mut to = at + 1;
    loop {
        let mark = words.is_glued(to, "'") || words.is_glued(to, "’");
        let next = to + usize::from(mark);
        let joined = words.glued(next) == mark && words.text(next).len() == 3;
        if !joined || !group(next, 3) || all.len() > 12 {
            break;
        }
        all.push(',');
        all.push_str(words.text(next));
        to = next + 1;
    }
    // Five numbers in a row are a list, a fourth digit behind makes a telephone number.
    let alone = !(words.is_number(to) || at > 0 && words.is_number(at - 1));
    let (value, half) = printed(&all).filter(|_| to > at + 1 && alone)?;
    Some(Numeral { to, span: words.cover(at, to), half, ..plain(words, at, value) })
}

/// *.5*: a decimal point that no digit leads.
fn point_before(words: Words<'_>, numeral: &mut Numeral) {
    let Some(point) = numeral.from.checked_sub(1) else { return };
    let text = words.text(numeral.from);
    let led = words.is(point, ".") && words.glued(numeral.from) && !words.glued(point);
    if led && numeral.to == numeral.from + 1 && text.bytes().all(|b| b.is_ascii_digit()) {
        let scale = 10_f64.powi(i32::try_from(text.len()).unwrap_or(9).min(9));
        numeral.value /= scale;
        numeral.half = 0.5 / scale;
        numeral.from = point;
        numeral.span = words.cover(point, numeral.to);
    }
}

/// The value of printed digits and half a unit of their last place. Trailing zeros before the
/// point are rounding, except in the first two places: 12,000 is ±500, 20 is ±0.5.
pub(super) fn printed(text: &str) -> Option<(f64, f64)> {
    if is_pointed(text) {
        return printed(&text.replace('.', ","));
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if decimals.contains(['.', ',']) || whole.len() + decimals.len() > 18 || !grouped(whole) {
        return None;
    }
    let mut value = 0.0;
    let (mut count, mut zeros) = (0, 0);
    for digit in whole.bytes().filter(u8::is_ascii_digit) {
        value = value * 10.0 + f64::from(digit - b'0');
        count += 1;
        zeros = if digit == b'0' { zeros + 1 } else { 0 };
    }
    if decimals.is_empty() {
        let rounded = zeros.min((count - 2).max(0));
        return Some((value, 0.5 * 10_f64.powi(rounded)));
    }
    let exact: f64 = format!("{}.{decimals}", whole.replace(',', "")).parse().ok()?;
    Some((exact, 0.5 * 10_f64.powi(-i32::try_from(decimals.len()).ok()?)))
}

/// *1.250.000*: points where thousands are.
fn is_pointed(text: &str) -> bool {
    let groups = text.split('.').skip(1);
    groups.clone().count() > 1 && groups.into_iter().all(|group| group.len() == 3)
}

/// Whether commas stand where thousands (or lakhs) do.
fn grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default().len();
    let rest: Vec<usize> = groups.map(str::len).collect();
    let Some((&last, middle)) = rest.split_last() else { return true };
    last == 3
        && ((1..=3).contains(&first) && middle.iter().all(|&len| len == 3)
            || (1..=2).contains(&first) && middle.iter().all(|&len| len == 2))
}

/// Multiplies in *million*, *bn*, *k*, *dozen* behind digits, with or without hyphen or space.
fn magnitude(words: Words<'_>, numeral: &mut Numeral) {
    let hyphen = words.is_glued(numeral.to, "-") && words.glued(numeral.to + 1);
    let at = numeral.to + usize::from(hyphen);
    let Some(by) = magnitude_at(words, at) else { return };
    numeral.value *= by;
    // *1.2 million* is printed to the hundred thousand; *100 million* hardly to the hundred.
    numeral.half *= by;
    numeral.to = at + 1;
    numeral.span = numeral.span.cover(words.span(at));
    numeral.form = Form::Mixed;
}

fn magnitude_at(words: Words<'_>, at: usize) -> Option<f64> {
    let text = words.text(at);
    if !words.is_word(at) {
        return None;
    }
    let whole = text.split_once('-').map_or(text, |(word, _)| word);
    if words.has(at, Classes::NUMBER_WORD) || whole.len() < text.len() {
        let part = part(whole)?;
        return match part.place {
            Slot::Magnitude | Slot::Hundred | Slot::Group => Some(part.value),
            _ => None,
        };
    }
    if !words.glued(at) && !matches!(text, "bn" | "mn" | "tn" | "m" | "bln" | "mln" | "trn") {
        return None;
    }
    let glued = words.glued(at);
    match text {
        "bn" | "bln" | "Bn" | "BN" | "B" => Some(1e9),
        "tn" | "trn" => Some(1e12),
        "mn" | "mln" | "M" | "mil" => Some(1e6),
        "k" | "K" if glued => Some(1e3),
        "m" if is_million(words, at) => Some(1e6),
        _ => None,
    }
}

/// Whether `m` behind digits means million, not metre: behind money, or before what is counted.
fn is_million(words: Words<'_>, at: usize) -> bool {
    let before = at.saturating_sub(2);
    let money = at >= 2 && matches!(words.text(before), "$" | "£" | "€" | "¥" | "₹");
    let noun = words.is_word(at + 1) && !words.has(at + 1, Classes::PHRASE_END);
    money || noun && !words.is_any(at + 1, METRED)
}

/// Words behind *m* for metre.
pub(super) const METRED: &[&str] = &[
    "race",
    "sprint",
    "hurdles",
    "freestyle",
    "high",
    "long",
    "deep",
    "tall",
    "wide",
    "final",
    "relay",
    "above",
    "below",
    "away",
];

/// *One in five*, *1 in 9*, *three out of four*: a share.
fn ratio(words: Words<'_>, numeral: Numeral) -> Numeral {
    let mut base = numeral.to;
    if words.is(base, "out") && words.is(base + 1, "of") {
        base += 2;
    } else if words.is(base, "in") && !words.is(base + 1, "a")
        || words.is(base, "of") && words.is(base + 1, "every")
    {
        base += 1;
    } else {
        return numeral;
    }
    base += usize::from(words.is(base, "every"));
    if numeral.rest.is_some() || numeral.fraction || numeral.form == Form::Mixed {
        return numeral;
    }
    let of = if words.is_number(base) {
        digits(words, base)
    } else {
        let end = words.len();
        in_words(words, base, &(base..end))
    };
    let Some(of) = of else { return numeral };
    let whole = |value: f64| value >= 1.0 && value.fract() == 0.0;
    let share = whole(numeral.value)
        && whole(of.value)
        && numeral.value < of.value
        && (of.value <= 20.0 || numeral.value <= 1.0 || words.is(numeral.to, "out"))
        && of.rest.is_none()
        && words.text(base).len() < 4 + 4 * usize::from(!words.is_number(base))
        && super::unit::of(words, &of, &(base..words.len())).unit == super::Unit::Count;
    if !share {
        return numeral;
    }
    let value = numeral.value / of.value;
    // One in five is a rounded saying: it stands for anything that is not nearer to its neighbours.
    let half = if numeral.value > 1.0 {
        0.025
    } else {
        numeral.value * (1.0 / (of.value - 0.5) - 1.0 / of.value)
    };
    let span = numeral.span.cover(of.span);
    Numeral { to: of.to, span, value, half, ratio: true, ..numeral }
}

/// What a number word is in a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    Unit,
    Ten,
    Hundred,
    Magnitude,
    Group,
    Fraction,
}

#[derive(Clone, Copy, Debug)]
struct Part {
    value: f64,
    place: Slot,
}

static PARTS: LazyLock<FxHashMap<&'static str, Part>> = LazyLock::new(|| {
    let file = include_str!("../../language/lexicon/number_words.txt");
    lexicon::entries(file).filter_map(table_row).collect()
});

fn table_row(row: &'static str) -> Option<(&'static str, Part)> {
    let mut fields = row.split('\t');
    let (word, value, place) = (fields.next()?, fields.next()?, fields.next()?);
    let place = match place {
        "unit" => Slot::Unit,
        "ten" => Slot::Ten,
        "hundred" => Slot::Hundred,
        "magnitude" => Slot::Magnitude,
        "group" => Slot::Group,
        _ => Slot::Fraction,
    };
    Some((word, Part { value: value.parse().ok()?, place }))
}

fn part(word: &str) -> Option<Part> {
    PARTS.get(word).copied().or_else(|| PARTS.get(word.to_ascii_lowercase().as_str()).copied())
}

/// A numeral being built from words.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    total: f64,
    current: f64,
    last: Option<Slot>,
    /// The largest power of ten that the words leave open.
    place: f64,
    fraction: bool,
}

impl Sum {
    /// Adds the next word, if it can stand here.
    fn add(&mut self, part: Part) -> bool {
        use Slot::{Fraction, Group, Hundred, Magnitude, Ten, Unit};
        match (part.place, self.last) {
            (Unit, None | Some(Ten | Hundred | Magnitude))
            | (Ten, None | Some(Hundred | Magnitude)) => {
                if self.last == Some(Ten) && !(1.0..=9.0).contains(&part.value) {
                    return false;
                }
                self.current += part.value;
                self.place = 1.0;
            }
            (Hundred, Some(Unit | Ten)) if self.current < 100.0 && self.current > 0.0 => {
                self.current *= 100.0;
                self.place = 100.0;
            }
            (Magnitude, Some(Unit | Ten | Hundred | Fraction)) if self.current > 0.0 => {
                self.total += self.current * part.value;
                self.current = 0.0;
                let hundreds = self.last == Some(Hundred);
                self.place = part.value * if hundreds { 100.0 } else { 1.0 };
                self.fraction = false;
            }
            (Group, Some(Unit | Ten | Fraction | Hundred)) if self.current > 0.0 => {
                self.current *= part.value;
                self.place = 1.0;
                self.fraction = false;
            }
            (Fraction, Some(Unit)) if !self.fraction && self.total == 0.0 && part.value < 0.4 => {
                if self.current >= 1.0 / part.value {
                    return false;
                }
                self.current *= part.value;
                self.fraction = true;
            }
            _ => return false,
        }
        self.last = Some(part.place);
        true
    }

    fn value(self) -> f64 {
        self.total + self.current
    }
}

/// Reads a numeral of words from `at`.
fn in_words(words: Words<'_>, at: usize, sentence: &Range<usize>) -> Option<Numeral> {
    let mut sum = Sum::default();
    let mut from = at;
    let first = part(words.text(at));
    let article = at > sentence.start && words.is_any(at - 1, &["a", "an"]);
    let mut next = at;
    match first {
        Some(Part { place: Slot::Magnitude | Slot::Hundred | Slot::Group, .. }) if article => {
            from = at - 1;
            sum.add(Part { value: 1.0, place: Slot::Unit });
        }
        Some(Part { place: Slot::Fraction, value }) => {
            return fraction(words, at, value, article);
        }
        _ => {}
    }
    let mut end = words.span(from).start;
    let mut rest = None;
    while next < sentence.end.min(words.len()) {
        let used = take(words.text(next), &mut sum);
        if used == 0 {
            let linked = words.is(next, "and")
                && matches!(sum.last, Some(Slot::Hundred | Slot::Magnitude))
                && next + 1 < sentence.end
                && part(words.text(next + 1).split('-').next().unwrap_or_default())
                    .is_some_and(|part| matches!(part.place, Slot::Unit | Slot::Ten));
            if !linked {
                break;
            }
            next += 1;
            continue;
        }
        let span = words.span(next);
        end = span.start + used;
        next += 1;
        if used < span.len() {
            rest = Some(Span::new((end + 1).min(span.end), span.end));
            break;
        }
    }
    sum.last?;
    let mut numeral = Numeral {
        from,
        to: next,
        span: Span::new(words.span(from).start, end),
        rest,
        value: sum.value(),
        half: if sum.fraction { 0.02 } else { 0.5 * sum.place.max(1.0) },
        form: Form::Words,
        fraction: sum.fraction,
        ratio: false,
    };
    and_a_half(words, &mut numeral);
    Some(numeral)
}

/// Adds the leading number words of `text` to the sum; how many bytes they are.
fn take(text: &str, sum: &mut Sum) -> usize {
    let mut used = 0;
    for piece in text.split('-') {
        let Some(part) = part(piece) else { break };
        if !sum.add(part) {
            break;
        }
        used += piece.len() + usize::from(used > 0);
    }
    used
}

/// *Half of*, *half a million*, *a third of*, *a quarter of*.
fn fraction(words: Words<'_>, at: usize, value: f64, article: bool) -> Option<Numeral> {
    let next = at + 1;
    let half = words.is(at, "half");
    if half && words.is_any(next, &["a", "an"]) {
        if is_unit(words, next + 1) {
            let numeral = plain(words, at, value);
            let span = words.cover(at, next + 1);
            return Some(Numeral { to: next + 1, span, half: 0.05, form: Form::Words, ..numeral });
        }
        let by = magnitude_at(words, next + 1)?;
        let span = words.cover(at, next + 2);
        let form = Form::Words;
        return Some(Numeral {
            to: next + 2,
            span,
            value: value * by,
            half: 0.05 * by,
            form,
            ..plain(words, at, 0.0)
        });
    }
    let of = words.is(next, "of");
    let whole = half && words.is_any(next, &["the", "its", "their", "all", "our"]);
    let behind_one = article || at > 0 && words.is(at - 1, "one");
    // *A quarter (26 percent)*: the share is said twice.
    let of = of || words.is(next, "(") && words.is_number(next + 1);
    if !(half && (of || whole) || of && behind_one) {
        return None;
    }
    let from = if article { at - 1 } else { at };
    let span = words.cover(from, next);
    let numeral = plain(words, from, value);
    Some(Numeral { to: next, span, half: 0.02, form: Form::Words, fraction: true, ..numeral })
}

/// *Half a percent*, *half a mile*, *half a percentage point*.
fn is_unit(words: Words<'_>, at: usize) -> bool {
    let behind = words.text(at).to_ascii_lowercase();
    let share = behind == "percent" || behind == "percentage" && words.is(at + 1, "point");
    let measured = super::measure(&behind)
        .is_some_and(|measure| matches!(measure.dimension, super::Dimension::Length));
    share || measured
}

/// *Two and a half*, before the unit or magnitude.
fn and_a_half(words: Words<'_>, numeral: &mut Numeral) {
    let at = numeral.to;
    if numeral.rest.is_some()
        || !(words.is(at, "and") && words.is(at + 1, "a") && words.is(at + 2, "half"))
    {
        return;
    }
    numeral.value += 0.5;
    numeral.half = 0.25;
    numeral.to = at + 3;
    numeral.span = numeral.span.cover(words.span(at + 2));
    magnitude(words, numeral);
    numeral.form = Form::Words;
}
