//! Anniversaries as they are named: *10th*, *tenth*, *10-year anniversary*, *centenary*.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::line::Line;
use crate::annotate::words::Words;
use crate::language::lexicon;
use crate::text::Span;

/// The anniversary a sentence names.
pub(super) struct Jubilee {
    /// Its first token.
    pub at: usize,
    /// The token behind it.
    pub end: usize,
    pub span: Span,
    pub years: f64,
    /// What another number would replace.
    pub number: Span,
    /// What would stand behind it then.
    pub noun: &'static str,
}

/// The first one of the sentence.
pub(super) fn of(line: &Line<'_>) -> Option<Jubilee> {
    let words = line.words;
    line.sentence.tokens.clone().find_map(|at| {
        if words.is(at, "anniversary") || words.is(at, "birthday") {
            return numbered(words, at, line.sentence.tokens.start);
        }
        named(words, at, line.sentence.tokens.start)
    })
}

/// *10th anniversary*, *tenth anniversary*, *10-year anniversary* at its noun.
fn numbered(words: Words<'_>, noun: usize, start: usize) -> Option<Jubilee> {
    let before = noun.checked_sub(1).filter(|&before| before >= start)?;
    let made = |at: usize, years: i32, to: usize| Jubilee {
        at,
        end: noun + 1,
        span: words.cover(at, noun + 1),
        years: f64::from(years),
        number: words.cover(at, to),
        noun: "",
    };
    if let Some(years) = ordinal(words.text(before)) {
        return Some(made(before, years, before + 1));
    }
    let digits = before.checked_sub(1).filter(|&at| at >= start && words.is_number(at))?;
    let suffixed = words.glued(before) && words.is_any(before, &["st", "nd", "rd", "th"]);
    if suffixed {
        return Some(made(digits, words.integer(digits)?, before + 1));
    }
    None
}

/// *Centenary*, *silver jubilee* at the last word.
fn named(words: Words<'_>, at: usize, start: usize) -> Option<Jubilee> {
    let text = words.text(at);
    let ends = ["ary", "ial", "lee"].iter().any(|end| {
        text.len() > 6
            && text.get(text.len() - 3..).is_some_and(|last| last.eq_ignore_ascii_case(end))
    });
    let text = if ends { text.to_ascii_lowercase() } else { return None };
    let (from, years) = match NAMED.get(text.as_str()) {
        Some(&years) => (at, years),
        None if text == "jubilee" && at > start => {
            let two = format!("{} jubilee", words.text(at - 1).to_ascii_lowercase());
            (at - 1, *NAMED.get(two.as_str())?)
        }
        None => return None,
    };
    let span = words.cover(from, at + 1);
    let years = f64::from(years);
    Some(Jubilee { at: from, end: at + 1, span, years, number: span, noun: " anniversary" })
}

/// The value of an ordinal in words: *tenth*, *twenty-fifth*.
fn ordinal(word: &str) -> Option<i32> {
    let word = word.to_ascii_lowercase();
    if let Some(&value) = ORDINALS.get(word.as_str()) {
        return Some(value);
    }
    let (ten, one) = word.split_once('-')?;
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let ten = tens.iter().position(|name| *name == ten)?;
    let one = ORDINALS.get(one).filter(|one| **one < 10)?;
    Some((i32::try_from(ten).ok()? + 2) * 10 + one)
}

fn table(file: &'static str) -> FxHashMap<&'static str, i32> {
    lexicon::entries(file)
        .filter_map(|row| row.split_once('\t'))
        .filter_map(|(word, value)| Some((word, value.parse().ok()?)))
        .collect()
}

static NAMED: LazyLock<FxHashMap<&'static str, i32>> =
    LazyLock::new(|| table(include_str!("jubilees.txt")));

static ORDINALS: LazyLock<FxHashMap<&'static str, i32>> =
    LazyLock::new(|| table(include_str!("ordinals.txt")));
