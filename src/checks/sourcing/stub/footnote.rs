//! Footnotes in the draft's own style: how they are numbered or named, and where their texts stand.

use memchr::memmem;

use super::seat::Seat;
use crate::checks::StoryView;
use crate::document::{BlockKind, Document, Role};
use crate::findings::Fix;
use crate::text::Edit;

/// The longest label that is read, in bytes.
const LONGEST: usize = 40;
/// Nobody counts footnotes as far as this.
const MANY: u32 = 1_000_000;

/// The footnotes of a draft: what one more would be.
#[derive(Clone, Debug)]
pub(super) struct Notes {
    /// Its label.
    label: String,
    /// Where its text goes.
    place: Place,
    /// How lines end.
    newline: &'static str,
    /// Whether references stand before the stop that ends a sentence.
    before_stop: bool,
}

/// Where a footnote's text goes.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// Behind the byte, below so many line breaks.
    At(usize, usize),
    /// Below the paragraph it belongs to.
    Beside,
}

impl Notes {
    /// The footnotes of a draft.
    pub(super) fn of(view: &StoryView<'_>) -> Self {
        let document = &view.draft.document;
        let source = &*document.source;
        let windows = memmem::find(source.as_bytes(), b"\r\n").is_some();
        let (mut labels, mut before_stop) = (Vec::new(), 0);
        for at in memmem::find_iter(source.as_bytes(), "[^") {
            let rest = &source[at + 2..];
            let window = &rest[..rest.floor_char_boundary(LONGEST)];
            let Some((label, _)) = window.split_once(']') else { continue };
            labels.push(label);
            let stops = |c: char| matches!(c, '.' | ',' | ';');
            before_stop += i32::from(rest[label.len() + 1..].starts_with(stops));
            before_stop -= i32::from(source[..at].ends_with(['.', ',', ';', '”', '"']));
        }
        Self {
            label: next(&labels),
            place: place(view),
            newline: if windows { "\r\n" } else { "\n" },
            before_stop: before_stop > 0,
        }
    }

    /// A footnote to the sentence, and its text.
    pub(super) fn fix(&self, seat: &Seat<'_>) -> Fix {
        let Self { label, newline, .. } = self;
        let (at, breaks) = match self.place {
            Place::At(at, breaks) => (at, breaks),
            Place::Beside => (below(seat), 2),
        };
        let gap = newline.repeat(breaks);
        let edits = vec![
            Edit::insert(seat.end(self.before_stop), format!("[^{label}]")),
            Edit::insert(at, format!("{gap}[^{label}]: [source]")),
        ];
        Fix::new(format!("Add a footnote [^{label}]"), edits)
    }
}

/// The label that follows these, in their style.
fn next(labels: &[&str]) -> String {
    let numbers = labels.iter().filter_map(|label| {
        let stem = label.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = label[stem.len()..].parse::<u32>().ok();
        Some((stem, number.filter(|&number| number < MANY)?))
    });
    let numbers: Vec<(&str, u32)> = numbers.collect();
    if let Some(&(stem, _)) = numbers.last().filter(|_| numbers.len() * 2 >= labels.len()) {
        let same = numbers.iter().filter(|(other, _)| *other == stem);
        let last = same.map(|&(_, number)| number).max().unwrap_or(0);
        return format!("{stem}{}", last + 1);
    }
    let letters = labels.iter().filter_map(|label| match label.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => Some(*letter),
        _ => None,
    });
    let letters: Vec<u8> = letters.collect();
    let last = letters.iter().copied().max().filter(|last| !matches!(last, b'z' | b'Z'));
    if let Some(last) = last.filter(|_| letters.len() == labels.len()) {
        return char::from(last + 1).to_string();
    }
    if !labels.iter().any(|label| label.contains(char::is_alphabetic)) {
        return "1".to_owned();
    }
    let is_free = |name: &String| !labels.iter().any(|label| label.eq_ignore_ascii_case(name));
    let names = (2..).map(|number| format!("source-{number}"));
    let mut names = std::iter::once("source".to_owned()).chain(names).take(labels.len() + 2);
    names.find(is_free).unwrap_or_default()
}

