//! Facts for people: a line each, as wide as the terminal.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::super::check::width;
use super::super::one::One;
use super::super::report::printable;
use crate::facts::{Fact, FactKind, Source, Status, Tally};
use crate::text::{LineIndex, PositionEncoding, Span, one_line};

const NAME: Style = Style::new().bold();
const ASIDE: Style = Style::new().dimmed();

/// The facts of a draft, below a line that counts them.
pub(super) fn of(one: &One, facts: &[Fact]) -> String {
    let name = printable(&one.source.name);
    if facts.is_empty() {
        return format!("{NAME}{name}{NAME:#}: no facts to check\n");
    }
    let text = one.analysis.text();
    let lines = LineIndex::new(text);
    let number = |fact: &Fact| {
        lines.position(text, fact.span.start, PositionEncoding::Utf8).line.saturating_add(1)
    };
    let digits = facts.last().map_or(1, |last| number(last).to_string().len());
    let room = width().saturating_sub(digits + "  attributed  superlative  ".len());
    let mut out = format!("{NAME}{name}{NAME:#}: {}\n\n", Tally::of(facts));
    for fact in facts {
        let (style, status, kind) = (style(fact.status), fact.status.name(), fact.kind.name());
        let line = number(fact);
        let words = words(one, fact, room);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{line:>digits$}  {style}{status:10}{style:#}  {kind:11}  {words}");
    }
    out
}

fn style(status: Status) -> Style {
    match status {
        Status::Sourced | Status::Attributed => AnsiColor::Green.on_default(),
        Status::Weak => AnsiColor::Yellow.on_default(),
        Status::Open => AnsiColor::Red.on_default(),
    }
}

/// What is to be checked, and with whom, in about so many characters.
fn words(one: &One, fact: &Fact, room: usize) -> String {
    let source = source(one, fact);
    if source.is_empty() {
        return statement(one, fact, room);
    }
    // Who says so takes no more than a third of the line.
    let source = cut(&source, room / 3);
    let left = room.saturating_sub(source.chars().count() + " · ".len());
    format!("{}{ASIDE} · {source}{ASIDE:#}", statement(one, fact, left))
}

/// The statement; of a figure also the words around it, which say what it measures.
fn statement(one: &One, fact: &Fact, room: usize) -> String {
    if !matches!(fact.kind, FactKind::Figure | FactKind::Superlative | FactKind::Date) {
        return cut(&fact.text, room);
    }
    let prose = &one.analysis.draft.document.prose;
    let around = |from: usize, to: usize| flat(prose.get(from..to).unwrap_or_default());
    // What is further away is never shown, and a sentence without end is not read for each fact.
    let (Span { start, end }, line) = (fact.span, room * 4);
    let from = prose.ceil_char_boundary(fact.sentence.start.max(start.saturating_sub(line)));
    let to = prose.floor_char_boundary(fact.sentence.end.min(end + line));
    let (before, behind) = (around(from, start), around(end, to));
    let words = cut(&fact.text, room);
    let left = room.saturating_sub(words.chars().count());
    let before = cut_head(&before, left.saturating_sub(behind.chars().count()).max(left / 2));
    let behind = cut(&behind, left.saturating_sub(before.chars().count()));
    format!("{before}{NAME}{words}{NAME:#}{behind}")
}

/// A part of a sentence on one line, with the spaces at its ends.
fn flat(text: &str) -> String {
    let space = |there: bool| if there { " " } else { "" };
    let words = one_line(text);
    let begins = space(text.starts_with(char::is_whitespace) && !words.is_empty());
    format!("{begins}{words}{}", space(text.ends_with(char::is_whitespace)))
}

fn source(one: &One, fact: &Fact) -> String {
    let cue = fact.cue.map(|cue| cue.of(one.analysis.text()));
    let who = match (&fact.source, cue) {
        (Some(Source { text, .. }), _) => Some(text.as_str()),
        // Hearsay has nothing but its word.
        (None, cue) => cue,
    };
    let parts = [who, fact.citation.as_ref().map(|citation| citation.text.as_str())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The last `room` characters of a text, with a sign where more came before.
fn cut_head(text: &str, room: usize) -> String {
    let text = printable(text);
    let more = text.chars().count().saturating_sub(room);
    if more == 0 {
        return text;
    }
    let tail: String = text.chars().skip(more + 1).collect();
    format!("…{}", tail.trim_start())
}

/// The first `room` characters of a text, with a sign where more would follow.
fn cut(text: &str, room: usize) -> String {
    let text = printable(text);
    if text.chars().count() <= room {
        return text;
    }
    let head: String = text.chars().take(room.saturating_sub(1)).collect();
    format!("{}…", head.trim_end())
}
