//! What an editor shows between the words of a draft: the day behind *Monday*, and what a figure
//! comes to that does not add up.

use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::annotate::date::{Counting, Grain};
use crate::annotate::{At, DateMention};
use crate::story::timeline::{Period, days_between};
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

/// The days of weekdays and of words like *yesterday* or *last summer*, as far as the draft's own day
/// tells them.
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
            let timeline = &analysis.story.timeline;
            let day = timeline.day(At { block: block.index, index }).map(printed);
            let told = day.or_else(|| Some(period(date, timeline.period(date)?)));
            if let Some(words) = told {
                hints.push(Hint { behind, words, ground: ground.clone() });
            }
        }
    }
    hints
}

/// *Monday*, *yesterday*; a date that names its day of the month tells enough.
fn is_relative(date: &DateMention) -> bool {
    date.day.is_none() && (date.weekday.is_some() || date.relative.is_some())
}

/// Several days in words, as coarse as they are told.
fn period(date: &DateMention, period: Period) -> String {
    let Period { first, last, loose } = period;
    if date.counting == Counting::UpTo {
        return format!("since {}", printed(first));
    }
    if loose {
        let middle = first.checked_add(jiff::Span::new().days(days_between(first, last) / 2));
        return format!("about {}", coarse(date.grain, middle.unwrap_or(first)));
    }
    let whole = first.day() == 1 && last == last.last_of_month();
    match (whole, first.year() == last.year()) {
        (true, true) if first.month() == last.month() => coarse(Grain::Month, first),
        (true, true) if (first.month(), last.month()) == (1, 12) => coarse(Grain::Year, first),
        (true, true) => format!("{} – {}", first.strftime("%B"), coarse(Grain::Month, last)),
        (true, false) if (first.month(), last.month()) == (1, 12) => {
            format!("{} – {}", first.year(), last.year())
        }
        (true, false) => {
            format!("{} – {}", coarse(Grain::Month, first), coarse(Grain::Month, last))
        }
        (false, _) => format!("{} – {}", printed(first), printed(last)),
    }
}

fn coarse(grain: Grain, day: Date) -> String {
    match grain {
        Grain::Day | Grain::Week => printed(day),
        Grain::Month | Grain::Quarter => day.strftime("%B %Y").to_string(),
        _ => day.year().to_string(),
    }
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
    fn periods_are_told_as_coarse_as_they_are_meant() {
        for (date, expected) in [
            ("last week", "23 February 2026 – 1 March 2026"),
            ("last month", "February 2026"),
            ("last summer", "June – August 2025"),
            ("last winter", "December 2025 – February 2026"),
            ("last year", "2025"),
            ("this decade", "2020 – 2029"),
            ("ten days ago", "23 February 2026"),
            ("three weeks ago", "about 12 February 2026"),
            ("two years ago", "about 2024"),
            ("in the past two years", "since 5 March 2024"),
        ] {
            let text = format!("---\ndate: 2026-03-05\n---\n\nIt rained {date}.");
            let all = within(&read(&text), Span::new(0, text.len()));
            let words: Vec<&str> = all.iter().map(|hint| hint.words.as_str()).collect();
            assert_eq!(words, [expected], "{date}");
        }
    }

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
