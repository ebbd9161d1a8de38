//! Whom *he* and *she* mean.

use super::gender::Genders;
use super::items::{self, Form, Item, Who};
use super::{Entities, Indirect, is_running};
use crate::annotate::{AnnotatedDraft, BlockView};
use crate::language::Classes;

/// So many people spoken of before a pronoun are looked at; more leave it open.
const MANY: usize = 12;

/// The pronouns whose person is certain, in reading order. `offices` are those that are linked.
pub(super) fn link(
    draft: &AnnotatedDraft,
    entities: &Entities,
    genders: Genders,
    offices: &[Indirect],
) -> Vec<Indirect> {
    let mut reading = Reading { entities, genders, before: None, found: Vec::new() };
    let mut last: Option<(BlockView<'_>, usize)> = None;
    for block in draft.blocks().filter(is_running) {
        for (sentence, told) in block.notes.sentences.iter().enumerate() {
            // Those who are spoken of are asked for only where a pronoun may mean them.
            if told.classes.has(Classes::OF_HER | Classes::OF_HIM) {
                let of = |(block, sentence)| items::of(entities, &block, sentence, offices);
                reading.before = reading.before.take().or_else(|| last.map(of));
                let items = items::of(entities, &block, sentence, offices);
                reading.sentence(&block, sentence, items);
            } else {
                reading.before = None;
            }
            last = Some((block, sentence));
        }
    }
    reading.found
}

/// The draft as far as it has been read.
struct Reading<'a> {
    entities: &'a Entities,
    genders: Genders,
    /// Those who are spoken of in the sentence before, if they were asked for.
    before: Option<Vec<Item>>,
    found: Vec<Indirect>,
}

impl Reading<'_> {
    fn sentence(&mut self, block: &BlockView<'_>, sentence: usize, mut items: Vec<Item>) {
        for at in 0..items.len() {
            let item = items[at];
            let Who::Pronoun(form, woman) = item.who else { continue };
            if items::is_loose(block, &item) {
                continue;
            }
            let named_behind = leads(block, sentence) && items[at..].iter().any(is_person);
            let here = &items[..at];
            let Some(person) = self.only_one(here, woman) else { continue };
            let own = here.iter().any(|before| before.who == Who::Person(person));
            if named_behind && !own || form == Form::Object && own {
                continue;
            }
            items[at].who = Who::Person(person);
            self.genders.tell(person, woman);
            if form != Form::Object {
                let span = block.absolute(item.span);
                self.found.push(Indirect { span, entity: person });
            }
        }
        self.before = Some(items);
    }

    /// The one person spoken of before who can be meant, if nobody else can.
    fn only_one(&self, here: &[Item], woman: bool) -> Option<usize> {
        let mut only = None;
        let mut before = here.iter().rev().chain(self.before.iter().flatten().rev());
        for item in before.by_ref().take(MANY) {
            match item.who {
                Who::Person(person) => {
                    let other = self.genders.of(person).is_some_and(|told| told != woman);
                    if !other && *only.get_or_insert(person) != person {
                        return None;
                    }
                }
                Who::Somebody(Some(other)) | Who::Pronoun(_, other) if other != woman => {}
                Who::Somebody(_) | Who::Pronoun(..) => return None,
            }
        }
        let few = before.next().is_none();
        only.filter(|&person| few && self.genders.fits(self.entities, person, woman))
    }
}

const fn is_person(item: &Item) -> bool {
    matches!(item.who, Who::Person(_) | Who::Somebody(_))
}

/// Whether a sentence opens with words that may speak of somebody before the name: *When she left, Lee
/// slept*, *In her speech, Lee slept*.
fn leads(block: &BlockView<'_>, sentence: usize) -> bool {
    let tokens = block.notes.tokens_of(&block.notes.sentences[sentence]);
    let opens = Classes::SUBORDINATOR | Classes::PREPOSITION;
    tokens.first().is_some_and(|first| {
        let text = block.text(first.span);
        first.classes.has(opens) || text.ends_with("ing") || text.ends_with("ed")
    })
}
