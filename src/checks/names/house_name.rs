//! Names, spellings and offices against the desk's own register.

use rustc_hash::FxHashMap;

use super::name_variant::is_slip;
use super::register::{Register, Wrong};
use crate::annotate::mention::{join, key};
use crate::annotate::{At, BlockView, Mention};
use crate::checks::{Check, Run, StoryView};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::{Classes, lexicon};
use crate::story::entities;
use crate::story::entities::roles::{self, Form, Held, Post, Role};
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
    if !house.roles.is_empty() {
        offices(view, findings);
    }
    let guarded = Guarded::of(house.names.iter().filter_map(|group| group.first()));
    if guarded.exact.is_empty() {
        return;
    }
    for block in view.draft.blocks() {
        for mention in block.notes.mentions.iter().filter(|mention| mention.words.len() > 1) {
            if let Some((word, right)) = guarded.slip(&block, mention) {
                let (word, right) = (block.absolute(word), right.to_owned());
                correct(view, findings, word, &right, &[word]);
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

/// Reports what tells of another office than the register: a title, *the mayor of Arden* behind a name,
/// *was named mayor*.
fn offices(view: &StoryView<'_>, findings: &mut Findings) {
    let entities = &view.story.entities;
    let roles = view.settings.house.roles.iter();
    let register: FxHashMap<u64, &[String]> = roles
        .filter_map(|entry| {
            let (name, offices) = entry.split_first()?;
            Some((name.split_whitespace().map(key).fold(0, join), offices))
        })
        .collect();
    for person in entities.roles.people() {
        let mut mentions = entities.all[person].mentions.iter();
        let entry = |&at: &At| register.get(&entities::mention(view.draft, at).key).copied();
        let Some(offices) = mentions.find_map(entry) else { continue };
        for role in entities.roles.of(person).filter(|role| !entities.is_shared(role.at)) {
            office(view, role, offices, findings);
        }
    }
}

fn office(view: &StoryView<'_>, role: &Role, offices: &[String], findings: &mut Findings) {
    let Some(post) = role.post() else { return };
    let elsewhere = post.form != Form::Before && post.title.office.is_none();
    let gone = post.title.held == Held::Before;
    let coming = post.title.held == Held::Later && post.form != Form::Verb;
    let prose = &*view.draft.document.prose;
    let start = if post.form == Form::Before { whole(view, role) } else { post.title.span.start };
    let told = Span::new(start, post.title.span.end);
    if elsewhere || gone || coming || !tells(told.of(prose)) {
        return;
    }
    if offices.iter().any(|office| is_same(office, told.of(prose), post)) {
        return;
    }
    let (name, offices) = (&view.story.entities.all[role.person].name, offices.join(" or "));
    let written = super::words(view.draft, told);
    let message = format!("the house register has {name} as {offices}, not as {written}");
    findings.report(told, message);
}

/// Where the title before a name begins.
fn whole(view: &StoryView<'_>, role: &Role) -> usize {
    let title = entities::mention(view.draft, role.at).title;
    title.map_or(role.span.start, |title| view.draft.block(role.at.block).absolute(title).start)
}

/// Whether an office of the register is the one that is told.
fn is_same(office: &str, told: &str, post: &Post) -> bool {
    let listed = roles::read(office, Span::new(0, office.len()));
    let same = listed.is_some_and(|listed| listed.whole && listed.is(&post.title));
    same && post.title.whole && post.title.held != Held::Acting
        || of_office(office) == of_office(told)
}

/// Whether words tell of an office at all: *Ms.* does not.
fn tells(words: &str) -> bool {
    !of_office(words).is_empty()
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
