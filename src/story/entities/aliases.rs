//! Another name of a person, told right behind the first: *Oda Tarn, née Lind*, *Lil Zorah (born Ann
//! Lee)*.

use super::link::{Draft, Link, Linker, root};
use crate::annotate::mention::MentionKind;
use crate::annotate::{AnnotatedDraft, At};

/// What stands between a person's name and another one of that person.
const TOLD: [&str; 12] = [
    "a.k.a.",
    "aka",
    "alias",
    "better known as",
    "born",
    "formerly",
    "formerly known as",
    "known as",
    "nee",
    "née",
    "né",
    "whose real name is",
];

impl Linker {
    /// Joins other names of a person to that person; a surname that somebody else bears, at that place
    /// only.
    pub(super) fn aliases(&mut self, draft: &AnnotatedDraft) {
        for (block, notes) in draft.notes.iter().enumerate() {
            let prose = draft.document.blocks[block].span.of(&draft.document.prose);
            for (index, pair) in notes.mentions.windows(2).enumerate() {
                let gap = prose.get(pair[0].span.end..pair[1].span.start);
                let behind = prose.get(pair[1].span.end..).unwrap_or_default();
                let thing = matches!(pair[1].kind, MentionKind::Place | MentionKind::Organisation);
                if gap.is_some_and(is_told) && !thing && ends_there(behind) {
                    self.alias(At { block, index }, At { block, index: index + 1 });
                }
            }
        }
    }

    fn alias(&mut self, person: At, other: At) {
        let Some(person) = self.linked(person) else { return };
        if self.entities[person as usize].family == 0 {
            return;
        }
        let name = &self.names.all[self.names.name_at(other)];
        match self.linked(other) {
            Some(known) if known == person => {}
            Some(known) if name.words > 1 || self.entities[known as usize].family == 0 => {
                self.entities[known as usize].same = person;
                let Draft { weights, plays, .. } = self.entities[known as usize];
                let all = &mut self.entities[person as usize];
                all.weights.iter_mut().zip(weights).for_each(|(all, more)| *all += more);
                all.plays += plays;
            }
            _ => {
                self.told.insert(other, person);
            }
        }
    }

    /// The one entity of a mention's name.
    fn linked(&self, at: At) -> Option<u32> {
        match self.links[self.names.name_at(at)] {
            Link::One(entity) => Some(root(&self.entities, entity)),
            _ => None,
        }
    }
}

/// Whether a name is over where these words stand behind it: not *formerly Oxley’s lawyer*, nor *born
/// Selm, 1950*.
fn ends_there(behind: &str) -> bool {
    const ON: &[&str] = &["and", "had", "has", "in", "is", "said", "says", "was", "who"];
    let word = behind
        .strip_prefix(' ')
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default());
    let year = behind.trim_start_matches([',', ' ']).starts_with(|c: char| c.is_ascii_digit());
    let closed = behind.is_empty() || behind.starts_with([',', ')', '.', ';', ':', '”', '"', '\n']);
    closed && !year || word.is_some_and(|word| ON.contains(&word))
}

/// Whether the words between two names tell that both are one person's.
fn is_told(gap: &str) -> bool {
    let words = gap.trim_matches([' ', ',', '(', '“', '"', '\u{a0}']);
    gap.len() <= 24 && gap.ends_with([' ', '“', '"']) && TOLD.contains(&words)
}
