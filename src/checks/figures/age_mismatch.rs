//! An age that does not fit a birth date, or another age of the same person.

use std::cell::LazyCell;

use rustc_hash::FxHashMap;

use super::line::{self, Line};
use super::slip::is_slip;
use super::style::like;
use crate::annotate::date::{Counting, Grain};
use crate::annotate::mention::MentionKind;
use crate::annotate::quantity::{Hedge, Kind};
use crate::annotate::words::Words;
use crate::annotate::{At, BlockView, DateMention, Quantity};
use crate::checks::{Check, Run, StoryView};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::{Classes, TokenKind};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "age-mismatch",
    family: Family::Figures,
    summary: "An age that does not fit the birth date, or a person's other age",
    page: include_str!("age_mismatch.md"),
    severity: Severity::Error,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let mut ages = Vec::new();
    for block in view.draft.blocks() {
        // A life has two dates; an age that counts otherwise reads like one by itself.
        let lives = block.notes.dates.len() > 1 && !block.notes.quantities.is_empty();
        if !lives && !block.notes.quantities.iter().any(|quantity| quantity.kind == Kind::Age) {
            continue;
        }
        line::each_of(block.prose, block.notes, |line| {
            if let Some(life) = life(line).filter(|life| is_of_one(view, &block, line, life)) {
                judge(&block, &block, &life, findings);
            }
            collect(&block, line, &mut ages);
        });
    }
    at_death(view, findings);
    against_births(view, &ages, findings);
    by_name(&ages, findings);
    anaphors(view, &ages, findings);
}

/// A birth, a later date, and the age stated for it.
struct Life<'a> {
    born: &'a DateMention,
    event: &'a DateMention,
    age: &'a Quantity,
}

/// Reads a life from one sentence: one birth date, one other date, one age.
fn life<'a>(line: &Line<'a>) -> Option<Life<'a>> {
    let dated: Vec<&DateMention> = line.dates.iter().filter(|date| date.year.is_some()).collect();
    let [first, second] = dated.as_slice() else { return None };
    let lived = is_life_span(line, first, second) && line.says(&["died", "dies", "dead", "death"]);
    let (born, event) = if lived || is_birth(line, first) {
        (*first, *second)
    } else if is_birth(line, second) {
        (*second, *first)
    } else {
        return None;
    };
    let mut ages = line.quantities.iter().filter(|quantity| is_age(line, quantity));
    let age = ages.next()?;
    let single = ages.next().is_none()
        && age.hedge == Hedge::None
        && !tells_of_another(line.words, age.tokens.start);
    (single && event.year >= born.year).then_some(Life { born, event, age })
}

/// *Ann Lee died in 2012 at 52*, who was born in 1966 in another sentence.
fn at_death(view: &StoryView<'_>, findings: &mut Findings) {
    let lives = &view.story.lives;
    for death in lives.iter().filter(|life| life.event.name() == "death") {
        let mut own =
            lives.iter().filter(|life| life.entity == death.entity && life.at != death.at);
        let Some(birth) = own.next().filter(|life| life.event.name() == "birth") else { continue };
        let block = view.draft.block(death.at.block);
        let cradle = view.draft.block(birth.at.block);
        let (event, born) =
            (&block.notes.dates[death.at.index], &cradle.notes.dates[birth.at.index]);
        let one_sentence = death.at.block == birth.at.block && event.sentence == born.sentence;
        if own.next().is_some() || one_sentence {
            continue;
        }
        let line = line::of_sentence(block.prose, block.notes, event.sentence);
        let mut ages = line.quantities.iter().filter(|quantity| is_age(&line, quantity));
        let Some(age) = ages.next().filter(|age| age.hedge == Hedge::None) else { continue };
        if ages.next().is_none() && !tells_of_another(line.words, age.tokens.start) {
            judge(&block, &cradle, &Life { born, event, age }, findings);
        }
    }
}

