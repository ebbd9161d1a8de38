//! The lines of plain text as paragraphs: one a line, or several where the text is hard-wrapped.
//!
//! Which of the two it is, the text's own lines tell: wrapped lines stop where the next word would
//! not have fitted, in the midst of sentences.

use super::roles;
use crate::text::Span;

/// A paragraph of plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its place, from its first letter to its last.
    pub(super) span: Span,
    /// The bullet or number before it, if it is the item of a list.
    pub(super) bullet: Option<Span>,
}

/// Divides a text into paragraphs.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines = lines(text);
    let width = wrap_width(text, &lines);
    let mut out: Vec<Paragraph> = Vec::new();
    let mut last: Option<&Line> = None;
    for line in &lines {
        if line.span.is_empty() {
            last = None;
            continue;
        }
        let goes_on = last.is_some_and(|last| joins(text, last, line, width));
        last = Some(line);
        if let Some(paragraph) = out.last_mut().filter(|_| goes_on) {
            paragraph.span.end = line.span.end;
            continue;
        }
        let bullet = bullet_len(line.span.of(text));
        let start = line.span.start + bullet;
        out.push(Paragraph {
            span: Span::new(start, line.span.end),
            bullet: (bullet > 0).then(|| Span::new(line.span.start, start)),
        });
    }
    out
}

/// One line.
struct Line {
    /// Its text without the white space around it.
    span: Span,
    /// How many characters of white space stand before it.
    indent: usize,
    /// How many characters it has, indent included.
    width: usize,
}

/// Lines end at `\n`, `\r\n` or a lone `\r`.
fn lines(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut start = 0;
    for end in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        if bytes[end] == b'\n' && end > 0 && bytes[end - 1] == b'\r' {
            start = end + 1;
            continue;
        }
        out.push(line(text, start, end));
        start = end + 1;
    }
    out.push(line(text, start, text.len()));
    out
}

fn line(text: &str, start: usize, end: usize) -> Line {
    let line = text[start..end].trim_end();
    let inner = line.trim_start();
    let from = start + (line.len() - inner.len());
    let indent = line[..line.len() - inner.len()].chars().count();
    let width = indent + inner.chars().count();
    Line { span: Span::new(from, from + inner.len()), indent, width }
}

/// No text is wrapped narrower or wider than this, in characters.
const NARROWEST: usize = 40;
const WIDEST: usize = 110;

/// The width a text is wrapped at, or `None` if its lines are paragraphs.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let filled = lines.iter().filter(|line| !line.span.is_empty());
    let wide = filled.clone().filter(|line| line.width > WIDEST).count();
    // An address or a table's row may stick out of wrapped text, but not every tenth line.
    if wide * 10 > filled.clone().count() {
        return None;
    }
    let width = filled.map(|line| line.width).filter(|&width| width <= WIDEST).max()?;
    let (mut pairs, mut full, mut open, mut lower) = (0, 0, 0, 0);
    for pair in lines.windows(2) {
        let (line, next) = (&pair[0], &pair[1]);
        if line.span.is_empty() || next.span.is_empty() || bullet_len(next.span.of(text)) > 0 {
            continue;
        }
        pairs += 1;
        full += usize::from(is_full(text, line, next, width));
        open += usize::from(!roles::ends_with_stop(line.span.of(text)));
        lower += usize::from(starts_lower(text, next));
    }
    let in_mid_sentence = open * 2 >= pairs && lower > 0;
    let greedy = full * 10 >= pairs * 6 && lower * 5 >= pairs;
    let by_hand = pairs >= 3 && lower * 2 >= pairs;
    (width >= NARROWEST && in_mid_sentence && (greedy || by_hand)).then_some(width)
}

/// Whether the next line's first word would not have fitted.
fn is_full(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let word = next.span.of(text).split_whitespace().next().unwrap_or_default();
    line.width + 1 + word.chars().count() + SLACK > width
}

/// How many characters a wrapped line may fall short: people and programs count differently.
const SLACK: usize = 4;

