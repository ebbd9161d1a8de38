//! Where a word ends: its apostrophes, hyphens and abbreviating periods, and how it is written.

use super::Shape;
use super::lexicon::{self, Classes};

/// Reads the word that starts at `start`, where a letter stands: its end and shape.
pub(super) fn read(prose: &str, start: usize) -> (usize, Shape) {
    let bytes = prose.as_bytes();
    let mut letters = Letters::default();
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'a'..=b'z' => letters.add(false),
            b'A'..=b'Z' => letters.add(true),
            b'0'..=b'9' => {}
            b'\'' if joins_letters(&prose[at..], 1) => {}
            b'-' if prose[at + 1..].starts_with(char::is_alphanumeric) => {}
            b'.' => match period(prose, start, at) {
                Period::Inside => {}
                Period::Final => return (at + 1, letters.shape()),
                Period::Stop => break,
            },
            0x80.. => match wide(&prose[at..], &mut letters) {
                0 => break,
                len => {
                    at += len;
                    continue;
                }
            },
            _ => break,
        }
        at += 1;
    }
    (at, letters.shape())
}

/// The length of a character beyond ASCII if it goes on with the word, else 0.
fn wide(rest: &str, letters: &mut Letters) -> usize {
    let Some(c) = rest.chars().next() else { return 0 };
    let len = c.len_utf8();
    let inside = match c {
        '’' => joins_letters(rest, len),
        '‑' | '\u{ad}' => rest[len..].starts_with(char::is_alphanumeric),
        _ if is_letter(c) => {
            letters.add(c.is_uppercase());
            true
        }
        _ => c.is_alphanumeric() || is_combining(c),
    };
    if inside { len } else { 0 }
}

/// Whether the apostrophe that `rest` starts with stands inside a word and opens no clitic.
fn joins_letters(rest: &str, len: usize) -> bool {
    rest[len..].starts_with(is_letter) && clitic_len(rest) == 0
}

/// The length of `'s` when nothing of a word follows it.
pub(super) fn clitic_len(rest: &str) -> usize {
    let mut chars = rest.char_indices();
    let Some((_, '\'' | '’')) = chars.next() else { return 0 };
    let Some((at, 's' | 'S')) = chars.next() else { return 0 };
    let end = at + 1;
    if rest[end..].starts_with(char::is_alphanumeric) { 0 } else { end }
}

/// Whether a word can start with it.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphabetic()
}

fn is_combining(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// What a period behind letters is.
enum Period {
    /// It stands within the word: `U.S`.
    Inside,
    /// It ends the word and belongs to it: `Mr.`
    Final,
    /// It does not belong to the word.
    Stop,
}

fn period(prose: &str, start: usize, at: usize) -> Period {
    // No abbreviation is longer: a mile of letters is not searched for periods.
    let before = &prose[start..at];
    if before.len() > 24 {
        return Period::Stop;
    }
    let rest = &prose[at + 1..];
    let part = before.rsplit('.').next().unwrap_or(before);
    let mut part_chars = part.chars();
    let one_letter = part_chars.next().filter(|_| part_chars.next().is_none());
    match one_letter {
        Some(letter) => period_of_letter(prose, start, at, letter),
        None if matches!(before, "Ph" | "Ed" | "Psy") && letters_len(rest) == 1 => Period::Inside,
        None if is_abbreviation(before, rest) => Period::Final,
        None => Period::Stop,
    }
}

/// A period behind a single letter: `U.S.`, `a.m.`, `J.`
fn period_of_letter(prose: &str, start: usize, at: usize, letter: char) -> Period {
    let (before, rest) = (&prose[start..at], &prose[at + 1..]);
    let within = before.contains('.');
    match letters_len(rest) {
        0 if within || is_abbreviation(before, rest) => Period::Final,
        // *I* ends sentences; as an initial it stands among others.
        0 if letter == 'I' => {
            if follows_initial(&prose[..start]) || precedes_initial(rest) {
                Period::Final
            } else {
                Period::Stop
            }
        }
        0 if letter.is_uppercase() => Period::Final,
        1 => Period::Inside,
        2.. if within || letter.is_uppercase() && rest.starts_with(char::is_uppercase) => {
            Period::Final
        }
        _ => Period::Stop,
    }
}

/// How many letters `rest` starts with; 2 stands for more.
fn letters_len(rest: &str) -> usize {
    rest.chars().take(2).take_while(|c| is_letter(*c)).count()
}

/// Whether an initial stands before: `J. `
fn follows_initial(before: &str) -> bool {
    let mut chars = before.chars().rev().skip_while(|c| *c == ' ');
    chars.next() == Some('.')
        && chars.next().is_some_and(char::is_uppercase)
        && !chars.next().is_some_and(char::is_alphanumeric)
}

fn precedes_initial(rest: &str) -> bool {
    let mut chars = rest.trim_start_matches(' ').chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next() == Some('.')
}

/// Whether `before`, with nothing of a word behind its period, is written with one: titles, months
/// and states with a capital only, *no.* before a number only.
fn is_abbreviation(before: &str, rest: &str) -> bool {
    if rest.starts_with(char::is_alphanumeric) {
        return false;
    }
    let classes = lexicon::classes(before);
    let written_so = if before.starts_with(char::is_uppercase) {
        Classes::ABBREVIATION
    } else {
        Classes::ABBREVIATION_LOWER
    };
    classes.has(written_so)
        || classes.has(Classes::ABBREVIATION_NUMBER)
            && rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// What a word's letters look like so far.
#[derive(Default)]
struct Letters {
    /// Whether the first letter is a capital.
    first_upper: Option<bool>,
    upper: bool,
    lower: bool,
}

impl Letters {
    fn add(&mut self, upper: bool) {
        if self.first_upper.is_none() {
            self.first_upper = Some(upper);
        } else if upper {
            self.upper = true;
        } else {
            self.lower = true;
        }
    }

    fn shape(&self) -> Shape {
        match (self.first_upper == Some(true), self.upper, self.lower) {
            (false, false, _) => Shape::Lower,
            (true, false, _) => Shape::Capitalised,
            (true, true, false) => Shape::Upper,
            _ => Shape::Mixed,
        }
    }
}
