//! What stands behind a verb: whether it says what was said.

use crate::annotate::attribution::reader::Reader;
use crate::language::{Classes, TokenKind};

/// How far behind a verb its clause shows itself, in tokens.
const CLAUSE: usize = 14;

/// What stands behind a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Complement {
    /// Nothing that is said: *she spoke on Tuesday*.
    None,
    /// A thing, or a phrase: *called for a vote*, *criticised the plan*.
    Object,
    /// A statement: *said the vote was lost*.
    Clause,
}

impl Complement {
    pub(super) fn read(reader: &Reader<'_>, verb: usize) -> Self {
        if has_clause(reader, verb) {
            Self::Clause
        } else if has_object(reader, verb) {
            Self::Object
        } else {
            Self::None
        }
    }
}

/// Whether a noun, a particle or an infinitive stands right behind the verb; a time or a place does
/// not count.
fn has_object(reader: &Reader<'_>, verb: usize) -> bool {
    let mut next = verb + 1;
    let time = Classes::WEEKDAY.or(Classes::MONTH).or(Classes::RELATIVE_TIME);
    while next < verb + 5 {
        let on_day = reader.is(next, &["on", "in", "last", "this"]) && reader.has(next + 1, time);
        let adverb = reader.is_adverb(next) || reader.has(next, Classes::MID_ADVERB);
        if !on_day && !adverb && !reader.has(next, time) {
            break;
        }
        next += 1 + usize::from(on_day);
    }
    match reader.kind(next) {
        Some(TokenKind::Number | TokenKind::QuotationMark) => true,
        Some(TokenKind::Mark) => reader.is(next, &["[", "$", "£", "€", "(", "@", "#"]),
        Some(TokenKind::Clitic) | None => false,
        Some(TokenKind::Word) => {
            let adjunct = reader.is(
                next,
                &[
                    "in", "during", "when", "while", "after", "before", "since", "because", "and",
                    "but", "or", "until", "at", "by", "from", "if", "although", "though",
                ],
            );
            !adjunct
        }
    }
}

/// *Which it claimed was safe*: what the clause is about stands before the verb.
fn claims(reader: &Reader<'_>, at: usize) -> bool {
    let subject = at.checked_sub(1);
    let relative = subject.is_some_and(|subject| reader.follows(subject, &["which", "that"]));
    relative && reader.has(at, Classes::SAYS)
}

/// Whether a clause, a quotation or a colon behind the verb says what was said.
pub(super) fn has_clause(reader: &Reader<'_>, at: usize) -> bool {
    let tells = reader.is(at, &["told", "tells", "tell", "telling", "referred", "refers"]);
    let last = reader.range.end.min(at + 1 + CLAUSE);
    let (mut words, mut comma) = (0, false);
    // *Insisted on a receipt and was gone*: behind a phrase, a verb alone opens no clause.
    let time = Classes::WEEKDAY.or(Classes::MONTH).or(Classes::RELATIVE_TIME);
    let phrase = reader.has(at + 1, Classes::PREPOSITION) && !reader.has(at + 2, time);
    for next in at + 1..last {
        let opens = reader.is(next, &["that", "how", "why", "whether"])
            || reader.is(next, &[":"]) && next + 1 < reader.range.end
            || next == at + 1 && reader.is(next, &["what", "where", "who", "if", "when"]);
        if opens
            || reader.is_quoted(next)
            || reader.has(next, Classes::AUXILIARY)
                && (words > 0 && !phrase && !comma || next == at + 1 && claims(reader, at))
        {
            return true;
        }
        // A word in -ed behind a noun is a verb as a rule: *claims the church held her*.
        let past = words > 0
            && !phrase
            && reader.text(next).ends_with("ed")
            && !reader.is(next - 1, &["the", "a", "an", "of", "its", "their", "and"]);
        if past && reader.has(at, Classes::SAYS) && !tells {
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
        comma |= reader.is(next, &[","]);
        words += usize::from(reader.is_word(next));
    }
    false
}
