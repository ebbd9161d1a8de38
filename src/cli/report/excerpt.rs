//! The few lines of a draft that a finding speaks of, cut to a width that can be read.
//!
//! A paragraph is often one line of 2,000 characters: around each place some words are kept, what
//! lies between is left out. Characters that a terminal would act upon are shown as signs.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use codespan_reporting::files::{Error, Files};

use crate::text::{LineIndex, PositionEncoding, Span};

/// The words left out of a line.
const GAP: &str = "… ";

/// A place of no more bytes than this is not cut.
const SHORT: usize = 60;

/// A place that runs over more lines is shown by its first one.
const MOST_LINES: u32 = 5;

/// Lines of a draft, cut down.
#[derive(Debug, Default)]
pub(super) struct Excerpt {
    /// What the draft is called.
    pub(super) name: String,
    /// The column of the first place in the draft, from 1, in characters.
    column: usize,
    text: String,
    lines: Vec<Line>,
    /// Where the edges of the places have come to stand.
    moved: HashMap<usize, usize>,
}

#[derive(Debug)]
struct Line {
    /// Distinguishes lines; two that follow each other in the draft have neighbouring ones.
    id: usize,
    /// From 1, in the draft.
    number: usize,
    /// Its part of the excerpt.
    range: Range<usize>,
}

impl Excerpt {
    /// Cuts out the lines of `places`, the first of which gives the excerpt its line and column.
    /// Also returns where in the excerpt the places are.
    pub(super) fn cut(
        name: &str,
        text: &str,
        index: &LineIndex,
        places: &[Span],
        width: usize,
    ) -> (Self, Vec<Range<usize>>) {
        let mut excerpt = Self { name: printable(name), column: 1, ..Self::default() };
        if let Some(first) = places.first() {
            let position = index.position(text, first.start, PositionEncoding::Utf32);
            excerpt.column = position.column as usize + 1;
        }
        let places: Vec<Span> = places.iter().map(|place| clip(text, index, *place)).collect();
        for (line, anchors) in anchors_by_line(text, index, &places) {
            excerpt.push(text, line, content(text, index, line), &anchors, width);
        }
        let moved = |offset| excerpt.moved.get(&offset).copied().unwrap_or_default();
        let ranges = places.iter().map(|place| moved(place.start)..moved(place.end)).collect();
        (excerpt, ranges)
    }

    fn push(&mut self, text: &str, line: u32, content: Span, anchors: &[Span], width: usize) {
        let number = line as usize + 1;
        let id = self.lines.last().map_or(0, |last| {
            // Two apart, the renderer would ask for the line between them.
            if last.number + 1 == number { last.id + 1 } else { last.id + 3 }
        });
        let edges: BTreeSet<usize> =
            anchors.iter().flat_map(|anchor| [anchor.start, anchor.end]).collect();
        let start = self.text.len();
        let mut shown = content.start;
        for window in windows(text, content, anchors, width) {
            if window.start > shown {
                self.text.push_str(if shown == content.start { GAP } else { " … " });
            }
            for (at, c) in window.of(text).char_indices() {
                self.note(window.start + at, &edges);
                self.text.push(shown_as(c));
            }
            self.note(window.end, &edges);
            shown = window.end;
        }
        if shown < content.end {
            self.text.push_str(" …");
        }
        self.lines.push(Line { id, number, range: start..self.text.len() });
        // Places at a line's end stay apart from those at the next one's start.
        self.text.push('\n');
    }

    fn note(&mut self, offset: usize, edges: &BTreeSet<usize>) {
        if edges.contains(&offset) {
            self.moved.insert(offset, self.text.len());
        }
    }

    fn line(&self, id: usize) -> Result<&Line, Error> {
        let found = self.lines.iter().find(|line| line.id == id);
        found.ok_or(Error::LineTooLarge { given: id, max: self.lines.len() })
    }
}

impl<'a> Files<'a> for Excerpt {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.name)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.text)
    }

    fn line_index(&'a self, (): (), byte: usize) -> Result<usize, Error> {
        let after = self.lines.partition_point(|line| line.range.start <= byte);
        Ok(self.lines.get(after.saturating_sub(1)).map_or(0, |line| line.id))
    }

    fn line_number(&'a self, (): (), id: usize) -> Result<usize, Error> {
        Ok(self.line(id)?.number)
    }

    fn column_number(&'a self, (): (), _: usize, _: usize) -> Result<usize, Error> {
        Ok(self.column)
    }

    fn line_range(&'a self, (): (), id: usize) -> Result<Range<usize>, Error> {
        Ok(self.line(id)?.range.clone())
    }
}

/// The line's text without its line break.
fn content(text: &str, index: &LineIndex, line: u32) -> Span {
    let span = index.line_span(line).unwrap_or(Span::at(text.len()));
    Span::new(span.start, span.start + span.of(text).trim_end_matches(['\r', '\n']).len())
}

/// A place without line breaks at its edges, and with no more lines than can be shown.
fn clip(text: &str, index: &LineIndex, place: Span) -> Span {
    let line_of = |offset| index.position(text, offset, PositionEncoding::Utf8).line;
    let first = content(text, index, line_of(place.start));
    let start = place.start.min(first.end);
    let last = line_of(place.end);
    if last - line_of(place.start) >= MOST_LINES {
        return Span::new(start, first.end);
    }
    Span::new(start, place.end.min(content(text, index, last).end).max(start))
}

