//! Places in a text: byte spans, lines and columns in the units an editor counts in, and edits.
//!
//! Everything from `document` to `notes` speaks of bytes; lines and columns exist for `cli` and
//! `server` only.

mod edit;
mod position;
mod span;

pub use edit::{Edit, apply};
pub use position::{LineIndex, Position, PositionEncoding};
pub use span::Span;

/// A text on one line, without control characters and masked markup.
pub fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// How the lines of a text end: as on Windows if any line does.
pub fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// The length of the byte order mark that some programs put before a text; 0 without one.
pub fn bom_len(text: &str) -> usize {
    const BYTE_ORDER_MARK: char = '\u{feff}';
    if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 }
}
