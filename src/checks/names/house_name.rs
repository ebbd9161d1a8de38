//! Names, spellings and offices against the desk's own register.

use rustc_hash::FxHashMap;

use super::name_variant::is_slip;
use super::register::{Register, Wrong};
use crate::annotate::mention::{join, key};
use crate::annotate::{BlockView, Mention};
use crate::checks::{Check, Run, StoryView};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::{Classes, lexicon};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "house-name",
    family: Family::Names,
    summary: "A name, spelling or office that the house register has otherwise",
    page: include_str!("house_name.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let house = &view.settings.house;
    let register = Register::of(house);
    if !register.is_empty() {
        spellings(view, &register, findings);
    }
    let guarded = Guarded::of(house.names.iter().filter_map(|group| group.first()));
    let roles = Guarded::of(house.roles.iter().filter_map(|group| group.first()));
    if guarded.exact.is_empty() && roles.exact.is_empty() {
        return;
    }
    for block in view.draft.blocks() {
        for mention in block.notes.mentions.iter().filter(|mention| mention.words.len() > 1) {
            if let Some((word, right)) = guarded.slip(&block, mention) {
                let (word, right) = (block.absolute(word), right.to_owned());
                correct(view, findings, word, &right, &[word]);
            }
            if let Some(&entry) = roles.exact.get(&mention.key) {
                office(&block, mention, &house.roles[entry], findings);
            }
        }
    }
}

/// Reports the spellings that the register corrects.
fn spellings(view: &StoryView<'_>, register: &Register<'_>, findings: &mut Findings) {
    let all: Vec<Wrong<'_>> = view
        .draft
        .blocks()
        .flat_map(|block| {
            let wrong = register.wrong(&block).into_iter();
            wrong.map(move |one| Wrong { span: block.absolute(one.span), ..one })
        })
        .collect();
    let mut places: FxHashMap<(&str, String), Vec<Span>> = FxHashMap::default();
    let written = |one: &Wrong<'_>| super::words(view.draft, one.span).to_lowercase();
    for one in &all {
        places.entry((one.right, written(one))).or_default().push(one.span);
    }
    for one in all.iter().filter(|one| !is_accepted(view, one)) {
        correct(view, findings, one.span, one.right, &places[&(one.right, written(one))]);
    }
}

/// Whether the desk also says that both spellings are right.
fn is_accepted(view: &StoryView<'_>, one: &Wrong<'_>) -> bool {
    let written = super::words(view.draft, one.span);
    let holds = |words: &[String], word: &str| words.iter().any(|accepted| accepted == word);
    let mut accepted = view.settings.house.accept.iter();
    accepted.any(|words| holds(words, &written) && holds(words, one.right))
}

fn correct(
    view: &StoryView<'_>,
    findings: &mut Findings,
    span: Span,
    right: &str,
    places: &[Span],
) {
    let written = super::words(view.draft, span);
    let finding = findings.report(span, format!("the house writes “{right}”, not “{written}”"));
    let edit =
        |place: &Span| Edit::replace(*place, like(place.of(&view.draft.document.prose), right));
    finding.fix(Fix::new(format!("Change to “{right}”"), vec![edit(&span)]).safe());
    if places.len() > 1 {
        let title = format!("Change all {} to “{right}”", places.len());
        finding.fix(Fix::new(title, places.iter().map(edit).collect()));
    }
}

/// A spelling with the capitals of the words it takes the place of.
fn like(old: &str, right: &str) -> String {
    let first = |text: &str| text.chars().find(|c| c.is_alphabetic());
    let letters = old.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 1 && !old.chars().any(char::is_lowercase) && right.chars().any(char::is_lowercase)
    {
        return right.to_uppercase();
    }
    let raised = first(old).is_some_and(char::is_uppercase) && !right.contains(char::is_uppercase);
    let mut rest = right.chars();
    match rest.next() {
        Some(first) if raised => first.to_uppercase().chain(rest).collect(),
        _ => right.to_owned(),
    }
}

/// Names of several words that the register knows.
struct Guarded<'a> {
    /// The entry of each, by the key of its words.
    exact: FxHashMap<u64, usize>,
    /// The word of a name at a place, by the key of all its other words and that place.
    but_one: FxHashMap<(u64, usize), Vec<&'a str>>,
}

impl<'a> Guarded<'a> {
    fn of(names: impl Iterator<Item = &'a String>) -> Self {
        let mut guarded = Self { exact: FxHashMap::default(), but_one: FxHashMap::default() };
        for (entry, name) in names.enumerate() {
            let words: Vec<&str> = name.split_whitespace().collect();
            if words.len() < 2 {
                continue;
            }
            guarded.exact.insert(words.iter().map(|word| key(word)).fold(0, join), entry);
            for (at, word) in words.iter().enumerate() {
                let others = without(words.iter().map(|word| key(word)), at);
                guarded.but_one.entry((others, at)).or_default().push(word);
            }
        }
        guarded
    }

    /// The word of a name that a slip has changed, and what the register has for it.
    fn slip(&self, block: &BlockView<'_>, mention: &Mention) -> Option<(Span, &'a str)> {
        if self.exact.contains_key(&mention.key) {
            return None;
        }
        let words = &block.notes.name_words[mention.words.clone()];
        (0..words.len()).find_map(|at| {
            let others = without(words.iter().map(|word| word.key), at);
            let written = block.text(words[at].span);
            let known = words[at].ordinary || words[at].classes.has(Classes::GIVEN_NAME);
            let right = self.but_one.get(&(others, at))?;
            let right = right.iter().find(|right| !known && is_one_slip(written, right))?;
            Some((words[at].span, *right))
        })
    }
}

/// Whether one slip of the hand makes the one word of the other.
fn is_one_slip(written: &str, right: &str) -> bool {
    strsim::osa_distance(&written.to_lowercase(), &right.to_lowercase()) == 1
        && is_slip(written, right)
}

/// The key of some words without the one at a place.
fn without(words: impl Iterator<Item = u64>, at: usize) -> u64 {
    let others = words.enumerate().filter(|&(index, _)| index != at);
    others.map(|(_, word)| word).fold(0, join)
}

/// Reports a title before a name that tells of another office than the register.
fn office(block: &BlockView<'_>, mention: &Mention, entry: &[String], findings: &mut Findings) {
    let Some(title) = mention.title else { return };
    let (Some((name, offices)), written) = (entry.split_first(), block.text(title)) else { return };
    let told = of_office(written);
    let fits = offices.iter().any(|office| of_office(office) == told);
    let before = block.prose[..title.start].split_whitespace().next_back().unwrap_or_default();
    let mut words = written.split_whitespace().chain([before]);
    if told.is_empty() || fits || words.any(is_of_the_past) {
        return;
    }
    let offices = offices.join(" or ");
    let message = format!("the house register has {name} as {offices}, not as {written}");
    findings.report(block.absolute(title), message);
}

/// The words of a title that tell the office: *deputy ambassador* of *U.S. Deputy Ambassador*.
fn of_office(title: &str) -> Vec<String> {
    let words = title.split([' ', '-']).map(str::to_lowercase);
    let tells = |word: &String| {
        let classes = lexicon::classes(word);
        classes.has(Classes::TITLE | Classes::TITLE_MODIFIER) && !classes.has(Classes::HONORIFIC)
    };
    words.filter(tells).collect()
}

fn is_of_the_past(word: &str) -> bool {
    const WORDS: [&str; 6] = ["former", "ex", "then", "late", "previous", "retired"];
    let word = word.to_lowercase();
    WORDS.contains(&word.split('-').next().unwrap_or_default())
}
