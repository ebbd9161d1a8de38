//! Whether two numbers stand in the same words: *raised $20 million in January alone*, told twice.

use crate::annotate::quantity::Kind;
use crate::annotate::words::Words;
use crate::language::{Classes, TokenKind};
use crate::story::figures::Place;

/// Tokens on either side of a number that are compared.
const REACH: usize = 12;

/// Content words in a row that nobody uses of two things.
const SAME: usize = 3;
/// The same around a share: polls ask many questions in one wording.
const SAME_OF_SHARES: usize = 5;

/// Whether the two sentences have so many words in common right around the numbers that both tell of one
/// thing. Not where the first words that differ are two names or two numbers: then so are the things. Around
/// shares nothing may differ up to the end of the sentence.
pub(super) fn is_same(first: &Place<'_>, second: &Place<'_>) -> bool {
    let (a, b) = (Side::of(first), Side::of(second));
    let before = run((1..=REACH).map(|step| (a.before(step), b.before(step))), &a, &b);
    let behind = run((0..REACH).map(|step| (a.behind(step), b.behind(step))), &a, &b);
    let Some((before, behind)) = before.zip(behind) else { return false };
    let shared = before.shared + behind.shared;
    match first.quantity.kind {
        Kind::Percent | Kind::Points => behind.whole && shared >= SAME_OF_SHARES,
        _ => shared >= SAME,
    }
}

/// A number's sentence, seen from the number.
struct Side<'a> {
    words: Words<'a>,
    from: usize,
    to: usize,
    /// The sentence's first token and the one behind its last.
    ends: (usize, usize),
}

impl<'a> Side<'a> {
    fn of(place: &Place<'a>) -> Self {
        let notes = place.block.notes;
        let sentence = &notes.sentences[place.quantity.sentence].tokens;
        Self {
            words: Words::new(place.block.prose, &notes.tokens),
            from: place.quantity.tokens.start,
            to: place.quantity.tokens.end,
            ends: (sentence.start, sentence.end),
        }
    }

    fn before(&self, step: usize) -> Option<usize> {
        self.from.checked_sub(step).filter(|&at| at >= self.ends.0)
    }

    fn behind(&self, step: usize) -> Option<usize> {
        Some(self.to + step).filter(|&at| at < self.ends.1)
    }

    fn is_content(&self, at: usize) -> bool {
        let words = self.words;
        words.is_word(at)
            && words.text(at).len() > 2
            && !words.has(at, Classes::FUNCTION_WORD | Classes::PHRASE_END | Classes::NUMBER_WORD)
    }

    /// Whether the token tells one thing from another of its kind.
    fn tells_apart(&self, at: usize) -> bool {
        let words = self.words;
        words.is_kind(at, TokenKind::Number)
            || words.has(at, Classes::NUMBER_WORD | Classes::MONTH | Classes::WEEKDAY)
            || words.is_capitalised(at) && at > self.ends.0
    }
}

/// The words that both sides share up to the first difference.
struct Run {
    /// How many of them are content words.
    shared: usize,
    /// Whether nothing differs, as far as is looked.
    whole: bool,
}

/// None where what differs are two names or two numbers.
fn run(
    pairs: impl Iterator<Item = (Option<usize>, Option<usize>)>,
    a: &Side<'_>,
    b: &Side<'_>,
) -> Option<Run> {
    let mut run = Run { shared: 0, whole: true };
    for pair in pairs {
        let (Some(x), Some(y)) = pair else {
            run.whole = pair == (None, None);
            break;
        };
        if !a.words.text(x).eq_ignore_ascii_case(b.words.text(y)) {
            run.whole = false;
            return (!(a.tells_apart(x) && b.tells_apart(y))).then_some(run);
        }
        run.shared += usize::from(a.is_content(x));
    }
    Some(run)
}
