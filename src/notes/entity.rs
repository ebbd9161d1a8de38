//! Notes on people, organisations and places: a card with the name they go by, every form of it, what
//! the draft says they are, how an acronym is expanded, and where they are first named.

use super::{Note, Showing, register, source};
use crate::analysis::Analysis;
use crate::annotate::mention::MentionKind;
use crate::annotate::{AnnotatedDraft, At};
use crate::story::entities::roles::Kind;
use crate::story::entities::{self, Entity};
use crate::text::{Span, one_line};

/// Forms and titles that are listed at most.
const LISTED: usize = 8;
/// The longest sentence that is quoted, in characters.
const QUOTED: usize = 200;

/// The note on the name at the byte `offset` of the draft.
pub(super) fn note(analysis: &Analysis, offset: usize, showing: &Showing<'_>) -> Option<Note> {
    let draft = &analysis.draft;
    let named = analysis.story.entities.at_offset(draft, offset);
    let named = named.map(|(at, entity)| (entities::span(draft, at), Some(at), entity));
    let meant = analysis.story.entities.indirect_at(offset);
    let (span, at, entity) = named.or_else(|| meant.map(|it| (it.span, None, it.entity)))?;
    let known = &analysis.story.entities.all[entity];
    let stated = source::stated_by(analysis, entity, offset, showing);
    let card = card(analysis, (entity, known), at, showing);
    let card = card.or_else(|| (!stated.is_empty()).then(|| format!("**{}**", known.name)))?;
    let markdown = card + &stated;
    Some(Note { span, markdown })
}

/// The card as it is shown on the mention `here`, or where a person is meant and not named; what its
/// reader sees there is not repeated, and `None` where there is nothing else.
fn card(
    analysis: &Analysis,
    (id, entity): (usize, &Entity),
    here: Option<At>,
    showing: &Showing<'_>,
) -> Option<String> {
    let draft = &analysis.draft;
    let name = format!("**{}**", entity.name);
    let mut text = name.clone();
    if let Some(kind) = kind(entity.kind) {
        text.push_str(" — ");
        text.push_str(kind);
    }
    let (roles, ages) = roles(analysis, (id, entity), showing);
    let acronyms = acronyms(analysis, entity, showing);
    let forms = counted(forms(draft, entity));
    let forms = if forms == [one_line(&entity.name)] { Vec::new() } else { forms };
    let longer = counted(longer_names(analysis, id));
    let lines = [
        ("Said to be", roles),
        ("Age", ages),
        ("Named", forms),
        ("Meant by", counted(indirect(analysis, id))),
        ("House register", register::entry(analysis, entity).into_iter().collect()),
        ("Acronym", acronyms),
        ("In other names", longer),
    ];
    for (label, words) in lines {
        if !words.is_empty() {
            text.extend(["\n\n", label, ": ", &words.join(", ")]);
        }
    }
    if !here.is_some_and(|here| same_sentence(draft, entity.canonical, here))
        && let Some(sentence) = first_sentence(draft, entity)
    {
        text.push_str("\n\nFirst: ");
        text.push_str(&sentence);
    }
    (text != name).then_some(text)
}

fn kind(kind: MentionKind) -> Option<&'static str> {
    match kind {
        MentionKind::Person => Some("person"),
        MentionKind::Organisation => Some("organisation"),
        MentionKind::Place => Some("place"),
        MentionKind::Work => Some("work"),
        MentionKind::Unknown => None,
    }
}

fn forms(draft: &AnnotatedDraft, entity: &Entity) -> impl Iterator<Item = String> {
    entity.mentions.iter().map(|&at| one_line(entities::text(draft, at)))
}

/// The words by which a person is meant and not named: *the mayor*, *she*.
fn indirect(analysis: &Analysis, id: usize) -> impl Iterator<Item = String> {
    let all = analysis.story.entities.indirect.iter().filter(move |it| it.entity == id);
    all.map(|it| one_line(it.span.of(&analysis.draft.document.prose)).to_lowercase())
}

/// What the draft says that a person is, and of what age, each with its first place.
fn roles(
    analysis: &Analysis,
    (id, entity): (usize, &Entity),
    showing: &Showing<'_>,
) -> (Vec<String>, Vec<String>) {
    let (mut roles, mut ages) = (Placed::default(), Placed::default());
    if entity.kind == MentionKind::Person {
        for role in analysis.story.entities.roles.of(id) {
            let known = if matches!(role.kind, Kind::Age) { &mut ages } else { &mut roles };
            known.add(one_line(role.span.of(&analysis.draft.document.prose)), role.span);
        }
    }
    (roles.shown(showing), ages.shown(showing))
}

/// The acronyms among an entity's names, each with the place of its expansion.
fn acronyms(analysis: &Analysis, entity: &Entity, showing: &Showing<'_>) -> Vec<String> {
    let draft = &analysis.draft;
    let mut known = Placed::default();
    for &at in &entity.mentions {
        let words = &entities::mention(draft, at).words;
        let word = draft.notes[at.block].name_words.get(words.start);
        let acronym = word.and_then(|word| analysis.story.acronyms.keyed(word.key));
        let Some(acronym) = acronym.filter(|_| words.len() == 1) else { continue };
        if let Some(definition) = acronym.definition() {
            let expansion = one_line(definition.expansion.of(&draft.document.prose));
            known.add(format!("{}, for “{expansion}”", acronym.letters), definition.acronym);
        }
    }
    known.shown(showing)
}

/// The longer names that an entity's name stands in.
fn longer_names(analysis: &Analysis, id: usize) -> impl Iterator<Item = String> {
    let inner = analysis.story.entities.inner.iter().filter(move |inner| inner.entity == id);
    inner.map(|inner| one_line(entities::text(&analysis.draft, inner.at)))
}

