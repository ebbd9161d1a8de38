//! The words that make a sentence a claim, read from `claims.txt`: which, beside which others.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Place;
use crate::language::{Classes, lexicon};
use crate::text::Span;

/// `~` looks so many words ahead.
const AHEAD: usize = 7;

/// Kinds of cues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CueKind {
    Superlative,
    Ranking,
    Comparison,
    Cause,
    Allegation,
    Forecast,
}

/// A cue with the words around it that it takes.
struct Cue {
    kind: CueKind,
    around: Vec<Item>,
}

/// A condition on a word beside the cue. Words are alternatives.
enum Item {
    Before(Vec<&'static str>),
    Next(Vec<&'static str>),
    NotNext(Vec<&'static str>),
    Ahead(Vec<&'static str>),
}

static CUES: LazyLock<FxHashMap<&'static str, Vec<Cue>>> = LazyLock::new(|| {
    let mut cues: FxHashMap<_, Vec<Cue>> = FxHashMap::default();
    for row in lexicon::entries(include_str!("../../language/lexicon/claims.txt")) {
        let mut fields = row.split('\t');
        let (Some(word), Some(kind)) = (fields.next(), fields.next()) else { continue };
        let around = fields.next().unwrap_or_default().split(' ');
        let around = around.filter(|item| !item.is_empty()).map(item).collect();
        cues.entry(word).or_default().push(Cue { kind: cue_kind(kind), around });
    }
    cues
});

fn cue_kind(name: &str) -> CueKind {
    match name {
        "ranking" => CueKind::Ranking,
        "comparison" => CueKind::Comparison,
        "cause" => CueKind::Cause,
        "allegation" => CueKind::Allegation,
        "forecast" => CueKind::Forecast,
        _ => CueKind::Superlative,
    }
}

fn item(text: &'static str) -> Item {
    let words = |text: &'static str| text.split('|').collect();
    match text.split_at(1) {
        ("<", rest) => Item::Before(words(rest)),
        ("!", rest) => Item::NotNext(words(rest)),
        ("~", rest) => Item::Ahead(words(rest)),
        _ => Item::Next(words(text)),
    }
}

/// The cue that the token `at` is, and the words that make it one.
pub(super) fn at(place: &Place<'_>, at: usize) -> Option<(CueKind, Span)> {
    if !place.words.has(at, Classes::CLAIM_CUE) {
        return None;
    }
    let word = place.words.text(at).to_lowercase();
    let cues = CUES.get(word.trim_end_matches('.'))?;
    cues.iter().find_map(|cue| Some((cue.kind, fits(place, at, cue)?)))
}

/// The words of a cue, if those around it are as it takes them.
fn fits(place: &Place<'_>, at: usize, cue: &Cue) -> Option<Span> {
    let (first, end) = (place.sentence.tokens.start, place.sentence.tokens.end);
    let is = |at: usize, words: &[&str]| at < end && is_one(place, at, words);
    let (mut from, mut next) = (at, at + 1);
    for item in &cue.around {
        match item {
            Item::Before(words) if at > first && is(at - 1, words) => from = at - 1,
            Item::Next(words) if is(next, words) => next += 1,
            Item::NotNext(words) if !is(next, words) => {}
            Item::Ahead(words) if (next..next + AHEAD).any(|at| is(at, words)) => {}
            _ => return None,
        }
    }
    Some(place.words.cover(from, next))
}

fn is_one(place: &Place<'_>, at: usize, words: &[&str]) -> bool {
    words.iter().any(|word| match *word {
        "0" => place.words.is_number(at) || place.words.has(at, Classes::NUMBER_WORD),
        word => place.words.is(at, word),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_its_kind() {
        let kinds = ["superlative", "ranking", "comparison", "cause", "allegation", "forecast"];
        for row in lexicon::entries(include_str!("../../language/lexicon/claims.txt")) {
            let kind = row.split('\t').nth(1).unwrap_or_default();
            assert!(kinds.contains(&kind), "{row}");
        }
    }
}
