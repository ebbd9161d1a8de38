//! Verbs that report speech, belief or findings, in all their orders, and words that only look
//! like them.

use std::ops::Range;

use super::cue::{named, unnamed};
use super::reader::Reader;
use super::{Attribution, Level, SourceKind, source};
use crate::language::{Classes, TokenKind};

/// Verbs that need no clause behind them: whoever *said* something is its source.
const PLAIN: &[&str] =
    &["said", "says", "say", "stated", "claimed", "estimated", "insisted", "argued", "theorised"];
/// Verbs that report speech only right before or behind a quotation: *she went on: “…”*.
const WITH_QUOTATION: &[&str] = &["continued", "continues", "reads", "began", "read"];
const BE: &[&str] = &["is", "are", "was", "were", "been", "being", "be"];
/// Adverbs between subject and verb that do not end in *-ly*.
const ADVERBS: &[&str] = &[
    "also", "then", "later", "once", "even", "still", "again", "already", "now", "often", "never",
    "always", "just", "not", "further", "thus", "first", "next", "soon", "ever", "both", "all",
];
/// What is *said*, *believed* … to be so, by nobody.
const PASSED_ON: &[&str] = &[
    "said",
    "believed",
    "thought",
    "reported",
    "alleged",
    "understood",
    "rumoured",
    "rumored",
    "claimed",
    "suspected",
    "feared",
];
/// Passives that pass on a judgement rather than a rumour.
const JUDGED: &[&str] =
    &["estimated", "expected", "considered", "projected", "forecast", "predicted"];
/// Words behind which a form that may be a noun is one.
const BEFORE_NOUNS: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my",
    "some", "many", "any", "no", "such", "two", "three", "several", "and", "or", "all", "other",
    "more", "new",
];
/// Words before which a form that may be a noun is one.
const AFTER_NOUNS: &[&str] =
    &["of", "from", "by", "for", "in", "on", "about", "to", "and", "or", "with"];
/// Words in *-ing* that are no participles.
const INDEFINITES: &[&str] = &["nothing", "something", "anything", "everything", "during"];
/// What somebody is who thinks or fears that something is so. Written by hand.
const STANCES: &[&str] = &[
    "concerned",
    "confident",
    "convinced",
    "worried",
    "hopeful",
    "optimistic",
    "pessimistic",
    "adamant",
    "afraid",
    "sceptical",
    "skeptical",
    "sure",
    "aware",
];
const PLURALS: &[&str] = &["police", "people", "they", "we", "i", "you", "men", "women", "who"];
/// Words that each of these verbs takes where it is no cue: *called off*, *added to*.
const TRAPS: &[(&[&str], &[&str])] = &[
    (&["called", "calls", "call", "calling"], &["off", "up", "in", "out", "at", "upon", "back"]),
    (&["added", "adds", "add", "adding"], &["to", "up", "more", "another", "on"]),
    (&["reported", "reports", "report"], &["to", "back", "on"]),
    (&["told", "asked"], &["to", "for"]),
    (&["thought", "thinks", "think", "thinking"], &["of", "about", "a", "up", "to"]),
    (
        &["found", "find", "finds", "finding"],
        &["in", "at", "on", "a", "an", "out", "it", "its", "their", "to", "dead", "guilty"],
    ),
    (
        &["claimed", "claims"],
        &["responsibility", "victory", "credit", "lives", "the", "his", "her"],
    ),
];
/// How far behind a verb its clause shows itself, in tokens.
const CLAUSE: usize = 14;

/// The attribution whose cue is the verb `at`. `earlier` are those of the sentence so far.
pub(super) fn read(reader: &Reader<'_>, at: usize, earlier: &[Attribution]) -> Option<Attribution> {
    if reader.is(at, STANCES) {
        return stance(reader, at);
    }
    let classes =
        Classes::SAYS.or(Classes::SAYS_OR_NOUN).or(Classes::BELIEVES).or(Classes::DATA_CUE);
    let active = reader.has(at, classes) || is_beside_quotation(reader, at);
    let passive = reader.is(at, PASSED_ON) || reader.is(at, JUDGED);
    let start = reader.span(&(at..at + 1)).start;
    let in_source = |a: &Attribution| a.source.is_some_and(|s| s.start <= start && start < s.end);
    if !active && !passive || is_trap(reader, at) || earlier.last().is_some_and(in_source) {
        return None;
    }
    let before = Before::read(reader, at);
    if before.be && !is_participle(reader, at) {
        return self::passive(reader, at);
    }
    if before.to || !active {
        return None;
    }
    if let Some(attribution) = inverted(reader, at, &before) {
        return Some(attribution);
    }
    if is_participle(reader, at) && !before.be {
        return participle(reader, at, earlier);
    }
    with_subject(reader, at, &before, earlier)
}

