//! What is no quantity: codes, labels, telephone numbers, versions, times of day, list numbers.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::numeral::Numeral;
use super::proportion;
use super::unit::Found;
use super::{Form, Unit};
use crate::annotate::words::Words;
use crate::document::BlockKind;
use crate::language::{Classes, TokenKind, lexicon};

static LABELS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lexicon::entries(include_str!("labels.txt")).collect());

/// Whether the number behind a word names and does not count: *section*, *page*.
pub(crate) fn is_label_word(word: &str) -> bool {
    LABELS.contains(word.to_ascii_lowercase().as_str())
}

/// If the numeral is no quantity, the token to go on from.
pub(super) fn is_none(
    words: Words<'_>,
    numeral: &Numeral,
    unit: &Found,
    sentence: &Range<usize>,
    block: BlockKind,
) -> Option<usize> {
    if numeral.form == Form::Words {
        return is_idiom(words, numeral, unit, sentence, block).then_some(numeral.to);
    }
    let bare = unit.unit == Unit::Count && numeral.form == Form::Digits;
    if bare && proportion::is_half(words, numeral.from) {
        return None;
    }
    if let Some(end) = telephone(words, numeral) {
        return Some(end);
    }
    let (end, code) = chain(words, numeral, unit);
    if code || bare && end > numeral.to && is_label(words, numeral, sentence, block) {
        return Some(end);
    }
    let no = is_glued_to_code(words, numeral, unit)
        || bare && is_time(words, numeral)
        || bare && is_label(words, numeral, sentence, block)
        || bare && is_list_number(words, numeral, sentence)
        || bare && is_address(words, numeral)
        || is_size(words, numeral, unit)
        || bare && is_ordinal(words, numeral);
    no.then_some(unit.to)
}

/// *One of the*, *no one*, *one another*, *one day*: *one* counts only before a unit or noun that
/// a figure could stand for.
fn is_idiom(
    words: Words<'_>,
    numeral: &Numeral,
    unit: &Found,
    sentence: &Range<usize>,
    block: BlockKind,
) -> bool {
    if numeral.fraction || numeral.ratio {
        return false;
    }
    if numeral.value == 0.0 {
        return true;
    }
    if (numeral.value - 1.0).abs() < 0.1 && numeral.to == numeral.from + 1 {
        let day = numeral.rest.is_none() && words.is_any(numeral.to, &["day", "night"]);
        let counted = !matches!(unit.unit, Unit::Count) && !day;
        return !counted;
    }
    // *Catch twenty-two*, *the Seven Sisters*, *Big Four*: a capital within a sentence is a name.
    if numeral.from <= sentence.start || unit.unit != Unit::Count {
        return false;
    }
    let before = numeral.from - 1;
    if words.is_capitalised(numeral.from) && is_group(words, before, sentence.start) {
        return true;
    }
    let opens = before == sentence.start;
    let named = words.is_capitalised(numeral.from);
    let article = words.is(before, "the") && (opens || !words.is_capitalised(before));
    // *The Big Ten*: only where not every word has a capital.
    let title = matches!(block, BlockKind::Heading(_));
    let adjective =
        words.is_capitalised(before) && !opens && !title && words.after_any(before, &["the"]);
    named && (article && words.is_capitalised(numeral.to) || adjective)
}

/// The end of a chain of numbers joined by marks, and whether it can only be a code: telephone
/// numbers, `9001/14001`, `2-05`.
fn chain(words: Words<'_>, numeral: &Numeral, unit: &Found) -> (usize, bool) {
    let mut end = numeral.to;
    let mut parts = 1;
    let mut digits = words.text(numeral.from).len();
    let mut slash = false;
    let mut zero = words.text(numeral.from).starts_with('0')
        && digits > 1
        && !words.text(numeral.from).contains('.');
    while matches!(words.text(end), "-" | "/" | "." | ":" | "–" | "‑")
        && words.glued(end)
        && words.glued(end + 1)
        && (words.is_number(end + 1) || words.is(end, "/") && words.is_word(end + 1))
    {
        slash |= words.is(end, "/") || words.is(end, ":");
        zero |= words.text(end + 1).starts_with('0') && words.text(end + 1).len() > 1;
        parts += 1;
        digits += words.text(end + 1).len();
        end += 2;
    }
    let currency = matches!(unit.unit, Unit::Money(_));
    let phone = parts > 2 || digits >= 8 && !has_separator(words.text(numeral.from)) && !currency;
    (end, parts > 1 && (slash || zero || phone))
}

fn has_separator(text: &str) -> bool {
    text.contains([',', '.'])
}

