//! Comments that silence a check at a place, with a reason.

use super::Document;
use crate::text::Span;

/// `<!-- deskcheck-ignore name-variant: both spellings are in use -->`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The whole comment.
    pub span: Span,
    /// The checks it names, with their places; empty silences all.
    pub checks: Vec<(String, Span)>,
    /// Why, as written.
    pub reason: Option<Span>,
    /// How far it reaches.
    pub scope: Scope,
    /// The part of the draft it silences.
    pub reach: Span,
}

impl Suppression {
    /// Whether it silences `check` at `span`: where the finding starts decides.
    pub fn silences(&self, check: &str, span: Span) -> bool {
        let named = self.checks.is_empty() || self.checks.iter().any(|(name, _)| name == check);
        named && self.reach.touches(span.start)
    }
}

/// How far a suppression reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The next line with text; the comment's own line when text stands on it.
    Line,
    /// The next block.
    Block,
    /// All of the file.
    File,
}

/// Finds the suppressions among the comments of a document, which come in order.
pub(super) fn find(document: &Document, comments: &[Span]) -> Vec<Suppression> {
    let mut out = Vec::new();
    let mut below = None;
    // From the last one up: what the next line with text is, the comment below knows already.
    for comment in comments.iter().rev() {
        let line = Line::of(&document.prose, *comment, below);
        below = Some(line);
        out.extend(read(document, *comment, line.reach));
    }
    out.reverse();
    out
}

/// Reads a comment: `deskcheck-ignore`, a scope, the checks' names, and a reason behind a colon.
fn read(document: &Document, span: Span, line: Span) -> Option<Suppression> {
    let comment = span.of(&document.source);
    let inner = comment.strip_prefix("<!--")?.strip_suffix("-->")?;
    let order = inner.trim_start().strip_prefix("deskcheck-ignore")?;
    let (scope, rest) = scope(order)?;
    let start = span.end - "-->".len() - rest.len();
    let (names, reason) =
        rest.split_once(':').map_or((rest, None), |(names, why)| (names, Some(why)));
    let reason = reason.filter(|why| !why.trim().is_empty()).map(|why| {
        let from = start + names.len() + 1 + (why.len() - why.trim_start().len());
        Span::new(from, from + why.trim().len())
    });
    let reach = reach(document, span, scope, line);
    Some(Suppression { span, checks: checks(names, start), reason, scope, reach })
}

fn scope(order: &str) -> Option<(Scope, &str)> {
    let (scope, rest) = if let Some(rest) = order.strip_prefix("-block") {
        (Scope::Block, rest)
    } else if let Some(rest) = order.strip_prefix("-file") {
        (Scope::File, rest)
    } else {
        (Scope::Line, order)
    };
    let ends = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || c == ':');
    ends.then_some((scope, rest))
}

fn checks(names: &str, start: usize) -> Vec<(String, Span)> {
    let mut at = start;
    let mut out = Vec::new();
    for name in names.split_inclusive(|c: char| c.is_whitespace() || c == ',') {
        let bare = name.trim_end_matches(|c: char| c.is_whitespace() || c == ',');
        if !bare.is_empty() {
            out.push((bare.to_owned(), Span::new(at, at + bare.len())));
        }
        at += name.len();
    }
    out
}

fn reach(document: &Document, comment: Span, scope: Scope, line: Span) -> Span {
    match scope {
        Scope::File => Span::new(0, document.source.len()),
        Scope::Line => line,
        Scope::Block => {
            let blocks = &document.blocks;
            let next = blocks.partition_point(|block| block.span.end <= comment.start);
            blocks.get(next).map_or(Span::at(comment.end), |block| block.span)
        }
    }
}

/// The line of a comment.
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    /// The line itself if it has prose, else the next one that has.
    reach: Span,
}

impl Line {
    /// The line of `comment`; `below` is that of the next comment.
    fn of(prose: &str, comment: Span, below: Option<Self>) -> Self {
        if let Some(same) = below.filter(|below| below.start <= comment.start) {
            return same;
        }
        let bytes = prose.as_bytes();
        let is_break = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let start = bytes[..comment.start].iter().rposition(is_break).map_or(0, |at| at + 1);
        let mut from = start;
        while from < prose.len() {
            if let Some(below) = below.filter(|below| below.start <= from) {
                return Self { start, reach: below.reach };
            }
            let searched = from.max(if from == start { comment.end } else { from });
            let end =
                bytes[searched..].iter().position(is_break).map_or(prose.len(), |at| searched + at);
            if !prose[from..end].trim().is_empty() {
                return Self { start, reach: Span::new(from, end) };
            }
            from = end + 1;
        }
        Self { start, reach: Span::at(comment.end) }
    }
}
