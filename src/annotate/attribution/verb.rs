//! Verbs that report speech, belief or findings, or take a stand, in all their orders, and words
//! that only look like them.

mod complement;
mod noun;
mod passive;

use std::ops::Range;

use super::cue::named;
use super::reader::Reader;
use super::{Attribution, Level, SourceKind, source};
use crate::language::{Classes, TokenKind, lexicon};

pub(super) use noun::read as noun;

use complement::{Complement, has_clause};

/// Verbs that may be cues.
pub(super) const VERB: Classes =
    Classes::SAYS.or(Classes::SPEAKS).or(Classes::BELIEVES).or(Classes::DATA_CUE);
/// So many attributions of one sentence are looked back at.
const MANY: usize = 8;
/// A subject stands no further before a second verb of its own than so many tokens.
const NEAR: usize = 12;
/// What was shown has its number no further behind the verb than so many tokens.
const FAR: usize = 40;
/// Verbs that report what was said, by people or by papers.
const STATES: Classes = Classes::SAYS.or(Classes::DATA_CUE);

/// The attribution whose cue is the verb or adjective `at`. `earlier` are those of the sentence so
/// far.
pub(super) fn read(reader: &Reader<'_>, at: usize, earlier: &[Attribution]) -> Option<Attribution> {
    if !reader.has(at, VERB.or(Classes::CUE_ADJECTIVE)) || is_trap(reader, at) {
        return None;
    }
    let start = reader.span(&(at..at + 1)).start;
    let in_source = |a: &Attribution| a.source.is_some_and(|s| s.start <= start && start < s.end);
    if earlier.last().is_some_and(in_source) {
        return None;
    }
    let before = Before::read(reader, at);
    if reader.has(at, Classes::CUE_ADJECTIVE) && before.be {
        return stance(reader, at, &before);
    }
    if !reader.has(at, VERB) {
        return None;
    }
    let participle = reader.has(at, Classes::PARTICIPLE);
    // *They were back*: no verb, and no cue.
    if before.be && !participle && !reader.has(at, Classes::PAST) {
        return None;
    }
    if let Some(attribution) = passive::estimated(reader, at) {
        return Some(attribution);
    }
    if reader.has(at, Classes::PAST) {
        let agent = reader.is(at + 1, &["by"]) && !before.have;
        let set_off = reader.follows(at, &[","]) && reader.is(at + 1, &["to"]);
        if before.be || set_off || agent && !source::is_pronoun(reader, at.saturating_sub(1)) {
            return passive::read(reader, at, &before);
        }
    }
    if participle && !before.be {
        return self::participle(reader, at, earlier);
    }
    if before.to {
        return infinitive(reader, at, earlier);
    }
    inverted(reader, at, &before).or_else(|| with_subject(reader, at, &before, earlier))
}

/// What stands between a verb and its subject.
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
struct Before {
    /// The token before the verb's adverbs and auxiliaries.
    token: Option<usize>,
    be: bool,
    have: bool,
    to: bool,
    /// Whether nothing does.
    plain: bool,
}

impl Before {
    fn read(reader: &Reader<'_>, verb: usize) -> Self {
        let mut before = Self { token: None, be: false, have: false, to: false, plain: true };
        for at in (reader.range.start..verb).rev() {
            // *He’s hoping*, *they’ve said*.
            let short = reader.kind(at) == Some(TokenKind::Clitic)
                && reader.before(at).is_some_and(|at| source::is_pronoun(reader, at));
            let auxiliary = short || reader.has(at, Classes::AUXILIARY);
            let to = reader.is(at, &["to"]);
            let adverb = reader.has(at, Classes::MID_ADVERB) || reader.is_adverb(at);
            if !adverb && !auxiliary && !to {
                before.token = Some(at);
                break;
            }
            before.plain &= adverb;
            before.be |= short || auxiliary && reader.has(at, Classes::BE);
            before.have |= auxiliary && reader.is(at, &["has", "have", "had", "having"]);
            before.to |= to;
        }
        before
    }
}

