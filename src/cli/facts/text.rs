//! Facts for people: a line each, as wide as the terminal.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::super::check::width;
use super::super::one::One;
use super::super::report::printable;
use super::Listed;
use crate::facts::{Fact, FactKind, Source, Status, Tally};
use crate::text::{LineIndex, PositionEncoding, Span, one_line};

const NAME: Style = Style::new().bold();
const ASIDE: Style = Style::new().dimmed();

/// The facts of a draft, below a line that counts them: the open ones, the weak ones, and the others,
/// each in reading order.
pub(super) fn of(one: &One, facts: &[Listed<'_>]) -> String {
    let name = printable(&one.source.name);
    if facts.is_empty() {
        return format!("{NAME}{name}{NAME:#}: no facts to check\n");
    }
    let lines = LineIndex::new(one.analysis.text());
    let digits = facts.last().map_or(1, |last| line(one, &lines, last.fact.span).to_string().len());
    let page = Page { one, lines, digits };
    let verified = match facts.iter().filter(|listed| listed.verified).count() {
        0 => String::new(),
        count => format!(" · {count} verified"),
    };
    let tally = Tally::of(facts.iter().map(|listed| listed.fact));
    let mut out = format!("{NAME}{name}{NAME:#}: {tally}{verified}\n");
    let groups: [&[Status]; 3] =
        [&[Status::Open], &[Status::Weak], &[Status::Attributed, Status::Sourced]];
    for group in groups {
        let mut gap = "\n";
        for listed in facts.iter().filter(|listed| group.contains(&listed.fact.status)) {
            out.push_str(gap);
            gap = "";
            page.write(listed, &mut out);
        }
    }
    out
}

/// A list as it is printed.
struct Page<'a> {
    one: &'a One,
    lines: LineIndex,
    /// How wide line numbers are.
    digits: usize,
}

impl Page<'_> {
    fn write(&self, listed: &Listed<'_>, out: &mut String) {
        let Listed { fact, verified } = *listed;
        let (digits, line) = (self.digits, line(self.one, &self.lines, fact.span));
        let (style, status, kind) = (style(fact.status), fact.status.name(), fact.kind.name());
        let room = width().saturating_sub(digits + "  attributed  superlative  ".len());
        let mark = if verified { "✓ " } else { "" };
        let words = self.words(fact, room - mark.chars().count());
        // Writing to a string cannot fail.
        let _ =
            writeln!(out, "{line:>digits$}  {style}{status:10}{style:#}  {kind:11}  {mark}{words}");
    }

    /// What is to be checked, and with whom, in about so many characters.
    fn words(&self, fact: &Fact, room: usize) -> String {
        let source = source(self.one, fact);
        if source.is_empty() {
            return statement(self.one, fact, room);
        }
        // Who says so takes no more than a third of the line.
        let far = self.far(fact);
        let source = cut(&source, (room / 3).saturating_sub(far.chars().count())) + &far;
        let left = room.saturating_sub(source.chars().count() + " · ".len());
        format!("{}{ASIDE} · {source}{ASIDE:#}", statement(self.one, fact, left))
    }

    /// Where the source is named, if not where the fact stands.
    fn far(&self, fact: &Fact) -> String {
        let named = fact.source.as_ref().or(fact.citation.as_ref());
        let there = named.map(|source| line(self.one, &self.lines, source.span));
        let here = line(self.one, &self.lines, fact.span);
        there
            .filter(|&there| there != here)
            .map(|there| format!(" (line {there})"))
            .unwrap_or_default()
    }
}

/// The line a place begins in, counted from 1.
fn line(one: &One, lines: &LineIndex, span: Span) -> u32 {
    let text = one.analysis.text();
    lines.position(text, span.start, PositionEncoding::Utf8).line.saturating_add(1)
}

fn style(status: Status) -> Style {
    match status {
        Status::Sourced | Status::Attributed => AnsiColor::Green.on_default(),
        Status::Weak => AnsiColor::Yellow.on_default(),
        Status::Open => AnsiColor::Red.on_default(),
    }
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
