//! What an editor shows between the words of a draft: the day behind *Monday*, and what a figure
//! comes to that does not add up.

use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::annotate::{At, DateMention};
use crate::text::Span;

/// Words to show in a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The byte they stand behind.
    pub behind: usize,
    /// The words.
    pub words: String,
    /// How they were come by.
    pub ground: String,
}

/// The hints that stand in or at `wanted`, in order of their places.
pub fn within(analysis: &Analysis, wanted: Span) -> Vec<Hint> {
    let mut hints = days(analysis, wanted);
    hints.extend(computed(analysis, wanted));
    hints.sort_by_key(|hint| hint.behind);
    hints
}

/// The days of weekdays and of words like *yesterday*, as far as the draft's own day tells them.
fn days(analysis: &Analysis, wanted: Span) -> Vec<Hint> {
    let Some(filed) = analysis.story.timeline.dated() else { return Vec::new() };
    let ground = format!("Counted from {}, the day of this draft", printed(filed));
    let blocks = &analysis.draft.document.blocks;
    let from = blocks.partition_point(|block| block.span.end < wanted.start);
    let to = blocks.partition_point(|block| block.span.start <= wanted.end);
    let mut hints = Vec::new();
    for block in (from..to).map(|index| analysis.draft.block(index)) {
        for (index, date) in block.notes.dates.iter().enumerate() {
            let behind = block.absolute(date.span).end;
            if !is_relative(date) || !wanted.touches(behind) {
                continue;
            }
            if let Some(day) = analysis.story.timeline.day(At { block: block.index, index }) {
                hints.push(Hint { behind, words: printed(day), ground: ground.clone() });
            }
        }
    }
    hints
}

/// *Monday*, *yesterday*; a date that names its day of the month tells enough.
fn is_relative(date: &DateMention) -> bool {
    date.day.is_none() && (date.weekday.is_some() || date.relative.is_some())
}

fn printed(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// What the figures come to that do not add up.
fn computed(analysis: &Analysis, wanted: Span) -> impl Iterator<Item = Hint> {
    let inside = analysis.findings.iter().filter(move |finding| wanted.touches(finding.span.end));
    inside.filter_map(|finding| {
        let (behind, ground) = (finding.span.end, finding.message.clone());
        Some(Hint { behind, words: format!("→ {}", finding.computed.as_ref()?), ground })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::tests::read;

    #[test]
    fn days_and_results_are_shown_in_order() {
        let text =
            "---\ndate: 2026-03-04\n---\n\nThefts rose 20 percent, from 40 to 50, on Monday.";
        let all = within(&read(text), Span::new(0, text.len()));
        let words: Vec<&str> = all.iter().map(|hint| hint.words.as_str()).collect();
        assert_eq!(words, ["→ 25%", "2 March 2026"]);
        assert_eq!(within(&read(text), Span::new(0, 40)), []);
    }
}
