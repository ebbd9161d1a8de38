use std::fmt::Write;

use crate::annotate::{Annotations, BlockText, date};
use crate::language;

pub(super) fn dates(prose: &str) -> Vec<String> {
    let block = BlockText::paragraph(prose);
    let mut notes = Annotations::default();
    notes.tokens = language::tokens(prose);
    notes.sentences = language::sentences(prose, &notes.tokens);
    date::find(&block, &notes, crate::settings::NumericDates::Either)
        .iter()
        .map(|date| show(date, prose))
        .collect()
}

fn show(date: &date::DateMention, prose: &str) -> String {
    let number = |n: Option<i64>| n.map_or("-".to_owned(), |n| n.to_string());
    let mut out = format!(
        "{}={}/{}/{}",
        date.span.of(prose),
        number(date.year.map(i64::from)),
        number(date.month.map(i64::from)),
        number(date.day.map(i64::from))
    );
    if let Some((weekday, _)) = date.weekday {
        let _ = write!(out, " {weekday:?}");
    }
    if let Some(date::Relative(by)) = date.relative {
        let _ = write!(out, " {by:+}");
    }
    match date.grain {
        date::Grain::Day => {}
        grain => {
            let _ = write!(out, " {grain:?}");
        }
    }
    out
}

#[track_caller]
fn check(table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter(|(prose, expected)| dates(prose).join("; ") != *expected)
        .map(|(prose, expected)| {
            format!("{prose}: {} instead of {expected}", dates(prose).join("; "))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn full_dates() {
    check(&[
        ("On Tuesday, March 4, 2026.", "Tuesday, March 4, 2026=2026/3/4 Tuesday"),
        ("On Tuesday 4 March 2026.", "Tuesday 4 March 2026=2026/3/4 Tuesday"),
        ("On Tuesday, 4 March 2026.", "Tuesday, 4 March 2026=2026/3/4 Tuesday"),
        ("On Tuesday (March 4, 2026).", "Tuesday (March 4, 2026=2026/3/4 Tuesday"),
        ("On Saturday the 12th of July 2004.", "Saturday the 12th of July 2004=2004/7/12 Saturday"),
        ("On March 4th, 2026.", "March 4th, 2026=2026/3/4"),
        ("On March 4 2026.", "March 4 2026=2026/3/4"),
        ("On the 4th of March, 2026.", "4th of March, 2026=2026/3/4"),
        ("On 2026-03-04.", "2026-03-04=2026/3/4"),
        ("On 3/23/2019.", "3/23/2019=2019/3/23"),
        ("On 23/3/2019.", "23/3/2019=2019/3/23"),
        ("On Sept. 11, 2001.", "Sept. 11, 2001=2001/9/11"),
        ("On Mon., Dec. 2, 2025.", "Mon., Dec. 2, 2025=2025/12/2 Monday"),
        ("On Sat 9 June 1996.", "Sat 9 June 1996=1996/6/9 Saturday"),
        ("On JULY 4, 1776.", "JULY 4, 1776=1776/7/4"),
        ("On Feb. 30, 2026.", "Feb. 30, 2026=2026/2/30"),
        ("From June 3-5, 2014.", "June 3-5, 2014=2014/6/3"),
        ("From 4-6 March 2020.", "4-6 March 2020=2020/3/4"),
        ("On 6 and 7 June 2026.", "6 and 7 June 2026=2026/6/6"),
        ("On Wednesday evening, May 8, 2005.", "Wednesday evening, May 8, 2005=2005/5/8 Wednesday"),
    ]);
}

#[test]
fn partial_dates() {
    check(&[
        ("On Jan. 8 it rained.", "Jan. 8=-/1/8"),
        ("On May 5 it rained.", "May 5=-/5/5"),
        ("On 5 May it rained.", "5 May=-/5/5"),
        ("On April 31 it rained.", "April 31=-/4/31"),
        ("In February 2022 it rained.", "February 2022=2022/2/- Month"),
        ("In March of 2011 it rained.", "March of 2011=2011/3/- Month"),
        ("In Dec. 1980 it rained.", "Dec. 1980=1980/12/- Month"),
        ("In May it rained.", "May=-/5/- Month"),
        ("In March it rained.", "March=-/3/- Month"),
        ("By January it rained.", "January=-/1/- Month"),
        ("September was dry.", "September=-/9/- Month"),
        ("On Monday it rained.", "Monday=-/-/- Monday"),
        ("On FRIDAY it rained.", "FRIDAY=-/-/- Friday"),
        ("Thursday’s rain.", "Thursday=-/-/- Thursday"),
        ("Since 2006 it rains.", "2006=2006/-/- Year"),
        ("The 2014 floods.", "2014=2014/-/- Year"),
        ("In 1066 they came.", "1066=1066/-/- Year"),
        ("The 1990s were dry.", "1990s=1990/-/- Decade"),
        ("From 1999-2001 it rained.", "1999=1999/-/- Year; 2001=2001/-/- Year"),
        ("John Collins (1951–1983).", "1951=1951/-/- Year; 1983=1983/-/- Year"),
        ("Between 2007 and 2012.", "2007=2007/-/- Year; 2012=2012/-/- Year"),
        ("On 03/04/2019.", "03/04/2019=2019/-/- Year"),
    ]);
}

#[test]
fn relative_dates() {
    check(&[
        ("It rained yesterday.", "yesterday=-/-/- -1"),
        ("It rains today.", "today=-/-/- +0"),
        ("It rains tonight.", "tonight=-/-/- +0"),
        ("It rains tomorrow.", "tomorrow=-/-/- +1"),
        ("It rained last week.", "last week=-/-/- -1 Week"),
        ("It rained last month.", "last month=-/-/- -1 Month"),
        ("It rained last year.", "last year=-/-/- -1 Year"),
        ("It rains this week.", "this week=-/-/- +0 Week"),
        ("It rains next year.", "next year=-/-/- +1 Year"),
        ("It rained last night.", "last night=-/-/- -1"),
        ("It rained last Monday.", "last Monday=-/-/- Monday -1"),
        ("It rains next Friday.", "next Friday=-/-/- Friday +1"),
        ("It rains this Sunday, June 7.", "this Sunday, June 7=-/6/7 Sunday +0"),
        ("It rained last May.", "last May=-/5/- -1 Month"),
        ("It rained last March 5.", "last March 5=-/3/5 -1"),
        ("It rains next June.", "next June=-/6/- +1 Month"),
        ("It rained last October 3, 2020.", "last October 3, 2020=2020/10/3 -1"),
        ("It rained Tuesday and Thursday.", "Tuesday=-/-/- Tuesday; Thursday=-/-/- Thursday"),
    ]);
}

#[test]
fn no_dates() {
    let wrong: Vec<String> = [
        "They may march.",
        "May I come?",
        "He will march on.",
        "The sun sat down.",
        "Christmas Island is far.",
        "More than 2000 people came.",
        "It has 2,006 members.",
        "It costs $2000.",
        "Call 1-209-255-1000.",
        "It is at 10:30.",
        "Last but not least.",
        "The next step.",
        "This is it.",
        "April Jones left.",
        "It is ISO 2001.",
        "Room 2010.",
        "She is 20.",
        "The March Madness.",
        "A 1500-metre race.",
    ]
    .iter()
    .filter(|prose| !dates(prose).is_empty())
    .map(|prose| format!("{prose}: {}", dates(prose).join("; ")))
    .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
