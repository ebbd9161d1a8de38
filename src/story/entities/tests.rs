use super::*;
use crate::annotate::{BlockText, annotate};
use crate::document::{Document, Format};
use crate::settings::Settings;

/// A Markdown draft with what its blocks say.
pub(crate) fn read(text: &str) -> AnnotatedDraft {
    let document = Document::parse(text.into(), Format::Markdown);
    let text = |block| BlockText::of(block, &document);
    let notes =
        document.blocks.iter().map(|block| annotate(&text(block), &Settings::default()).into());
    AnnotatedDraft { notes: notes.collect(), document }
}

pub(super) fn linked(draft: &AnnotatedDraft) -> Entities {
    link(draft)
}

/// The entities of a draft of several paragraphs: each as its mentions joined by `=`.
fn entities(text: &str) -> Vec<String> {
    let draft = &read(text);
    let show = |entity: &Entity| {
        let words: Vec<&str> = entity.mentions.iter().map(|&at| super::text(draft, at)).collect();
        words.join("=")
    };
    linked(draft).all.iter().map(show).collect()
}

#[test]
fn mentions_are_joined() {
    for (text, expected) in [
        (
            "The mayor, Maria Ortega, left. Ortega’s car broke. It was Ms. Ortega’s.",
            "Maria Ortega=Ortega=Ortega",
        ),
        ("Ambassador Kim Min-seo spoke. Later Kim left.", "Kim Min-seo=Kim"),
        ("The envoy, Minjae Hwang, spoke. Then Hwang left.", "Minjae Hwang=Hwang"),
        ("Dr. Jane Q. Fox Jr. came. Dr. Fox slept.", "Jane Q. Fox Jr.=Fox"),
        ("The poet Ann Lee and the pilot Bo Lee met.", "Ann Lee|Bo Lee"),
        (
            "The skater Eva London fell. Later London rose. She lives in London.",
            "Eva London=London|London",
        ),
        ("He met Ann B. Lee. She, Ann Lee, left.", "Ann B. Lee=Ann Lee"),
        (
            "The Regional Transit Authority (RTA) runs. Then RTA stopped.",
            "Regional Transit Authority=RTA=RTA",
        ),
    ] {
        assert_eq!(entities(text).join("|"), expected, "{text}");
    }
}

#[test]
fn every_mention_knows_its_entity() {
    let text = "# Ortega Wins\n\nThe mayor, Maria Ortega, left Spain.\n\nThen Ortega slept.";
    let entities = linked(&read(text));
    for (id, entity) in entities.all.iter().enumerate() {
        for &at in &entity.mentions {
            assert_eq!(entities.entity_of(at), Some(id));
        }
    }
    assert_eq!(entities.all[0].name, "Maria Ortega");
    assert_eq!(entities.all[0].mentions.len(), 3);
}
