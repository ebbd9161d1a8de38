//! What wire copy carries around its text: slugs, datelines, credits.

use super::{Dateline, words};
use crate::text::Span;

/// The length of the slug that a line opens with: `NORTHSEA-STORM/ELLIS (TV):`.
///
/// A slug is a run of capitals joined by `-` or `/`; one without a colon must be all of the line.
pub(super) fn slug_len(line: &str) -> Option<usize> {
    let name_len = line
        .bytes()
        .take_while(|&b| b.is_ascii_uppercase() || b.is_ascii_digit() || b"-/".contains(&b))
        .count();
    let name = &line[..name_len];
    let parts = name
        .split(['-', '/'])
        .filter(|part| part.bytes().filter(u8::is_ascii_uppercase).count() >= 2);
    let letters = name.bytes().filter(u8::is_ascii_uppercase).count();
    let joined = name.contains('/') || name.contains("--") || letters >= 10;
    if parts.count() < 2 || !joined {
        return None;
    }
    let end = name_len + remark_len(&line[name_len..]);
    let rest = &line[end..];
    if let Some(behind) = rest.trim_start().strip_prefix(':') {
        return Some(line.len() - behind.len());
    }
    rest.trim().is_empty().then_some(line.len())
}

/// `(TV)`, `(UPDATE 2, PIX)`, `, 1st Ld-Writethru` behind a slug's name.
fn remark_len(rest: &str) -> usize {
    let open = rest.trim_start();
    let skipped = rest.len() - open.len();
    if open.starts_with('(') {
        return match open.find(')') {
            Some(close) if close < 24 => skipped + close + 1,
            _ => 0,
        };
    }
    if open.starts_with(',') && open.len() < 32 { rest.len() } else { 0 }
}

/// Whether a line says who made the story or its pictures, or when it was put out.
pub(super) fn is_credit(line: &str) -> bool {
    let line = line.trim_matches(|c: char| "()[]*_ ".contains(c));
    if line.len() > 240 {
        return false;
    }
    if line.starts_with('©') || starts_with_ignoring_case(line, "all rights reserved") {
        return true;
    }
    if let Some((label, rest)) = line.split_once(':') {
        if words::is_credit_label(label) {
            return true;
        }
        // `Published: 3 March 2026`, but *Published: the guide to ports*.
        if words::is_time_label(label) && rest.contains(|c: char| c.is_ascii_digit()) {
            return true;
        }
    }
    opens_with_credit(line) || is_date(line)
}

fn starts_with_ignoring_case(line: &str, ascii: &str) -> bool {
    line.get(..ascii.len()).is_some_and(|start| start.eq_ignore_ascii_case(ascii))
}

/// `By Ann Lee and Bo Chan`: an opening, then names and little else.
fn opens_with_credit(line: &str) -> bool {
    let first = line.split(' ').next().unwrap_or_default();
    if !words::may_open_credit(first) {
        return false;
    }
    let spaces = line.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at);
    let longest = spaces
        .take_while(|&at| at <= words::LONGEST)
        .filter(|&at| words::is_credit_opening(&line[..at]))
        .last();
    longest.is_some_and(|at| is_names(line[at..].trim_start()))
}

fn is_names(text: &str) -> bool {
    let mut names = 0;
    let mut others = 0;
    for word in text.split_whitespace() {
        let first = word.chars().find(|c| c.is_alphanumeric());
        match first {
            Some(c) if c.is_uppercase() => names += 1,
            Some(c) if c.is_numeric() => return false,
            _ => others += 1,
        }
    }
    let opens_with_name = text.starts_with(|c: char| c.is_uppercase());
    opens_with_name && names >= others && names + others <= 24 && !text.ends_with(['?', '!', ','])
}

/// A line that is a date and nothing else: `Friday, July 21, 2017`, `3 March 2026, 10:15 GMT`.
fn is_date(line: &str) -> bool {
    let mut months = 0;
    let mut numbers = 0;
    for word in line.split([' ', ',', '.', '/', '|', '·']).filter(|word| !word.is_empty()) {
        if words::is_month(word) {
            months += 1;
        } else if word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 8 {
            numbers += 1;
        } else if !is_weekday_or_zone(word) {
            return false;
        }
    }
    months == 1 && (1..=4).contains(&numbers)
}

