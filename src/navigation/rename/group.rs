//! Which mentions are renamed together.

use rustc_hash::{FxHashMap, FxHashSet};

use super::form::{Form, Word, is_initial};
use super::parts::Pattern;
use crate::analysis::Analysis;
use crate::annotate::mention::MentionKind;
use crate::annotate::{AnnotatedDraft, At};
use crate::language::Classes;
use crate::story::acronyms::Acronym;
use crate::story::entities::Entity;
use crate::text::Span;

/// The mentions of one person, organisation or place, in all its forms.
#[derive(Debug)]
pub(super) struct Group<'a> {
    /// Those that are certain, in reading order.
    pub(super) forms: Vec<Form<'a>>,
    /// Those that may be theirs or a namesake's.
    pub(super) doubtful: Vec<Form<'a>>,
    pattern: Option<Pattern>,
    /// Whether nobody else bears the name.
    pub(super) alone: bool,
}

impl<'a> Group<'a> {
    /// The group of an entity.
    pub(super) fn of(analysis: &'a Analysis, entity: usize) -> Self {
        let members = Self::members(analysis, entity);
        let namesakes = Namesakes::of(analysis, &members, entity);
        let others = namesakes.as_ref().map_or(&[][..], |namesakes| namesakes.people);
        let all: Vec<usize> = members.iter().chain(others).copied().collect();
        let (mut forms, mut doubtful) = (Vec::new(), Vec::new());
        for (at, owner) in mentions(analysis, all) {
            let form = Form::of(&analysis.draft, at);
            match meant(analysis, namesakes.as_ref(), (at, owner), &form) {
                Some(person) if members.contains(&person) => forms.push(form),
                Some(_) => {}
                None => doubtful.push(form),
            }
        }
        let family = analysis.story.entities.all[entity].family;
        let pattern = (family != 0).then(|| Pattern::new(family, &forms));
        for form in &mut forms {
            let belongs = |word: &Word<'_>| pattern.as_ref().is_some_and(|known| known.takes(word));
            form.take_in(&analysis.draft, belongs);
        }
        Self { forms, doubtful, pattern, alone: namesakes.is_none() }
    }

    /// All places of an acronym that is nobody's name.
    pub(super) fn of_acronym(analysis: &'a Analysis, key: u64) -> Self {
        let acronym = analysis.story.acronyms.keyed(key);
        let mut spans: Vec<Span> = acronym.into_iter().flat_map(letters).collect();
        spans.sort_unstable();
        spans.dedup();
        let forms = spans.into_iter().filter_map(|span| Form::of_span(&analysis.draft, span));
        let (forms, doubtful) = (forms.collect(), Vec::new());
        Self { forms, doubtful, pattern: None, alone: true }
    }

    /// How a person's names are built; `None` for whatever is no person.
    pub(super) fn person(&self) -> Option<&Pattern> {
        self.pattern.as_ref()
    }

    /// The entity with those that are the same under a shorter name: *J. Berg* beside the only *Jan
    /// Berg*, *Oxley* beside the only *Oxley Ltd.*
    pub(super) fn members(analysis: &Analysis, entity: usize) -> Vec<usize> {
        let all = &analysis.story.entities.all;
        let same = |&other: &usize| other != entity && is_kin(analysis, entity, other);
        let person = all[entity].family != 0;
        let kin = (0..all.len()).filter(|&other| (all[other].family != 0) == person).filter(same);
        let kin: Vec<usize> = kin.take(2).collect();
        // Of several, none is certain.
        match kin[..] {
            [one] => vec![entity, one],
            _ => vec![entity],
        }
    }
}

/// The mentions of several entities with their entity, in reading order.
fn mentions(analysis: &Analysis, mut entities: Vec<usize>) -> Vec<(At, usize)> {
    entities.sort_unstable();
    entities.dedup();
    let all = &analysis.story.entities.all;
    let of = |entity: usize| all[entity].mentions.iter().map(move |&at| (at, entity));
    let mut mentions: Vec<(At, usize)> = entities.into_iter().flat_map(of).collect();
    mentions.sort_unstable();
    mentions
}

