//! Who or what stands before or behind a cue, and what kind of source that is.

use std::ops::Range;

use super::reader::Reader;
use super::{Opening, SourceKind};
use crate::annotate::mention::MentionKind;
use crate::language::{Classes, TokenKind};

/// A source's words are no further from its cue than this many tokens.
const REACH: usize = 24;

/// A paper stands no further before a clause about it than so many tokens.
const NEAR: usize = 6;

/// What sets an aside off.
const DASHES: &[&str] = &["—", "–"];

/// What ties a noun to the words behind it that still belong to the source.
const LINKS: &[&str] = &["of", "for", "at", "from", "in", "with", "on", "to"];

/// Nouns that can stand for a source.
const NOUN: Classes = Classes::SOURCE_ANONYMOUS
    .or(Classes::SOURCE_BODY)
    .or(Classes::SOURCE_DOCUMENT)
    .or(Classes::SOURCE_PERSON);

/// The source that ends with the token `end`: the subject of a verb behind it.
pub(super) fn before(reader: &Reader<'_>, end: usize) -> Option<Range<usize>> {
    let mut end = over_day(reader, end)?;
    if reader.is(end, &[","]) {
        if let Some(name) = name_between_commas(reader, end) {
            return Some(name);
        }
        end = over_apposition(reader, end)?;
    } else if reader.is(end, DASHES) {
        end = over_dashes(reader, end)?;
    }
    if reader.is(end, &[")"]) {
        let first = reader.range.start.max(end.saturating_sub(REACH));
        end = (first..end)
            .rev()
            .find(|&at| reader.is(at, &["("]))
            .and_then(|at| reader.before(at))?;
    }
    let relative = reader.is(end, &["who", "that", "which"]) && reader.opens_clause(end);
    if relative {
        end = reader.before(end)?;
        end = if reader.is(end, &[","]) { reader.before(end)? } else { end };
    }
    if let Some(paper) = relative.then(|| paper(reader, end)).flatten() {
        return Some(paper);
    }
    let mut range = phrase(reader, end)?;
    // *A letter from a clerk, who said* means the clerk.
    if relative && can_speak(reader, &range) {
        return Some(range);
    }
    // *Park in his speech said*: the noun of a phrase between is no subject.
    for _ in 0..3 {
        let Some(tie) = reader.before(range.start) else { break };
        let between = (reader.has(tie, Classes::PREPOSITION) || reader.is(tie, &["to"]))
            && !reader.is_capitalised(tie)
            && !reader.opens_clause(tie);
        let Some(end) = reader.before(tie).filter(|_| between) else { break };
        if !reader.is_word(end) || reader.opens_clause(end) {
            break;
        }
        let Some(nearer) = phrase(reader, end) else { break };
        // *People close to the club* are not the club.
        if is_close(reader, end) {
            return Some(nearer.start..range.end);
        }
        range = nearer;
        if relative && can_speak(reader, &range) {
            break;
        }
    }
    Some(range)
}

/// *She printed parts of his tax returns from 1995 that showed*: the paper that a clause behind the token
/// `end` is about, with the word before it.
fn paper(reader: &Reader<'_>, end: usize) -> Option<Range<usize>> {
    let first = reader.range.start.max(end.saturating_sub(NEAR));
    let ends = |at: usize| reader.kind(at) == Some(TokenKind::Mark) || reader.is_quoted(at);
    let near = (first..=end).rev().take_while(|&at| !ends(at));
    let is_paper =
        |at: &usize| reader.has(*at, Classes::SOURCE_DOCUMENT) && !reader.is_capitalised(*at);
    let noun = near.into_iter().find(is_paper)?;
    let apart = Classes::PREPOSITION.or(Classes::DETERMINER).or(Classes::AUXILIARY);
    let before = reader.before(noun).filter(|&at| reader.is_word(at) && !reader.has(at, apart));
    Some(before.unwrap_or(noun)..end + 1)
}

