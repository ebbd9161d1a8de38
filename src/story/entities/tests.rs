use super::*;
use crate::{Analyzer, Draft};

/// The entities of a draft of several paragraphs: each as its mentions joined by `=`.
fn entities(text: &str) -> Vec<String> {
    let analysis = Analyzer::new(Settings::default().into()).analyze(&Draft::markdown(text));
    let draft = &analysis.draft;
    let show = |entity: &Entity| {
        let words: Vec<&str> = entity.mentions.iter().map(|&at| super::text(draft, at)).collect();
        words.join("=")
    };
    analysis.story.entities.all.iter().map(show).collect()
}

#[test]
fn mentions_are_joined() {
    for (text, expected) in [
        (
            "The mayor, Maria Ortega, left. Ortega’s car broke. It was Ms. Ortega’s.",
            "Maria Ortega=Ortega=Ortega",
        ),
        ("Ambassador Kim Song spoke. Later Kim left.", "Kim Song=Kim"),
        ("The envoy, Joonkook Hwang, spoke. Then Hwang left.", "Joonkook Hwang=Hwang"),
        ("The poet Ann Lee and the pilot Bo Lee met.", "Ann Lee|Bo Lee"),
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
    let analysis = Analyzer::new(Settings::default().into()).analyze(&Draft::markdown(text));
    let entities = &analysis.story.entities;
    for (id, entity) in entities.all.iter().enumerate() {
        for &at in &entity.mentions {
            assert_eq!(entities.entity_of(at), Some(id));
        }
    }
    assert_eq!(entities.all[0].name, "Maria Ortega");
    assert_eq!(entities.all[0].mentions.len(), 3);
}
