//! Nouns that are cues (*her claim that*, *criticism from the union*), and nouns that look like
//! verbs.

use std::ops::Range;

use super::{Before, main_subject, source, speaker};
use crate::annotate::attribution::cue::named;
use crate::annotate::attribution::reader::Reader;
use crate::annotate::attribution::{Attribution, Level};
use crate::annotate::mention::MentionKind;
use crate::language::{Classes, TokenKind};

/// The attribution whose cue is the noun `at`. `earlier` are those of the sentence so far.
pub(in super::super) fn read(
    reader: &Reader<'_>,
    at: usize,
    earlier: &[Attribution],
) -> Option<Attribution> {
    if !reader.has(at, Classes::CUE_NOUN) {
        return None;
    }
    let that = reader.is(at + 1, &["that"]);
    let tied = that
        || reader.is(at + 1, &["of", "for", "to", "about", "over", "on", "against", "with"])
        || reader.is_quoted(at + 1);
    let maker = reader.is(at + 1, &["by", "from"]);
    if !tied && !maker {
        return None;
    }
    let level = if that { Level::Says } else { Level::Speaks };
    let source = if maker { behind(reader, at + 2) } else { owner(reader, at) };
    let source = source.or_else(|| {
        // *Park made the claim that*, *she has doubts about*.
        let light = (at.saturating_sub(4)..at).any(|at| {
            reader.is(
                at,
                &[
                    "made",
                    "makes",
                    "make",
                    "making",
                    "has",
                    "have",
                    "had",
                    "issued",
                    "gave",
                    "voiced",
                    "raised",
                    "expressed",
                    "took",
                    "offered",
                    "repeated",
                    "reiterated",
                ],
            )
        });
        (light && earlier.is_empty()).then(|| main_subject(reader, at)).flatten()
    })?;
    let theirs = reader.is(source.start, &["his", "her", "their"]) && source.len() == 1;
    let source = if theirs { source } else { speaker(reader, source)? };
    Some(named(reader, &(at..at + 1), &source, level))
}

fn behind(reader: &Reader<'_>, start: usize) -> Option<Range<usize>> {
    source::behind(reader, start)
}

/// Whose claim it is: *Park’s*, *her*.
fn owner(reader: &Reader<'_>, noun: usize) -> Option<Range<usize>> {
    let mut at = reader.before(noun)?;
    // Up to two adjectives stand between.
    for _ in 0..2 {
        let plain = reader.is_word(at)
            && !reader.has(at, Classes::DETERMINER.or(Classes::PREPOSITION).or(Classes::AUXILIARY));
        if !plain {
            break;
        }
        at = reader.before(at)?;
    }
    if reader.is(at, &["his", "her", "their"]) {
        return Some(at..at + 1);
    }
    if reader.kind(at) != Some(TokenKind::Clitic) {
        return None;
    }
    source::before(reader, reader.before(at)?)
}

/// Whether a determiner or a name stands at `at`.
pub(super) fn is_definite(reader: &Reader<'_>, at: usize) -> bool {
    reader.has(at, Classes::DETERMINER) || reader.is_capitalised(at)
}

