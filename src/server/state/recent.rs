//! The last edits of a draft, so that one that comes late can be put in its place. Helix 25.01 sends
//! each edit by a task of its own, and in fast typing one overtakes another; it never sends the full
//! text, so a draft that fell out of step there would stay so until it is closed.

use std::collections::VecDeque;

use ropey::Rope;
use tower_lsp_server::ls_types::TextDocumentContentChangeEvent;

/// How many edits are remembered: tasks that were ready at the same time, and no typing since.
const REMEMBERED: usize = 16;

/// The last edits, oldest first, each from the version the one before it led to.
#[derive(Debug, Default)]
pub(in crate::server) struct Recent(VecDeque<Step>);

/// The edits of one `didChange`.
#[derive(Debug)]
pub(super) struct Step {
    /// The text before it; its memory is shared with the later ones.
    pub(super) text: Rope,
    /// The version of that text.
    pub(super) from: i32,
    /// The version it led to.
    pub(super) to: i32,
    pub(super) edits: Vec<TextDocumentContentChangeEvent>,
}

impl Recent {
    /// Remembers a step. Nothing is remembered across a full text, or of a text that is not in step:
    /// from there one could not go back.
    pub(super) fn remember(
        &mut self,
        in_step: bool,
        text: &Rope,
        from: i32,
        to: i32,
        edits: &[TextDocumentContentChangeEvent],
    ) {
        if !in_step || edits.iter().any(|edit| edit.range.is_none()) {
            self.0.clear();
            return;
        }
        if self.0.len() == REMEMBERED {
            self.0.pop_front();
        }
        self.0.push_back(Step { text: text.clone(), from, to, edits: edits.to_vec() });
    }

    /// Takes back the steps after a version that was left out; there is at least one then. `None` if
    /// it was not left out, or too long ago.
    pub(super) fn go_back_before(&mut self, version: i32) -> Option<Vec<Step>> {
        let first = self.0.iter().position(|step| step.from < version && version < step.to)?;
        Some(self.0.drain(first..).collect())
    }
}
