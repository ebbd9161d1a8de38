//! What is counted: the noun phrase a number opens.

use super::Unit;
use super::numeral::Numeral;
use super::unit::Found;
use crate::annotate::words::Words;
use crate::language::{Classes, TokenKind};
use crate::text::Span;

/// The things a number counts, in the words behind it: *North Korean troops*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The words.
    pub span: Span,
    /// The noun in lower case and the singular: *troop*.
    pub head: String,
    /// The words before it, in lower case, in order: *north, korean*.
    pub modifiers: Vec<String>,
    /// Whether the words stand behind *of*: *5% of households*.
    pub of: bool,
}

/// The most words a phrase is followed for.
const REACH: usize = 9;

/// Finds what a numeral counts. `end` is the token behind the sentence.
pub(super) fn of(words: Words<'_>, numeral: &Numeral, unit: &Found, end: usize) -> Option<Counted> {
    if let (Some(rest), Unit::Count) = (numeral.rest, &unit.unit) {
        return in_token(words, numeral, rest);
    }
    let mut at = unit.to + usize::from(unit.attributive && words.is_dash(unit.to));
    let mut of = false;
    if words.is(at, "of") {
        of = true;
        at += 1;
        while words
            .is_any(at, &["the", "all", "its", "their", "our", "his", "her", "these", "those", "a"])
        {
            at += 1;
        }
    }
    let measured = unit.unit != Unit::Count || numeral.fraction || numeral.ratio;
    phrase(words, at, end, unit.attributive && !of, of || measured)
        .map(|counted| Counted { of, ..counted })
}

/// *Members* in *three-member*.
fn in_token(words: Words<'_>, numeral: &Numeral, rest: Span) -> Option<Counted> {
    let token = numeral.to - 1;
    let text = words.text(token).get(rest.start - words.span(token).start..)?;
    let head = text.split('-').next().filter(|head| !head.is_empty())?;
    Some(Counted { span: rest, head: singular(head), modifiers: Vec::new(), of: false })
}

/// The phrase from `at`: up to the first plural, or, where the number is a measure or stands with
/// a hyphen, up to the last word before the phrase ends.
fn phrase(words: Words<'_>, at: usize, end: usize, first: bool, loose: bool) -> Option<Counted> {
    let mut taken: Vec<usize> = Vec::new();
    let mut next = at;
    while next < end && taken.len() < REACH {
        // *Town Planning Office (TPO) inspectors*: the letters are one more word for the name.
        if words.is(next, "(") && words.is(next + 2, ")") {
            if is_acronym(words, next + 1) && !taken.is_empty() {
                taken.push(next + 1);
            }
            next += 3;
            continue;
        }
        if !is_part(words, next) {
            break;
        }
        taken.push(next);
        let plural = is_plural(words.text(next));
        next += 1;
        if first || plural && !words.is_glued(next, "-") {
            break;
        }
    }
    let (&head, modifiers) = taken.split_last()?;
    if !first && !loose && !is_plural(words.text(head)) {
        return None;
    }
    let modifiers = modifiers.iter().map(|&at| words.text(at).to_lowercase()).collect();
    Some(Counted {
        span: words.cover(taken[0], head + 1),
        head: singular(words.text(head)),
        modifiers,
        of: false,
    })
}

fn is_acronym(words: Words<'_>, at: usize) -> bool {
    let text = words.text(at);
    words.is_word(at) && text.len() > 1 && text.bytes().all(|b| b.is_ascii_uppercase())
}

fn is_part(words: Words<'_>, at: usize) -> bool {
    match words.get(at).map(|token| token.kind) {
        Some(TokenKind::Word) => !words.has(at, Classes::PHRASE_END | Classes::NUMBER_WORD),
        _ => false,
    }
}

/// Plurals that do not end in *s*.
const PLURALS: &[&str] = &[
    "people",
    "children",
    "men",
    "women",
    "police",
    "media",
    "staff",
    "data",
    "cattle",
    "fish",
    "sheep",
    "aircraft",
    "feet",
    "teeth",
    "mice",
    "geese",
    "firemen",
    "policemen",
    "fishermen",
    "congressmen",
    "businessmen",
    "spacecraft",
    "personnel",
    "species",
    "series",
    "criteria",
    "lives",
    "offspring",
    "crew",
    "dead",
    "injured",
    "wounded",
];

/// Whether a word looks like a plural noun.
pub(in crate::annotate) fn is_plural(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let ends = lower.len() > 3
        && lower.ends_with('s')
        && !lower.ends_with("ss")
        && !lower.ends_with("us")
        && !lower.ends_with("is");
    ends || PLURALS.contains(&lower.as_str())
}

/// A noun in lower case and the singular, roughly: equal for *city* and *cities*.
pub(super) fn singular(word: &str) -> String {
    let lower = word.to_lowercase();
    let irregular = match lower.as_str() {
        "people" => "person",
        "children" => "child",
        "men" => "man",
        "women" => "woman",
        "lives" => "life",
        "feet" => "foot",
        _ => "",
    };
    if !irregular.is_empty() {
        return irregular.to_owned();
    }
    if let Some(stem) = lower.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    for ending in ["sses", "shes", "ches", "xes"] {
        if lower.ends_with(ending) {
            return lower[..lower.len() - 2].to_owned();
        }
    }
    match lower.strip_suffix('s') {
        Some(stem) if is_plural(&lower) => stem.to_owned(),
        _ => lower,
    }
}