/// Whether nobody else is named between the birth and the age: *Ann Lee, 34, met Bo Chan (born in 1987)*
/// tells of two lives.
fn is_of_one(
    view: &StoryView<'_>,
    block: &BlockView<'_>,
    within: &Line<'_>,
    life: &Life<'_>,
) -> bool {
    let (born, age) = (life.born.span, life.age.span);
    let (first, second) = if born.start < age.start { (born, age) } else { (age, born) };
    let entities = &view.story.entities;
    let person = |index| {
        let entity = entities.entity_of(At { block: block.index, index })?;
        (entities.all[entity].kind == MentionKind::Person).then_some(entity)
    };
    let sentence = within.sentence.span.start;
    let (mut holder, mut one) = (None, true);
    for (index, mention) in block.notes.mentions.iter().enumerate() {
        if !(sentence..second.start).contains(&mention.span.start) {
            continue;
        }
        let Some(who) = person(index) else { continue };
        one &= mention.span.start < first.start || holder.is_none_or(|holder| holder == who);
        holder = Some(who);
    }
    one
}

/// *(1951-1983)*, *(3 May 1951 – 2 June 1983)*, *lived from 1951 to 1983*.
fn is_life_span(line: &Line<'_>, first: &DateMention, second: &DateMention) -> bool {
    let words = line.words;
    let from = line.token_at(first.span.start);
    let behind = line.token_at(first.span.end);
    let next = line.token_at(second.span.start) == behind + 1;
    let told = words.is(behind, "to") && words.after_any(from, &["from"]);
    next && (words.is_dash(behind) && words.after_any(from, &["("])
        || told && words.after_any(from - 1, &["lived"]))
}

/// Whether *born* leads the date.
fn is_birth(line: &Line<'_>, date: &DateMention) -> bool {
    let at = line.token_at(date.span.start);
    let start = line.sentence.tokens.start.max(at.saturating_sub(6));
    // *(b. 1951)*.
    if line.words.after_any(at, &["b.", "b"])
        || line.words.after_any(at, &["."]) && line.words.after_any(at - 1, &["b"])
    {
        return true;
    }
    let Some(born) = (start..at).rev().find(|&at| line.words.is(at, "born")) else { return false };
    let between = line.dates.iter().any(|other| {
        other.span.start > line.words.span(born).start && other.span.end <= date.span.start
    });
    !between && !line.holds(born, at, &[".", ";", "after", "before"])
}

/// A quantity that states an age: *aged 40*, *at the age of 40*, *was 23 when*, *at 45*.
fn is_age(line: &Line<'_>, quantity: &Quantity) -> bool {
    let whole = quantity.value.fract() == 0.0 && (1.0..=120.0).contains(&quantity.value);
    if !whole || quantity.range.is_some() {
        return false;
    }
    if quantity.kind == Kind::Age {
        return true;
    }
    let bare = quantity.kind == Kind::Count && quantity.counted.is_none();
    bare && line.words.after_any(
        quantity.tokens.start,
        &["was", "is", "turned", "at", "aged", "be", "just", "only"],
    )
}

/// The ages somebody born then can have at the event.
fn ages(born: &DateMention, event: &DateMention) -> Option<(i16, i16)> {
    let years = event.year? - born.year?;
    // A season or quarter is no month.
    let month = |date: &DateMention| date.month.filter(|_| date.grain <= Grain::Month);
    let (Some(birth_month), Some(month)) = (month(born), month(event)) else {
        return Some((years - 1, years));
    };
    if birth_month != month {
        let age = if month > birth_month { years } else { years - 1 };
        return Some((age, age));
    }
    match (born.day, event.day) {
        (Some(birth_day), Some(day)) => {
            let age = if day >= birth_day { years } else { years - 1 };
            Some((age, age))
        }
        _ => Some((years - 1, years)),
    }
}

