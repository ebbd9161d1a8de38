//! Taking a mark out again: with it go the words that only led up to it.

use crate::text::{Edit, Span};

/// What stands before a blank and behind it in what the fixes put in, longest first.
const AROUND: &[(&str, &str)] = &[
    (", according to ", ""),
    (", who asked not to be named because ", ","),
    (", who asked not to be named because ", ""),
    (", among them ", ","),
    (", among them ", ""),
    (", said ", ""),
    (", says ", ""),
    (", ", " said"),
    (", ", " says"),
    (" by ", ""),
    (" from ", ""),
];
/// The same at the head of a sentence, whose next letter becomes a capital.
const OPENING: &[(&str, &str)] = &[
    ("According to ", ", "),
    ("", " said that "),
    ("", " says that "),
    ("", " said "),
    ("", " says "),
];

/// Takes the mark at `span` out with what was put in around it, else with a space beside it.
pub(in crate::checks::sourcing) fn removal(source: &str, span: Span) -> Edit {
    let (before, behind) = (&source[..span.start], &source[span.end..]);
    if span.of(source).starts_with("[TK") || !span.of(source).starts_with('[') {
        return Edit::delete(with_space(before, behind, span));
    }
    let fits = |(left, right): &&(&str, &str)| before.ends_with(left) && behind.starts_with(right);
    if let Some((left, right)) = AROUND.iter().find(fits) {
        let ends = behind[right.len()..].starts_with(|c: char| !c.is_alphanumeric());
        if ends || behind.len() == right.len() {
            return Edit::delete(Span::new(span.start - left.len(), span.end + right.len()));
        }
    }
    if let Some((left, right)) = OPENING.iter().find(fits)
        && opens(&before[..before.len() - left.len()])
        && let Some(letter) = behind[right.len()..].chars().next()
    {
        let end = span.end + right.len() + letter.len_utf8();
        let capital = letter.to_uppercase().to_string();
        return Edit::replace(Span::new(span.start - left.len(), end), capital);
    }
    Edit::delete(with_space(before, behind, span))
}

/// Whether a sentence begins behind this text.
fn opens(before: &str) -> bool {
    let text = before.trim_end_matches([' ', '>', '-', '*', '(']);
    text.is_empty() || text.ends_with(['.', '!', '?', '\n', ':', '”', '"'])
}

fn with_space(before: &str, behind: &str, span: Span) -> Span {
    let gap = before.len() - before.trim_end_matches(' ').len();
    if gap > 0 && !before.trim_end_matches(' ').is_empty() {
        return Span::new(span.start - gap, span.end);
    }
    Span::new(span.start, span.end + behind.len() - behind.trim_start_matches(' ').len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::apply;

    #[test]
    fn words_that_led_up_to_a_mark_go_with_it() {
        for (text, expected) in [
            ("It fell, according to [source].", "It fell."),
            ("It fell, [source] said.", "It fell."),
            ("It fell, said [source], while it rained.", "It fell, while it rained."),
            ("It rained. According to [source], it fell.", "It rained. It fell."),
            ("[source] said that it fell.", "It fell."),
            ("Aides, who asked not to be named because [reason], left.", "Aides left."),
            ("Aides, among them [name and office], left.", "Aides left."),
            ("It fell [TK source].", "It fell."),
            ("It fell. [TK source]", "It fell."),
            ("It fell TK days ago.", "It fell days ago."),
            ("TODO call them.", "call them."),
            ("It fell in [date].", "It fell in."),
            ("[source]", ""),
        ] {
            let marks = ["[TK source]", "TK", "TODO"];
            let mark = marks.iter().find(|mark| text.contains(*mark));
            let start = mark.map_or_else(|| text.find('['), |mark| text.find(mark));
            let start = start.expect("there is a mark");
            let len =
                mark.map_or_else(|| text[start..].find(']').map_or(0, |at| at + 1), |m| m.len());
            let edit = removal(text, Span::new(start, start + len));
            assert_eq!(apply(text, &[edit]), expected, "{text}");
        }
    }
}