fn is_weekday_or_zone(word: &str) -> bool {
    const OTHERS: [&str; 9] = ["am", "pm", "gmt", "utc", "bst", "est", "edt", "cet", "at"];
    let end = word.len().checked_sub("day".len()).and_then(|at| word.get(at..));
    end.is_some_and(|end| end.eq_ignore_ascii_case("day"))
        || OTHERS.iter().any(|other| other.eq_ignore_ascii_case(word))
}

/// The dateline a paragraph opens with: `UNITED NATIONS, Jan. 8 (Reuters) —`.
///
/// The place stands in capitals; in ordinary letters only with an agency or a day beside it.
pub(super) fn dateline(text: &str) -> Option<Dateline> {
    let (head_end, end) = dash(text)?;
    let (places, agency) = agency(&text[..head_end]);
    let mut parts = split_commas(places);
    let place = parts.next()?;
    let mut date: Option<Span> = None;
    for part in parts {
        if is_day(part.of(text)) || date.is_some() && is_year(part.of(text)) {
            date = Some(date.map_or(part, |day| day.cover(part)));
        } else if date.is_some() || !is_place(part.of(text)) {
            return None;
        }
    }
    let name = place.of(text);
    let plausible = is_capitals(name) && !is_kicker(name) && opens_sentence(&text[end..])
        || is_place(name) && (agency.is_some() || date.is_some());
    plausible.then_some(Dateline { span: Span::new(0, end), place, date, agency })
}

/// Where the first dash of a paragraph's opening starts, and where the text goes on behind it.
fn dash(text: &str) -> Option<(usize, usize)> {
    let opening = &text[..text.floor_char_boundary(100)];
    let (at, _) = opening.char_indices().find(|&(at, c)| match c {
        '—' => true,
        '–' | '-' => is_free_dash(opening, at),
        _ => false,
    })?;
    let behind = text[at..].trim_start_matches(['-', '–', '—']);
    // Of the blanks behind it only one is its own: markup masked there belongs to the text.
    let behind = behind.strip_prefix([' ', '\u{a0}']).unwrap_or(behind);
    Some((at, text.len() - behind.len()))
}

/// Whether a short dash stands free (` - `) or doubled (`--`).
fn is_free_dash(text: &str, at: usize) -> bool {
    let behind = text[at..].trim_start_matches(['-', '–']);
    text[at..].starts_with("--") || text[..at].ends_with(' ') && behind.starts_with(' ')
}

/// What stands before `(Reuters)` or `/PRNewswire/`, and the agency's place.
fn agency(head: &str) -> (&str, Option<Span>) {
    let trimmed = head.trim_end();
    for (open, close) in [('(', ')'), ('/', '/')] {
        if let Some(inner) = trimmed.strip_suffix(close)
            && let Some(at) = inner.rfind(open)
        {
            return (&head[..at], Some(Span::new(at + 1, inner.len())));
        }
    }
    (trimmed, None)
}

fn split_commas(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    text.split(',').map(move |part| {
        let start = at + (part.len() - part.trim_start().len());
        at += part.len() + 1;
        Span::new(start, start + part.trim().len())
    })
}

fn is_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    is_place(text) && letters.clone().count() >= 3 && letters.clone().all(char::is_uppercase)
}

/// Up to five capitalised words.
fn is_place(text: &str) -> bool {
    let words = text.split_whitespace();
    let named = |word: &str| {
        word.starts_with(char::is_uppercase)
            && !word.contains(|c: char| c.is_numeric() || "\"“”:;()".contains(c))
            || matches!(word, "de" | "of" | "the" | "del" | "al" | "sur")
    };
    (1..=5).contains(&words.clone().count()) && words.clone().all(named)
}

/// `Jan. 8`, `8 January`, `8 January 2026`.
fn is_day(text: &str) -> bool {
    let words = text.split_whitespace();
    words.clone().count() <= 4
        && words.clone().filter(|word| words::is_month(word)).count() == 1
        && words.clone().any(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        && words.clone().all(|word| word.chars().all(|c| c.is_alphanumeric() || c == '.'))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}

/// Words in capitals before a dash that are no place.
fn is_kicker(text: &str) -> bool {
    matches!(
        text,
        "ANALYSIS"
            | "BREAKING"
            | "BREAKING NEWS"
            | "CORRECTION"
            | "EXCLUSIVE"
            | "EXPLAINER"
            | "NOTE"
            | "OPINION"
            | "UPDATE"
            | "WATCH"
    )
}

fn opens_sentence(text: &str) -> bool {
    text.is_empty()
        || text.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "“\"‘'$£€(".contains(c))
}