/// Holds an age against a birth, which may be told in another block.
fn judge(block: &BlockView<'_>, cradle: &BlockView<'_>, life: &Life<'_>, findings: &mut Findings) {
    let Some((low, high)) = ages(life.born, life.event) else { return };
    if (f64::from(low)..=f64::from(high)).contains(&life.age.value) {
        return;
    }
    let expected = if low == high { high.to_string() } else { format!("{low} or {high}") };
    let message = format!(
        "Born in {}, one is {expected} in {}, not {}",
        life.born.year.unwrap_or_default(),
        life.event.year.unwrap_or_default(),
        block.text(life.age.number),
    );
    let finding = findings.report(block.absolute(life.age.span), message);
    finding.computed(expected);
    finding.related(cradle.absolute(life.born.span), "the birth");
    finding.related(block.absolute(life.event.span), "the day of that age");
    for age in if low == high { vec![high] } else { vec![high, low] } {
        if let Some(text) = like(life.age, block.prose, f64::from(age)) {
            let title = format!("Change the age to {text}");
            finding.fix(Fix::new(title, vec![replace(block, life.age.number, text)]));
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "an age is a whole number up to 120")]
    let age = life.age.value as i16;
    // A birthday that comes after the day of that age.
    let ahead = life.event.year.zip(life.born.year).map_or(0, |(event, born)| event - born - high);
    let years = [
        (cradle, life.born.year_span, life.event.year.map(|year| year - age - ahead), "birth"),
        (block, life.event.year_span, life.born.year.map(|year| year + age + ahead), "later year"),
    ];
    for (block, place, year, what) in years {
        if let (Some(place), Some(year)) = (place, year) {
            let title = format!("Change the {what} to {year}");
            finding.fix(Fix::new(title, vec![replace(block, place, year.to_string())]));
        }
    }
}

fn replace(block: &BlockView<'_>, span: Span, text: String) -> Edit {
    Edit::replace(block.absolute(span), text)
}

/// An age as it stands in the draft.
struct Age<'a> {
    value: f64,
    span: Span,
    number: Span,
    /// The name before *, 26,*.
    name: Vec<&'a str>,
    /// *The 26-year-old* that stands for a person named before.
    anaphor: bool,
    /// For an anaphor: the capitalised words before it in its paragraph, the nearest first.
    around: Vec<&'a str>,
    /// The quantity itself, for its style.
    model: Quantity,
    prose: &'a str,
    /// The sentence tells of another time.
    dated: bool,
    /// What stands before *, 26,*, as a mention of the draft.
    mention: Option<At>,
    /// The sentence tells what was, or names a year that is not of a birth.
    past: bool,
}

fn collect<'a>(block: &BlockView<'a>, line: &Line<'_>, ages: &mut Vec<Age<'a>>) {
    for quantity in line.quantities {
        if quantity.kind != Kind::Age || quantity.hedge != Hedge::None {
            continue;
        }
        let words = Words::new(block.prose, &block.notes.tokens);
        let behind = quantity.tokens.end;
        let stands_alone = !words.is_word(behind) || words.has(behind, Classes::PHRASE_END);
        let anaphor = quantity.attributive
            && words.after_any(quantity.tokens.start, &["the"])
            && stands_alone
            && !tells_of_another(words, quantity.tokens.start);
        ages.push(Age {
            value: quantity.value,
            span: block.absolute(quantity.span),
            number: block.absolute(quantity.number),
            name: name_before(words, quantity, line.sentence.tokens.start),
            anaphor,
            around: if anaphor { names_around(words, quantity.tokens.start) } else { Vec::new() },
            model: quantity.clone(),
            prose: block.prose,
            dated: line.dates.iter().any(|date| date.year.is_some())
                || line.says(&["then", "later", "now", "when"]),
            mention: mention_before(block, words, quantity),
            past: tells_past(line) || line.dates.iter().any(tells_another_year),
        });
    }
}

/// Words of a sentence that tells of another time than the draft's.
const PAST: &[&str] = &[
    "then", "later", "when", "was", "were", "had", "died", "killed", "dead", "late", "before",
    "after", "would", "will",
];

/// *Was born* tells nothing of when the age was told.
fn tells_past(line: &Line<'_>) -> bool {
    let words = line.words;
    line.sentence.tokens.clone().any(|at| words.is_any(at, PAST) && !words.is(at + 1, "born"))
}

