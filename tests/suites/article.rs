//! An article with its marks: the text of a draft, and what must be found in it.

use std::ops::Range;

use deskcheck::text::Span;

/// Where the reader's pointer rests, for a `hover` block. It is no part of the text.
pub(crate) const CURSOR: char = '‸';

/// A draft with marks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Article {
    /// The draft without marks and cursor.
    pub(crate) text: String,
    /// Its lines as they are shown, each with the marks that point at it.
    pub(crate) lines: Vec<Line>,
    /// The cursor's place in the text.
    pub(crate) cursor: Option<usize>,
}

/// A line of the draft.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// As it is shown, with the cursor.
    pub(crate) shown: String,
    /// Where it starts in the text.
    pub(crate) start: usize,
    /// What points at it.
    pub(crate) marks: Vec<Mark>,
}

/// One caret line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// As it is written.
    pub(crate) raw: String,
    /// What it says.
    pub(crate) says: Says,
    /// The place it points at.
    pub(crate) place: Place,
}

/// A place as a caret line shows it: columns count characters of the line as shown. An empty place
/// is shown by one caret, a place of several lines by what it has of its first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The line, from 0.
    pub(crate) line: usize,
    /// The first column, from 0.
    pub(crate) start: usize,
    /// The column after the last one.
    pub(crate) end: usize,
}

/// What a mark says of its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// There is this finding.
    Finding(Expected),
    /// `fixme name`: this finding is wanting today.
    Miss(Expected),
    /// `fixme name "message"`: this finding is there today and should not be.
    FalseAlarm(Expected),
    /// There is no finding, of this check if one is named.
    Ok(Option<String>),
    /// The place has these names.
    Labels(Vec<String>),
}

/// A finding as a mark names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expected {
    /// The check's name.
    pub(crate) check: String,
    /// Part of the message.
    pub(crate) message: Option<String>,
    /// Names of places that must be related.
    pub(crate) labels: Vec<String>,
}

impl Article {
    /// Reads the content of an `article` block. `line_end` ends the lines of the draft.
    pub(crate) fn read(content: &str, line_end: &str) -> Result<Self, String> {
        let mut article = Self::default();
        for line in content.lines() {
            if line.trim_start_matches(' ').starts_with('^') {
                let at = article.lines.len().checked_sub(1).ok_or("a mark that points nowhere")?;
                article.lines[at].marks.push(mark(line, at)?);
                continue;
            }
            let start = article.text.len();
            let shown = line.to_owned();
            if let (Some((before, after)), None) = (line.split_once(CURSOR), article.cursor) {
                article.cursor = Some(start + before.len());
                article.text.extend([before, after, line_end]);
            } else {
                article.text.extend([line, line_end]);
            }
            article.lines.push(Line { shown, start, marks: Vec::new() });
        }
        Ok(article)
    }

    /// The content of its block.
    pub(crate) fn write(&self) -> String {
        let mut out = String::new();
        for line in &self.lines {
            out.extend([line.shown.as_str(), "\n"]);
            for mark in &line.marks {
                out.extend([mark.raw.as_str(), "\n"]);
            }
        }
        out
    }

    /// All marks.
    pub(crate) fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.lines.iter().flat_map(|line| &line.marks)
    }

    /// How a mark shows a span of the text.
    pub(crate) fn place(&self, span: Span) -> Place {
        let line = self.lines.partition_point(|line| line.start <= span.start).saturating_sub(1);
        let Some(shown) = self.lines.get(line) else { return Place { line, start: 0, end: 1 } };
        let start = self.column(shown, span.start, true);
        let end = self.column(shown, span.end, false);
        Place { line, start, end: end.max(start + 1) }
    }

    /// The column of an offset at or behind the line's start. At the cursor a span starts behind
    /// it and ends before it.
    fn column(&self, line: &Line, offset: usize, starts: bool) -> usize {
        let cursor = self.cursor.filter(|&cursor| {
            cursor >= line.start && (cursor < offset || starts && cursor == offset)
        });
        let cursor_len = if cursor.is_some() { CURSOR.len_utf8() } else { 0 };
        let bytes = (offset - line.start + cursor_len).min(line.shown.len());
        line.shown[..line.shown.floor_char_boundary(bytes)].chars().count()
    }
}

impl Place {
    /// Whether the two share a column.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.line == other.line && self.start < other.end && other.start < self.end
    }
}

impl Mark {
    /// A mark that says `words` of `place`.
    pub(crate) fn write(place: Place, words: &str, says: Says) -> Self {
        let carets = "^".repeat(place.end - place.start);
        let raw = format!("{}{carets} {words}", " ".repeat(place.start));
        Self { raw, says, place }
    }
}

fn mark(line: &str, number: usize) -> Result<Mark, String> {
    let words = line.trim_start_matches(' ');
    let start = line.len() - words.len();
    let says = words.trim_start_matches('^');
    let place = Place { line: number, start, end: start + words.len() - says.len() };
    let says = read_says(says.trim()).map_err(|problem| format!("`{}`: {problem}", line.trim()))?;
    Ok(Mark { raw: line.trim_end().to_owned(), says, place })
}

fn read_says(words: &str) -> Result<Says, String> {
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    if first == "ok" {
        let check = rest.split_whitespace().next().filter(|name| is_check(name));
        return Ok(Says::Ok(check.map(str::to_owned)));
    }
    if first.starts_with('@') {
        return Ok(Says::Labels(labels(words)?));
    }
    if first == "fixme" {
        let expected = expected(rest)?;
        let alarm = expected.message.is_some();
        return Ok(if alarm { Says::FalseAlarm(expected) } else { Says::Miss(expected) });
    }
    let expected = expected(words)?;
    if !is_check(&expected.check) {
        return Err(format!("no check is called “{}”", expected.check));
    }
    Ok(Says::Finding(expected))
}

fn is_check(name: &str) -> bool {
    deskcheck::checks::named(name).is_some()
}

/// `name "part of the message" @label @label`.
fn expected(words: &str) -> Result<Expected, String> {
    let (check, rest) = words.split_once(' ').unwrap_or((words, ""));
    if check.is_empty() {
        return Err("a check's name, `ok`, `fixme` or @label is wanting".to_owned());
    }
    let quoted = quoted(rest);
    let message = quoted.clone().map(|range| rest[range].to_owned());
    let labels = labels(quoted.map_or(rest, |range| &rest[range.end + 1..]))?;
    Ok(Expected { check: check.to_owned(), message, labels })
}

/// What stands between the first straight quotation mark and the last.
fn quoted(words: &str) -> Option<Range<usize>> {
    let (start, end) = (words.find('"')? + 1, words.rfind('"')?);
    (start <= end).then_some(start..end)
}

fn labels(words: &str) -> Result<Vec<String>, String> {
    let label = |word: &str| {
        let label = word.strip_prefix('@').filter(|label| !label.is_empty());
        label.map(str::to_owned).ok_or_else(|| format!("“{word}” is no @label"))
    };
    words.split_whitespace().map(label).collect()
}
