//! Labels and codes in a headline: numbers that count nothing, and that the body prints too.

use super::slip::{is_slip, significant};
use crate::annotate::quantity::Unit;
use crate::checks::StoryView;
use crate::language::TokenKind;
use crate::story::figures::Place;
use crate::text::Span;

/// Times the body must print a label for the headline's to be a slip of it.
const LABELS: usize = 3;

/// The place of the label the headline's number is a slip of: *Section 528* above, *Section 508* in
/// the body again and again.
pub(super) fn label(view: &StoryView<'_>, head: &Place<'_>) -> Option<Span> {
    let quantity = head.quantity;
    let digits = head.block.text(quantity.number);
    let plain = digits.len() > 2 && digits.bytes().all(|b| b.is_ascii_digit());
    if !plain || quantity.unit != Unit::Count || significant(quantity.value) < 3 {
        return None;
    }
    let numbers =
        view.draft.blocks().filter(|block| block.index != head.block.index).flat_map(|block| {
            let tokens = block.notes.tokens.iter().filter(|token| token.kind == TokenKind::Number);
            tokens.map(move |token| (token.text(block.prose), block.absolute(token.span)))
        });
    only_other(numbers, digits, |text| {
        text.len() == digits.len()
            && text.parse().is_ok_and(|value: f64| is_slip(value, quantity.value))
    })
}

/// The one label that the texts give again and again instead of `own`; none if they give that too.
fn only_other<'a>(
    texts: impl Iterator<Item = (&'a str, Span)>,
    own: &str,
    alike: impl Fn(&str) -> bool,
) -> Option<Span> {
    let mut found: Option<(&str, Span)> = None;
    let mut count = 0;
    for (text, place) in texts {
        if text == own || alike(text) && found.is_some_and(|(other, _)| other != text) {
            return None;
        }
        if alike(text) {
            found.get_or_insert((text, place));
            count += 1;
        }
    }
    found.filter(|_| count >= LABELS).map(|(_, place)| place)
}

/// The codes of a headline that the body never prints, each with the place of the one that it prints
/// again and again instead: *4-D* above, *3-D* below.
pub(super) fn codes(view: &StoryView<'_>, head: usize) -> Vec<(Span, Span)> {
    let block = view.draft.block(head);
    let here = words(block.prose).filter(|&(word, _)| is_code(word));
    let swapped = here.filter_map(|(code, at)| {
        let bodies = view.draft.blocks().filter(|body| body.index != head);
        let printed = bodies
            .flat_map(|body| words(body.prose).map(move |(word, at)| (word, body.absolute(at))));
        let other =
            only_other(printed, code, |word| is_code(word) && letters(word).eq(letters(code)))?;
        Some((block.absolute(at), other))
    });
    swapped.collect()
}

/// The runs of letters, digits and hyphens of a text with their places.
fn words(prose: &str) -> impl Iterator<Item = (&str, Span)> {
    let between = |c: char| !(c.is_alphanumeric() || c == '-');
    let mut offset = 0;
    prose.split_inclusive(between).map(move |piece| {
        let word = piece.trim_end_matches(between);
        let start = offset;
        offset += piece.len();
        (word, Span::new(start, start + word.len()))
    })
}

/// Letters that make a number of what stands before them.
const SUFFIXES: &[&str] =
    &["K", "M", "B", "T", "BN", "AM", "PM", "C", "F", "ST", "ND", "RD", "TH", "S"];

/// Whether a word is a code of a few capitals and digits: *3-D*, *G20*, *COVID-19*.
fn is_code(word: &str) -> bool {
    let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    (1..=5).contains(&capitals)
        && (1..=4).contains(&digits)
        && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
        && !SUFFIXES.contains(&word.trim_start_matches(|c: char| c.is_ascii_digit()))
}

/// A code without its digits.
fn letters(code: &str) -> impl Iterator<Item = u8> + '_ {
    code.bytes().filter(|b| !b.is_ascii_digit())
}
