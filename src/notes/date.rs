//! Notes on dates: what day or days a date stands for, and how far they are from the draft's own.

use jiff::civil::Date;

use super::Note;
use crate::analysis::Analysis;
use crate::annotate::date::{DateMention, Grain, weekday_name};
use crate::annotate::{At, BlockView};
use crate::story::timeline::{days_between, period};

/// The note on a date.
pub(super) fn note(
    analysis: &Analysis,
    block: &BlockView<'_>,
    date: &DateMention,
    at: At,
) -> Option<Note> {
    let timeline = &analysis.story.timeline;
    let dated = timeline.dated();
    let told = timeline.day(at).map(|day| (day, day)).or_else(|| period(date, dated));
    let told = match told {
        Some((first, last)) if first == last => one_day(first, dated),
        Some((first, last)) => several_days(first, last, dated),
        None => unknown(date, dated)?.to_owned(),
    };
    let markdown = format!("**{}** — {told}", block.text(date.span));
    Some(Note { span: block.absolute(date.span), markdown })
}

fn one_day(day: Date, dated: Option<Date>) -> String {
    let shown = format!("{} {day}", weekday_name(day.weekday()));
    let Some(dated) = dated else { return shown };
    let distance = match days_between(dated, day) {
        0 => "the day of this draft".to_owned(),
        days => distance(days),
    };
    format!("{shown}, {distance}")
}

fn several_days(first: Date, last: Date, dated: Option<Date>) -> String {
    let shown = format!("{first} to {last}");
    let Some(dated) = dated else { return shown };
    let place = if dated < first {
        format!("begins {}", distance(days_between(dated, first)))
    } else if dated > last {
        format!("ended {}", distance(days_between(dated, last)))
    } else {
        "the draft is dated within it".to_owned()
    };
    format!("{shown}; {place}")
}

fn distance(days: i32) -> String {
    let number = match days.abs() {
        1 => "a day".to_owned(),
        number => format!("{number} days"),
    };
    format!("{number} {} the date of this draft", if days > 0 { "after" } else { "before" })
}

/// Why the day cannot be told, where the reader may expect one.
fn unknown(date: &DateMention, dated: Option<Date>) -> Option<&'static str> {
    let counted = date.weekday.is_some() || date.relative.is_some() || date.month.is_some();
    match date.grain {
        Grain::Fiscal => Some("when the fiscal year begins is not said"),
        Grain::Season => None,
        Grain::Day if date.is_full() => Some("no calendar has this day"),
        _ if dated.is_none() && counted => {
            Some("of which year or week cannot be told: the draft bears no date")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::notes::tests::hover;

    #[test]
    fn a_date_tells_its_days_and_their_distance() {
        for (date, expected) in [
            ("Monday", "Monday 2026-03-02, 3 days before the date of this draft"),
            ("yesterday", "Wednesday 2026-03-04, a day before the date of this draft"),
            ("today", "Thursday 2026-03-05, the day of this draft"),
            ("March 9", "Monday 2026-03-09, 4 days after the date of this draft"),
            ("last week", "2026-02-23 to 2026-03-01; ended 4 days before the date of this draft"),
            (
                "second quarter of 2026",
                "2026-04-01 to 2026-06-30; begins 27 days after the date of this draft",
            ),
            ("this month", "2026-03-01 to 2026-03-31; the draft is dated within it"),
            ("last May", "2025-05-01 to 2025-05-31; ended 278 days before the date of this draft"),
            ("fiscal 2025", "when the fiscal year begins is not said"),
        ] {
            let told =
                hover(&format!("---\ndate: 2026-03-05\n---\n\nIt rained in {date} again.\n"), date);
            assert_eq!(told, format!("**{date}** — {expected}"));
        }
    }

    #[test]
    fn without_a_date_of_the_draft_full_dates_are_told_alone() {
        assert_eq!(
            hover("It rained on May 5, 2026.", "May"),
            "**May 5, 2026** — Tuesday 2026-05-05"
        );
        assert!(hover("It rained on Monday.", "Monday").ends_with("the draft bears no date"));
    }
}