/// Whether the words around it make a cue no cue: *called off*, *United States*.
pub(super) fn is_trap(reader: &Reader<'_>, at: usize) -> bool {
    if reader.is(at, &["states", "state"]) {
        return reader.is_capitalised(at)
            || reader.follows(at, &["united", "member", "gulf", "arab", "swing"]);
    }
    if reader.is(at, &["called"]) && reader.follows(at, &["so", "-"]) {
        return true;
    }
    let next = reader.text(at + 1);
    let on_day = reader.has(at + 2, Classes::WEEKDAY);
    !on_day
        && reader.has(at, Classes::TRAP)
        && lexicon::traps(reader.text(at)).any(|trap| next.eq_ignore_ascii_case(trap))
}

/// *…, said the minister*.
fn inverted(reader: &Reader<'_>, at: usize, before: &Before) -> Option<Attribution> {
    let previous = before.token.filter(|_| before.plain)?;
    if !reader.has(at, STATES) {
        return None;
    }
    // In British style the comma stands behind the closing mark.
    let outside = reader.is(previous, &[",", "—", "–"])
        && reader.before(previous).is_some_and(|before| reader.is_quoted(before));
    let after_quotation = reader.is_quoted(previous) || outside;
    let after_comma = reader.is(previous, &[",", "—", "–"]) && is_plain(reader, at);
    let can = after_comma && source::starts(reader, at + 1)
        || after_quotation && source::may_start(reader, at + 1);
    if !can {
        return None;
    }
    let source = source::behind(reader, at + 1)?;
    // *A waste, say critics*: several say.
    if reader.has(at, Classes::BASE) && !source::is_plural(reader, &source) {
        return None;
    }
    // *Park, the envoy, said the plan was dead*: behind a subject of its own a verb goes on.
    let ends = !reader.is_word(source.end)
        || reader
            .has(source.end, Classes::PREPOSITION.or(Classes::WEEKDAY).or(Classes::SUBORDINATOR));
    (after_quotation || ends).then(|| named(reader, &(at..at + 1), &source, Level::Says))
}

/// *…, adding that*, *a statement saying*, *critics calling it a waste*.
fn participle(reader: &Reader<'_>, at: usize, earlier: &[Attribution]) -> Option<Attribution> {
    let complement = Complement::read(reader, at);
    let level = level(reader, at, complement)?;
    if complement == Complement::None {
        return None;
    }
    let cue = at..at + 1;
    let Some(before) = reader.before(at) else {
        // *Citing the cost, Park closed it.*
        let comma = (at..reader.range.end.min(at + 40)).find(|&at| reader.is(at, &[","]))?;
        let source = main_subject_from(reader, comma + 1, reader.range.end)?;
        return speaker(reader, source).map(|source| named(reader, &cue, &source, level));
    };
    let paper = Classes::COMMUNICATION.or(Classes::SOURCE_DOCUMENT);
    let tells = STATES.or(Classes::SPEAKS);
    if reader.has(before, paper) && reader.has(at, tells) {
        let source = source::before(reader, before)?;
        return Some(named(reader, &cue, &source, level));
    }
    let joins = [
        ",", "—", "–", "while", "and", "without", "by", "in", "before", "after", "when", "for",
        "of", "but", "or",
    ];
    if !reader.is(before, &joins) {
        let person = Classes::SOURCE_PERSON.or(Classes::SOURCE_ANONYMOUS).or(Classes::SOURCE_BODY);
        // *With Park calling it absurd*.
        let with = |source: &Range<usize>| reader.follows(source.start, &["with", "about"]);
        let source = source::before(reader, before)?;
        let speaks = reader.has(before, person) || reader.is_capitalised(before) && with(&source);
        speaks.then_some(())?;
        return Some(named(reader, &cue, &source, level));
    }
    if let Some(subject) = clause_subject(reader, earlier) {
        return Some(Attribution {
            cue: reader.span(&cue),
            level,
            content: true,
            ..subject.clone()
        });
    }
    let source = main_subject(reader, at).and_then(|source| speaker(reader, source))?;
    Some(named(reader, &cue, &source, level))
}

/// Whose doing a participle behind a comma is: the last to speak, but not within what another is
/// told to claim (*Park rejected a claim that Lee planned it, calling it absurd*).
fn clause_subject<'a>(reader: &Reader<'_>, earlier: &'a [Attribution]) -> Option<&'a Attribution> {
    let free = |attribution: &&Attribution| {
        let Some(words) = attribution.source else { return false };
        // *Park rejected the union’s claims, calling them absurd*: nor is the owner of a claim.
        let owns = reader
            .token_from(words.end)
            .is_some_and(|behind| reader.kind(behind) == Some(TokenKind::Clitic));
        let source = reader.token_from(words.start);
        !owns && source.is_some_and(|source| !reader.follows(source, &["that", "whether"]))
    };
    let last = || earlier.last().filter(|last| last.source.is_some());
    earlier.iter().rev().take(MANY).find(free).or_else(last)
}