/// Where the draft's footnotes have their texts.
fn place(view: &StoryView<'_>) -> Place {
    let document = &view.draft.document;
    let source = &*document.source;
    let Some(last) = document.footnotes.last() else {
        let end = below_heading(view).unwrap_or_else(|| end_of_text(document));
        return Place::At(source[..end].trim_end().len(), 2);
    };
    if are_scattered(document) {
        return Place::Beside;
    }
    let before = document.footnotes.iter().rev().nth(1);
    let apart = before.is_some_and(|before| {
        let gap = &source[source[..before.span.end].trim_end().len()..last.span.start];
        gap.bytes().filter(|&byte| byte == b'\n').count() > 1
    });
    Place::At(source[..last.span.end].trim_end().len(), if apart { 2 } else { 1 })
}

/// The end of the draft, or of its last block where code or HTML behind it is not closed.
fn end_of_text(document: &Document) -> usize {
    let source = &*document.source;
    let last = document.blocks.last().map_or(0, |block| block.span.end);
    let behind = &source[last..];
    let mut fence = None;
    for line in behind.lines().map(str::trim) {
        fence = match fence {
            None => ["```", "~~~"].into_iter().find(|fence| line.starts_with(fence)),
            // A fence with words behind it closes nothing.
            Some(open) if line.starts_with(open) && line.trim_matches(['`', '~']).is_empty() => {
                None
            }
            open => open,
        };
    }
    let tag = behind.contains('<') && !behind.trim_end().ends_with('>');
    if fence.is_none() && !tag {
        return source.len();
    }
    last + behind.find(['\r', '\n']).unwrap_or(behind.len())
}

/// Whether running text stands between the texts of footnotes.
fn are_scattered(document: &Document) -> bool {
    let [first, .., last] = document.footnotes.as_slice() else { return false };
    let from = document.blocks.partition_point(|block| block.span.start < first.span.end);
    let between = document.blocks[from..].iter().take_while(|b| b.span.end <= last.span.start);
    between.into_iter().any(|block| block.role == Role::Body)
}

/// The end of the section that is headed *Notes*.
fn below_heading(view: &StoryView<'_>) -> Option<usize> {
    let document = &view.draft.document;
    let blocks = &document.blocks;
    let heading = blocks.iter().rposition(|block| {
        let words = || block.span.of(&document.prose).trim_matches([' ', ':']);
        let is = |title: &&str| words().eq_ignore_ascii_case(title);
        matches!(block.kind, BlockKind::Heading(_))
            && ["notes", "footnotes", "endnotes"].iter().any(is)
    })?;
    let next = blocks[heading + 1..].iter().find(|b| matches!(b.kind, BlockKind::Heading(_)));
    // The line of `#` or the underline belongs to the heading that follows, or to this one.
    Some(next.map_or(document.source.len(), |next| {
        document.source[..next.span.start].rfind('\n').unwrap_or(0)
    }))
}

/// Below the paragraph and the footnotes that stand there already.
fn below(seat: &Seat<'_>) -> usize {
    let document = seat.document();
    let blocks = &document.blocks;
    let until = blocks[seat.block.index + 1..].iter().find(|block| block.role == Role::Body);
    let until = until.map_or(document.source.len(), |block| block.span.start);
    let mine = document
        .footnotes
        .iter()
        .rev()
        .find(|note| note.span.start >= seat.block.block.span.end && note.span.end <= until);
    let end = mine.map_or(seat.block.block.span.end, |note| note.span.end);
    let end = document.source[..end].trim_end().len();
    let rest = &document.source[end..];
    end + rest.find(['\r', '\n']).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_go_on_as_they_are() {
        for (labels, expected) in [
            (vec![], "1"),
            (vec!["1", "2", "2", "1"], "3"),
            (vec!["1", "budget", "3"], "4"),
            (vec!["fn1", "fn3"], "fn4"),
            (vec!["note-9"], "note-10"),
            (vec!["a", "b"], "c"),
            (vec!["z"], "source"),
            (vec!["budget", "census"], "source"),
            (vec!["budget", "Source", "source-2"], "source-3"),
            (vec!["99999999999", "4294967295"], "1"),
            (vec!["*", "**"], "1"),
        ] {
            assert_eq!(next(&labels), expected, "{labels:?}");
        }
    }
}
