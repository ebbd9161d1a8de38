//! The prose of a source under construction: blank at first, shown piece by piece.

use super::JOINT;
use crate::text::Span;

/// A text as long as its source. Line breaks stand from the start, all else is blank until shown.
pub(super) struct Mask<'a> {
    source: &'a str,
    prose: Vec<u8>,
}

impl<'a> Mask<'a> {
    /// A mask with nothing shown.
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, prose: source.bytes().map(blank).collect() }
    }

    /// A mask with everything shown.
    pub(super) fn open(source: &'a str) -> Self {
        Self { source, prose: source.as_bytes().to_vec() }
    }

    /// Shows the source at `span`.
    pub(super) fn show(&mut self, span: Span) {
        self.prose[span.range()].copy_from_slice(&self.source.as_bytes()[span.range()]);
    }

    /// Shows `text`, which the source writes differently at `span` (`&amp;`), and what is left of
    /// the place as joints. Where it does not fit, the source is shown.
    pub(super) fn show_as(&mut self, text: &str, span: Span) {
        if text.len() > span.len() {
            return self.show(span);
        }
        let place = &mut self.prose[span.range()];
        place.fill(JOINT);
        place[..text.len()].copy_from_slice(text.as_bytes());
    }

    /// Blanks the source at `span`, save its line breaks.
    pub(super) fn hide(&mut self, span: Span) {
        for byte in &mut self.prose[span.range()] {
            *byte = blank(*byte);
        }
    }

    /// Fills the place of markup between two pieces of shown text with joints, if nothing parts
    /// them: no white space beside it and no line break in it.
    pub(super) fn join(&mut self, gap: Span) {
        let source = self.source.as_bytes();
        let open = |at: Option<&u8>| at.is_none_or(u8::is_ascii_whitespace);
        let parted = open(gap.start.checked_sub(1).and_then(|at| source.get(at)))
            || open(source.get(gap.end))
            || source[gap.range()].iter().any(|byte| matches!(byte, b'\n' | b'\r'));
        if !parted {
            self.prose[gap.range()].fill(JOINT);
        }
    }

    /// Whether the source is shown, unchanged, at `span`.
    pub(super) fn is_shown(&self, span: Span) -> bool {
        self.prose[span.range()] == self.source.as_bytes()[span.range()]
    }

    /// The first byte from `at` on that is shown and no white space, or the end.
    pub(super) fn behind_blank(&self, at: usize) -> usize {
        let rest = &self.prose[at..];
        at + rest.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(rest.len())
    }

    /// The prose as it is so far.
    pub(super) fn to_prose(&self) -> String {
        Self { source: self.source, prose: self.prose.clone() }.into_prose()
    }

    /// The finished prose.
    pub(super) fn into_prose(self) -> String {
        // Only whole characters are shown, so this is UTF-8; were it not, no prose is safer than
        // wrong prose.
        String::from_utf8(self.prose).unwrap_or_else(|error| {
            error.into_bytes().into_iter().map(blank).map(char::from).collect()
        })
    }
}

/// [`JOINT`] as a character.
pub(super) const JOINT_CHAR: char = JOINT as char;

/// A text of equal length with nothing in it but line breaks.
pub(super) fn blanked(text: &str) -> String {
    text.bytes().map(blank).map(char::from).collect()
}

const fn blank(byte: u8) -> u8 {
    if matches!(byte, b'\n' | b'\r') { byte } else { b' ' }
}