/// Glued to letters or marks of a code: `3D`, `5G`, `#12`, `x=4`, `/2`, `7.x`.
fn is_glued_to_code(words: Words<'_>, numeral: &Numeral, unit: &Found) -> bool {
    let before = numeral.from.checked_sub(1).map_or("", |before| words.text(before));
    let joined = words.glued(numeral.from) && unit.from == numeral.from;
    let code_mark = matches!(
        before,
        "#" | "=" | "_" | "@" | "/" | "\\" | "&" | "^" | "§" | "*" | ":" | "|" | "."
    );
    if joined && numeral.from > 0 && code_mark
        || matches!(before, "#" | "§" | "№")
        || joined && matches!(before, "[" | "{") && words.is_any(unit.to, &["]", "}"])
    {
        return true;
    }
    // `ISO-9001`, `$9` of a script: a hyphen glued to a word before it.
    let hyphen = matches!(before, "-" | "–")
        && words.glued(numeral.from)
        && numeral.from > 1
        && words.glued(numeral.from - 1)
        && words.is_word(numeral.from - 2);
    let letters = words.glued(unit.to)
        && words.is_word(unit.to)
        && !matches!(words.text(unit.to), "th" | "st" | "nd" | "rd" | "s");
    let mark = words.glued(unit.to) && matches!(words.text(unit.to), "_" | "=" | "@" | "\\" | "″");
    hyphen || letters || mark
}

/// *10:30*, *5 p.m.*, *10am*, *9 o'clock*.
fn is_time(words: Words<'_>, numeral: &Numeral) -> bool {
    let to = numeral.to;
    let text = words.text(to).to_ascii_lowercase();
    let half_day = matches!(
        text.as_str(),
        "am" | "pm"
            | "a.m."
            | "p.m."
            | "a.m"
            | "p.m"
            | "o'clock"
            | "o’clock"
            | "gmt"
            | "est"
            | "edt"
            | "et"
            | "utc"
            | "noon"
    );
    let of_day = words.is(to, "in")
        && words.is(to + 1, "the")
        && words.is_any(to + 2, &["morning", "afternoon", "evening"]);
    half_day || of_day || words.is_glued(to, ":") && words.glued(to + 1) && words.is_number(to + 1)
}

/// The number of something: *section 5*, *No. 3*, *Boeing 737*, *ISO 9001*.
fn is_label(
    words: Words<'_>,
    numeral: &Numeral,
    sentence: &Range<usize>,
    block: BlockKind,
) -> bool {
    let Some(before) = numeral.from.checked_sub(1).filter(|&at| at >= sentence.start) else {
        return false;
    };
    let text = words.text(before);
    let folded = text.trim_end_matches('.').to_ascii_lowercase();
    let counts = words.is_word(numeral.to) && !words.has(numeral.to, Classes::PHRASE_END);
    let plural = counts && words.text(numeral.to).ends_with('s');
    // *Type 2 diabetes*: a capital within a sentence makes it a name.
    let named = words.is_capitalised(before) && before > sentence.start;
    let counted = plural && !named && COUNTED.contains(&folded.as_str());
    if is_group(words, before, sentence.start) || is_joined_label(words, before) {
        return true;
    }
    if LABELS.contains(folded.as_str()) && words.is_word(before) && !counted {
        return true;
    }
    if is_listed(words, before, sentence.start) {
        return true;
    }
    let grouped = has_separator(words.text(numeral.from));
    let heading = matches!(block, BlockKind::Heading(_) | BlockKind::TableCell);
    if grouped || heading || !words.is_kind(before, TokenKind::Word) {
        return false;
    }
    if words.has(before, Classes::MONTH | Classes::WEEKDAY | Classes::NUMBER_WORD) {
        return false;
    }
    // A name right before a bare number owns it, unless the number opens a noun phrase of its own.
    let name = words.is_capitalised(before) && before > sentence.start && text.len() > 1
        || text.len() > 1 && text.bytes().all(|b| b.is_ascii_uppercase());
    name && !plural && !words.has(before, Classes::PHRASE_END)
}

/// *The Group of 7*, *the Gang of Four*: a body named by its size. `of` is the token before the number.
fn is_group(words: Words<'_>, of: usize, start: usize) -> bool {
    let named = of > start + 1 && words.is(of, "of") && words.is_capitalised(of - 1);
    named && words.is_any(of - 1, &["group", "gang", "council", "committee", "band", "rule"])
}

