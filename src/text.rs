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
