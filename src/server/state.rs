//! The drafts that are open: their text as it stands in the editor, and what is known of it.

use std::sync::Arc;

use ropey::Rope;
use tokio::time::Instant;
use tower_lsp_server::ls_types::{Position, Range, TextDocumentContentChangeEvent};

use super::configuration::Rules;
use super::diagnostics::Shown;
use super::request::Request;
use super::worker::Snapshot;
use crate::document::Format;
use crate::text::PositionEncoding;

pub(super) use recent::Recent;

/// One open draft.
#[derive(Debug)]
pub(super) struct Draft {
    /// Its text.
    pub(super) text: Rope,
    /// Its version as the client counts: it rises with every edit.
    pub(super) version: i32,
    /// Its state as we count: it rises with every change of text or settings, and no two drafts
    /// ever share one, so that a draft opened anew is not taken for the one that was closed.
    pub(super) revision: u64,
    /// The first revision since it was opened.
    pub(super) opened: u64,
    /// How it is written down.
    pub(super) format: Format,
    /// What holds for it.
    pub(super) rules: Rules,
    /// The last edits.
    pub(super) recent: Recent,
    /// Whether the text is what the editor holds. Once an edit could not be understood it is not,
    /// until the editor sends all of the text.
    pub(super) in_step: bool,
    /// Whether a job for the present state has yet to be given to the worker.
    pub(super) unread: bool,
    /// Where it was edited last.
    pub(super) caret: Option<Caret>,
    /// The newest state that was read.
    pub(super) snapshot: Option<Arc<Snapshot>>,
    /// What the client has been given.
    pub(super) shown: Shown,
    /// Requests that wait until the present state is read.
    pub(super) waiting: Vec<Request>,
}

/// Where a draft was edited last: behind the last character that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Caret {
    /// The byte of the text.
    pub(super) offset: usize,
    /// Since when it rests there.
    pub(super) since: Instant,
}

/// What one `didChange` brings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change<'a> {
    /// The version that the edits lead to.
    pub(super) version: i32,
    pub(super) edits: &'a [TextDocumentContentChangeEvent],
    /// What their columns count.
    pub(super) columns: PositionEncoding,
    pub(super) now: Instant,
}

/// Why a draft fell out of step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OutOfStep {
    /// A version that is not newer than the last one, nor one that was left out of late.
    Version,
    /// A range that ends before it starts.
    Range,
    /// It was out of step already, and this was no full text.
    Still,
}

impl Draft {
    /// A draft that was just opened and is still to be read.
    pub(super) fn opened(text: &str, version: i32, revision: u64, format: Format) -> Self {
        Self {
            text: Rope::from_str(text),
            version,
            revision,
            opened: revision,
            format,
            rules: Rules::default(),
            recent: Recent::default(),
            in_step: true,
            unread: false,
            caret: None,
            snapshot: None,
            shown: Shown::default(),
            waiting: Vec::new(),
        }
    }

    /// Whether the present state has been read.
    pub(super) fn is_current(&self) -> bool {
        self.snapshot.as_ref().is_some_and(|snapshot| snapshot.revision == self.revision)
    }

    /// Applies the edits of one `didChange`.
    ///
    /// # Errors
    ///
    /// Says why an edit could not be understood. The draft is out of step from then on.
    pub(super) fn change(&mut self, change: Change<'_>) -> Result<(), OutOfStep> {
        let late = change.version <= self.version;
        let outcome = if late { self.late_step(change) } else { self.step(change) };
        self.in_step = outcome.is_ok();
        outcome
    }

    /// Goes from the present version to a newer one.
    fn step(&mut self, change: Change<'_>) -> Result<(), OutOfStep> {
        let Change { version, edits, .. } = change;
        self.recent.remember(self.in_step, &self.text, self.version, version, edits);
        self.version = version;
        edits.iter().try_for_each(|edit| self.edit(edit, change))
    }

    /// Puts an edit that others overtook in its place: goes back to before them, and then forward
    /// through all of them.
    fn late_step(&mut self, change: Change<'_>) -> Result<(), OutOfStep> {
        let overtook = self.recent.go_back_before(change.version).ok_or(OutOfStep::Version)?;
        (self.text, self.version) = (overtook[0].text.clone(), overtook[0].from);
        self.step(change)?;
        overtook.iter().try_for_each(|step| {
            self.step(Change { version: step.to, edits: &step.edits, ..change })
        })
    }

    fn edit(
        &mut self,
        edit: &TextDocumentContentChangeEvent,
        change: Change<'_>,
    ) -> Result<(), OutOfStep> {
        let offset = match edit.range {
            None => self.replace_all(&edit.text),
            Some(_) if !self.in_step => return Err(OutOfStep::Still),
            Some(range) => self.replace(range, &edit.text, change.columns)?,
        };
        self.in_step = true;
        self.caret = Some(Caret { offset, since: change.now });
        Ok(())
    }

    /// Puts `text` in place of `range`, and returns the byte behind it.
    fn replace(
        &mut self,
        range: Range,
        text: &str,
        columns: PositionEncoding,
    ) -> Result<usize, OutOfStep> {
        let start = char_at(&self.text, range.start, columns);
        let end = char_at(&self.text, range.end, columns);
        if start > end {
            return Err(OutOfStep::Range);
        }
        self.text.remove(start..end);
        self.text.insert(start, text);
        Ok(self.text.char_to_byte(start) + text.len())
    }

    /// Replaces the whole text, and returns the byte behind what differs.
    fn replace_all(&mut self, text: &str) -> usize {
        let old = String::from(std::mem::replace(&mut self.text, Rope::from_str(text)));
        let prefix = old.bytes().zip(text.bytes()).take_while(|(old, new)| old == new).count();
        let room = old.len().min(text.len()) - prefix;
        let both_from_behind = old.bytes().rev().zip(text.bytes().rev());
        let suffix = both_from_behind.take(room).take_while(|(old, new)| old == new).count();
        text.ceil_char_boundary(text.len() - suffix)
    }
}

/// The character of a position. As the protocol asks, a column behind its line's end counts as the
/// end of the line, a line behind the last one as the end of the text; a column inside a character
/// counts as its start.
fn char_at(text: &Rope, position: Position, columns: PositionEncoding) -> usize {
    let line = position.line as usize;
    if line >= text.len_lines() {
        return text.len_chars();
    }
    let content = text.line(line);
    let breaks = content.chars_at(content.len_chars()).reversed();
    let breaks = breaks.take_while(|c| matches!(c, '\r' | '\n')).count();
    let content = content.slice(..content.len_chars() - breaks);
    let column = position.character as usize;
    let within = match columns {
        PositionEncoding::Utf8 => content.byte_to_char(column.min(content.len_bytes())),
        PositionEncoding::Utf16 => content.utf16_cu_to_char(column.min(content.len_utf16_cu())),
        PositionEncoding::Utf32 => column.min(content.len_chars()),
    };
    text.line_to_char(line) + within
}

mod recent;
#[cfg(test)]
mod tests;