/// The noun phrase that ends with the token `end`.
fn phrase(reader: &Reader<'_>, end: usize) -> Option<Range<usize>> {
    let first = reader.range.start.max(end.saturating_sub(REACH));
    let mut start = end + 1;
    while start > first && belongs(reader, start - 1, start <= end) {
        start -= 1;
    }
    // *She met critics*: the verb behind a pronoun is no part of what follows it.
    if start < end && reader.before(start).is_some_and(|at| is_pronoun(reader, at)) {
        start += 1;
    }
    while start <= end && !begins(reader, start) {
        start += 1;
    }
    let range = with_a_word(reader, start..end + 1)?;
    // *The proposed*, *this* are no source.
    let bare = range.len() == 1 && reader.has(range.start, Classes::DETERMINER);
    (!bare).then_some(range)
}

/// The source that starts with the token `start`: what follows *according to*.
pub(super) fn behind(reader: &Reader<'_>, start: usize) -> Option<Range<usize>> {
    let last = reader.range.end.min(start + REACH);
    if reader.is(start, &["["]) {
        let close = (start..last).find(|&at| reader.is(at, &["]"]))?;
        return Some(start..close + 1);
    }
    let mut end = start;
    while end < last && continues(reader, start, end) {
        end += 1;
    }
    while end > start && (reader.has(end - 1, Classes::PREPOSITION) || reader.is(end - 1, &["and"]))
    {
        end -= 1;
    }
    with_a_word(reader, start..end)
}

/// The subject that starts with the token `start` and ends before `limit`.
pub(super) fn subject(reader: &Reader<'_>, start: usize, limit: usize) -> Option<Range<usize>> {
    if is_pronoun(reader, start) && !reader.is(start + 1, &["and"]) {
        return Some(start..start + 1);
    }
    let named = |at: usize| starts(reader, at) || reader.kind(at) == Some(TokenKind::Clitic);
    let end = (start..limit).find(|&at| !named(at)).unwrap_or(limit);
    // *Several websites offer*: the noun is not known, and the word before it is no subject.
    let opens = Classes::DETERMINER.or(Classes::QUANTIFIER).or(Classes::SOURCE_ALONE);
    let function = Classes::AUXILIARY.or(Classes::PREPOSITION).or(Classes::MID_ADVERB);
    let noun = reader.is_word(end) && end < limit && !reader.has(end, function);
    if noun && !reader.is_adverb(end) && (start..end).all(|at| reader.has(at, opens)) {
        return described(reader, end, limit).map(|noun| start..noun + 1);
    }
    with_a_word(reader, start..end)
}

/// *The former president*, *the billionaire trader*: who can speak, behind up to two words that say
/// which.
fn described(reader: &Reader<'_>, from: usize, limit: usize) -> Option<usize> {
    let speaker = NOUN.or(Classes::TITLE).or(Classes::SOURCE_OFFICE);
    let noun = (from..limit.min(from + 3)).find(|&at| reader.has(at, speaker))?;
    let says_which = |at: usize| {
        let ends = Classes::AUXILIARY.or(Classes::PREPOSITION).or(Classes::SAYS);
        reader.is_word(at) && !reader.text(at).ends_with('s') && !reader.has(at, ends)
    };
    (from..noun).all(says_which).then_some(noun)
}

fn with_a_word(reader: &Reader<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let counts = |at| reader.is_word(at) || reader.kind(at) == Some(TokenKind::Number);
    range.clone().any(counts).then_some(range)
}

/// Whether a source may start with the token `at`, as behind *…, said*.
pub(super) fn starts(reader: &Reader<'_>, at: usize) -> bool {
    reader.is_capitalised(at)
        || reader.has(at, Classes::DETERMINER)
        || reader.has(at, Classes::SUBJECT_PRONOUN)
        || reader.has(at, NOUN)
        || reader.is(at, &["one", "another", "["])
}

/// Whether the word `at` names somebody who can speak.
pub(super) fn speaks(reader: &Reader<'_>, at: usize) -> bool {
    is_pronoun(reader, at) || reader.is(at, &["who", "police", "people"]) || reader.has(at, NOUN)
}

/// Whether a source may start with the token `at` right behind a quotation and its cue: *said former
/// mayor Joan Park*.
pub(super) fn may_start(reader: &Reader<'_>, at: usize) -> bool {
    let opens = Classes::PREPOSITION.or(Classes::SUBORDINATOR).or(Classes::WEEKDAY);
    starts(reader, at)
        || reader.is_word(at)
            && !reader.is_quoted(at)
            && !reader.has(at, opens)
            && !reader.has(at, Classes::AUXILIARY.or(Classes::RELATIVE_TIME))
            && !reader.is_adverb(at)
            && (at + 1..at + 5).any(|at| reader.is_capitalised(at) || reader.has(at, NOUN))
}