fn tells_another_year(date: &DateMention) -> bool {
    let birth = date.event.is_some_and(|event| event.name() == "birth");
    let back = date.relative.is_some() && date.counting != Counting::UpTo;
    !birth && (date.year.is_some() || back && date.grain > Grain::Day)
}

/// The mention that ends before the comma of *Ann Lee, 26,*.
fn mention_before(block: &BlockView<'_>, words: Words<'_>, quantity: &Quantity) -> Option<At> {
    let at = quantity.tokens.start;
    let name = at.checked_sub(2).filter(|_| !quantity.attributive && words.is(at - 1, ","))?;
    let end = words.span(name).end;
    let mentions = &block.notes.mentions;
    let index = mentions.partition_point(|mention| mention.span.end < end);
    let found = mentions.get(index).is_some_and(|mention| mention.span.end == end);
    found.then_some(At { block: block.index, index })
}

/// *Ann Lee, 34,* who was born in 1985, in a draft of 2026.
fn against_births(view: &StoryView<'_>, ages: &[Age<'_>], findings: &mut Findings) {
    let Some(today) = view.story.timeline.dated() else { return };
    let lives = &view.story.lives;
    for age in ages.iter().filter(|age| !age.past) {
        let Some(entity) = age.mention.and_then(|at| view.story.entities.entity_of(at)) else {
            continue;
        };
        let mut own = lives.iter().filter(|life| life.entity == entity);
        let Some(birth) = own.next().filter(|life| life.event.name() == "birth") else { continue };
        if own.any(|life| life.event != birth.event) {
            continue;
        }
        let block = view.draft.block(birth.at.block);
        let born = &block.notes.dates[birth.at.index];
        let now = DateMention {
            year: Some(today.year()),
            month: Some(today.month()),
            day: Some(today.day()),
            ..DateMention::default()
        };
        let Some((low, high)) = self::ages(born, &now) else { continue };
        if !(f64::from(low)..=f64::from(high)).contains(&age.value) && low >= 0 {
            report_born(view, age, &block, born, (low, high), findings);
        }
    }
}

fn report_born(
    view: &StoryView<'_>,
    age: &Age<'_>,
    block: &BlockView<'_>,
    born: &DateMention,
    (low, high): (i16, i16),
    findings: &mut Findings,
) {
    let expected = if low == high { high.to_string() } else { format!("{low} or {high}") };
    let message = format!(
        "Born {} {}, {} is {expected} on the day of this draft, not {}",
        if born.day.is_some() { "on" } else { "in" },
        block.text(born.span),
        age.name.join(" "),
        number(age)
    );
    let finding = findings.report(age.span, message);
    finding.computed(expected);
    finding.related(block.absolute(born.span), "the birth");
    if let Some((_, Some(place))) = view.story.timeline.filed {
        finding.related(place, "the draft's own date");
    }
    for value in if low == high { vec![high] } else { vec![high, low] } {
        if let Some(text) = like(&age.model, age.prose, f64::from(value)) {
            let title = format!("Change the age to {text}");
            finding.fix(Fix::new(title, vec![Edit::replace(age.number, text)]));
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "an age is a whole number up to 120")]
    let stated = age.value as i16;
    if let (Some(place), Some(year)) = (born.year_span, born.year) {
        let year = year + high - stated;
        let title = format!("Change the birth to {year}");
        finding.fix(Fix::new(title, vec![replace(block, place, year.to_string())]));
    }
}

/// People who come in without a name, and may be the one whose age is given.
const OTHERS: &[&str] = &[
    "brother",
    "sister",
    "son",
    "daughter",
    "wife",
    "husband",
    "mother",
    "father",
    "friend",
    "partner",
    "colleague",
    "accomplice",
    "companion",
    "cousin",
    "boyfriend",
    "girlfriend",
];

/// Whether the words before tell of somebody who has no name: *his brother*.
fn tells_of_another(words: Words<'_>, at: usize) -> bool {
    (at.saturating_sub(12)..at).any(|at| {
        words.is_any(at, OTHERS)
            && words.after_any(at, &["his", "her", "their", "a", "another"])
            && !words.is_capitalised(at + 1)
    })
}