/// What stands between a verb and its subject.
struct Before {
    /// The token before the verb's adverbs and auxiliaries.
    token: Option<usize>,
    be: bool,
    to: bool,
    /// Whether nothing does.
    plain: bool,
}

impl Before {
    fn read(reader: &Reader<'_>, verb: usize) -> Self {
        let mut before = Self { token: None, be: false, to: false, plain: true };
        for at in (reader.range.start..verb).rev() {
            before.be |= reader.is(at, BE);
            before.to |= reader.is(at, &["to"]);
            let adverb = reader.is(at, ADVERBS) || reader.is_adverb(at);
            if !adverb && !reader.has(at, Classes::AUXILIARY) && !reader.is(at, &["to"]) {
                before.token = Some(at);
                break;
            }
            before.plain = false;
        }
        before
    }
}

/// A verb like *continued* with the quotation right beside it.
fn is_beside_quotation(reader: &Reader<'_>, at: usize) -> bool {
    let next = at + 1 + usize::from(reader.is(at + 1, &[":", ","]));
    let beside = reader.is_quoted(next) || reader.before(at).is_some_and(|at| reader.is_quoted(at));
    reader.is(at, WITH_QUOTATION) && beside
}

fn is_participle(reader: &Reader<'_>, at: usize) -> bool {
    reader.text(at).ends_with("ing")
}

/// *…, said the minister*.
fn inverted(reader: &Reader<'_>, at: usize, before: &Before) -> Option<Attribution> {
    let previous = before.token.filter(|_| before.plain)?;
    // In British style the comma stands behind the closing mark.
    let outside = reader.is(previous, &[","])
        && reader.before(previous).is_some_and(|before| reader.is_quoted(before));
    let after_quotation = reader.is_quoted(previous) || outside;
    let after_comma = reader.is(previous, &[",", "—", "–"]) && reader.is(at, PLAIN);
    let can = (after_quotation || after_comma) && reader.has(at, Classes::SAYS);
    if !can || !source::starts(reader, at + 1) {
        return None;
    }
    let source = source::behind(reader, at + 1)?;
    // *Park, the envoy, said the plan was dead*: behind a subject of its own a verb goes on.
    let ends = !reader.is_word(source.end)
        || reader
            .has(source.end, Classes::PREPOSITION.or(Classes::WEEKDAY).or(Classes::SUBORDINATOR));
    (after_quotation || ends).then(|| named(reader, &(at..at + 1), &source, Level::Says))
}

/// *…, adding that*, *a statement saying*.
fn participle(reader: &Reader<'_>, at: usize, earlier: &[Attribution]) -> Option<Attribution> {
    if !reader.has(at, Classes::SAYS.or(Classes::BELIEVES)) || !has_clause(reader, at) {
        return None;
    }
    let cue = at..at + 1;
    let paper = Classes::COMMUNICATION.or(Classes::SOURCE_DOCUMENT);
    if let Some(before) = reader.before(at) {
        if reader.has(before, paper) {
            let source = source::before(reader, before)?;
            return Some(named(reader, &cue, &source, Level::Says));
        }
        if !reader.is(before, &[",", "while", "and", "without"]) {
            return None;
        }
    }
    let level = level(reader, at);
    if let Some(last) = earlier.last().filter(|last| last.source.is_some()) {
        return Some(Attribution { cue: reader.span(&cue), level, ..last.clone() });
    }
    let source = main_subject(reader, at)?;
    Some(named(reader, &cue, &source, level))
}

/// The subject of a sentence whose verb is no cue: its first name, pronoun or noun that speaks.
pub(super) fn main_subject(reader: &Reader<'_>, before: usize) -> Option<Range<usize>> {
    let opens = Classes::PREPOSITION.or(Classes::SUBORDINATOR).or(Classes::WEEKDAY);
    let speaks = |at: &usize| {
        let in_phrase = reader.before(*at).is_some_and(|at| reader.has(at, Classes::PREPOSITION));
        let aside = reader.is(*at, &["speaking"])
            || reader.is(*at, &["meanwhile", "however", "instead", "still", "also"]);
        source::starts(reader, *at)
            && !reader.is_quoted(*at)
            && !reader.has(*at, opens)
            && !in_phrase
            && !aside
    };
    // A subject stands near its sentence's start.
    let last = before.min(reader.range.start + 40);
    let start = (reader.range.start..last).find(speaks)?;
    source::subject(reader, start, before)
}