/// Whether the words name more than one.
pub(super) fn is_plural(reader: &Reader<'_>, range: &Range<usize>) -> bool {
    let head = head(reader, range);
    let text = reader.text(head);
    text.ends_with('s') && !text.ends_with("ss")
        || reader.has(head, Classes::PLURAL.or(Classes::SOURCE_ALONE))
        || reader.is(head, &["police", "they", "we", "i", "you", "who", "majority"])
        || is_counted(reader, range)
        || is_polled(reader, range)
        || range.clone().any(|at| reader.is(at, &["and"]))
}

/// Whether the words name somebody, or something, that can speak or want.
pub(super) fn can_speak(reader: &Reader<'_>, range: &Range<usize>) -> bool {
    if is_familiar_person(reader, range) {
        return true;
    }
    let head = head(reader, range);
    if reader
        .has(head, NOUN.or(Classes::TITLE).or(Classes::SOURCE_ALONE).or(Classes::SOURCE_OFFICE))
    {
        return true;
    }
    if range.len() == 1 && (is_pronoun(reader, head) || reader.is(head, &["who"])) {
        return !reader.is(head, &["it", "you"]);
    }
    is_counted(reader, range)
        || is_polled(reader, range)
        || reader.is(
            head,
            &[
                "police",
                "people",
                "everyone",
                "nobody",
                "someone",
                "anyone",
                "both",
                "majority",
                "plurality",
            ],
        )
        || reader.is_capitalised(head)
            && (head > reader.range.start || reader.name_in(range).is_some())
}

/// *42 percent*, *one in five*, *nearly a third*: part of those who were asked.
fn is_counted(reader: &Reader<'_>, range: &Range<usize>) -> bool {
    let part = ["percent", "%", "third", "thirds", "half", "majority", "quarter", "quarters"];
    let counted = |at: usize| {
        reader.kind(at) == Some(TokenKind::Number) || reader.has(at, Classes::NUMBER_WORD)
    };
    if reader.is(range.end - 1, &["%"]) {
        return true;
    }
    let head = head(reader, range);
    let one_in = reader.is(head + 1, &["in"]) && range.contains(&(head + 2)) && counted(head + 2);
    let some = range.clone().any(|at| counted(at) || reader.is(at, &["a"]));
    counted(head) && one_in || reader.is(head, &part) && some
}

/// *Those surveyed*.
fn is_polled(reader: &Reader<'_>, range: &Range<usize>) -> bool {
    let last = range.end - 1;
    range.len() > 1 && reader.is(last, &["surveyed", "polled", "interviewed", "questioned"])
}

/// Whether the words begin with an article or a name.
pub(super) fn is_definite(reader: &Reader<'_>, range: &Range<usize>) -> bool {
    reader.has(range.start, Classes::DETERMINER)
        || range.clone().any(|at| reader.is_capitalised(at))
}

/// Whether the word `at` is a personal pronoun.
pub(super) fn is_pronoun(reader: &Reader<'_>, at: usize) -> bool {
    reader.has(at, Classes::SUBJECT_PRONOUN)
}

/// What kind of source these words name.
pub(super) fn kind(reader: &Reader<'_>, range: &Range<usize>) -> SourceKind {
    let owner = ["who", "his", "her", "their"];
    if range.len() == 1 && (is_pronoun(reader, range.start) || reader.is(range.start, &owner)) {
        return SourceKind::Pronoun;
    }
    if has_maker(reader, range) {
        return SourceKind::Document;
    }
    let alone = range.len() == 1
        && (reader.has(range.start, Classes::SOURCE_ALONE) || is_bare_paper(reader, range.start));
    if alone || is_familiar_person(reader, range) {
        return SourceKind::Anonymous;
    }
    // A stub that is still to be filled in stands for a paper.
    if reader.is(range.start, &["["]) {
        return SourceKind::Document;
    }
    let head = head(reader, range);
    // *Officials* is capitalised for its place only.
    let class = range.len() == 1 && reader.has(head, Classes::SOURCE_ANONYMOUS);
    let plural = range.len() == 1
        && reader.has(head, Classes::PLURAL)
        && reader.has(head, Classes::SOURCE_PERSON.or(Classes::SOURCE_BODY));
    let named = !class && !plural && (head > range.start || reader.name_in(range).is_some());
    if named && reader.is_capitalised(head) {
        return name_kind(reader, range, head);
    }
    noun_kind(reader, range, head)
}