fn starts_lower(text: &str, line: &Line) -> bool {
    line.span.of(text).starts_with(char::is_lowercase)
}

/// Whether a line goes on with the paragraph of the line right above it.
fn joins(text: &str, line: &Line, next: &Line, width: Option<usize>) -> bool {
    if bullet_len(next.span.of(text)) > 0 {
        return false;
    }
    let lower = starts_lower(text, next);
    let Some(width) = width else {
        // A line break lost its way into a paragraph: it breaks off, and goes on in lower case.
        return lower
            && line.width >= NARROWEST
            && !roles::ends_with_stop(line.span.of(text))
            && !next.span.of(text).contains("://");
    };
    let indented = next.indent >= line.indent + 2;
    let above = line.span.of(text);
    let bracket_open = above.starts_with('(') && !above.contains(')');
    let full = is_full(text, line, next, width) && line.width <= WIDEST;
    lower || !indented && (full || bracket_open)
}

/// The length of the bullet or number, with the blanks behind it, that a line opens with.
fn bullet_len(line: &str) -> usize {
    let marked = line.trim_start_matches(['-', '*', '•', '◦', '▪', '●', '‣', '·', '–']);
    let marks = line[..line.len() - marked.len()].chars().count();
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - numbered.len();
    let rest = match (marks, digits) {
        (1, _) => marked,
        (_, 1 | 2) if numbered.starts_with(['.', ')']) => &numbered[1..],
        _ => return 0,
    };
    let item = rest.trim_start_matches([' ', '\t']);
    if item.len() == rest.len() || item.is_empty() { 0 } else { line.len() - item.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let words = |span: Span| span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        paragraphs(text).iter().map(|paragraph| words(paragraph.span)).collect()
    }

    const WRAPPED: &str = "\
Harbour wall gives way

The harbour wall at Port Ellis gave way on Monday night after three
days of storms, flooding some forty houses and the fish market. The
mayor called it the worst night in a century.
  Nobody was hurt, the fire service said, but the market will stay
closed until summer at least.

- two boats sank near the
  pier
- one was found
";

    #[test]
    fn wrapped_lines_are_joined_up_to_a_blank_line_an_indent_or_a_bullet() {
        let expected = [
            "Harbour wall gives way",
            "The harbour wall at Port Ellis gave way on Monday night after three days of storms, \
             flooding some forty houses and the fish market. The mayor called it the worst night \
             in a century.",
            "Nobody was hurt, the fire service said, but the market will stay closed until summer \
             at least.",
            "two boats sank near the pier",
            "one was found",
        ];
        assert_eq!(read(WRAPPED), expected);
        assert_eq!(read(&WRAPPED.replace('\n', "\r\n")), expected);
        assert_eq!(read(&WRAPPED.replace('\n', "\r")), expected);
    }

    #[test]
    fn one_paragraph_a_line_stays_so() {
        for text in [
            "Wall falls\nThe harbour wall fell on Monday night, the mayor said.\nNobody was hurt.\n",
            "A title that is as wide as many a paragraph is\nThe wall fell on Monday, she said.\n\
             It was old.\nThe council knew that it was old and did nothing about it.",
            "Eggs\nmilk\nbread\nsalt",
        ] {
            assert_eq!(read(text).len(), text.trim_end().lines().count(), "{text}");
        }
    }

    #[test]
    fn a_stray_line_break_in_a_sentence_is_no_paragraph() {
        let text = "The harbour wall at Port Ellis gave way on Monday night after\nthree days of \
                    storms, and the sea came in and flooded some forty houses near the market, the \
                    mayor said.\nNobody was hurt.";
        assert_eq!(read(text).len(), 2);
    }

    #[test]
    fn bullets_and_numbers() {
        for (line, len) in [
            ("- a", 2),
            ("• a", 4),
            ("12. a", 4),
            ("3) a", 3),
            ("2026. a", 0),
            ("--", 0),
            ("-5", 0),
            ("* ", 0),
        ] {
            assert_eq!(bullet_len(line), len, "{line}");
        }
    }
}