/// *X said …*, *X, who runs the port, said …*.
fn with_subject(
    reader: &Reader<'_>,
    at: usize,
    before: &Before,
    earlier: &[Attribution],
) -> Option<Attribution> {
    let previous = before.token.filter(|&token| !reader.is_quoted(token))?;
    if reader.has(previous, Classes::PREPOSITION) || is_noun(reader, at, previous, before) {
        return None;
    }
    let cue = at..at + 1;
    // *Park tweeted it and said …* shares the subject of the verb before.
    let joined = reader.is(previous, &["and", "but"]);
    if let Some(last) = earlier.last().filter(|last| joined && last.source.is_some()) {
        let states = reader.is(at, PLAIN) || has_clause(reader, at);
        let level = if states { level(reader, at) } else { Level::Speaks };
        return Some(Attribution { cue: reader.span(&cue), level, ..last.clone() });
    }
    let direct = reader.is(at + 1, &["that"]);
    let source = source::before(reader, previous)
        .or_else(|| (joined || direct).then(|| main_subject(reader, at)).flatten())?;
    let kind = source::kind(reader, &source);
    // Whoever counts, lists or finds a number is its source, and so is any study that finds a thing.
    let studies = matches!(kind, SourceKind::Document | SourceKind::Anonymous)
        || reader.has(source::head(reader, &source), Classes::SOURCE_ANONYMOUS);
    let counts = (at + 1..at + 6).any(|at| reader.kind(at) == Some(TokenKind::Number));
    if (studies || counts) && reader.has(at, Classes::DATA_CUE) {
        return Some(named(reader, &cue, &source, Level::Says));
    }
    let states = reader.is(at, PLAIN) || has_clause(reader, at) || is_trailing(reader, at, &source);
    if states {
        return Some(named(reader, &cue, &source, level(reader, at)));
    }
    let speaks = reader.has(at, Classes::SAYS) && !reader.has(at, Classes::SAYS_OR_NOUN);
    speaks.then(|| named(reader, &cue, &source, Level::Speaks))
}

/// *The unions are concerned that*, *she was confident it would*.
fn stance(reader: &Reader<'_>, at: usize) -> Option<Attribution> {
    let before = Before::read(reader, at);
    let previous = before.token.filter(|&token| before.be && !reader.is_quoted(token))?;
    if reader.has(at + 1, Classes::PREPOSITION) || !has_clause(reader, at) {
        return None;
    }
    let source =
        source::before(reader, previous).filter(|source| !reader.is(source.start, &["it"]));
    source.map(|source| named(reader, &(at..at + 1), &source, Level::Believes))
}

/// Whether what may be a verb is a noun here: *the report*, *phone calls*, *two claims of*.
fn is_noun(reader: &Reader<'_>, at: usize, previous: usize, before: &Before) -> bool {
    let either = reader.has(at, Classes::SAYS_OR_NOUN.or(Classes::SOURCE_DOCUMENT))
        || reader.has(at, Classes::DATA_CUE) && !reader.text(at).ends_with("ed");
    let either = either && !reader.is(at, &["found", "shown", "said", "says", "say"]);
    if !before.plain || !either {
        return false;
    }
    // Brackets between subject and verb hold no subject: *The Port Authority (PA) recommends*.
    if reader.is(previous, &[")"]) {
        return false;
    }
    let bare = !reader.is_word(previous) && !reader.is(previous, &[","]);
    // *Posts featuring a picture*, *reports showing it*.
    let next = reader.text(at + 1);
    let modified = next.len() > 5 && next.ends_with("ing") && !reader.is(at + 1, INDEFINITES);
    if bare || modified || reader.is(previous, BEFORE_NOUNS) || reader.is(at + 1, AFTER_NOUNS) {
        return true;
    }
    // *Data from the exchange show*: the paper is the subject, whatever stands next to the verb.
    let paper =
        |source: Range<usize>| reader.has(source::head(reader, &source), Classes::SOURCE_DOCUMENT);
    if reader.has(at, Classes::DATA_CUE) && source::before(reader, previous).is_some_and(paper) {
        return false;
    }
    let text = reader.text(previous);
    let plural = text.ends_with('s') && !text.ends_with("ss") || reader.is(previous, PLURALS);
    let capitalised = reader.is_capitalised(previous);
    if reader.text(at).ends_with('s') {
        // *Open source projects*: a noun in the singular speaks only behind an article.
        let bare = !source::is_pronoun(reader, previous)
            && !reader.is(previous, &["who"])
            && source::before(reader, previous).is_some_and(|s| !source::is_definite(reader, &s));
        !capitalised && (bare || !source::speaks(reader, previous))
    } else {
        !capitalised && !plural
    }
}