/// What must be shown of each line: short places whole, of longer ones the edges.
fn anchors_by_line(text: &str, index: &LineIndex, places: &[Span]) -> BTreeMap<u32, Vec<Span>> {
    let line_of = |offset| index.position(text, offset, PositionEncoding::Utf8).line;
    let mut lines: BTreeMap<u32, Vec<Span>> = BTreeMap::new();
    for place in places {
        let (first, last) = (line_of(place.start), line_of(place.end));
        for line in first..=last {
            lines.entry(line).or_default();
        }
        if first == last && place.len() <= SHORT {
            lines.entry(first).or_default().push(*place);
        } else {
            lines.entry(first).or_default().push(Span::at(place.start));
            lines.entry(last).or_default().push(Span::at(place.end));
        }
    }
    for anchors in lines.values_mut() {
        anchors.sort();
    }
    lines
}

/// The parts of a line to show: all of it where it is short enough, else some words around each
/// anchor, as many as the width allows.
fn windows(text: &str, line: Span, anchors: &[Span], width: usize) -> Vec<Span> {
    // More bytes than that are more characters, whatever the script.
    if line.len() <= width * 4 && line.of(text).chars().count() <= width {
        return vec![line];
    }
    let start = [Span::at(line.start)];
    let anchors = if anchors.is_empty() { &start } else { anchors };
    let mut kept: Vec<Span> = Vec::new();
    for context in [width, width * 3 / 4, width / 2, 44, 36, 28, 22, 17, 13, 9] {
        kept.clear();
        for anchor in anchors {
            let start = back(text, line, anchor.start, context);
            let window = Span::new(start, ahead(text, line, anchor.end, context));
            match kept.last_mut() {
                Some(last) if window.start <= last.end + 4 => *last = last.cover(window),
                _ => kept.push(window),
            }
        }
        let shown: usize = kept.iter().map(|window| window.of(text).chars().count() + 3).sum();
        if shown <= width {
            break;
        }
    }
    kept
}

/// The start of the words up to `context` characters before `edge`.
fn back(text: &str, line: Span, edge: usize, context: usize) -> usize {
    let before = &text[line.start..edge];
    let Some((cut, _)) = before.char_indices().rev().nth(context) else { return line.start };
    let word = before[cut..].find(' ').map_or(cut, |space| cut + space + 1);
    line.start + if word < before.len() { word } else { cut }
}

/// The end of the words up to `context` characters behind `edge`.
fn ahead(text: &str, line: Span, edge: usize, context: usize) -> usize {
    let after = &text[edge..line.end];
    let Some((cut, _)) = after.char_indices().nth(context) else { return line.end };
    edge + after[..cut].rfind(' ').filter(|&space| space > 0).unwrap_or(cut)
}

/// A text without characters that a terminal would act upon.
pub(in super::super) fn printable(text: &str) -> String {
    text.chars().map(shown_as).collect()
}

fn shown_as(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => ' ',
        // Unicode has pictures of the old control characters, in their order.
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        // What turns the direction of writing could show a finding where it is not.
        '\x7f'..='\u{9f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, place: Range<usize>, width: usize) -> (String, String) {
        let index = LineIndex::new(text);
        let (excerpt, ranges) = Excerpt::cut("x", text, &index, &[place.into()], width);
        let underlined = excerpt.text[ranges[0].clone()].to_owned();
        (excerpt.text, underlined)
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(cut("a b c\nd e", 2..3, 20), ("a b c\n".into(), "b".into()));
    }

    #[test]
    fn a_long_line_is_cut_at_words_around_the_place() {
        let text =
            format!("{} the place stands here {}", "before ".repeat(90), "after ".repeat(90));
        let start = text.find("place").expect("it is written above");
        let (shown, underlined) = cut(&text, start..start + 5, 60);
        assert_eq!(underlined, "place");
        assert!(shown.starts_with("… before"), "{shown}");
        assert!(shown.ends_with("after …\n"), "{shown}");
        assert!(shown.chars().count() <= 66, "{shown}");
    }

    #[test]
    fn the_middle_of_a_long_place_is_left_out() {
        let text = "word ".repeat(400);
        let (shown, underlined) = cut(&text, 500..1500, 80);
        assert!(underlined.contains(" … "), "{shown}");
        assert!(shown.chars().count() < 100, "{shown}");
    }

    #[test]
    fn places_far_apart_are_shown_with_the_words_around_each() {
        let text = format!("first of all {} second of all", "and so on ".repeat(40));
        let index = LineIndex::new(&text);
        let places = [Span::new(0, 5), Span::new(text.len() - 13, text.len() - 7)];
        let (excerpt, ranges) = Excerpt::cut("x", &text, &index, &places, 60);
        let shown: Vec<_> = ranges.iter().map(|range| &excerpt.text[range.clone()]).collect();
        assert_eq!(shown, ["first", "second"]);
        assert!(excerpt.text.chars().count() <= 62, "{}", excerpt.text);
    }

    #[test]
    fn a_line_without_words_is_cut_between_characters() {
        let text = "😀".repeat(1000);
        let (shown, underlined) = cut(&text, 400..404, 40);
        assert_eq!(underlined, "😀");
        assert!(shown.chars().count() < 60, "{shown}");
    }

    #[test]
    fn what_a_terminal_would_act_upon_is_shown_as_a_sign() {
        assert_eq!(cut("a\u{1b}[31m\0\tb\u{202e}", 0..1, 40).0, "a␛[31m␀ b\u{fffd}\n");
    }

    #[test]
    fn a_place_over_lines_keeps_its_lines() {
        let (shown, underlined) = cut("one\r\ntwo\r\nthree", 0..8, 40);
        assert_eq!((shown.as_str(), underlined.as_str()), ("one\ntwo\n", "one\ntwo"));
    }
}
