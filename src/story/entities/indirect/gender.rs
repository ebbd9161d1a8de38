//! Which people are said to be women or men.

use rustc_hash::FxHashMap;

use super::Entities;
use crate::annotate::AnnotatedDraft;
use crate::language::{Classes, lexicon};
use crate::story::entities::roles::Kind;

/// Whether people are women, as far as the draft tells.
pub(super) struct Genders {
    /// `None` where the draft tells of both.
    told: FxHashMap<usize, Option<bool>>,
}

impl Genders {
    /// What forms of address, words for relatives and titles in *-woman* tell.
    pub(super) fn collect(draft: &AnnotatedDraft, entities: &Entities) -> Self {
        let mut genders = Self { told: FxHashMap::default() };
        for role in &entities.roles.all {
            let woman = match role.kind {
                Kind::Tie(tie) => Some(tie.woman),
                // The last word of a description is seldom its head.
                Kind::Age | Kind::Other => None,
                Kind::Post(post) => of_word(post.title.span.of(&draft.document.prose)),
            };
            if let Some(woman) = woman {
                genders.tell(role.person, woman);
            }
        }
        genders
    }

    pub(super) fn tell(&mut self, person: usize, woman: bool) {
        let told = self.told.entry(person).or_insert(Some(woman));
        *told = told.filter(|&known| known == woman);
    }

    /// Whether a person is said to be a woman, or a man.
    pub(super) fn of(&self, person: usize) -> Option<bool> {
        self.told.get(&person).copied().flatten()
    }

    /// Whether a pronoun may mean a person: neither what is told nor the first name speaks against it.
    pub(super) fn fits(&self, entities: &Entities, person: usize, woman: bool) -> bool {
        let name = of_name(&entities.all[person].name);
        self.is_one(entities, person)
            && self.of(person).is_none_or(|told| told == woman)
            && name.is_none_or(|told| told == woman)
    }

    /// Whether nothing speaks for two people behind one name: not a *Mr. Lee* who is *Ann Lee*.
    pub(super) fn is_one(&self, entities: &Entities, person: usize) -> bool {
        let told = self.told.get(&person);
        let name = of_name(&entities.all[person].name);
        told.is_none_or(|told| told.is_some_and(|told| name.is_none_or(|name| name == told)))
    }
}

/// Whether a word for a person is a woman's, or a man's, by its last part.
pub(super) fn of_word(words: &str) -> Option<bool> {
    let word = words.rsplit([' ', '-']).next()?.trim_end_matches('.').to_lowercase();
    let is = |words: &[&str]| words.contains(&word.as_str());
    if is(WOMEN) || WOMEN_S.iter().any(|ending| word.ends_with(ending)) {
        return Some(true);
    }
    (is(MEN)).then_some(false)
}

/// Forms of address and nouns that tell of a woman.
const WOMEN: &[&str] = &[
    "mrs",
    "ms",
    "miss",
    "mme",
    "madam",
    "madame",
    "lady",
    "dame",
    "queen",
    "princess",
    "duchess",
    "countess",
    "baroness",
    "woman",
    "girl",
    "mother",
    "wife",
    "sister",
    "daughter",
    "widow",
    "actress",
    "heiress",
    "heroine",
    "waitress",
    "ballerina",
    "nun",
    "aunt",
    "niece",
    "mum",
    "mom",
    "grandmother",
    "granddaughter",
    "girlfriend",
    "hostess",
];
/// What titles of women end with.
const WOMEN_S: &[&str] = &["woman"];
/// Forms of address and nouns that tell of a man.
const MEN: &[&str] = &[
    "mr",
    "sir",
    "lord",
    "king",
    "prince",
    "duke",
    "count",
    "baron",
    "monsieur",
    "señor",
    "herr",
    "man",
    "boy",
    "father",
    "husband",
    "brother",
    "son",
    "widower",
    "uncle",
    "nephew",
    "dad",
    "grandfather",
    "grandson",
    "boyfriend",
    "gunman",
    "businessman",
    "policeman",
    "fisherman",
    "imam",
    "pope",
];

/// Whether a first name is a woman's, or a man's, where it is one of both.
fn of_name(name: &str) -> Option<bool> {
    let classes = lexicon::classes(name.split_whitespace().next()?);
    let told = classes.has(Classes::GIVEN_NAME) && !classes.has(Classes::GIVEN_NAME_EITHER);
    told.then(|| classes.has(Classes::GIVEN_NAME_WOMAN))
}
