//! Lines and columns, in the units an editor counts in.

use super::Span;

/// What a column counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PositionEncoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units: what every LSP client understands.
    #[default]
    Utf16,
    /// Characters (Unicode scalar values).
    Utf32,
}

/// A place as line and column, both counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 0.
    pub line: u32,
    /// The column in the units of the encoding asked for, from 0.
    pub column: u32,
}

/// Turns byte offsets of one text into lines and columns and back.
///
/// A line ends at `\n`, `\r\n` or a lone `\r`, as in LSP, and nowhere else.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// Where each line starts.
    starts: Vec<u32>,
    len: usize,
    /// What stands before each stretch of the text; empty if all of it is ASCII.
    counts: Vec<Counts>,
}

/// How many units of each encoding a text has, bytes apart.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    utf16: u32,
    utf32: u32,
}

/// Bytes between two counts. A column is found by reading no more than this twice, however long the
/// line is.
const STRETCH: usize = 256;

impl LineIndex {
    /// Reads the line ends of `text`: one pass.
    pub fn new(text: &str) -> Self {
        Self { starts: line_starts(text), len: text.len(), counts: running_counts(text) }
    }

    /// The position of a byte offset. An offset behind the end counts as the end, one inside a
    /// character as the start of that character.
    pub fn position(&self, text: &str, offset: usize, encoding: PositionEncoding) -> Position {
        let offset = floor_char_boundary(text, offset);
        let line = self.starts.partition_point(|&start| start as usize <= offset) - 1;
        let start = self.starts[line] as usize;
        let column = if encoding == PositionEncoding::Utf8 || self.counts.is_empty() {
            size(offset - start)
        } else {
            let (before, all) = (self.before(text, start), self.before(text, offset));
            match encoding {
                PositionEncoding::Utf16 => all.utf16 - before.utf16,
                _ => all.utf32 - before.utf32,
            }
        };
        Position { line: size(line), column }
    }

    /// The byte offset of a position. As the protocol asks, a column behind its line's end counts
    /// as the line's end (before its line break), a line behind the last one as the end of the
    /// text; a column inside a character counts as the character's start.
    pub fn offset(&self, text: &str, position: Position, encoding: PositionEncoding) -> usize {
        let Some(line) = self.line_span(position.line) else {
            return self.len;
        };
        let content = line.of(text).trim_end_matches(['\r', '\n']);
        line.start + offset_in_line(content, position.column, encoding)
    }

    fn before(&self, text: &str, offset: usize) -> Counts {
        let stretch = offset / STRETCH;
        self.counts[stretch].and(&text.as_bytes()[stretch * STRETCH..offset])
    }

    /// How many lines the text has; an empty text has one.
    pub fn line_count(&self) -> u32 {
        size(self.starts.len())
    }

    /// The bytes of a line with its line break, or `None` behind the last line.
    pub fn line_span(&self, line: u32) -> Option<Span> {
        let start = *self.starts.get(line as usize)? as usize;
        let end = self.starts.get(line as usize + 1).map_or(self.len, |&next| next as usize);
        Some(Span::new(start, end))
    }
}

fn offset_in_line(line: &str, column: u32, encoding: PositionEncoding) -> usize {
    let mut left = column as usize;
    for (at, c) in line.char_indices() {
        let units = match encoding {
            PositionEncoding::Utf8 => c.len_utf8(),
            PositionEncoding::Utf16 => c.len_utf16(),
            PositionEncoding::Utf32 => 1,
        };
        if left < units {
            return at;
        }
        left -= units;
    }
    line.len()
}

impl Counts {
    /// With the characters that begin in `bytes`.
    fn and(self, bytes: &[u8]) -> Self {
        // Only the bytes from 0x80 to 0xBF begin no character; those of 0xF0 and above begin one that
        // takes two UTF-16 units. Short sums keep the loop fast, and a stretch is short.
        let (mut begin, mut double) = (0_u16, 0_u16);
        for &byte in bytes {
            begin += u16::from(byte & 0xc0 != 0x80);
            double += u16::from(byte >= 0xf0);
        }
        let (begin, double) = (u32::from(begin), u32::from(double));
        Self { utf16: self.utf16 + begin + double, utf32: self.utf32 + begin }
    }
}

/// What stands before each stretch of the text and behind the last one.
fn running_counts(text: &str) -> Vec<Counts> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut counts = vec![Counts::default()];
    for stretch in text.as_bytes().chunks(STRETCH) {
        counts.push(counts[counts.len() - 1].and(stretch));
    }
    counts
}

fn floor_char_boundary(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset.min(text.len()))
}

fn size(count: usize) -> u32 {
    u32::try_from(count).expect("drafts are smaller than 4 GiB")
}

fn line_starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
    std::iter::once(0).chain(ends.map(|at| size(at + 1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_what_the_encoding_counts() {
        let text = "a😀é\nb";
        let index = LineIndex::new(text);
        let columns = [PositionEncoding::Utf8, PositionEncoding::Utf16, PositionEncoding::Utf32]
            .map(|encoding| index.position(text, 7, encoding).column);
        assert_eq!(columns, [7, 4, 3]);
    }

    #[test]
    fn columns_count_across_stretches() {
        let text = "😀é“a”\n".repeat(STRETCH) + &"é😀x".repeat(STRETCH);
        let index = LineIndex::new(&text);
        let start = text.rfind('\n').expect("there are lines") + 1;
        for at in (start..=text.len()).filter(|&at| text.is_char_boundary(at)) {
            let column = |encoding| index.position(&text, at, encoding).column as usize;
            let before = &text[start..at];
            assert_eq!(column(PositionEncoding::Utf8), before.len());
            assert_eq!(column(PositionEncoding::Utf16), before.encode_utf16().count());
            assert_eq!(column(PositionEncoding::Utf32), before.chars().count());
        }
    }

    #[test]
    fn every_position_leads_back() {
        let text = "naïve “quote” 😀\r\nline two\rthree\n\nlast";
        let index = LineIndex::new(text);
        for encoding in [PositionEncoding::Utf8, PositionEncoding::Utf16, PositionEncoding::Utf32] {
            for (at, c) in text.char_indices().filter(|(_, c)| !"\r\n".contains(*c)) {
                let position = index.position(text, at, encoding);
                assert_eq!(index.offset(text, position, encoding), at, "{c:?} at {at}");
            }
        }
        assert_eq!(index.line_count(), 5);
    }

    #[test]
    fn positions_behind_the_end_are_clamped() {
        let text = "one\r\ntwo";
        let index = LineIndex::new(text);
        let at =
            |line, column| index.offset(text, Position { line, column }, PositionEncoding::Utf16);
        assert_eq!((at(0, 99), at(1, 99), at(9, 0)), (3, 8, 8));
    }
}
