//! Numbers that count nothing and compare: *doubled*, *twice as many*, *third-largest*, *14th of 32*.
//!
//! They stand apart from the quantities: of those, each may be a part, a whole or a value of the
//! sentence's arithmetic, and what stands next to one tells which.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Context, Form, Hedge, Interval, Kind, Quantity, Unit, hedge};
use crate::annotate::Annotations;
use crate::annotate::words::Words;
use crate::language::{Classes, Token, TokenKind, lexicon};
use crate::text::Span;

/// Finds the multiples and ranks of a block. Its dates must have been found.
pub(in crate::annotate) fn find(prose: &str, notes: &Annotations) -> Vec<Quantity> {
    let words = Words::new(prose, &notes.tokens);
    let mut out = Vec::new();
    for (index, sentence) in notes.sentences.iter().enumerate() {
        for at in sentence.tokens.clone() {
            if !may_compare(&notes.tokens[at]) {
                continue;
            }
            let within = &sentence.tokens;
            let found = multiple(words, at, within).or_else(|| rank(words, at, within));
            let Some(mut found) = found else { continue };
            let dates = &notes.dates;
            let near = dates.partition_point(|date| date.span.end <= found.span.start);
            if dates.get(near).is_none_or(|date| !date.span.overlaps(found.span)) {
                found.sentence = index;
                out.push(found);
            }
        }
    }
    out
}

/// Whether a token may be a multiple or an ordinal, by a quick look: hardly any word is.
fn may_compare(token: &Token) -> bool {
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => {
            let hyphenated = token.span.len() >= "fifth-best".len();
            hyphenated || token.classes.has(Classes::MULTIPLE | Classes::ORDINAL)
        }
        _ => false,
    }
}

/// A factor stands for what a tenth less or more would be told by.
const TENTH: f64 = 0.1;

static MULTIPLES: LazyLock<FxHashMap<&'static str, (f64, bool)>> = LazyLock::new(|| {
    let rows = lexicon::entries(include_str!("../../language/lexicon/multiples.txt"));
    rows.filter_map(|row| {
        let (word, rest) = row.split_once('\t')?;
        let (factor, form) = rest.split_once('\t')?;
        Some((word, (factor.parse().ok()?, form == "change")))
    })
    .collect()
});

/// *Doubled*, *threefold*; *twice as many*, *double the*.
fn multiple(words: Words<'_>, at: usize, sentence: &Range<usize>) -> Option<Quantity> {
    if !words.has(at, Classes::MULTIPLE) {
        return None;
    }
    let &(factor, change) = MULTIPLES.get(words.text(at).to_ascii_lowercase().as_str())?;
    let told = if change {
        // *Doubled back* and *doubled over* say nothing of size.
        !words.is_any(at + 1, &["back", "over", "down", "up"])
    } else {
        is_compared(words, at)
    };
    let mut hedge = hedge::of(words, at, at + 1, sentence.start);
    if change && factor < 1.0 {
        hedge = turned(hedge);
    }
    let interval = Interval::around(factor, factor * TENTH);
    let told = told.then(|| of(words.span(at), at..at + 1, Kind::Multiple))?;
    Some(Quantity { value: factor, interval, hedge, ..told })
}

/// *Twice as many*, *double the*, *half as much*.
fn is_compared(words: Words<'_>, at: usize) -> bool {
    let of = ["the", "that", "its", "their", "his", "her", "our", "this", "what", "last"];
    words.is(at + 1, "as") || !words.is(at, "half") && words.is_any(at + 1, &of)
}

/// *More than halved* leaves less than half.
const fn turned(hedge: Hedge) -> Hedge {
    match hedge {
        Hedge::AtLeast => Hedge::AtMost,
        Hedge::AtMost => Hedge::AtLeast,
        other => other,
    }
}

fn of(span: Span, tokens: Range<usize>, kind: Kind) -> Quantity {
    Quantity {
        span,
        number: span,
        sentence: 0,
        tokens,
        value: 0.0,
        interval: Interval::around(0.0, 0.0),
        unit: Unit::Count,
        kind,
        hedge: Hedge::None,
        form: Form::Words,
        attributive: false,
        points_back: false,
        part: None,
        range: None,
        counted: None,
        per: None,
        key: 0,
        context: Context::default(),
        beside: [0; 2],
    }
}

/// An ordinal number.
struct Ordinal {
    value: f64,
    /// The token behind it.
    to: usize,
    /// Its place; it may end within a token: *third* of *third-largest*.
    span: Span,
    form: Form,
}

static ORDINALS: LazyLock<FxHashMap<&'static str, f64>> = LazyLock::new(|| {
    let rows = lexicon::entries(include_str!("../../language/lexicon/ordinals.txt"));
    rows.filter_map(|row| {
        let (word, value) = row.split_once('\t')?;
        Some((word, value.parse().ok()?))
    })
    .collect()
});