fn is_kin(analysis: &Analysis, one: usize, other: usize) -> bool {
    let (draft, all) = (&analysis.draft, &analysis.story.entities.all);
    let (a, b) = (&all[one], &all[other]);
    if a.family != b.family || !may_be_kin(a, b) {
        return false;
    }
    let (a, b) = (Form::of(draft, a.canonical), Form::of(draft, b.canonical));
    let (short, long) = if a.words.len() < b.words.len() { (a, b) } else { (b, a) };
    if all[one].family == 0 {
        return is_short_for(draft, &all[one], &all[other], &short, &long);
    }
    let (one, other) = (short.words[0].text, long.words[0].text);
    let both = short.words.len() > 1 && long.words.len() > 1;
    both && is_initial(one) != is_initial(other) && one.chars().next() == other.chars().next()
}

fn may_be_kin(a: &Entity, b: &Entity) -> bool {
    let person = a.family != 0;
    let organisation = |entity: &Entity| entity.kind == MentionKind::Organisation;
    let unknown = |entity: &Entity| entity.kind == MentionKind::Unknown;
    person || organisation(a) && (organisation(b) || unknown(b)) || unknown(a) && organisation(b)
}

/// Whether a name of one word begins the longer name of an organisation and is no ordinary word.
fn is_short_for(
    draft: &AnnotatedDraft,
    one: &Entity,
    other: &Entity,
    short: &Form<'_>,
    long: &Form<'_>,
) -> bool {
    let bare = if draft_words(draft, one) == 1 { one } else { other };
    let mention = crate::story::entities::mention(draft, bare.canonical);
    let words = &draft.notes[bare.canonical.block].name_words[mention.words.clone()];
    let generic = Classes::ORGANISATION_HEAD | Classes::PLACE | Classes::DEMONYM | Classes::TITLE;
    let telling =
        words.iter().all(|word| !word.ordinary && !word.acronym && !word.classes.has(generic));
    telling
        && short.words.len() == 1
        && long.words.len() > 1
        && short.words[0].key == long.words[0].key
}

fn draft_words(draft: &AnnotatedDraft, entity: &Entity) -> usize {
    crate::story::entities::mention(draft, entity.canonical).words.len()
}

/// Whom a mention of an entity means; `None` where that is not certain.
///
/// A surname without a given name that others bear too means the person who is named in full close
/// by; behind a title, the only one who has that title with the full name.
pub(super) fn meant(
    analysis: &Analysis,
    namesakes: Option<&Namesakes<'_>>,
    (at, entity): (At, usize),
    form: &Form<'_>,
) -> Option<usize> {
    let family = analysis.story.entities.all[entity].family;
    let bare = form.words.len() == 1 && form.words[0].key == family && family != 0;
    let Some(namesakes) = namesakes.filter(|known| bare && known.people.contains(&entity)) else {
        return Some(entity);
    };
    match form.title {
        Some(title) => namesakes.titled.get(&title.to_ascii_lowercase()).copied().flatten(),
        None => namesakes.settled.contains(&at).then_some(entity),
    }
}

/// The people who bear one family name, and what tells them apart where it stands alone.
pub(super) struct Namesakes<'a> {
    people: &'a [usize],
    /// Who is given a title with the full name somewhere; `None` where several are.
    titled: FxHashMap<String, Option<usize>>,
    /// Where one of them is named in full close by.
    settled: FxHashSet<At>,
}

impl<'a> Namesakes<'a> {
    /// Those of an entity, where there are others than `members`.
    pub(super) fn of(analysis: &'a Analysis, members: &[usize], entity: usize) -> Option<Self> {
        let entities = &analysis.story.entities;
        let people = entities.families.iter().find(|family| family.contains(&entity))?;
        if people.iter().all(|person| members.contains(person)) {
            return None;
        }
        let mut titled = FxHashMap::default();
        for (at, person) in mentions(analysis, people.clone()) {
            let form = Form::of(&analysis.draft, at);
            let Some(title) = form.title.filter(|_| form.words.len() > 1) else { continue };
            let bearer = titled.entry(title.to_ascii_lowercase()).or_insert(Some(person));
            *bearer = bearer.filter(|bearer| *bearer == person);
        }
        let settled = entities.shared.iter().filter(|shared| shared.settled);
        let settled = settled.map(|shared| shared.at).collect();
        Some(Self { people, titled, settled })
    }
}

/// Where an acronym's letters stand, without a plural's *s*.
pub(super) fn letters(acronym: &Acronym) -> impl Iterator<Item = Span> {
    let defined = acronym.definitions.iter().map(|found| found.acronym);
    let length = acronym.letters.len();
    let places = acronym.uses.iter().copied().chain(defined);
    places.map(move |span| Span::new(span.start, span.end.min(span.start + length)))
}
