//! Whom *the ambassador* means.

use rustc_hash::FxHashMap;

use super::gender::Genders;
use super::phrases::{self, Phrase};
use super::{Entities, Indirect, is_running};
use crate::annotate::{AnnotatedDraft, At, BlockView};
use crate::story::entities::roles::{Held, Role};
use crate::text::Span;

/// The person stands no further back than so many paragraphs.
const BLOCKS: usize = 2;
/// So many roles and names around a place are looked at.
const NEAR: usize = 4;
/// So many holders of one office are told apart.
const MANY: usize = 8;

/// The offices that one person near surely holds, in reading order.
pub(super) fn link(
    draft: &AnnotatedDraft,
    entities: &Entities,
    genders: &Genders,
) -> Vec<Indirect> {
    let (known, recent) = Default::default();
    let mut reading = Reading { draft, entities, genders, known, recent, blocks: 0 };
    let mut found = Vec::new();
    let mut roles = &entities.roles.all[..];
    for block in draft.blocks() {
        let here = roles.partition_point(|role| role.at.block <= block.index);
        let (own, behind) = roles.split_at(here);
        roles = behind;
        if is_running(&block) {
            found.extend(reading.block(&block, own));
        }
    }
    found
}

/// The draft as far as it has been read.
struct Reading<'a> {
    draft: &'a AnnotatedDraft,
    entities: &'a Entities,
    genders: &'a Genders,
    /// Each office with those who hold it.
    known: FxHashMap<u64, Office>,
    /// How many blocks have been read.
    blocks: usize,
    /// In the how manieth of them a person was last spoken of.
    recent: FxHashMap<usize, usize>,
}

/// An office as far as the draft speaks of it.
#[derive(Default)]
struct Office {
    holders: Vec<Holder>,
    /// Whether somebody holds it who has no name: *an ambassador*, *the Danish ambassador*.
    open: bool,
}

#[derive(Clone, Copy)]
struct Holder {
    person: usize,
    held: Held,
    nation: Option<usize>,
    /// The body or place whose it is.
    of: Option<usize>,
    /// All words of the role, in the draft.
    span: Span,
}

impl Reading<'_> {
    fn block(&mut self, block: &BlockView<'_>, own: &[Role]) -> Vec<Indirect> {
        let mut found = Vec::new();
        let (mut role, mut mention) = (0, 0);
        let mentions = &block.notes.mentions;
        let ends = |at: &usize| phrases::ends(block, *at);
        for head in (0..block.notes.tokens.len()).filter(ends) {
            let place = block.notes.tokens[head].span;
            while mentions.get(mention).is_some_and(|other| other.span.start < place.start) {
                self.see(At { block: block.index, index: mention });
                mention += 1;
            }
            let here = block.absolute(place);
            while own.get(role).is_some_and(|role| role.span.start <= here.start) {
                self.hold(&own[role]);
                role += 1;
            }
            let near = own[role.saturating_sub(NEAR)..own.len().min(role + NEAR)].iter();
            let in_name = mentions[mention.saturating_sub(1)..].iter().take(2);
            if near.into_iter().any(|role| role.span.contains(here))
                || in_name.into_iter().any(|name| name.span.contains(place))
            {
                continue;
            }
            let Some(phrase) = phrases::read(self.entities, block, head) else { continue };
            if let Some(entity) = self.meant(block, &phrase) {
                self.recent.insert(entity, self.blocks);
                found.push(Indirect { span: block.absolute(phrase.span), entity });
            }
        }
        for index in mention..mentions.len() {
            self.see(At { block: block.index, index });
        }
        own[role..].iter().for_each(|role| self.hold(role));
        self.blocks += 1;
        found
    }

    /// A person is named.
    fn see(&mut self, at: At) {
        if let Some(person) = self.entities.entity_of(at) {
            self.recent.insert(person, self.blocks);
        }
    }

    /// A person is said to hold an office.
    fn hold(&mut self, role: &Role) {
        let Some(post) = role.post() else { return };
        let office = self.known.entry(post.title.id()).or_default();
        let holder = Holder {
            person: role.person,
            held: post.title.held,
            nation: post.nation.map(|nation| nation.id),
            of: post.of.and_then(|at| self.entities.entity_of(at)),
            span: role.span,
        };
        // A club's president is not *the president*; whoever comes after a mayor makes two.
        let club = post.title.office.is_some_and(|office| !office.form) && !post.plain;
        let changes = matches!(holder.held, Held::Later | Held::Acting);
        office.open |= club || changes || office.holders.len() >= MANY;
        if office.holders.len() < MANY {
            office.holders.push(holder);
        }
    }

    /// Whom an office means, if that is certain.
    fn meant(&mut self, block: &BlockView<'_>, phrase: &Phrase) -> Option<usize> {
        let office = self.known.entry(phrase.title.id()).or_default();
        let somewhere = phrase.nation.is_some() || phrase.whose.is_some() || phrase.of.is_some();
        let whose = phrase.whose.map(|whose| block.text(whose));
        let prose = &*self.draft.document.prose;
        let fits = |holder: &&Holder| {
            holder.held == phrase.title.held
                && (phrase.nation.is_none() || holder.nation == phrase.nation)
                && (phrase.of.is_none() || holder.of == phrase.of)
                && whose.is_none_or(|whose| has_words(holder.span.of(prose), whose))
        };
        let mut people = office.holders.iter().filter(fits).map(|holder| holder.person);
        let first = people.next();
        if !phrase.definite || first.is_none() && somewhere {
            office.open = true;
            return None;
        }
        let person = first.filter(|&first| people.all(|other| other == first))?;
        let near = |&seen: &usize| self.blocks - seen <= BLOCKS;
        let close = self.recent.get(&person).is_some_and(near);
        let one = self.genders.is_one(self.entities, person);
        ((somewhere || !office.open) && close && one).then_some(person)
    }
}

/// Whether a text has these words, and not within longer ones: *York* is not in *Yorkshire Mayor*.
fn has_words(text: &str, words: &str) -> bool {
    let apart = |side: Option<char>| side.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(words).any(|(at, _)| {
        apart(text[..at].chars().next_back()) && apart(text[at + words.len()..].chars().next())
    })
}