/// *Research by Norden*, *figures from the port*: papers whose maker has a name.
fn has_maker(reader: &Reader<'_>, range: &Range<usize>) -> bool {
    let made = ["by", "from", "conducted", "released", "published", "commissioned", "compiled"];
    let link = range.end;
    let named = (link + 1..link + 4).any(|at| reader.is_capitalised(at));
    named && reader.is(link, &made) && reader.has(head(reader, range), Classes::SOURCE_DOCUMENT)
}

/// Papers that are no source without the name of one: *studies show*.
fn is_bare_paper(reader: &Reader<'_>, at: usize) -> bool {
    let mass = reader.is(at, &["research", "data", "figures", "statistics"]);
    reader.has(at, Classes::EVIDENCE) && (mass || reader.has(at, Classes::PLURAL))
}

/// Behind one of these words, *officials* are ones the reader has met.
fn is_known(reader: &Reader<'_>, at: usize) -> bool {
    reader.is(at, &["the", "his", "her", "their", "these", "those", "its", "both"])
}

fn noun_kind(reader: &Reader<'_>, range: &Range<usize>, head: usize) -> SourceKind {
    let known = is_known(reader, range.start) && range.len() <= 3;
    let class = Classes::SOURCE_PERSON.or(Classes::SOURCE_BODY);
    let plural = reader.has(head, Classes::PLURAL) && reader.has(head, class);
    let person = reader.name_in(range) == Some(MentionKind::Person);
    if (reader.has(head, Classes::SOURCE_ANONYMOUS) || plural) && !known {
        SourceKind::Anonymous
    } else if reader.has(head, Classes::TITLE.or(Classes::SOURCE_OFFICE)) && !person && !plural {
        SourceKind::Office
    } else if reader.has(head, Classes::SOURCE_PERSON) {
        SourceKind::Person
    } else {
        name_kind(reader, range, head)
    }
}

fn name_kind(reader: &Reader<'_>, range: &Range<usize>, head: usize) -> SourceKind {
    match reader.name_in(range) {
        _ if reader.has(head, Classes::SOURCE_DOCUMENT) => SourceKind::Document,
        _ if reader.has(head, Classes::SOURCE_BODY) => SourceKind::Organisation,
        Some(MentionKind::Organisation | MentionKind::Place) => SourceKind::Organisation,
        _ => SourceKind::Person,
    }
}

/// *A person familiar with the talks*, *sources close to him*.
fn is_familiar_person(reader: &Reader<'_>, range: &Range<usize>) -> bool {
    let people = ["person", "people", "someone", "source", "sources", "those", "officials"];
    range.clone().any(|at| {
        reader.is(at, &people) && (is_close(reader, at + 1) || reader.is(at + 1, &["with"]))
    })
}

/// What people are whose knowledge is vouched for by nearness alone.
fn is_close(reader: &Reader<'_>, at: usize) -> bool {
    reader.is(at, &["familiar", "close", "briefed", "involved"])
}

/// The noun the words are about: the last one before what is tied to it.
pub(super) fn head(reader: &Reader<'_>, range: &Range<usize>) -> usize {
    let tied = |at: &usize| {
        let ties = reader.is(*at, LINKS) || reader.is(*at, &["like"]) || is_close(reader, *at);
        *at > range.start && ties || reader.is(*at, &[","])
    };
    let end = range.clone().find(tied).unwrap_or(range.end);
    (range.start..end).rev().find(|&at| reader.is_word(at)).unwrap_or(range.start)
}

