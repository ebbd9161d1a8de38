//! Findings told to people and programs.
//!
//! Each draft is told by itself, so that drafts can be told side by side and printed in order.

mod excerpt;
mod github;
mod json;
mod sarif;
mod tally;
mod text;

use super::args::Format;
use super::files::Source;
use crate::analysis::Analysis;
use crate::findings::Elsewhere;
use crate::text::{LineIndex, Position, PositionEncoding};

pub(super) use excerpt::printable;
pub(super) use tally::Tally;
pub(super) use text::problem;

/// A draft that was checked.
#[derive(Debug)]
pub(super) struct Checked {
    /// The draft.
    pub(super) source: Source,
    /// What was found in it.
    pub(super) analysis: Analysis,
    /// The other drafts that its findings point into.
    pub(super) others: Vec<Source>,
}

/// Where a finding points to in another draft.
#[derive(Clone, Copy, Debug)]
struct Pointed {
    start: Position,
    end: Position,
}

impl Checked {
    /// The lines and columns of a place in another draft; `None` if that could not be read again.
    fn pointed(&self, place: &Elsewhere, encoding: PositionEncoding) -> Option<Pointed> {
        let other = self.others.iter().find(|other| *other.name == *place.file)?;
        let (text, index) = (&other.text, LineIndex::new(&other.text));
        // The file may have changed since.
        let at = |offset: usize| {
            let offset = text.floor_char_boundary(offset.saturating_sub(other.base));
            index.position(text, offset, encoding)
        };
        Some(Pointed { start: at(place.span.start), end: at(place.span.end) })
    }
}

/// What is told of one draft. The text format has colours in it and lines of about `width`
/// characters.
pub(super) fn of(format: Format, checked: &Checked, width: usize) -> String {
    match format {
        Format::Text => text::of(checked, width),
        Format::Json => json::items(checked),
        Format::Jsonl => json::lines(checked),
        Format::Sarif => sarif::items(checked),
        Format::Github => github::of(checked),
    }
}

/// What stands before the first draft's findings.
pub(super) fn head(format: Format) -> String {
    match format {
        Format::Text | Format::Jsonl | Format::Github => String::new(),
        Format::Json => json::HEAD.into(),
        Format::Sarif => sarif::head(),
    }
}

/// What stands between the findings of two drafts that have some.
pub(super) fn between(format: Format) -> &'static str {
    match format {
        Format::Text | Format::Jsonl | Format::Github => "",
        Format::Json | Format::Sarif => ",\n",
    }
}

/// What stands behind the last draft's findings.
pub(super) fn tail(format: Format, tally: &Tally) -> String {
    match format {
        Format::Text => tally.to_string(),
        Format::Json => json::tail(tally),
        Format::Jsonl | Format::Github => String::new(),
        Format::Sarif => sarif::TAIL.into(),
    }
}
