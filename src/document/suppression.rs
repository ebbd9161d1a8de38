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

/// Finds the suppressions among the comments of a document.
pub(super) fn find(document: &Document, comments: &[Span]) -> Vec<Suppression> {
    comments.iter().filter_map(|comment| read(document, *comment)).collect()
}

/// Reads a comment: `deskcheck-ignore`, a scope, the checks' names, and a reason behind a colon.
fn read(document: &Document, span: Span) -> Option<Suppression> {
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
    let reach = reach(document, span, scope);
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

fn reach(document: &Document, comment: Span, scope: Scope) -> Span {
    match scope {
        Scope::File => Span::new(0, document.source.len()),
        Scope::Line => line_reach(&document.prose, comment),
        Scope::Block => {
            let blocks = &document.blocks;
            let next = blocks.partition_point(|block| block.span.end <= comment.start);
            blocks.get(next).map_or(Span::at(comment.end), |block| block.span)
        }
    }
}

/// The comment's own line if it has prose, else the next one that has.
fn line_reach(prose: &str, comment: Span) -> Span {
    let bytes = prose.as_bytes();
    let before = memchr::memrchr2(b'\n', b'\r', &bytes[..comment.start]).map_or(0, |at| at + 1);
    let mut start = before;
    while start < prose.len() {
        let from = start.max(if start == before { comment.end } else { start });
        let end = memchr::memchr2(b'\n', b'\r', &bytes[from..]).map_or(prose.len(), |at| from + at);
        if !prose[start..end].trim().is_empty() {
            return Span::new(start, end);
        }
        start = end + 1;
    }
    Span::at(comment.end)
}
