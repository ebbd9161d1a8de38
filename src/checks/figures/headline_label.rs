//! Labels and codes in a headline: numbers that count nothing, and that the body prints too.

use super::slip::{is_slip, significant};
use crate::annotate::BlockView;
use crate::annotate::quantity::{Unit, is_label};
use crate::annotate::words::Words;
use crate::checks::StoryView;
use crate::language::{Classes, TokenKind};
use crate::story::figures::Place;
use crate::text::Span;

/// Times the body must print a number without a name for the headline's to be a slip of it.
const BARE: usize = 3;

/// The same for a number with its name.
const NAMED: usize = 2;

/// The place of the number the headline's is a slip of: *528 compliance* above, *508* in the body
/// again and again.
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
    only_other(numbers, digits, BARE, |text| {
        text.len() == digits.len()
            && text.parse().is_ok_and(|value: f64| is_slip(value, quantity.value))
    })
}

/// The one text `alike` that is printed so often instead of `own`; none if there are two, or `own` is
/// printed too.
fn only_other<'a>(
    texts: impl Iterator<Item = (&'a str, Span)>,
    own: &str,
    often: usize,
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
    found.filter(|_| count >= often).map(|(_, place)| place)
}

/// The names with numbers of a headline that the body never gives so, each number with the place of
/// the one that the body gives the name instead: *Form 528* above, *Form 508* below; *A14* and *A12*.
pub(super) fn designations(view: &StoryView<'_>, head: usize) -> Vec<(Span, Span)> {
    let block = view.draft.block(head);
    let here = of_block(&block, true);
    if here.is_empty() {
        return Vec::new();
    }
    let bodies = view.draft.blocks().filter(|body| body.index != head);
    let below: Vec<Designation<'_>> = bodies.flat_map(|body| of_block(&body, false)).collect();
    let swapped = here.iter().filter_map(|own| {
        let same = below.iter().filter(|other| other.name == own.name);
        let numbers = same.map(|other| (other.number, other.place));
        Some((own.place, only_other(numbers, own.number, NAMED, |_| true)?))
    });
    swapped.collect()
}

/// A name with its number: *Form 508*, *Boeing 737*, *A14*, *COVID-19*.
struct Designation<'a> {
    /// The name in capitals; a code's without its digits.
    name: String,
    /// The number, or the whole code.
    number: &'a str,
    /// Where the number stands in the draft.
    place: Span,
}

/// The designations of a block. In a headline, where every word may have a capital or none, any word
/// before a number counts as its name.
fn of_block<'a>(block: &BlockView<'a>, headline: bool) -> Vec<Designation<'a>> {
    let codes = runs(block.prose).filter(|&(word, _)| is_code(word)).map(|(code, span)| {
        let name = code.chars().filter(|c| !c.is_ascii_digit()).collect();
        Designation { name, number: code, place: block.absolute(span) }
    });
    let words = Words::new(block.prose, &block.notes.tokens);
    let sentences = block.notes.sentences.iter();
    let labels = sentences.flat_map(|sentence| sentence.tokens.clone().skip(1)).filter(|&at| {
        is_plain(words, at) && is_name(words, at - 1) && (headline || owns(words, at - 1))
    });
    let labels = labels.map(|at| Designation {
        name: words.text(at - 1).to_ascii_uppercase(),
        number: words.text(at),
        place: block.absolute(words.span(at)),
    });
    codes.chain(labels).collect()
}

/// Whether the token is a number of up to four digits that stands by itself and is no year.
fn is_plain(words: Words<'_>, at: usize) -> bool {
    let year = |number: i32| (1900..=2100).contains(&number);
    words.text(at).len() <= 4
        && !words.glued(at)
        && words.integer(at).is_some_and(|number| !year(number))
        && !(words.glued(at + 1)
            && (words.is_word(at + 1) || words.is_any(at + 1, &["%", "-", ":"])))
}

fn is_name(words: Words<'_>, at: usize) -> bool {
    let other = Classes::MONTH | Classes::WEEKDAY | Classes::NUMBER_WORD | Classes::PHRASE_END;
    words.is_word(at) && !words.has(at, other)
}

/// Whether a word of the body may own a number: one with a capital, or one like *section*.
fn owns(words: Words<'_>, at: usize) -> bool {
    is_label(words.text(at)) || words.is_capitalised(at)
}

/// The runs of letters, digits and hyphens of a text with their places.
fn runs(prose: &str) -> impl Iterator<Item = (&str, Span)> {
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
