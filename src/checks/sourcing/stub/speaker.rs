//! Who said it: a speaker to be filled in behind a quotation or before it, as the draft's other
//! quotations have theirs.

use crate::annotate::{BlockView, Quotation};
use crate::checks::StoryView;
use crate::findings::Fix;
use crate::story::quotations::{Speech, Told};
use crate::text::{Edit, Span};

/// How a draft names its speakers. Finding out is a walk over its quotations: once for all findings.
#[derive(Clone, Copy, Debug)]
pub(in crate::checks::sourcing) struct Manner {
    /// *Says* rather than *said*.
    present: bool,
    /// *Said Ann Lee* rather than *Ann Lee said*.
    verb_first: bool,
    /// Whether the comma stands behind the closing mark.
    comma_outside: bool,
}

impl Manner {
    /// The manner of a draft.
    pub(in crate::checks::sourcing) fn of(view: &StoryView<'_>) -> Self {
        let (mut present, mut verb_first, mut outside) = (0, 0, 0);
        for speech in view.story.quotations.all.iter().filter(|speech| speech.told == Told::Here) {
            let Some(at) = speech.attribution else { continue };
            let block = view.draft.block(at.block);
            let attribution = &block.notes.attributions[at.index];
            let Some(source) = attribution.source else { continue };
            let (cue, end) = (attribution.cue, speech.parts[0].end);
            let plain = |words: &str| block.text(cue).eq_ignore_ascii_case(words);
            present += i32::from(plain("says")) - i32::from(plain("said"));
            if block.absolute(cue).start > end && (plain("says") || plain("said")) {
                verb_first += if cue.start < source.start { 1 } else { -1 };
                let behind = view.draft.document.source[end..].starts_with(',');
                outside += if behind { 1 } else { -1 };
            }
        }
        Self { present: present > 0, verb_first: verb_first > 0, comma_outside: outside > 0 }
    }

    /// *[speaker] said*; of a question *asked*.
    fn words(self, question: bool) -> String {
        let verb = match (self.present, question) {
            (true, true) => "asks",
            (true, false) => "says",
            (false, true) => "asked",
            (false, false) => "said",
        };
        if self.verb_first { format!("{verb} [speaker]") } else { format!("[speaker] {verb}") }
    }
}

/// Ways to name who said a quotation of one paragraph.
pub(in crate::checks::sourcing) fn speaker(
    view: &StoryView<'_>,
    manner: Manner,
    speech: &Speech,
) -> Vec<Fix> {
    let Some(&at) = speech.at.first() else { return Vec::new() };
    let block = view.draft.block(at.block);
    let quotation = &block.notes.quotations[at.index];
    let behind = behind(&block, quotation, manner);
    let before = before(&block, quotation, manner);
    behind.into_iter().chain([before]).collect()
}

/// *“We lost it. All of it.”* becomes *“We lost it,” [speaker] said. “All of it.”*
fn behind(block: &BlockView<'_>, quotation: &Quotation, manner: Manner) -> Option<Fix> {
    let (open, close) = marks(block, quotation);
    let first = &block.notes.sentences[block.notes.sentence_at(quotation.content.start)];
    let goes_on = first.span.end < quotation.content.end;
    let end = if goes_on { first.span.end } else { quotation.content.end };
    let text = block.source()[quotation.content.start..end].trim_end();
    let end = quotation.content.start + text.len();
    let words = manner.words(text.ends_with('?'));
    let title =
        format!("Add “{words}” behind {}", if goes_on { "its first sentence" } else { "it" });
    // A closing mark of its own, or something else that is no end: nothing can be put in there.
    let (start, comma) = match text.chars().next_back()? {
        '.' => (end - 1, ","),
        '?' | '!' => (end, ""),
        _ if goes_on => return None,
        ',' | '…' | '—' | '–' => (end, ""),
        _ => (end, ","),
    };
    let comma = match (comma, manner.comma_outside) {
        ("", _) => close.to_owned(),
        (comma, true) => format!("{close}{comma}"),
        (comma, false) => format!("{comma}{close}"),
    };
    if !goes_on {
        // British style may have the stop behind the mark.
        let stop = usize::from(block.source()[quotation.span.end..].starts_with('.'));
        let place = Span::new(start, quotation.span.end + stop);
        return Some(Fix::new(title, vec![replace(block, place, format!("{comma} {words}."))]));
    }
    let next = end + block.source()[end..].len() - block.source()[end..].trim_start().len();
    let said = replace(block, Span::new(start, end), format!("{comma} {words}."));
    Some(Fix::new(title, vec![said, replace(block, Span::at(next), open.to_owned())]))
}

/// *[speaker] said: “We lost it.”*
fn before(block: &BlockView<'_>, quotation: &Quotation, manner: Manner) -> Fix {
    let words = Manner { verb_first: false, ..manner }.words(false);
    let edit = replace(block, Span::at(quotation.span.start), format!("{words}: "));
    Fix::new(format!("Begin with “{words}:”"), vec![edit])
}

fn replace(block: &BlockView<'_>, place: Span, text: String) -> Edit {
    Edit::replace(block.absolute(place), text)
}

/// The marks as they are written.
fn marks<'a>(block: &BlockView<'a>, quotation: &Quotation) -> (&'a str, &'a str) {
    let open = Span::new(quotation.span.start, quotation.content.start);
    let close = Span::new(quotation.content.end, quotation.span.end);
    (open.of(block.source()), close.of(block.source()))
}