/// The capitalised words before the comma of *Ann Lee, 26,*.
fn name_before<'a>(words: Words<'a>, quantity: &Quantity, start: usize) -> Vec<&'a str> {
    let mut at = quantity.tokens.start;
    if quantity.attributive || !words.after_any(at, &[","]) {
        return Vec::new();
    }
    at -= 1;
    let mut name = Vec::new();
    while at > start
        && words.is_kind(at - 1, TokenKind::Word)
        && words.is_capitalised(at - 1)
        && name.len() < 4
    {
        at -= 1;
        name.push(words.text(at));
    }
    name.reverse();
    name
}

fn names_around(words: Words<'_>, at: usize) -> Vec<&str> {
    let reach = at.saturating_sub(80)..at;
    reach.rev().filter(|&at| words.is_capitalised(at)).map(|at| words.text(at)).collect()
}

/// One name with two ages.
fn by_name(ages: &[Age<'_>], findings: &mut Findings) {
    let mut latest: FxHashMap<&str, &Age<'_>> = FxHashMap::default();
    for age in ages {
        let Some(surname) = age.name.last() else { continue };
        let earlier = latest.insert(surname, age);
        let Some(earlier) = earlier.filter(|other| other.value.total_cmp(&age.value).is_ne())
        else {
            continue;
        };
        let same = age.name.len() == 1 || earlier.name.len() == 1 || age.name == earlier.name;
        if same && !age.dated && !earlier.dated && (age.value - earlier.value).abs() > 1.0 {
            let name = age.name.join(" ");
            report(age, earlier, &format!("{name} is {} here", number(age)), findings);
        }
    }
}

/// *The 26-year-old* in a draft whose only other age is a slip away.
fn anaphors(view: &StoryView<'_>, ages: &[Age<'_>], findings: &mut Findings) {
    if !ages.iter().any(|age| age.anaphor) {
        return;
    }
    let stated = counts(ages.iter().map(|age| age.value));
    let printed = LazyCell::new(|| counts(values(view)));
    let mut named: FxHashMap<&str, &Age<'_>> = FxHashMap::default();
    let mut before: Option<&Age<'_>> = None;
    for age in ages {
        let value = age.value.to_bits();
        let once = age.anaphor && stated[&value] == 1 && printed[&value] == 1;
        if let Some(before) = before.filter(|_| once) {
            // The person named last in the paragraph, whose age the draft has given.
            let named = age.around.iter().find_map(|name| named.get(name).copied());
            let slip = stated.len() == 2 && is_slip(age.value, before.value);
            let earlier = named.unwrap_or(before);
            if (age.value - earlier.value).abs() > 1.0 && (named.is_some() || slip) {
                let what = format!("No {}-year-old has been named", number(age));
                report(age, earlier, &what, findings);
            }
        }
        named.extend(age.name.last().map(|&surname| (surname, age)));
        before = Some(age);
    }
}

fn values(view: &StoryView<'_>) -> impl Iterator<Item = f64> {
    let quantities = view.draft.notes.iter().flat_map(|notes| &notes.quantities);
    quantities.map(|quantity| quantity.value)
}

fn counts(values: impl Iterator<Item = f64>) -> FxHashMap<u64, usize> {
    let mut counts = FxHashMap::default();
    for value in values {
        *counts.entry(value.to_bits()).or_default() += 1;
    }
    counts
}

fn number<'a>(age: &Age<'a>) -> &'a str {
    age.model.number.of(age.prose)
}

fn report(age: &Age<'_>, earlier: &Age<'_>, what: &str, findings: &mut Findings) {
    let message = format!("{what}, and the draft gave the age as {}", number(earlier));
    let finding = findings.report(age.span, message);
    finding.related(earlier.span, "the age given before");
    for (there, here) in [(age, earlier), (earlier, age)] {
        if let Some(text) = like(&there.model, there.prose, here.value) {
            let title = format!("Change {} to {text}", number(there));
            finding.fix(Fix::new(title, vec![Edit::replace(there.number, text)]));
        }
    }
}
