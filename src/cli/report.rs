//! Findings told to people and programs.

pub(super) mod json;
mod text;

use super::args::Format;
use super::files::Source;
use crate::analysis::Analysis;

/// A draft that was checked.
#[derive(Debug)]
pub(super) struct Checked {
    /// The draft.
    pub(super) source: Source,
    /// What was found in it.
    pub(super) analysis: Analysis,
}

/// What is told of one draft.
pub(super) fn of(format: Format, checked: &Checked) -> String {
    match format {
        Format::Text => text::of(checked),
        Format::Json => json::items(checked),
        Format::Jsonl => json::lines(checked),
    }
}
