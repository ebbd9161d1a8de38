//! Formal pointers to a source: links, footnotes, brackets.

use super::{Annotations, BlockText};
use crate::document::InlineKind;
use crate::text::Span;

/// A pointer to a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The pointer with its marks.
    pub span: Span,
    /// What it points with.
    pub kind: CitationKind,
}

/// Kinds of citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CitationKind {
    /// A link or bare address.
    Link,
    /// `[^1]`.
    Footnote,
    /// `(Smith 2020)`, `[1]`, `[@key]`, `(Source: WHO)`.
    Bracket,
}

/// The longest bracket that is read as a citation, in bytes.
const LONGEST: usize = 120;

/// Finds the citations of a block.
pub(super) fn find(block: &BlockText<'_>, _notes: &Annotations) -> Vec<Citation> {
    let mut found: Vec<Citation> = block
        .inlines
        .iter()
        .filter_map(|inline| {
            let kind = match &inline.kind {
                InlineKind::Link { target } if leads_out(target) => CitationKind::Link,
                InlineKind::FootnoteReference { .. } => CitationKind::Footnote,
                _ => return None,
            };
            Some(Citation { span: inline.span, kind })
        })
        .collect();
    brackets(block.prose, &mut found);
    found.sort_by_key(|citation| (citation.span.start, citation.span.end));
    found.dedup_by(|later, earlier| earlier.span.overlaps(later.span));
    found
}

/// Whether a link leads anywhere but to another part of the draft.
fn leads_out(target: &str) -> bool {
    !target.trim().is_empty() && !target.starts_with('#')
}

fn brackets(prose: &str, found: &mut Vec<Citation>) {
    let mut rest = 0;
    while let Some(open) = prose[rest..].find(['[', '(']).map(|at| rest + at) {
        rest = open + 1;
        let close = if prose.as_bytes()[open] == b'[' { b']' } else { b')' };
        let window = prose.as_bytes()[rest..].iter().take(LONGEST);
        let Some(len) = window.clone().position(|&byte| byte == close) else { continue };
        let inside = &prose[rest..rest + len];
        let cites = if close == b']' { in_square(inside) } else { in_round(inside) };
        if cites {
            let span = Span::new(open, rest + len + 1);
            found.push(Citation { span, kind: CitationKind::Bracket });
        }
    }
}

/// `[1]`, `[2, 3]`, `[@key]`, `[TK source]`.
fn in_square(inside: &str) -> bool {
    let numbers = inside.bytes().all(|b| b.is_ascii_digit() || b", -".contains(&b));
    let lower = inside.to_ascii_lowercase();
    !inside.is_empty() && (numbers || inside.starts_with('@')) || lower.contains("source")
}

/// `(Smith 2020)`, `(Smith & Jones, 2020, p. 3)`, `(Source: WHO)`.
fn in_round(inside: &str) -> bool {
    if inside.get(..6).is_some_and(|head| head.eq_ignore_ascii_case("source")) {
        return true;
    }
    let named = inside.chars().next().is_some_and(char::is_uppercase);
    let Some(year) = inside.find(|c: char| c.is_ascii_digit()) else { return false };
    let digits = inside[year..].bytes().take_while(u8::is_ascii_digit).count();
    let date = ["19", "20"].iter().any(|century| inside[year..].starts_with(century));
    let author = inside[..year].trim_end_matches([' ', ',']);
    // A month before the year makes it a date, not a work.
    named && digits == 4 && date && !author.is_empty() && !is_time(author)
}

fn is_time(words: &str) -> bool {
    use crate::language::{Classes, lexicon};
    let time = Classes::MONTH.or(Classes::WEEKDAY);
    words.split([' ', ',']).any(|word| lexicon::classes(word).has(time))
        || words.split(' ').all(|word| word.chars().next().is_some_and(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(prose: &str) -> Vec<&str> {
        let block = BlockText::paragraph(prose);
        let found = find(&block, &Annotations::default());
        found.iter().map(|citation| citation.span.of(prose)).collect()
    }

    #[test]
    fn brackets_cite() {
        for (prose, expected) in [
            ("It fell (Smith 2020).", "(Smith 2020)"),
            ("It fell (Smith & Ode, 2020, p. 3).", "(Smith & Ode, 2020, p. 3)"),
            ("It fell [1] twice [2, 3].", "[1]|[2, 3]"),
            ("It fell [@smith].", "[@smith]"),
            ("It fell. [TK source]", "[TK source]"),
            ("It fell (Source: WHO).", "(Source: WHO)"),
            ("In (May 2020) and (since 2001) it fell", ""),
            ("“[They] fell” (a lot", ""),
        ] {
            assert_eq!(read(prose).join("|"), expected, "{prose}");
        }
    }
}