/// Words with the place where they stand first.
#[derive(Default)]
struct Placed(Vec<(String, Span)>);

impl Placed {
    fn add(&mut self, words: String, place: Span) {
        let known = self.0.iter().any(|(known, _)| known.eq_ignore_ascii_case(&words));
        if !known && self.0.len() < LISTED {
            self.0.push((words, place));
        }
    }

    fn shown(self, showing: &Showing<'_>) -> Vec<String> {
        let show = |(words, span): (String, Span)| match showing.place(span) {
            Some(place) => format!("{words} ({place})"),
            None => words,
        };
        self.0.into_iter().map(show).collect()
    }
}

/// Words with how often they occur, in order of their first: *Ortega (3)*.
fn counted(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for word in words {
        if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == word) {
            *count += 1;
        } else if counts.len() < LISTED {
            counts.push((word, 1));
        }
    }
    let show = |(word, count): (String, usize)| match count {
        1 => word,
        count => format!("{word} ({count})"),
    };
    counts.into_iter().map(show).collect()
}

fn same_sentence(draft: &AnnotatedDraft, one: At, other: At) -> bool {
    let sentence = |at: At| (at.block, entities::mention(draft, at).sentence);
    sentence(one) == sentence(other)
}

/// The sentence of the first mention in full, with the name in bold.
fn first_sentence(draft: &AnnotatedDraft, entity: &Entity) -> Option<String> {
    let at = entity.canonical;
    let view = draft.block(at.block);
    let mention = entities::mention(draft, at);
    let sentence = view.notes.sentences.get(mention.sentence)?.span;
    let before = one_line(view.prose.get(sentence.start..mention.span.start)?);
    let behind = one_line(view.prose.get(mention.span.end..sentence.end)?);
    let gap = |text: &str, at_end: bool| {
        let edge = if at_end { text.chars().last() } else { text.chars().next() };
        if edge.is_some_and(|c| c.is_alphanumeric() || c == ',' && at_end) { " " } else { "" }
    };
    let (left, right) = (gap(&before, true), gap(&behind, false));
    let name = one_line(view.text(mention.span));
    let text = format!("{before}{left}**{name}**{right}{behind}");
    Some(if text.chars().count() > QUOTED {
        text.chars().take(QUOTED).chain(['…']).collect()
    } else {
        text
    })
}

#[cfg(test)]
mod tests {
    use crate::notes::tests::hover;

    /// The line of a card that begins with a label; empty without one.
    fn line(text: &str, words: &str, label: &str) -> String {
        let card = hover(text, words);
        let line = card.lines().find_map(|line| line.strip_prefix(label)?.strip_prefix(": "));
        line.unwrap_or_default().to_owned()
    }

    #[test]
    fn what_a_person_is_said_to_be_has_its_places() {
        for (text, expected) in [
            ("The mayor of Selm, Oda Tarn, left.", "The mayor of Selm (line 1)"),
            ("Oda Tarn, the mayor of Selm, left.", "the mayor of Selm (line 1)"),
            ("Norland’s U.N. Ambassador, Oda Tarn, left.", "Norland’s U.N. Ambassador (line 1)"),
            ("U.N. Ambassador Oda Tarn left.", "U.N. Ambassador (line 1)"),
            ("He saw the painter Oda Tarn.", "the painter (line 1)"),
            ("He saw his sister, Oda Tarn, there.", "his sister (line 1)"),
            ("Oda Tarn, 34, a teacher from Selm, left.", "a teacher from Selm (line 1)"),
            (
                "Oda Tarn left. Mayor Tarn won.\n\nFormer mayor Oda Tarn lost.",
                "Mayor (line 1), Former mayor (line 3)",
            ),
            ("Then, Oda Tarn, tired, left.", ""),
            ("In Selm, Oda Tarn, Bo Lee and others left.", ""),
            (
                "He met Oda Tarn, the head of Oxley Ltd., and left.",
                "the head of Oxley Ltd. (line 1)",
            ),
        ] {
            assert_eq!(line(text, "Oda Tarn", "Said to be"), expected, "{text}");
        }
    }

    #[test]
    fn whoever_is_meant_and_not_named_has_a_card() {
        let text = "The mayor of Selm, Oda Tarn, left.\n\nIt helped the mayor, who said she slept.";
        for words in ["the mayor, who", "she"] {
            assert_eq!(line(text, words, "Meant by"), "the mayor, she");
            assert_eq!(line(text, words, "First"), "The mayor of Selm, **Oda Tarn**, left.");
        }
    }

    #[test]
    fn ages_are_told() {
        assert_eq!(line("Oda Tarn, 34, left.", "Oda", "Age"), "34 (line 1)");
        assert_eq!(line("Oda Tarn, of 34 Hill Road, left.", "Oda", "Age"), "");
    }

    #[test]
    fn an_organisation_tells_its_acronym_and_its_forms() {
        let text = "The Regional Transit Authority (RTA) runs.\n\nThen the RTA stopped.";
        assert_eq!(line(text, "RTA", "Named"), "Regional Transit Authority, RTA (2)");
        let expected = "RTA, for “Regional Transit Authority” (line 1)";
        assert_eq!(line(text, "RTA stopped", "Acronym"), expected);
    }

    #[test]
    fn a_name_tells_of_longer_ones() {
        let text = "The painter, Ilse Brandt, left. The Ilse Brandt Foundation closed.";
        assert_eq!(line(text, "Ilse", "In other names"), "Ilse Brandt Foundation");
    }
}