/// Whether what may be a verb is a noun or an adjective here: *the report*, *phone calls*, *the
/// proposed law*.
pub(super) fn is_noun(reader: &Reader<'_>, at: usize, previous: usize, before: &Before) -> bool {
    let modifier = Classes::DETERMINER.or(Classes::QUANTIFIER);
    let article = reader.has(previous, Classes::DETERMINER)
        && !reader.is(previous, &["that", "this"])
        || reader.kind(previous) == Some(TokenKind::Clitic);
    if article && before.plain {
        return true;
    }
    if reader.has(at, Classes::PAST) && !reader.has(at, Classes::BASE) {
        // *Any proposed law*.
        let each = ["any", "no", "every", "new", "own", "recent", "various", "such", "first"];
        return before.plain && reader.is(previous, &each) && reader.is_word(at + 1);
    }
    let either = reader.has(at, Classes::HOMOGRAPH) || reader.has(at, Classes::BASE);
    if !before.plain || !either {
        return false;
    }
    // *The advert claims “…”*.
    let quotes = reader.has(at, Classes::THIRD_PERSON)
        && (reader.is_quoted(at + 1) || reader.kind(at + 1) == Some(TokenKind::QuotationMark));
    if quotes && reader.is_word(previous) && !reader.has(previous, modifier) {
        return false;
    }
    // Brackets between subject and verb hold no subject: *The Port Authority (PA) recommends*.
    if reader.is(previous, &[")"]) {
        return false;
    }
    let title =
        reader.kind(previous) == Some(TokenKind::QuotationMark) && reader.is(at + 1, &["that"]);
    let bare = !reader.is_word(previous) && !title && !reader.is(previous, &[",", "—", "–", "%"]);
    // *Posts featuring a picture*, *reports showing it*.
    let next = reader.text(at + 1);
    let described = next.len() > 5
        && next.ends_with("ing")
        && !reader.is(at + 1, &["nothing", "something", "anything", "everything", "during"]);
    let quantified = reader.has(previous, Classes::SOURCE_ALONE)
        && reader.has(at, Classes::HOMOGRAPH)
        && !reader.is(at + 1, &["that", "it", "the"]);
    let called_on = reader.is_capitalised(previous) && reader.is(at, &["calls"]);
    let tied = reader.has(at, Classes::HOMOGRAPH)
        && !(called_on && reader.is(at + 1, &["on"]))
        && reader.is(at + 1, &["of", "from", "by", "in", "on", "about", "and", "or", "with"]);
    if bare
        || quantified
        || described
        || reader.has(previous, modifier) && !stands_alone(reader, previous)
        || tied
    {
        return true;
    }
    // *Data from the exchange show*: the paper is the subject, whatever stands next to the verb.
    let paper =
        |source: Range<usize>| reader.has(source::head(reader, &source), Classes::SOURCE_DOCUMENT);
    let subject = || main_subject(reader, at).filter(|s| source::is_plural(reader, s));
    if reader.has(at, Classes::DATA_CUE)
        && (source::before(reader, previous).is_some_and(paper) || subject().is_some_and(paper))
    {
        return false;
    }
    let capitalised = reader.is_capitalised(previous);
    let is_called_on = reader.is(at, &["calls"]) && reader.is(at + 1, &["on"]);
    let goes_on = is_definite(reader, at + 1)
        || reader.is(
            at + 1,
            &[
                "that",
                "for",
                "it",
                "he",
                "she",
                "they",
                "him",
                "her",
                "them",
                "himself",
                "herself",
                "itself",
                "themselves",
                "no",
                "new",
                "to",
                "how",
                "why",
                "as",
            ],
        )
        || is_called_on
        || reader.kind(at + 1) == Some(TokenKind::Number)
        || reader
            .is(at + 1, &["more", "about", "nearly", "almost", "around", "over", "some", "up"])
            && (at + 2..at + 5).any(|at| reader.kind(at) == Some(TokenKind::Number))
        || reader.has(at, Classes::THIRD_PERSON)
            && reader.name_in(&(previous..previous + 1)) == Some(MentionKind::Person);
    if reader.has(at, Classes::BASE) && !reader.has(at, Classes::THIRD_PERSON) {
        // Behind a phrase, the subject stands further off.
        let plural = |subject: Range<usize>| source::is_plural(reader, &subject);
        let plural = is_plural(reader, previous)
            || source::before(reader, previous).is_some_and(plural)
            || !reader.has(at, Classes::HOMOGRAPH) && main_subject(reader, at).is_some_and(plural);
        return !plural || capitalised && reader.has(at, Classes::HOMOGRAPH) && !goes_on;
    }
    // *Open source projects*: a noun in the singular speaks only behind an article.
    let bare = !source::is_pronoun(reader, previous)
        && !reader.is(previous, &["who"])
        && source::before(reader, previous).is_some_and(|s| !source::is_definite(reader, &s));
    if capitalised { !goes_on } else { bare || !source::speaks(reader, previous) }
}

/// Whether the token `at` can end a plural subject.
fn is_plural(reader: &Reader<'_>, at: usize) -> bool {
    let text = reader.text(at);
    text.ends_with('s') && !text.ends_with("ss")
        || reader.has(at, Classes::PLURAL)
        || stands_alone(reader, at)
        || reader.is(at, &["police", "people", "they", "we", "i", "you", "who", "both", "all"])
        || reader.is_capitalised(at) && (at.saturating_sub(4)..at).any(|at| reader.is(at, &["and"]))
}

/// Whether a quantifier is a subject by itself: *some say*, *many believe*; not in *at some point*.
fn stands_alone(reader: &Reader<'_>, at: usize) -> bool {
    reader.has(at, Classes::SOURCE_ALONE)
}
