//! Pointers to sources, and the text a fix puts where one is wanted.

use memchr::memmem;

use crate::annotate::BlockView;
use crate::checks::StoryView;
use crate::document::Format;
use crate::findings::Fix;
use crate::language::{Classes, lexicon};
use crate::text::{Edit, Span};

/// Whether a link, footnote or bracket in the sentence, or right behind it, points to a source.
pub(super) fn is_cited(block: &BlockView<'_>, sentence: usize) -> bool {
    !block.notes.citations_of(sentence).is_empty()
}

/// How a draft names its sources. Finding out is a walk over the draft: once for all findings.
#[derive(Clone, Debug)]
pub(super) struct Habits {
    /// Whether it rather names them first.
    source_first: bool,
    /// The next free number of a footnote.
    label: u32,
    /// Where a footnote's text goes.
    end: usize,
    /// What stands before it there.
    gap: String,
}

impl Habits {
    /// The habits of a draft.
    pub(super) fn of(view: &StoryView<'_>) -> Self {
        let source = &view.draft.document.source;
        let used = memmem::find_iter(source.as_bytes(), "[^").filter_map(|at| {
            // What is longer is no number; looking further for a bracket could cost the square.
            let digits = source[at + 2..].bytes().take(11).take_while(u8::is_ascii_digit).count();
            let (label, behind) = source[at + 2..].split_at(digits);
            behind.starts_with(']').then(|| label.parse::<u32>().ok())?
        });
        let label = used.max().unwrap_or(0).saturating_add(1);
        let end = source.trim_end().len();
        let newline =
            if memmem::find(source.as_bytes(), b"\r\n").is_some() { "\r\n" } else { "\n" };
        let last = source[..end].lines().next_back();
        let notes = last.is_some_and(|line| line.starts_with("[^"));
        let gap = newline.repeat(if notes { 1 } else { 2 });
        Self { source_first: prefers_start(view), label, end, gap }
    }
}

/// Ways to source a sentence, the draft's own way first.
pub(super) fn fixes(view: &StoryView<'_>, habits: &Habits, sentence: Span) -> Vec<Fix> {
    let behind = Fix::new("Add “according to [source]” at the end", vec![at_end(view, sentence)]);
    let before = Fix::new("Begin with “According to [source]”", at_start(view, sentence));
    let mut fixes = if habits.source_first { vec![before, behind] } else { vec![behind, before] };
    if view.draft.document.format == Format::Markdown {
        fixes.push(footnote(habits, sentence));
    }
    let mark = Edit::insert(last_stop(view, sentence), " [TK source]");
    fixes.push(Fix::new("Mark it with [TK source]", vec![mark]));
    fixes
}

/// `, according to [source]` before the sentence's last stop.
pub(super) fn at_end(view: &StoryView<'_>, sentence: Span) -> Edit {
    Edit::insert(last_stop(view, sentence), ", according to [source]")
}

/// `According to [source], ` before the sentence, whose first word loses its capital if it is no name.
fn at_start(view: &StoryView<'_>, sentence: Span) -> Vec<Edit> {
    let text = sentence.of(&view.draft.document.source);
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let mut stub = String::from("According to [source], ");
    if !loses_capital(word) {
        return vec![Edit::insert(sentence.start, stub)];
    }
    let first = Span::new(sentence.start, sentence.start + 1);
    stub.push_str(&first.of(&view.draft.document.source).to_lowercase());
    vec![Edit::replace(first, stub)]
}

/// Whether a word bears its capital only because it opens a sentence. Ordinary nouns are not asked
/// after: many are surnames.
fn loses_capital(word: &str) -> bool {
    let opens = Classes::OPENER | Classes::FUNCTION_WORD | Classes::NUMBER_WORD;
    let names = Classes::GIVEN_NAME | Classes::MONTH;
    let classes = lexicon::classes(word);
    let lower = word.chars().skip(1).all(char::is_lowercase);
    lower && word != "I" && classes.has(opens) && !classes.has(names)
}

/// A footnote with the next free number, and its text at the end of the draft.
fn footnote(habits: &Habits, sentence: Span) -> Fix {
    let Habits { label, end, gap, .. } = habits;
    Fix::new(
        format!("Add a footnote [^{label}]"),
        vec![
            Edit::insert(sentence.end, format!("[^{label}]")),
            Edit::insert(*end, format!("{gap}[^{label}]: [source]")),
        ],
    )
}

/// Where words can be added to the sentence: before its last stop.
fn last_stop(view: &StoryView<'_>, sentence: Span) -> usize {
    let text = sentence.of(&view.draft.document.source);
    sentence.start
        + text.trim_end_matches(['.', '!', '?', ';', ':', ')', '”', '"']).trim_end().len()
}

/// Whether the draft is used to naming its sources first.
fn prefers_start(view: &StoryView<'_>) -> bool {
    let sourcing = &view.story.sourcing.sentences;
    let cues = sourcing.iter().filter_map(|sentence| Some((sentence.span, sentence.cue?)));
    let (mut first, mut later) = (0, 0);
    for (span, cue) in cues {
        let according = cue.of(&view.draft.document.source).eq_ignore_ascii_case("according to");
        if according && cue.start == span.start {
            first += 1;
        } else if according {
            later += 1;
        }
    }
    first > later
}