/// *ISO/IEC 27001*: a label with a second word behind a slash.
fn is_joined_label(words: Words<'_>, before: usize) -> bool {
    before > 1
        && words.is_glued(before - 1, "/")
        && LABELS.contains(words.text(before - 2).to_ascii_lowercase().as_str())
}

/// Labels behind which a number may count what follows: *in class 12 pupils slept*.
const COUNTED: &[&str] = &[
    "act", "area", "block", "case", "class", "day", "grade", "issue", "item", "lane", "line",
    "model", "no", "number", "numbers", "part", "season", "step", "track", "type", "unit", "ward",
    "week",
];

/// *Sections 5 and 6*: a number joined to those that a label in the plural opens.
fn is_listed(words: Words<'_>, joint: usize, start: usize) -> bool {
    let ties = |at: usize| words.is_any(at, &["and", "or", "to", "through", ",", "–", "-"]);
    let mut at = joint;
    while at > start + 1 && ties(at) && words.is_number(at - 1) {
        at -= 2;
    }
    let plural = words.text(at).ends_with('s');
    at < joint && plural && LABELS.contains(words.text(at).to_ascii_lowercase().as_str())
}

/// *12 Harbour Street*: a house in a street.
fn is_address(words: Words<'_>, numeral: &Numeral) -> bool {
    let named = (numeral.to..numeral.to + 4).take_while(|&at| words.is_capitalised(at));
    let mut street = named.skip(1).filter(|&at| {
        STREETS.contains(words.text(at).trim_end_matches('.').to_ascii_lowercase().as_str())
    });
    numeral.value.fract() == 0.0 && street.next().is_some()
}

static STREETS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lexicon::entries(include_str!("streets.txt")).collect());

/// *0800 555 0100*, *(209) 555-0100*: the token behind a telephone number.
fn telephone(words: Words<'_>, numeral: &Numeral) -> Option<usize> {
    let text = words.text(numeral.from);
    let zero = text.len() > 2 && text.starts_with('0') && !text.contains(['.', ',']);
    let area = numeral.from > 0
        && text.len() == 3
        && words.is(numeral.from - 1, "(")
        && words.is(numeral.to, ")")
        && words.is_number(numeral.to + 1)
        && words.text(numeral.to + 1).len() == 3;
    let abroad = numeral.from > 0
        && words.is_glued(numeral.from, text)
        && words.is(numeral.from - 1, "+")
        && words.is_number(numeral.to);
    if !(zero || area || abroad) {
        return None;
    }
    let mut end = numeral.to + usize::from(area);
    while words.is_number(end) || words.is_any(end, &["-", "–"]) && words.is_number(end + 1) {
        end += 1;
    }
    Some(end)
}

/// *A 4K screen*, *a 10K run*: a thousand would count several.
fn is_size(words: Words<'_>, numeral: &Numeral, unit: &Found) -> bool {
    let at = numeral.to;
    let noun = words.is_word(at) && !words.has(at, Classes::PHRASE_END);
    let thousand = words.text(at.saturating_sub(1)).eq_ignore_ascii_case("k");
    thousand && unit.unit == Unit::Count && noun && !super::counted::is_plural(words.text(at))
}

/// *1.* or *2)* that opens a line; *(3)* by itself.
fn is_list_number(words: Words<'_>, numeral: &Numeral, sentence: &Range<usize>) -> bool {
    let (from, to) = (numeral.from, numeral.to);
    let small = numeral.value < 100.0 && numeral.value.fract() == 0.0;
    let opens = from == sentence.start || from == 0;
    if small && opens && words.glued(to) && words.is_any(to, &[".", ")", ":"]) {
        return true;
    }
    // *Two ways: 1) by bus, 2) on foot*.
    let item = small && words.is_glued(to, ")") && !is_bracketed(words, from, sentence.start);
    if item {
        return true;
    }
    let brackets = |open: &str, close: &str| {
        from > 0 && words.is(from - 1, open) && words.glued(from) && words.is_glued(to, close)
    };
    brackets("[", "]")
        || small && numeral.value < 20.0 && brackets("(", ")") && from <= sentence.start + 1
}

/// Whether a bracket opens before the token and does not close.
fn is_bracketed(words: Words<'_>, at: usize, start: usize) -> bool {
    let mark = (start..at).rev().find(|&at| words.is_any(at, &["(", ")"]));
    mark.is_some_and(|mark| words.is(mark, "("))
}

/// *21st*, *4th*.
fn is_ordinal(words: Words<'_>, numeral: &Numeral) -> bool {
    words.glued(numeral.to) && words.is_any(numeral.to, &["st", "nd", "rd", "th", "s"])
}
