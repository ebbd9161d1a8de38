//! A number of things, and a list that names more or fewer of them.

use super::enumeration;
use super::line::{self, Line};
use super::style::like;
use crate::annotate::quantity::{Hedge, Kind};
use crate::annotate::words::Words;
use crate::annotate::{BlockView, Quantity};
use crate::checks::{BlockNotes, Check, Run, StoryView};
use crate::document::{BlockKind, Role};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::Classes;
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "count-mismatch",
    family: Family::Figures,
    summary: "A number of things, and a list of more or fewer",
    page: include_str!("count_mismatch.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Both(in_sentences, below),
};

/// Things that are counted up to here are named one by one.
const MOST: f64 = 20.0;

/// Nouns of which one name may bring several, or that are not what is named: *two goals: Lee and Chan*.
const NOT_NAMED: &[&str] = &[
    "goal", "point", "run", "vote", "time", "medal", "title", "seat", "shot", "try", "ticket",
    "win", "game", "match", "set", "word", "letter", "life", "job", "share", "story", "child",
    "kid",
];

fn in_sentences(view: &BlockNotes<'_>, findings: &mut Findings) {
    line::each(view, |line| {
        for quantity in line.quantities.iter().filter(|quantity| counts_things(quantity)) {
            let Some((from, to)) = list_behind(line, quantity) else { continue };
            let Some(list) = enumeration::read(line.words, from, to) else { continue };
            let fewer = below_count(list.count, quantity);
            let sure = if fewer { !list.several } else { list.full_names };
            if differs(list.count, quantity) && sure {
                let place = line.words.cover(from, to);
                report(view.block.prose, 0, quantity, (list.count, place), findings);
            }
        }
    });
}

#[expect(clippy::cast_precision_loss, reason = "lists are short")]
fn differs(count: usize, quantity: &Quantity) -> bool {
    (count as f64 - quantity.value).abs() > 0.5
}

#[expect(clippy::cast_precision_loss, reason = "lists are short")]
fn below_count(count: usize, quantity: &Quantity) -> bool {
    (count as f64) < quantity.value
}

/// Whether it is a plain number of things that could be named one by one.
fn counts_things(quantity: &Quantity) -> bool {
    let named = quantity
        .counted
        .as_ref()
        .is_some_and(|counted| !counted.of && !NOT_NAMED.contains(&counted.head.as_str()));
    quantity.kind == Kind::Count
        && quantity.hedge == Hedge::None
        && quantity.range.is_none()
        && (2.0..=MOST).contains(&quantity.value)
        && quantity.value.fract() == 0.0
        && named
}

/// Words that may stand between the things and the colon: who they were, but no other number.
const REACH: usize = 6;

/// The tokens of the list behind *three people:*, to the end of the sentence, or between the dashes
/// or brackets behind *the three men*.
fn list_behind(line: &Line<'_>, quantity: &Quantity) -> Option<(usize, usize)> {
    let words = line.words;
    let noun = quantity.counted.as_ref()?.span;
    let behind = line.token_at(noun.end);
    let end = closed_end(line);
    if words.is(behind, "(") {
        let close = (behind + 1..end).find(|&at| words.is_any(at, &["(", ")"]))?;
        return words.is(close, ")").then_some((behind + 1, close));
    }
    let mark = (behind..end.min(behind + REACH)).find(|&at| !words.is_word(at))?;
    if words.is(mark, ":") && !words.glued(mark + 1) {
        let open = ["including", "like", "among", "as", "than", "of"];
        let end = without_tail(words, mark + 1, end);
        return (!line.holds(behind, mark, &open)).then_some((mark + 1, end));
    }
    if mark > behind || !is_dash(words, mark) {
        return None;
    }
    let close = (mark + 1..end).find(|&at| is_dash(words, at)).unwrap_or(end);
    Some((mark + 1, close))
}

/// The end of a list without what the sentence says behind it: *, police said*, *, both 34*.
fn without_tail(words: Words<'_>, from: usize, end: usize) -> usize {
    let mut commas = (from..end).filter(|&at| words.is(at, ","));
    let tail = commas.find(|&comma| {
        let piece = comma + 1..(comma + 1..end).find(|&at| words.is(at, ",")).unwrap_or(end);
        let opens = words.is_any(piece.start, &["both", "all", "according"]);
        let one_more = words.is_any(piece.start, &["and", "or"]);
        opens || !one_more && piece.into_iter().any(|at| words.has(at, Classes::SAYS))
    });
    tail.unwrap_or(end)
}

fn is_dash(words: Words<'_>, at: usize) -> bool {
    words.is(at, "—") || words.is_any(at, &["–", "-"]) && !words.glued(at) && !words.glued(at + 1)
}

/// The token behind the sentence's last word.
fn closed_end(line: &Line<'_>) -> usize {
    let tokens = &line.sentence.tokens;
    let last = tokens.end.saturating_sub(1);
    if last > tokens.start && line.words.is_any(last, &[".", "!", "?"]) { last } else { tokens.end }
}

