//! Cues in the passive: *is said to*, *was described by*, *a plan backed by*.

use super::{Before, VERB, noun};
use crate::annotate::attribution::cue::{named, unnamed};
use crate::annotate::attribution::reader::Reader;
use crate::annotate::attribution::{Attribution, Level, source};
use crate::language::{Classes, TokenKind};

/// A number stands no further before *were identified as* than so many tokens.
const COUNT: usize = 16;

/// The attribution whose cue is the passive `at`.
pub(super) fn read(reader: &Reader<'_>, at: usize, before: &Before) -> Option<Attribution> {
    if let Some(by) = agent(reader, at) {
        let source =
            source::behind(reader, by + 1).filter(|source| source::can_speak(reader, source))?;
        return Some(named(reader, &(at..at + 1), &source, Level::Speaks));
    }
    // *The man, believed to be a pilot,*.
    let set_off = reader.follows(at, &[","]) && reader.is(at + 1, &["to"]);
    if set_off && reader.has(at, Classes::PASSED_ON) && reader.is(at + 2, &["be", "have"]) {
        return Some(unnamed(reader, &(at..at + 2), Level::Weak));
    }
    if !before.be {
        return None;
    }
    // *Once thought to be lost*: nobody thinks so now.
    if reader.follows(at, &["once"]) {
        return Some(unnamed(reader, &(at..at + 1), Level::Speaks));
    }
    let it = (1..5).any(|back| at.checked_sub(back).is_some_and(|at| reader.is(at, &["it"])));
    let acts = !reader.is(at, &["reported"]) || reader.is(at + 2, &["be", "have"]);
    let that = reader.is(at + 1, &["that"]);
    let to = reader.is(at + 1, &["to"]);
    let start = reader.before(at).unwrap_or(at);
    if (that && it || to && acts) && reader.has(at, Classes::PASSED_ON) {
        return Some(unnamed(reader, &(start..at + 2), Level::Weak));
    }
    // *It was reported on Monday that*, *it is believed he fled*, *…, it is understood.*
    if it && reader.has(at, Classes::PASSED_ON) {
        let later = (at + 2..at + 5).any(|at| reader.is(at, &["that"]));
        let ends = reader.kind(at + 1).is_none_or(|kind| kind == TokenKind::Mark);
        if later || ends || source::starts(reader, at + 1) {
            return Some(unnamed(reader, &(start..at + 1), Level::Weak));
        }
    }
    // *Was identified as*: somebody did so. *Two of them were identified as likely voters* counts them.
    let counts = || {
        (reader.range.start.max(at.saturating_sub(COUNT))..at).any(|at| {
            reader.kind(at) == Some(TokenKind::Number) && !reader.follows(at, &["of", "in", "on"])
        })
    };
    let identified = reader.is(at, &["identified"]) && reader.is(at + 1, &["as"]);
    if !reader.follows(at, &["be"]) && identified && !counts() {
        return Some(unnamed(reader, &(start..at + 2), Level::Weak));
    }
    let belief = reader.has(at, Classes::BELIEVES.or(Classes::DATA_CUE).or(Classes::SAYS));
    let goes_on = to && acts && belief
        || that
        || reader.is(at + 1, &["as"]) && reader.has(at, VERB)
        || reader.is(at, &["called", "accused", "asked", "told", "named", "known", "dubbed"])
            && reader.is(at + 1, &["of", "for", "about", "whether", "if", "a", "an", "the"]);
    goes_on.then(|| unnamed(reader, &(at..at + 1), Level::Speaks))
}

/// *An estimated 40 percent*: somebody did estimate it.
pub(super) fn estimated(reader: &Reader<'_>, at: usize) -> Option<Attribution> {
    let judged = reader.is(at, &["estimated", "reported", "projected"])
        && reader.follows(at, &["a", "an", "the"])
        && reader.kind(at + 1) == Some(TokenKind::Number);
    judged.then(|| unnamed(reader, &(at..at + 1), Level::Speaks))
}

/// The *by* behind a passive, over a few words: *was described last year by*.
fn agent(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let stops = |at: usize| {
        reader.kind(at).is_none_or(|kind| kind != TokenKind::Word)
            || reader.opens_clause(at)
            || reader.has(at, Classes::AUXILIARY)
    };
    let by = (at + 1..at + 7).take_while(|&at| !stops(at)).find(|&at| reader.is(at, &["by"]))?;
    let gerund = reader.text(by + 1).ends_with("ing") && !noun::is_definite(reader, by + 1);
    (!gerund && reader.kind(by + 1) == Some(TokenKind::Word)).then_some(by)
}