/// How the sentence begins.
pub(super) fn opening(reader: &Reader<'_>) -> Opening {
    let start = reader.range.start;
    let first = reader.range.clone().find(|&at| reader.is_word(at)).unwrap_or(start);
    if reader.is(first, &["he", "she", "they", "his", "her", "their"]) {
        return Opening::Pronoun;
    }
    let definite = reader.is(first, &["the", "that", "this", "these", "those", "its", "such"]);
    let mut words = (first + 1..first + 4).take_while(|&at| reader.is_word(at));
    let noun = words.find(|&at| reader.has(at, NOUN));
    // *The report comes after …* tells of the report and not what it says.
    let happens = noun.is_some_and(|noun| {
        (noun + 1..noun + 3)
            .any(|at| reader.has(at, Classes::HAPPENS) && !reader.is(at + 1, &["that"]))
    });
    // *The magazine Norden*, *the Norden Foundation* come in with their names.
    let full_name = noun.is_some_and(|noun| {
        let after = reader.is_word(noun + 1) && reader.is_capitalised(noun + 1);
        after || reader.is_capitalised(noun) && reader.is_capitalised(noun - 1) && noun > first + 1
    });
    if definite && noun.is_some() && !happens && !full_name {
        Opening::Source
    } else {
        Opening::Plain
    }
}

/// Steps back over *on Tuesday* between subject and verb.
fn over_day(reader: &Reader<'_>, end: usize) -> Option<usize> {
    let period =
        reader.is(end, &["week", "month", "year"]) && reader.follows(end, &["last", "this"]);
    if period {
        return reader.before(end).and_then(|at| reader.before(at));
    }
    if !reader.has(end, Classes::WEEKDAY) && !reader.has(end, Classes::RELATIVE_TIME) {
        return reader.token(end).map(|_| end);
    }
    let before = reader.before(end)?;
    if reader.is(before, &["on"]) { reader.before(before) } else { Some(before) }
}

/// *The ambassador to Norden, Joan Park,*: the name between the commas is the source.
fn name_between_commas(reader: &Reader<'_>, comma: usize) -> Option<Range<usize>> {
    let first = reader.range.start.max(comma.saturating_sub(6));
    let opening = (first..comma).rev().find(|&at| reader.is(at, &[","]))?;
    let name = opening + 1..comma;
    let capitalised = name.clone().all(|at| reader.is_capitalised(at));
    (name.len() >= 2 && capitalised && opening > reader.range.start).then_some(name)
}

/// From the comma that ends an apposition (*Joan Park, who runs the port,*) to the token before the
/// one that opens it.
fn over_apposition(reader: &Reader<'_>, comma: usize) -> Option<usize> {
    let first = reader.range.start.max(comma.saturating_sub(REACH));
    let ends = |at: &usize| reader.is(*at, &[","]) || reader.is_quoted(*at);
    let Some(opening) = (first..comma).rev().find(ends) else { return reader.before(comma) };
    if reader.is_quoted(opening) {
        return None;
    }
    let name = reader.before(opening)?;
    // *Joan Park, 43, of Leeds, said* has one apposition more.
    let age = reader.kind(name) == Some(TokenKind::Number) && reader.follows(name, &[","]);
    if age { reader.before(name).and_then(|comma| reader.before(comma)) } else { Some(name) }
}

/// From the dash that ends an aside (*Democrats — and some others —*) to the token before the one that
/// opens it.
fn over_dashes(reader: &Reader<'_>, dash: usize) -> Option<usize> {
    let first = reader.range.start.max(dash.saturating_sub(REACH));
    let opening = (first..dash).rev().find(|&at| reader.is(at, DASHES) || reader.is_quoted(at))?;
    reader.before(opening).filter(|_| !reader.is_quoted(opening))
}