fn report(
    prose: &str,
    offset: usize,
    quantity: &Quantity,
    (count, place): (usize, Span),
    findings: &mut Findings,
) {
    let here = quantity.number.of(prose);
    let things = quantity.counted.as_ref().map_or("", |counted| counted.span.of(prose));
    let number = quantity.number.shifted(offset);
    let finding = findings.report(number, format!("{here} {things} are announced, {count} listed"));
    finding.computed(count.to_string());
    finding.related(place, format!("{count} are listed here"));
    #[expect(clippy::cast_precision_loss, reason = "lists are short")]
    if let Some(text) = like(quantity, prose, count as f64) {
        let title = format!("Change {here} to {text}");
        finding.fix(Fix::new(title, vec![Edit::replace(number, text)]));
    }
}

/// Lists below the paragraph that announces them, and numbered headings below a headline.
fn below(view: &StoryView<'_>, findings: &mut Findings) {
    let mut blocks = view.draft.blocks().peekable();
    while let Some(lead) = blocks.next() {
        let opens = blocks.peek().is_some_and(|next| next.block.kind == BlockKind::ListItem);
        if opens && let Some(quantity) = announced(&lead) {
            judge_list(view, &lead, quantity, findings);
        }
        if lead.block.role == Role::Headline {
            judge_headings(view, &lead, findings);
        }
    }
}

/// The number of things that a paragraph's last words announce: *for two reasons:*.
fn announced<'a>(lead: &BlockView<'a>) -> Option<&'a Quantity> {
    let prose = lead.prose.trim_end();
    let told = matches!(lead.block.kind, BlockKind::Paragraph) && prose.ends_with(':');
    let last = lead.notes.quantities.last().filter(|quantity| told && counts_things(quantity))?;
    let noun = last.counted.as_ref()?.span;
    let words = Words::new(lead.prose, &lead.notes.tokens);
    let colon = lead.notes.tokens.len() - 1;
    let between = (last.tokens.end..colon).filter(|&at| words.span(at).start >= noun.end).count();
    let announces = words.after_any(last.tokens.start, &["are", "these", "following"]);
    let part = words.after_any(last.tokens.start, &["of", "the", "other", "first", "last", "top"]);
    let near = between <= 1 || announces && between <= REACH;
    (near && !last.attributive && !part).then_some(last)
}

/// Compares the number with the items of the list right below.
fn judge_list(
    view: &StoryView<'_>,
    lead: &BlockView<'_>,
    quantity: &Quantity,
    findings: &mut Findings,
) {
    let source = &view.draft.document.source;
    let items = view.draft.blocks().skip(lead.index + 1);
    let mut count = 0;
    let mut place: Option<Span> = None;
    let mut indent = None;
    for item in items.take_while(|block| block.block.kind == BlockKind::ListItem) {
        let before = line_before(source, item.block.span.start);
        if !is_marker(before) {
            continue;
        }
        let depth = before.len() - before.trim_start().len();
        if *indent.get_or_insert(depth) == depth {
            count += 1;
            place = Some(place.map_or(item.block.span, |place| place.cover(item.block.span)));
        }
    }
    let Some(place) = place else { return };
    if count > 1 && differs(count, quantity) {
        report_absolute(lead, quantity, (count, place), findings);
    }
}

fn line_before(source: &str, at: usize) -> &str {
    let head = &source[..at];
    &head[head.rfind('\n').map_or(0, |end| end + 1)..]
}

/// Whether the text before an item's first word is a list's mark.
fn is_marker(before: &str) -> bool {
    let mark = before.trim();
    let number = mark.trim_end_matches(['.', ')']);
    matches!(mark, "-" | "*" | "+" | "•" | "–")
        || number.len() < mark.len() && number.bytes().all(|b| b.is_ascii_digit())
}

fn report_absolute(
    lead: &BlockView<'_>,
    quantity: &Quantity,
    found: (usize, Span),
    findings: &mut Findings,
) {
    report(lead.prose, lead.block.span.start, quantity, found, findings);
}

/// *Seven things to know* above headings that are numbered from one to six.
fn judge_headings(view: &StoryView<'_>, head: &BlockView<'_>, findings: &mut Findings) {
    let Some(quantity) = head.notes.quantities.iter().find(|quantity| counts_things(quantity))
    else {
        return;
    };
    let headings = view.draft.blocks().filter(|block| block.block.role == Role::Subheadline);
    let numbered = headings.filter_map(|block| Some((number_of(&block)?, block.block.span)));
    let mut count = 0;
    let mut place: Option<Span> = None;
    for (number, span) in numbered {
        if number != count + 1 {
            return;
        }
        count = number;
        place = Some(place.map_or(span, |place| place.cover(span)));
    }
    if let Some(place) = place.filter(|_| count > 1 && differs(count, quantity)) {
        report_absolute(head, quantity, (count, place), findings);
    }
}

/// The number that opens a heading: *3. Ask first*, *4) Wait*.
fn number_of(block: &BlockView<'_>) -> Option<usize> {
    let digits = block.prose.bytes().take_while(u8::is_ascii_digit).count();
    let marked = block.prose[digits..].starts_with(['.', ')', ':']);
    if (1..3).contains(&digits) && marked { block.prose[..digits].parse().ok() } else { None }
}