/// *Went on to say that*, *is expected to announce*.
fn infinitive(reader: &Reader<'_>, at: usize, earlier: &[Attribution]) -> Option<Attribution> {
    if !reader.has(at, Classes::BASE) || !reader.has(at, Classes::SAYS) || !has_clause(reader, at) {
        return None;
    }
    let cue = at..at + 1;
    if let Some(last) = earlier.last().filter(|last| last.source.is_some()) {
        let level = Level::Speaks.max(last.level.min(Level::Believes));
        return Some(Attribution { cue: reader.span(&cue), level, content: true, ..last.clone() });
    }
    let source = main_subject(reader, at).and_then(|source| speaker(reader, source))?;
    Some(named(reader, &cue, &source, Level::Speaks))
}

/// The subject of a sentence whose verb is no cue: its first name, pronoun or noun that speaks.
pub(super) fn main_subject(reader: &Reader<'_>, before: usize) -> Option<Range<usize>> {
    main_subject_from(reader, reader.range.start, before)
}

fn main_subject_from(reader: &Reader<'_>, from: usize, before: usize) -> Option<Range<usize>> {
    let opens = Classes::PREPOSITION
        .or(Classes::SUBORDINATOR)
        .or(Classes::WEEKDAY)
        .or(Classes::MONTH)
        .or(Classes::LEADING_ADVERB);
    let speaks = |at: &usize| {
        let in_phrase = reader.before(*at).is_some_and(|at| reader.has(at, Classes::PREPOSITION));
        source::starts(reader, *at)
            && !reader.is_quoted(*at)
            && !reader.has(*at, opens)
            && !in_phrase
            && !reader.is(*at, &["speaking"])
    };
    // A subject stands near its sentence's start.
    let last = before.min(from + 40);
    let mut starts = (from..last).filter(speaks);
    let first = starts.next()?;
    let subject = source::subject(reader, first, before)?;
    // *Hours later, Park said*: what stands first need not be who speaks.
    let speaks = |subject: &Range<usize>| source::can_speak(reader, subject);
    let comma = |at: &usize| reader.is(*at, &[","]) && !speaks(&subject);
    let behind = (subject.end..before.min(first + 6)).find(comma).map(|comma| comma + 1);
    let other = behind.and_then(|at| source::subject(reader, at, before)).filter(speaks);
    Some(other.unwrap_or(subject))
}

/// *X said …*, *X, who runs the port, said …*.
fn with_subject(
    reader: &Reader<'_>,
    at: usize,
    before: &Before,
    earlier: &[Attribution],
) -> Option<Attribution> {
    let previous = before.token.filter(|&token| !reader.is_quoted(token))?;
    if reader.has(previous, Classes::PREPOSITION) || noun::is_noun(reader, at, previous, before) {
        return None;
    }
    let cue = at..at + 1;
    let complement = Complement::read(reader, at);
    // *Park tweeted it and said …* shares the subject of the verb before.
    let joined = reader.is(previous, &["and", "but", "or", ","]);
    if let Some(last) = earlier.last().filter(|last| joined && last.source.is_some())
        && !reader.is(previous, &[","])
    {
        let level = level(reader, at, complement)?;
        let content = complement != Complement::None;
        let behind = reader.token_from(last.cue.end).unwrap_or(at);
        if let Some(source) = nearer_subject(reader, behind, at) {
            return Some(Attribution { content, ..named(reader, &cue, &source, level) });
        }
        return Some(Attribution { cue: reader.span(&cue), level, content, ..last.clone() });
    }
    // *The port saw its traffic fall*: what befalls it is no view of its own.
    if is_witness(reader, at) {
        return None;
    }
    let nearest = subject(reader, at, previous, joined)?;
    let source = meant(reader, nearest.clone());
    let says = reader.has(at, STATES);
    if (says || reader.has(at, Classes::BELIEVES)) && is_set_off(reader, at, &nearest) {
        let level = if says { Level::Says } else { Level::Believes };
        return Some(named(reader, &cue, &source, level));
    }
    // *Officials put the loss at four million*: with a figure, and only then.
    if reader.is(at, &["put", "puts"]) {
        let figure = (at + 2..at + 12).any(|at| {
            reader.is(at, &["at"])
                && (at + 1..at + 5).any(|at| reader.kind(at) == Some(TokenKind::Number))
        });
        return figure.then(|| named(reader, &cue, &source, Level::Says));
    }
    let plain = is_plain(reader, at);
    let content = complement != Complement::None || plain && at + 5 < reader.range.end;
    // *The report found:*, and a list of it follows.
    if !content && says && reader.is(reader.range.end - 1, &[":"]) {
        return Some(Attribution { content, ..named(reader, &cue, &source, Level::Says) });
    }
    // Whoever counts, lists or finds a number is its source, and so is any study that finds a thing.
    if content && reader.has(at, Classes::DATA_CUE) && finds(reader, at, &source, complement) {
        return Some(named(reader, &cue, &source, Level::Says));
    }
    let says_so = reader.has(at, Classes::SAYS) && complement == Complement::Clause;
    if !plain && !says_so {
        source::can_speak(reader, &source).then_some(())?;
    }
    let level = if plain { Level::Says } else { level(reader, at, complement)? };
    Some(Attribution { content, ..named(reader, &cue, &source, level) })
}

