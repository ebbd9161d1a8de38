//! Renaming: from a name at one place and what is typed for it to the edits of every place.
//!
//! What is typed takes the place of the form at hand, and every other form follows in step: with
//! *Ana Berg* for *Anna Borg*, a surname alone becomes *Berg*, a first name alone *Ana*. Titles,
//! possessives, capitals and markup stay as they are; only the words that differ are touched.
//!
//! A name is renamed where it is certain who is meant. A bare surname that several people of the
//! draft bear is left alone unless the person meant is named in full close by
//! ([`SharedName::settled`](crate::story::entities::SharedName)), or bears the same title there; how
//! many such places were left is told with the edits. Nothing is renamed from such a place.

mod edits;
mod elsewhere;
mod form;
mod group;
mod parts;

use std::fmt;

use crate::analysis::Analysis;
use crate::annotate::At;
use crate::story::entities::{self, Entity};
use crate::text::{Edit, Span, one_line};
use edits::Setter;
use form::Form;
use group::{Group, Namesakes};
use parts::Change;

/// What would be renamed at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The name there, without title and possessive.
    pub span: Span,
    /// The same on one line, without markup.
    pub words: String,
}

/// What a rename does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renamed {
    /// The changes of the draft, in reading order and apart.
    pub edits: Vec<Edit>,
    /// How many mentions would have changed, may be a namesake's and were left alone.
    pub left: usize,
}

/// Why nothing is renamed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No name stands there.
    Nothing,
    /// The name may be that of several people.
    Shared {
        /// The name as it stands there.
        words: String,
        /// Whose it may be.
        people: Vec<String>,
    },
    /// The new name has no letter.
    Empty,
    /// The new name has a line break.
    LineBreak,
    /// The new name has a character that would be read as markup.
    Markup(char),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => write!(f, "Nothing here to rename: put the cursor on a name"),
            Self::Shared { words, people } => write!(
                f,
                "“{words}” may be {}: rename from a place that names one in full",
                people.join(" or ")
            ),
            Self::Empty => write!(f, "A name needs at least one letter"),
            Self::LineBreak => write!(f, "A name stands on one line"),
            Self::Markup(mark) => write!(f, "A name has no “{mark}”: it would be read as markup"),
        }
    }
}

impl std::error::Error for Refusal {}

/// What would be renamed at the byte `offset` of a draft.
///
/// # Errors
///
/// Where no name stands there, or one that may be that of several people.
pub fn prepare(analysis: &Analysis, offset: usize) -> Result<Target, Refusal> {
    Ok(Name::at(analysis, offset)?.target(analysis))
}

/// Renames what is named at the byte `offset` of a draft.
///
/// # Errors
///
/// Where no name stands there, one that may be that of several people, or `new` is none.
pub fn rename(analysis: &Analysis, offset: usize, new: &str) -> Result<Renamed, Refusal> {
    let name = Name::at(analysis, offset)?;
    let new = checked(new, &name.target(analysis).words)?;
    if name.target(analysis).words == new {
        return Ok(Renamed::default());
    }
    let group = match name.entity {
        Some(entity) => Group::of(analysis, entity),
        None => Group::of_acronym(analysis, name.here.words[0].key),
    };
    let change = Change::new(&name.here, &new, group.person());
    let setter = Setter::new(analysis, &group, &name.here);
    let of = |form: &Form<'_>| setter.edits(form, &change.of(form));
    let mut edits: Vec<Edit> = group.forms.iter().flat_map(of).collect();
    edits.extend(elsewhere::edits(analysis, &group, &change, &setter));
    edits.sort_unstable();
    edits.dedup_by(|later, earlier| later == earlier || later.span.overlaps(earlier.span));
    let left = group.doubtful.iter().filter(|form| !of(form).is_empty()).count();
    Ok(Renamed { edits, left })
}

/// The name at a place: of an entity, else an acronym.
struct Name<'a> {
    here: Form<'a>,
    entity: Option<usize>,
}

impl<'a> Name<'a> {
    fn at(analysis: &'a Analysis, offset: usize) -> Result<Self, Refusal> {
        let draft = &analysis.draft;
        if let Some((at, entity)) = analysis.story.entities.at_offset(draft, offset) {
            let here = Form::of(draft, at);
            let members = Group::members(analysis, entity);
            let namesakes = Namesakes::of(analysis, &members, entity);
            let meant = group::meant(analysis, namesakes.as_ref(), (at, entity), &here);
            let entity = meant.ok_or_else(|| shared(analysis, entity, at))?;
            return Ok(Self { here, entity: Some(entity) });
        }
        let mut acronyms = analysis.story.acronyms.all.iter();
        let span = acronyms.find_map(|acronym| {
            let span = group::letters(acronym).find(|span| span.touches(offset))?;
            Some(span)
        });
        let here = span.and_then(|span| Form::of_span(draft, span)).ok_or(Refusal::Nothing)?;
        Ok(Self { here, entity: None })
    }

    fn target(&self, analysis: &Analysis) -> Target {
        let span = self.here.span();
        Target { span, words: one_line(span.of(&analysis.draft.document.prose)) }
    }
}

fn shared(analysis: &Analysis, entity: usize, at: At) -> Refusal {
    let entities = &analysis.story.entities;
    let family = entities.families.iter().find(|family| family.contains(&entity));
    let name = |&entity: &usize| -> String { Entity::clone(&entities.all[entity]).name };
    Refusal::Shared {
        words: one_line(entities::text(&analysis.draft, at)),
        people: family.into_iter().flatten().map(name).collect(),
    }
}

/// A new name on one line, with single spaces. It has no marks of markup but those of the old one:
/// *William “Bill” Ode*.
fn checked(new: &str, old: &str) -> Result<String, Refusal> {
    let new = new.trim();
    if new.contains(['\n', '\r', '\u{2028}', '\u{2029}']) {
        return Err(Refusal::LineBreak);
    }
    let markup =
        |c: &char| c.is_control() || "*_`[]<>#|\\~\"“”{}".contains(*c) && !old.contains(*c);
    if let Some(mark) = new.chars().find(markup) {
        return Err(Refusal::Markup(mark));
    }
    if !new.chars().any(char::is_alphabetic) {
        return Err(Refusal::Empty);
    }
    Ok(new.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests;