fn ordinal(words: Words<'_>, at: usize) -> Option<Ordinal> {
    let (text, span) = (words.text(at), words.span(at));
    if words.is_number(at) {
        let suffix = words.glued(at + 1) && words.is_word(at + 1);
        let suffix = words.text(at + 1).split('-').next().filter(|_| suffix)?;
        let known = ["st", "nd", "rd", "th"].iter().any(|own| suffix.eq_ignore_ascii_case(own));
        let value = f64::from(words.integer(at).filter(|_| known)?);
        let span = Span::new(span.start, words.span(at + 1).start + suffix.len());
        return Some(Ordinal { value, to: at + 2, span, form: Form::Digits });
    }
    let hyphenated = text.len() >= "fifth-best".len() && text.as_bytes().contains(&b'-');
    let first = if hyphenated { text.split('-').next()? } else { text };
    if !hyphenated && !words.has(at, Classes::ORDINAL) {
        return None;
    }
    let value = *ORDINALS.get(first.to_ascii_lowercase().as_str())?;
    let span = Span::new(span.start, span.start + first.len());
    Some(Ordinal { value, to: at + 1, span, form: Form::Words })
}

/// *Third-largest*, *ranked 14th*, *came second*, *in fifth place*, *third of 12*.
fn rank(words: Words<'_>, at: usize, sentence: &Range<usize>) -> Option<Quantity> {
    let found = ordinal(words, at).or_else(|| numbered(words, at, sentence))?;
    let fraction = words.after_any(at, &["a", "an"])
        || at > sentence.start && words.has(at - 1, Classes::NUMBER_WORD);
    let told = is_superlative(words, found.to - 1, found.span.end)
        || found.form != Form::Words && words.after_any(at, NUMBER)
        || is_placed(words, at, found.to, sentence.start)
        || !fraction && pool(words, found.to).is_some();
    let told = told.then(|| of(found.span, at..found.to, Kind::Rank))?;
    let Ordinal { value, form, .. } = found;
    Some(Quantity { value, interval: Interval::around(value, 0.0), form, ..told })
}

/// What stands before a number that is a rank: *No. 5*.
const NUMBER: &[&str] = &["no", "no.", "#", "number"];

/// *Ranked No. 5*, *ranks #3*.
fn numbered(words: Words<'_>, at: usize, sentence: &Range<usize>) -> Option<Ordinal> {
    let led = at > sentence.start + 1
        && words.is_number(at)
        && words.after_any(at, NUMBER)
        && words.is_any(at - 2, &["ranked", "ranks", "ranking", "rank"]);
    let value = f64::from(words.integer(at).filter(|_| led)?);
    Some(Ordinal { value, to: at + 1, span: words.span(at), form: Form::Digits })
}

/// Whether a superlative stands behind the ordinal that ends at the byte `end` in the token `last`:
/// *third-largest*, *third largest*, *10th-most populous*.
fn is_superlative(words: Words<'_>, last: usize, end: usize) -> bool {
    let span = words.span(last);
    if span.end > end {
        let rest = words.text(last).get(end + 1 - span.start..).unwrap_or_default();
        return superlative(rest.split('-').next().unwrap_or_default(), Classes::NONE);
    }
    let next = last + 1 + usize::from(words.is_glued(last + 1, "-") && words.glued(last + 2));
    words.is_kind(next, TokenKind::Word)
        && superlative(
            words.text(next),
            words.get(next).map_or(Classes::NONE, |token| token.classes),
        )
}

fn superlative(word: &str, classes: Classes) -> bool {
    let irregular = ["most", "least", "best", "worst"];
    let base = classes.has(Classes::COMMON_WORD) && !classes.has(Classes::CLAIM_CUE);
    let regular = word.len() > 5 && word.ends_with("est") && !base;
    regular || irregular.iter().any(|own| word.eq_ignore_ascii_case(own))
}

const PLACES: &[&str] = &[
    "ranked",
    "ranks",
    "ranking",
    "rank",
    "placed",
    "finished",
    "finishes",
    "finishing",
    "came",
    "comes",
];

/// *Ranked 14th*, *came second*, *in fifth place*: no noun but *place* stands behind.
fn is_placed(words: Words<'_>, at: usize, to: usize, start: usize) -> bool {
    let place = words.is(to, "place");
    let led = at > start && words.is_any(at - 1, PLACES);
    let into = at > start && words.is(at - 1, "in") && place;
    let open = !words.is_word(to) || words.has(to, Classes::PHRASE_END) || place;
    led && open || into
}

/// The token of the number that an ordinal is one of: *third of 12*, *14th out of 32*, *5th among 20*.
pub(crate) fn pool(words: Words<'_>, behind: usize) -> Option<usize> {
    let mut at = behind + usize::from(words.is(behind, "place"));
    at += usize::from(words.is(at, "out") && words.is(at + 1, "of"));
    if !words.is_any(at, &["of", "among"]) {
        return None;
    }
    at += 1;
    at += usize::from(words.is_any(at, &["the", "all", "only"]));
    let number = words.is_number(at) || words.has(at, Classes::NUMBER_WORD);
    number.then_some(at)
}