/// *Asked by the clerk what he wanted, Park stood and said …*: a subject of its own behind the comma
/// that follows the cue before.
fn nearer_subject(reader: &Reader<'_>, from: usize, at: usize) -> Option<Range<usize>> {
    let comma = (from.max(at.saturating_sub(NEAR))..at).rev().find(|&at| reader.is(at, &[","]))?;
    let starts = source::starts(reader, comma + 1) && !reader.opens_clause(comma + 1);
    let source = starts.then(|| source::subject(reader, comma + 1, at)).flatten()?;
    speaker(reader, source)
}

/// The subject of the finite verb `at`: right before it, or at the sentence's start with phrases
/// between (*activists bent on blocking the bridge say*).
fn subject(reader: &Reader<'_>, at: usize, previous: usize, joined: bool) -> Option<Range<usize>> {
    let near = source::before(reader, previous);
    // *A test, which it claimed was safe*: whoever *it* is, it is not the sentence's subject.
    if reader.is(previous, &["it"]) && reader.follows(previous, &["which", "that"]) {
        return near;
    }
    let direct = reader.is(at + 1, &["that"]);
    let fits = |source: &Range<usize>| {
        source::can_speak(reader, source)
            && (!reader.has(at, Classes::BASE) || source::is_plural(reader, source))
    };
    // *Two men were hurt, the harbour watch said*: what a comma sets off is a subject of its own.
    let set_off = near
        .as_ref()
        .is_some_and(|near| reader.follows(near.start, &[","]) && is_plain(reader, at));
    if set_off || near.as_ref().is_some_and(&fits) || !(joined || direct || near.is_some()) {
        return near;
    }
    let far = main_subject(reader, at).filter(fits).filter(|far| far.end <= previous);
    let nearer = || nearer_subject(reader, reader.range.start, at).filter(|_| joined);
    far.or_else(nearer).or(near)
}

/// *Saw*, *has seen* without *as* or a clause behind it.
fn is_witness(reader: &Reader<'_>, at: usize) -> bool {
    reader.is(at, &["saw", "see", "sees", "seen"])
        && !reader.is(at + 1, &["that", "how", "why", "whether", "it", "no", "little"])
        && !(at + 2..at + 10).any(|at| reader.is(at, &["as"]))
}

/// Whom *they* means where a class of people is its sentence's subject: *officials condemned the plan,
/// which they said was reckless* names nobody.
fn meant(reader: &Reader<'_>, source: Range<usize>) -> Range<usize> {
    let they = source.len() == 1 && reader.is(source.start, &["they"]);
    let class = they.then(|| main_subject(reader, source.start)).flatten();
    let class = class.filter(|class| source::kind(reader, class) == SourceKind::Anonymous);
    class.unwrap_or(source)
}

