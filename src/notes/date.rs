//! Notes on dates: what day or days a date stands for, and how far they are from the draft's own.

use jiff::civil::Date;

use super::Note;
use crate::analysis::Analysis;
use crate::annotate::date::{Counting, DateMention, Grain, weekday_name};
use crate::annotate::{At, BlockView};
use crate::story::timeline::{Period, days_between};

/// The note on a date.
pub(super) fn note(
    analysis: &Analysis,
    block: &BlockView<'_>,
    date: &DateMention,
    at: At,
) -> Option<Note> {
    let timeline = &analysis.story.timeline;
    let dated = timeline.dated();
    let day = timeline.day(at).map(|day| Period { first: day, last: day, loose: false });
    let told = match day.or_else(|| timeline.period(date)) {
        Some(Period { first, last, .. }) if first == last => one_day(first, dated),
        Some(period) => several_days(date, period, dated),
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

fn several_days(date: &DateMention, period: Period, dated: Option<Date>) -> String {
    let Period { first, last, loose } = period;
    let shown = format!("{}{first} to {last}", if loose { "within " } else { "" });
    match (date.grain, dated) {
        (Grain::Fiscal, _) if loose => format!("{shown}; when the fiscal year begins is not said"),
        (Grain::Season, _) if loose => format!("{shown}; which of the two winters is not said"),
        (_, Some(dated)) if date.counting == Counting::Calendar => {
            format!("{shown}; {}", place(first, last, dated))
        }
        _ => shown,
    }
}

/// Where the draft's day lies.
fn place(first: Date, last: Date, dated: Date) -> String {
    if dated < first {
        format!("begins {}", distance(days_between(dated, first)))
    } else if dated > last {
        format!("ended {}", distance(days_between(dated, last)))
    } else {
        "the draft is dated within it".to_owned()
    }
}

/// Days from which on a distance is told in years.
const FAR: i32 = 731;

fn distance(days: i32) -> String {
    let number = match days.abs() {
        1 => "a day".to_owned(),
        number if number >= FAR => format!("{} years", i64::from(number) * 400 / 146_097),
        number => format!("{number} days"),
    };
    format!("{number} {} the date of this draft", if days > 0 { "after" } else { "before" })
}

/// Why the day cannot be told, where the reader may expect one.
fn unknown(date: &DateMention, dated: Option<Date>) -> Option<&'static str> {
    let counted = date.weekday.is_some() || date.relative.is_some() || date.month.is_some();
    match date.grain {
        Grain::Fiscal => None,
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
            (
                "fiscal 2025",
                "within 2024-04-01 to 2026-03-31; when the fiscal year begins is not said",
            ),
            (
                "summer 2020",
                "2020-06-01 to 2020-08-31; ended 5 years before the date of this draft",
            ),
            (
                "winter 2025-26",
                "2025-12-01 to 2026-02-28; ended 5 days before the date of this draft",
            ),
            (
                "winter of 2026",
                "within 2025-12-01 to 2027-02-28; which of the two winters is not said",
            ),
            ("two years ago", "within 2023-09-05 to 2024-09-03"),
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
