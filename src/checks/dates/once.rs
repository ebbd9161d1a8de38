//! What happens once to a person or body: a birth, a death, a founding told with two dates.

use std::collections::BTreeMap;

use super::date_conflict;
use super::one_event::{Pin, is_told};
use crate::annotate::date::Event;
use crate::annotate::mention::MentionKind;
use crate::annotate::words::Words;
use crate::annotate::{At, BlockView, DateMention, Mention};
use crate::checks::StoryView;
use crate::findings::Findings;

pub(super) fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let mut told: BTreeMap<(u16, usize), Pin<'_>> = BTreeMap::new();
    for block in view.draft.blocks().filter(is_told) {
        for date in &block.notes.dates {
            let Some(event) = date.event.filter(|event| event.once) else { continue };
            if date.year.is_none() || is_vague(&block, date) {
                continue;
            }
            let Some(entity) = whose(view, &block, date, event) else { continue };
            let pin = Pin { block, date };
            let first = *told.entry((event.kind, entity)).or_insert(pin);
            if differ(first.date, date) {
                report(&first, &pin, event, &view.story.entities.all[entity].name, findings);
            }
        }
    }
}

/// *About 1948*, *in the late 1940s*.
fn is_vague(block: &BlockView<'_>, date: &DateMention) -> bool {
    let before = block.prose[..date.span.start].trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let vague = ["about", "around", "circa", "c.", "ca.", "early", "late", "before", "after", "by"];
    date.grain > crate::annotate::date::Grain::Year
        || vague.iter().any(|vague| word.eq_ignore_ascii_case(vague))
}

/// Whether what both say of the date is not the same.
fn differ(a: &DateMention, b: &DateMention) -> bool {
    let apart = |a: Option<i16>, b: Option<i16>| a.is_some() && b.is_some() && a != b;
    let wide = |part: Option<i8>| part.map(i16::from);
    apart(a.year, b.year)
        || apart(wide(a.month), wide(b.month))
        || a.month == b.month && apart(wide(a.day), wide(b.day))
}

/// Tokens that may stand between a name and what befell it: *Norden, a charity that was founded*.
const BETWEEN: usize = 6;

/// To whom it happened.
fn whose(
    view: &StoryView<'_>,
    block: &BlockView<'_>,
    date: &DateMention,
    event: Event,
) -> Option<usize> {
    let words = Words::new(block.prose, &block.notes.tokens);
    let token = |offset| block.notes.tokens.partition_point(|token| token.span.start < offset);
    let (at, when) = (token(event.span.start), token(date.span.start));
    if when < at || !is_close(words, at, when) {
        return None;
    }
    let (its, his) = (["its", "it"], ["his", "her", "he", "she"]);
    let before = if words.is_any(at.wrapping_sub(1), &["was", "is"]) { at - 1 } else { at };
    if words.after_any(before, &its) {
        return only_one(view, block, date, |kind| {
            matches!(kind, MentionKind::Organisation | MentionKind::Unknown)
        });
    }
    if words.after_any(before, &his) {
        return only_one(view, block, date, |kind| kind == MentionKind::Person);
    }
    let mentions = &block.notes.mentions;
    let index = mentions.partition_point(|mention| mention.span.end <= event.span.start);
    let mention = &mentions[index.checked_sub(1)?];
    let end = token(mention.span.end);
    // Another capital between may be a name that was not read as one.
    let near = mention.sentence == date.sentence
        && at - end <= BETWEEN
        && (end..at).all(|at| !words.is_capitalised(at) && !words.is_any(at, STOPS));
    let at = At { block: block.index, index: index - 1 };
    near.then(|| view.story.entities.entity_of(at))?
}

/// Words behind which somebody else is told of.
const STOPS: &[&str] = &[
    ";", ":", ")", "and", "son", "daughter", "father", "mother", "brother", "sister", "wife",
    "husband", "whose", "when", "after", "before", "where", "of", "by", "in", "with", "for", "to",
];

/// Whether the date is that of the word: *founded in 1987*, *born in the town of Norden in 1948*.
fn is_close(words: Words<'_>, at: usize, when: usize) -> bool {
    let gap = at + 1..when;
    let wide = words.is_any(at, &["born", "died"]);
    let most = if wide { 8 } else { 2 };
    gap.len() <= most
        && gap.into_iter().all(|at| !words.is_any(at, &["and", "to", "after", "before"]))
}

/// The only one of its kind that the paragraph names up to there.
fn only_one(
    view: &StoryView<'_>,
    block: &BlockView<'_>,
    date: &DateMention,
    is: impl Fn(MentionKind) -> bool,
) -> Option<usize> {
    let known =
        |index: usize, _: &Mention| view.story.entities.entity_of(At { block: block.index, index });
    let before = block.notes.mentions.iter().enumerate();
    let mut named: Vec<usize> = before
        .take_while(|(_, mention)| mention.span.end <= date.span.start)
        .filter_map(|(index, mention)| known(index, mention))
        .filter(|&entity| is(view.story.entities.all[entity].kind))
        .collect();
    named.sort_unstable();
    named.dedup();
    if let [only] = named.as_slice() { Some(*only) } else { None }
}

fn report(first: &Pin<'_>, pin: &Pin<'_>, event: Event, name: &str, findings: &mut Findings) {
    let message = format!(
        "The {} of {name} is dated {} here, and {} elsewhere in the draft",
        event.name(),
        pin.text(),
        first.text()
    );
    let finding = findings.report(pin.span(), message);
    finding.related(first.span(), "the other date");
    for (here, there) in [(pin, first), (first, pin)] {
        if let Some(fix) = date_conflict::rewritten(here, there) {
            finding.fix(fix);
        }
    }
}