/// Whether the token `at` belongs to a source that ends behind it.
fn belongs(reader: &Reader<'_>, at: usize, inside: bool) -> bool {
    if reader.is_quoted(at) {
        return false;
    }
    match reader.kind(at) {
        None => return false,
        Some(TokenKind::Mark) => return reader.is(at, &["-", "&", "/", "]", "[", "%"]),
        // *The $20 million experts say it costs*: a sum is no part of who says so.
        Some(TokenKind::Number) => return !reader.follows(at, &["$", "£", "€"]),
        Some(TokenKind::Clitic | TokenKind::QuotationMark) => return true,
        Some(TokenKind::Word) => {}
    }
    let before = reader.before(at);
    let magnitude = reader.is(at, &["million", "billion", "trillion"]);
    if inside && magnitude && before.is_some_and(|at| reader.follows(at, &["$", "£", "€"])) {
        return false;
    }
    if inside && is_pronoun(reader, at) && !reader.is(at, &["i"]) {
        return false;
    }
    if reader.is(at, &["and", "or"]) {
        return before.is_some_and(|at| reader.is_capitalised(at)) && reader.is_capitalised(at + 1);
    }
    // *In a statement Park*, *last week Park*: what stands before a name is no part of it.
    let apart = Classes::COMMUNICATION
        .or(Classes::SOURCE_DOCUMENT)
        .or(Classes::WEEKDAY)
        .or(Classes::RELATIVE_TIME);
    let time = reader.is(at, &["week", "month", "year", "night", "ago", "day", "weekend"]);
    if inside
        && (time || reader.has(at, apart))
        && reader.is_capitalised(at + 1)
        && !reader.is_capitalised(at)
    {
        return false;
    }
    let counts = |at: usize| {
        reader.kind(at) == Some(TokenKind::Number) || reader.has(at, Classes::NUMBER_WORD)
    };
    if inside && reader.is(at, &["in"]) && counts(at + 1) && before.is_some_and(counts) {
        return true;
    }
    if inside && reader.is(at, LINKS) {
        let noun = before.is_some_and(|at| reader.has(at, NOUN));
        let tight = reader.is(at, &["of", "for", "at"]);
        return noun || tight && before.is_some_and(|at| reader.is_word(at));
    }
    let ends = Classes::AUXILIARY.or(Classes::PREPOSITION);
    let ends = reader.has(at, ends) || reader.opens_clause(at);
    !ends && (!reader.has(at, Classes::SAYS) || reader.has(at, NOUN))
}

/// Whether a source may begin with this token rather than with one behind it.
fn begins(reader: &Reader<'_>, at: usize) -> bool {
    let skipped = reader.has(at, Classes::PREPOSITION) || reader.has(at, Classes::LEADING_ADVERB);
    reader.is_word(at) && !skipped
        || reader.kind(at) == Some(TokenKind::Number)
        || reader.is(at, &["["])
}

/// Whether a word in lower case is a past form that no name has in it.
fn is_past(reader: &Reader<'_>, at: usize) -> bool {
    let word = reader.text(at);
    word.starts_with(char::is_lowercase)
        && (word.ends_with("ed") || matches!(word, "found" | "said"))
}

/// Whether the token `at` still belongs to a source that starts with `start`.
fn continues(reader: &Reader<'_>, start: usize, at: usize) -> bool {
    if reader.is_quoted(at) {
        return false;
    }
    let first = at == start;
    match reader.kind(at) {
        None => return false,
        Some(TokenKind::Mark) => return !first && reader.is(at, &["-", "&", "/"]),
        Some(TokenKind::Clitic | TokenKind::Number | TokenKind::QuotationMark) => return true,
        Some(TokenKind::Word) => {}
    }
    if reader.has(at, Classes::AUXILIARY.or(Classes::WEEKDAY)) || reader.opens_clause(at) {
        return false;
    }
    if reader.is(at, &["and"]) {
        return !first && (reader.is_capitalised(at + 1) || reader.is(at + 1, &["the"]));
    }
    if reader.is(at, LINKS) {
        return !first && !reader.has(at + 1, Classes::WEEKDAY.or(Classes::MONTH));
    }
    // *A study by Norden University found*, *followed 40,000 nurses*: the verb is no part of the name.
    if !first && reader.is_capitalised(at - 1) && is_past(reader, at) {
        return false;
    }
    let begins_anew = !first
        && reader.has(at, Classes::DETERMINER)
        && !reader.has(at - 1, Classes::PREPOSITION)
        && !reader.is(at - 1, &["and"]);
    let preposition = reader.has(at, Classes::PREPOSITION) && !reader.is_capitalised(at);
    // *This study*, but not *the ministry this week*.
    let time = !first && reader.has(at, Classes::RELATIVE_TIME);
    !begins_anew && !preposition && !time
}
