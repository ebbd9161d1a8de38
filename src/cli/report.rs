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