/// Whether the verb `at` tells what a study, a paper or a count found.
fn finds(reader: &Reader<'_>, at: usize, source: &Range<usize>, complement: Complement) -> bool {
    let head = source::head(reader, source);
    let counts = (at + 1..at + 6).any(|at| reader.kind(at) == Some(TokenKind::Number));
    // *Portions of tax returns showed* a thing as well.
    let is_paper = |at: usize| {
        reader.has(at, Classes::SOURCE_DOCUMENT) && (at == head || !reader.is_capitalised(at))
    };
    let paper =
        source::kind(reader, source) == SourceKind::Document || source.clone().any(is_paper);
    let studies = reader.has(head, Classes::SOURCE_ANONYMOUS) && complement == Complement::Clause;
    // *Interviews with 400 managers showed that pay rose 3 percent*: with a number in what was shown.
    let shows = reader.is(at + 1, &["that"])
        && (at + 2..reader.range.end.min(at + FAR))
            .any(|at| reader.kind(at) == Some(TokenKind::Number));
    paper || studies || counts || shows
}

/// *The unions are concerned that*, *she was confident it would*.
fn stance(reader: &Reader<'_>, at: usize, before: &Before) -> Option<Attribution> {
    let previous = before.token.filter(|&token| !reader.is_quoted(token))?;
    let next = reader.is(at + 1, &["that", "to", "about", "of", "with", "over", "at", "for"]);
    if !next && !has_clause(reader, at) {
        return None;
    }
    let source = source::before(reader, previous).and_then(|source| speaker(reader, source));
    let source = source.filter(|source| !reader.is(source.start, &["it"]));
    source.map(|source| named(reader, &(at..at + 1), &source, Level::Believes))
}

/// The words, if they name somebody who can speak.
fn speaker(reader: &Reader<'_>, source: Range<usize>) -> Option<Range<usize>> {
    source::can_speak(reader, &source).then_some(source)
}

/// Verbs that need no clause behind them: whoever *said* something is its source.
fn is_plain(reader: &Reader<'_>, at: usize) -> bool {
    reader.is(at, &["said", "says", "say", "stated"])
}

/// Whether source and cue stand behind what is said, or within it: *…, researchers say.*, *the
/// plan, she says, is dead*, *“…,” Park told them*, *as Park put it*.
fn is_set_off(reader: &Reader<'_>, at: usize, source: &Range<usize>) -> bool {
    let Some(before) = reader.before(source.start) else { return false };
    if reader.is(before, &["as"]) && !reader.follows(before, &["as", "such"]) {
        let opens = |at: usize| reader.is(at, &[","]) || reader.has(at, Classes::LEADING_ADVERB);
        return reader.before(before).is_none_or(opens) && !reader.is(at + 1, &["as", "the", "a"]);
    }
    let comma = reader.is(before, &[",", "—", "–", "?", "!"]);
    let outside = comma && reader.before(before).is_some_and(|at| reader.is_quoted(at));
    if reader.is_quoted(before) || outside {
        return true;
    }
    let marked = reader.kind(at + 1).is_none_or(|kind| kind == TokenKind::Mark);
    let ends = marked
        || reader.is(at + 1, &["in", "on", "at", "during", "after", "before", "when"])
        || reader.has(at + 1, Classes::WEEKDAY)
        || reader.is_adverb(at + 1)
        || reader.is(at, &["told"]);
    let aside = Classes::PREPOSITION.or(Classes::LEADING_ADVERB).or(Classes::SUBORDINATOR);
    // *In May, Park said on Monday that …* begins what is said; *in May, Park said, …* is set off, and
    // so is *that view was shared, Park said.*
    let opening = before < reader.range.start + 7 && reader.has(reader.range.start, aside);
    ends && comma && (!opening || marked)
}

/// How much the verb `at` commits its subject to, with such a complement; `None` if it reports
/// nothing with it.
fn level(reader: &Reader<'_>, at: usize, complement: Complement) -> Option<Level> {
    let states = reader.has(at, STATES);
    match complement {
        Complement::Clause if states => Some(Level::Says),
        Complement::None if reader.has(at, Classes::SAYS) => Some(Level::Speaks),
        Complement::None => None,
        _ if reader.has(at, Classes::BELIEVES) => Some(Level::Believes),
        _ if reader.has(at, Classes::SAYS.or(Classes::SPEAKS)) => Some(Level::Speaks),
        _ => None,
    }
}