/// Whether the words around it make a cue no cue: *called off*, *United States*.
fn is_trap(reader: &Reader<'_>, at: usize) -> bool {
    if reader.is(at, &["states", "state"]) {
        return reader.is_capitalised(at)
            || reader.follows(at, &["united", "member", "gulf", "arab", "swing"]);
    }
    TRAPS.iter().any(|(verbs, next)| reader.is(at, verbs) && reader.is(at + 1, next))
}

/// *Is said to*, *it was reported that*, *was described by*.
fn passive(reader: &Reader<'_>, at: usize) -> Option<Attribution> {
    let verb = Classes::SAYS.or(Classes::BELIEVES).or(Classes::DATA_CUE);
    if reader.is(at + 1, &["by"]) && reader.has(at, verb) {
        let source = source::behind(reader, at + 2)?;
        return Some(named(reader, &(at..at + 2), &source, Level::Speaks));
    }
    let it = (1..5).any(|back| at.checked_sub(back).is_some_and(|at| reader.is(at, &["it"])));
    let acts = !reader.is(at, &["reported"]) || reader.is(at + 2, &["be", "have"]);
    let goes_on = reader.is(at + 1, &["that"]) && it || reader.is(at + 1, &["to"]) && acts;
    if !goes_on {
        return None;
    }
    if reader.is(at, JUDGED) {
        return Some(unnamed(reader, &(at..at + 1), Level::Speaks));
    }
    let start = reader.before(at).unwrap_or(at);
    reader.is(at, PASSED_ON).then(|| unnamed(reader, &(start..at + 2), Level::Weak))
}

/// Whether a clause, a quotation or a colon behind the verb says what was said.
fn has_clause(reader: &Reader<'_>, at: usize) -> bool {
    let tells = reader.is(at, &["told", "tells", "tell", "telling", "referred", "refers"]);
    let last = reader.range.end.min(at + 1 + CLAUSE);
    let mut words = 0;
    for next in at + 1..last {
        let opens = reader.is(next, &[":", "that", "how", "why", "whether"])
            || next == at + 1 && reader.is(next, &["what", "where", "who"]);
        if opens || reader.is_quoted(next) || words > 0 && reader.has(next, Classes::AUXILIARY) {
            return true;
        }
        // A word in -ed behind a noun is a verb as a rule: *claims the church held her*.
        let past = words > 0
            && reader.text(next).ends_with("ed")
            && !reader.is(next - 1, &["the", "a", "an", "of", "its", "their", "and"]);
        if past && reader.has(at, Classes::SAYS.or(Classes::SAYS_OR_NOUN)) && !tells {
            return true;
        }
        let told_to = reader.is(next, &["to"]) && reader.is_capitalised(next + 1);
        if told_to {
            continue;
        }
        let aside = reader.is(next, &["to", ";", "—", "(", "by", "for", "who", "which"]);
        let ends = reader.has(next, Classes::SUBORDINATOR) || reader.is(next, &[","]) && words > 5;
        if aside && !tells || ends {
            return false;
        }
        words += usize::from(reader.is_word(next));
    }
    false
}

/// *…, researchers say.*: the statement stands before its source.
fn is_trailing(reader: &Reader<'_>, at: usize, source: &Range<usize>) -> bool {
    let marked = reader.kind(at + 1).is_none_or(|kind| kind == TokenKind::Mark);
    let ends = marked
        || reader.is(at + 1, &["in", "on", "at", "during"])
        || reader.has(at + 1, Classes::WEEKDAY)
        || reader.is_adverb(at + 1);
    let set_off = reader
        .before(source.start)
        .is_some_and(|before| reader.is(before, &[",", "—", "–"]) || reader.is_quoted(before));
    ends && set_off
}

fn level(reader: &Reader<'_>, at: usize) -> Level {
    let says = Classes::SAYS.or(Classes::DATA_CUE).or(Classes::SAYS_OR_NOUN);
    if reader.has(at, says) { Level::Says } else { Level::Believes }
}
