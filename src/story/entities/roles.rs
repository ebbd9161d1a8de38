//! What a draft says that its people are: the office before the name or behind it, whose it is and
//! whether it is held; a tie to somebody else; an age.
//!
//! What stands beside a name is told here, once, for all who want to know. Whether two of these
//! agree is left to `checks`.

mod beside;
pub mod change;
mod nations;
mod offices;

use super::Entities;
use crate::annotate::mention::MentionKind;
use crate::annotate::{AnnotatedDraft, At};
use crate::text::Span;

pub use beside::is_person;
pub use nations::nation;
pub use offices::{Held, Office, Title, qualifies as tells_whether_held, read};

/// The roles of a draft's people.
#[derive(Clone, Debug, Default)]
pub struct Roles {
    /// In reading order.
    pub all: Vec<Role>,
    /// Their indices, person by person, each person's in reading order.
    by_person: Vec<u32>,
}

/// Something that is said of a person beside the name.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    /// Who, as an index into [`Entities::all`].
    pub person: usize,
    /// The mention it stands beside.
    pub at: At,
    /// The words, in the draft: *Norland’s U.N. Ambassador*, *the mayor of Selm*, *his sister*.
    pub span: Span,
    /// What is said.
    pub kind: Kind,
}

/// Kinds of roles.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// An office, a rank or a form of address.
    Post(Post),
    /// A relative of somebody.
    Tie(Tie),
    /// An age in years.
    Age,
    /// Anything else: *a teacher from Selm*.
    Other,
}

/// An office that somebody has.
#[derive(Clone, Copy, Debug)]
pub struct Post {
    /// The office; its span is one of the draft.
    pub title: Title,
    /// Where it is said.
    pub form: Form,
    /// Whether the words are that office and no more, a state’s or nobody’s in particular: no club’s
    /// president, no second of two offices.
    pub plain: bool,
    /// The country whose it is.
    pub nation: Option<Nation>,
    /// The mention of the body or place whose it is: *Arden* of *the mayor of Arden*.
    pub of: Option<At>,
    /// Whether that is where it is held, and not whose it is: *ambassador to Selm*.
    pub abroad: bool,
}

/// A country that is named, or that an adjective tells of.
#[derive(Clone, Copy, Debug)]
pub struct Nation {
    /// The same number for all its names.
    pub id: usize,
    /// The words, in the draft.
    pub span: Span,
}

/// Where an office is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Before the name: *Mayor Lee*.
    Before,
    /// Between commas: *Ann Lee, the mayor of Arden,*.
    Beside,
    /// By a verb: *Lee is the mayor of Arden*, *Lee was named mayor*.
    Verb,
}

/// A tie to somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The number of its line among the ties.
    pub tie: usize,
    /// Whether the word is a woman’s.
    pub woman: bool,
    /// The word, in the draft.
    pub word: Span,
    /// The words that say whose, in the draft: *his*, *Lee*.
    pub whose: Option<Span>,
    /// The mention that they are, if they are a name.
    pub holder: Option<At>,
}

impl Roles {
    /// What is said of a person, in reading order.
    pub fn of(&self, person: usize) -> impl Iterator<Item = &Role> {
        let whose = |&index: &u32| self.all[index as usize].person;
        let first = self.by_person.partition_point(|index| whose(index) < person);
        let own = self.by_person[first..].iter().take_while(move |index| whose(index) == person);
        own.map(|&index| &self.all[index as usize])
    }

    /// Whether anything is said of somebody.
    pub fn is_told(&self, person: usize) -> bool {
        self.of(person).next().is_some()
    }

    /// The people of whom something is said, each once, in order of first mention.
    pub fn people(&self) -> impl Iterator<Item = usize> {
        let people = self.by_person.chunk_by(|&one, &next| {
            self.all[one as usize].person == self.all[next as usize].person
        });
        people.map(|roles| self.all[roles[0] as usize].person)
    }
}

impl Role {
    /// The office, if it is one.
    pub const fn post(&self) -> Option<&Post> {
        match &self.kind {
            Kind::Post(post) => Some(post),
            _ => None,
        }
    }
}

/// Collects what is said beside the names of people.
pub(super) fn collect(draft: &AnnotatedDraft, entities: &Entities) -> Roles {
    let mut all = Vec::new();
    for block in draft.blocks() {
        for index in 0..block.notes.mentions.len() {
            let at = At { block: block.index, index };
            let Some(person) = entities.entity_of(at) else { continue };
            let kind = entities.all[person].kind;
            if !matches!(kind, MentionKind::Person | MentionKind::Unknown) {
                continue;
            }
            let told = beside::read(&block, index).into_iter();
            let told = told.map(|(span, kind)| Role { person, at, span, kind });
            // What else is said of a name that may be no person’s makes it none.
            let certain = |role: &Role| {
                kind == MentionKind::Person || matches!(role.kind, Kind::Post(_) | Kind::Tie(_))
            };
            all.extend(told.filter(certain));
        }
    }
    let mut by_person: Vec<u32> = (0..all.len()).filter_map(|at| u32::try_from(at).ok()).collect();
    by_person.sort_by_key(|&index| all[index as usize].person);
    Roles { all, by_person }
}
